"""Parts of files in a text (``pymdownx.snippets``): from pages and what stands beside the content, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.support.command import run
from tests.support.example_site import BASE, example_site

SECRET = "basic R2VoZWlt"


def site_with(root: Path, path: str, options: str = "", more: dict[str, str | bytes] | None = None) -> Path:
    """A site with an ordinary page and a record that take a part from a file."""
    part = f'--8<-- "{path}"\n\n--8<--\n{path}\n--8<--\n'
    files: dict[str, str | bytes] = {
        "mkdocs.yml": BASE["mkdocs.yml"] + f"  - pymdownx.snippets{options}\n",
        "docs/uitleg.md": f"# Uitleg\n\n{part}",
        "docs/themes/veilig.md": f"---\ntitle: Veilig\n---\n\n{part}",
        ".git/config": f"[http]\nextraheader = AUTHORIZATION: {SECRET}\n",
        "geheim.txt": SECRET,
        "networks/noord/stories/intern.txt": f"Niet voor lezers: {SECRET}\n",
    }
    return example_site(root, files | (more or {}))


def leaks(site: Path) -> list[str]:
    return [str(path) for path in site.rglob("*") if path.is_file() and SECRET.encode() in path.read_bytes()]


@pytest.mark.parametrize(
    "path",
    [
        ".git/config",
        "./docs/../.git/config",
        "geheim.txt",
        "networks/noord/stories/intern.txt",
        "includes/koppeling/geheim.txt",
        "docs/weg.md",
    ],
)
@pytest.mark.parametrize("options", ["", ":\n      restrict_base_path: false"])
def test_a_text_takes_no_part_of_what_is_not_for_readers(
    path: str, options: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = site_with(tmp_path, path, options, {"includes/koppeling": f"@{tmp_path}"})
    monkeypatch.chdir(root)  # where the extension looks from
    run("check", "-f", root / "mkdocs.yml", "--format", "json")
    found = json.loads(capsys.readouterr().out)
    assert any(path in each["message"] for each in found if each["code"] == "generator-warning")
    run("build", "-f", root / "mkdocs.yml")
    assert leaks(root / "site") == []


def test_a_text_takes_parts_from_pages_and_from_folders_beside_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    more: dict[str, str | bytes] = {"includes/deel.md": "Een *deel*.\n"}
    root = site_with(tmp_path, "includes/deel.md", "", more)
    monkeypatch.chdir(root)
    assert run("build", "-f", root / "mkdocs.yml") == 0
    assert (root / "site" / "uitleg" / "index.html").read_text("utf-8").count("Een <em>deel</em>.") == 2
    assert "deel.md" not in capsys.readouterr().err


def test_a_build_fetches_nothing_that_a_text_names(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = site_with(tmp_path, "https://elders.example/x.md", ":\n      url_download: true")
    assert run("build", "-f", root / "mkdocs.yml") == 2
    assert "url_download" in capsys.readouterr().err
