"""Files as people break them: what ``leernetwerk check`` says of each, and that who does what it says is done.

Each folder of ``mending`` but ``site`` holds files that are laid over that site: ``broken/`` as somebody wrote them,
``check.txt`` with what the checks say, and ``mended/`` as they are after doing what was said.
``pytest --update-golden`` writes the messages anew: read the difference, and whether it can still be followed.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from tests.support.command import run
from tests.support.golden_sites import compare

MENDING = Path(__file__).parent / "mending"
CASES = sorted(path.name for path in MENDING.iterdir() if path.is_dir() and path.name != "site")
ENOUGH = 30


def laid_over(folder: Path, root: Path) -> Path:
    shutil.copytree(MENDING / "site", root)
    shutil.copytree(folder, root, dirs_exist_ok=True)
    return root / "mkdocs.yml"


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795219200")  # 21 November 2026


def test_there_are_enough_of_them() -> None:
    assert len(CASES) >= ENOUGH


@pytest.mark.parametrize("case", CASES)
def test_what_is_said_of_a_broken_file(
    case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], update_golden: bool
) -> None:
    config = laid_over(MENDING / case / "broken", tmp_path / "site")
    run("check", "-f", config)
    found = capsys.readouterr().out
    compare(MENDING / case / "check.txt", found, update_golden)
    assert "[" in found


@pytest.mark.parametrize("case", CASES)
def test_the_mended_file_is_fine(case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = laid_over(MENDING / case / "mended", tmp_path / "site")
    assert run("check", "-f", config, "--format", "json") == 0
    assert json.loads(capsys.readouterr().out) == []


def test_the_site_beneath_is_fine(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", "-f", MENDING / "site" / "mkdocs.yml", "--format", "json") == 0
    assert json.loads(capsys.readouterr().out) == []


CERTAIN = (
    "curly-quotes",
    "dutch-field-names",
    "dutch-options",
    "everyday-dates",
    "insight-by-its-id",
    "link-by-title",
    "link-in-quotes",
    "no-space-after-colon",
    "options-as-shown",
    "organisation-by-its-name",
    "reply-to-an-address",
    "tab",
)


@pytest.mark.parametrize("case", CERTAIN)
def test_fix_mends_what_is_certain(case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = laid_over(MENDING / case / "broken", tmp_path / "site")
    assert run("check", "-f", config, "--fix", "--format", "json") == 0
    assert json.loads(capsys.readouterr().out) == []


def test_fix_does_not_turn_a_word_into_its_contrary(tmp_path: Path) -> None:
    config = laid_over(MENDING / "theme-that-is-not-there" / "broken", tmp_path / "site")
    assert run("check", "-f", config, "--fix") == 1
    text = (config.parent / "networks/noord/questions/hoe-lang.md").read_text("utf-8")
    assert "status: onbeantwoord" in text
    assert "[krachtenwijzer]" in text
