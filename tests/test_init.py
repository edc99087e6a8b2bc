"""A new site: it passes the checks and builds as it is, in every language."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest
from tests.support.command import run
from tests.support.on_terminal import Dialogue

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
    home = (root / "site" / "index.html").read_text("utf-8")
    (title,), (heading,) = re.findall(r"<title>(.*?)</title>", home), re.findall(r"<h1[^>]*>(.*?)</h1>", home)
    assert unescape(title) == unescape(heading) == name
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


def test_what_is_there_is_told_before_anything_is_asked(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    run_there = Dialogue(tmp_path, "init", ".")
    assert run_there.finish() == 2
    assert "al iets" in run_there.said
    run_there = Dialogue(tmp_path, "init", "mine.txt")
    assert run_there.finish() == 2
    assert "is een bestand, geen map" in run_there.said
    assert "Naam van de site" not in run_there.said
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_each_answer_is_checked_where_it_is_given(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    asked = Dialogue(tmp_path, "init")
    asked.answer("In welke map", "  ")
    asked.answer("In welke map", "mine.txt")
    assert "is een bestand, geen map" in asked.answer("In welke map", "onze_site")
    asked.answer("Taal van de site (nl, fr of en) [nl]:", "Duits")
    assert "nl (Nederlands)" in asked.answer("Taal van de site", " FRANÇAIS ")
    asked.answer("Nom du site [Onze site]:", "   ")
    asked.answer("Nom du site [Onze site]:", " La Rivière ")
    assert "docs/vocabulary.yml" in asked.answer("gion", "  ")
    asked.answer("gion", "")
    assert asked.finish() == 0, asked.said
    config = (tmp_path / "onze_site" / "mkdocs.yml").read_text("utf-8")
    assert "La Rivière" in config
    assert "language: fr" in config


@pytest.mark.parametrize(
    ("said", "language"), [("NL", "nl"), ("nederlands", "nl"), ("Engels", "en"), ("fr-BE", "fr"), ("Duits", None)]
)
def test_a_language_is_known_by_its_code_and_its_names(said: str, language: str | None, tmp_path: Path) -> None:
    assert run("init", tmp_path / "site", "--language", said) == (0 if language else 2)
    if language:
        assert f"language: {language}\n" in (tmp_path / "site" / "mkdocs.yml").read_text("utf-8")


def test_without_a_terminal_a_folder_must_be_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("init") == 2
    assert "leernetwerk init onze-site" in capsys.readouterr().err


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert run("init", tmp_path / "empty") == 0
    assert (tmp_path / "empty" / "mkdocs.yml").is_file()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_new_site_leaves_open_is_named(
    language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "site"
    assert run("init", root, "--language", language) == 0
    capsys.readouterr()
    assert run("check", "-f", root / "mkdocs.yml", "--overdue", "--format", "json") == 0
    told = {(row["path"], row["code"]) for row in json.loads(capsys.readouterr().out)}
    records = {file.relative_to(root).as_posix() for file in (root / "networks").rglob("*.md")}
    records |= {file.relative_to(root).as_posix() for file in (root / "docs").glob("*s/*.md")}
    assert {path for path, code in told if code == "still-an-example"} == records
    pages = [path for path, code in told if code == "left-to-complete"]
    assert "docs/index.md" in pages
    assert len(pages) == 3
    assert len(told) == len(records) + len(pages)
