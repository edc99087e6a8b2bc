"""A new site: it passes the checks and builds as it is, in every language."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from tests.test_golden import run

from leernetwerk.words import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_site_is_right_as_it_is(language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = tmp_path / "site"
    name = 'Samen: "leren" & doen <b> $region {x}'
    call = ("--name", name, "--language", language, "--region", "Côte d'Or: 's-Noord")
    assert run("init", root, *call) == 0
    capsys.readouterr()
    assert run("check", "-f", root / "mkdocs.yml", "--format", "json") == 0
    assert json.loads(capsys.readouterr().out) == []
    assert run("build", "-f", root / "mkdocs.yml", "--strict") == 0
    assert "WARNING" not in capsys.readouterr().err
    assert json.loads((root / "site" / "data" / "knowledge.json").read_text("utf-8"))["site"]["name"] == name
    menu = re.findall(r"[\w/-]+(?=\.md$)", (root / "mkdocs.yml").read_text("utf-8"), re.MULTILINE)
    assert len(menu) == 18
    for page in menu:
        built = page if page.endswith("index") else f"{page}/index"
        assert (root / "site" / f"{built}.html").is_file(), page


def test_a_new_site_needs_nothing_but_a_folder(tmp_path: Path) -> None:
    assert run("init", tmp_path / "lerend-noord") == 0
    assert "Lerend noord" in (tmp_path / "lerend-noord" / "mkdocs.yml").read_text("utf-8")
    assert [path.name for path in tmp_path.iterdir()] == ["lerend-noord"]


def test_nothing_is_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    assert run("init", tmp_path) == 2
    assert run("init", tmp_path / "mine.txt") == 2
    assert run("init", tmp_path / "mine.txt" / "below") == 2
    assert "Traceback" not in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert run("init", tmp_path / "empty") == 0
    assert (tmp_path / "empty" / "mkdocs.yml").is_file()
