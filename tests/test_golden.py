"""Whole content trees with the messages, pages and data that come of them.

Each folder of ``golden`` holds a site, ``check.txt`` (what ``leernetwerk check`` prints) and, where the site can be
built, ``data/`` and the content of its pages. ``pytest --update-golden`` writes them anew: read the difference before
it is committed.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.support.command import run
from tests.support.golden_sites import GOLDEN, compare, content

CASES = sorted(path.name for path in GOLDEN.iterdir() if path.is_dir())


@pytest.mark.parametrize("case", CASES)
def test_golden_tree(
    case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], update_golden: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795219200")  # 21 November 2026
    folder = GOLDEN / case
    config = folder / "site" / "mkdocs.yml"
    status = run("check", "-f", config)
    compare(folder / "check.txt", capsys.readouterr().out, update_golden)
    site = tmp_path / "built"
    assert run("build", "-f", config, "--site-dir", site) == status
    if status:
        assert not site.exists()
        return
    pages = {path.parent.relative_to(site).as_posix(): path for path in site.rglob("index.html")}
    pages["home"] = pages.pop(".")
    if update_golden:
        shutil.rmtree(folder / "pages", ignore_errors=True)
    expected = {path.stem.replace("~", "/") for path in (folder / "pages").glob("*.html")}
    assert update_golden or expected == set(pages)
    for address, page in pages.items():
        compare(folder / "pages" / f"{address.replace('/', '~')}.html", content(page), update_golden)
    for name in ("knowledge.json",):
        compare(folder / "data" / name, (site / "data" / name).read_text("utf-8"), update_golden)
