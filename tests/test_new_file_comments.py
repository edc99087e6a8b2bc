"""What becomes of a file that ``leernetwerk new`` wrote: its comments are no text, and stay where they belong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.support.command import run
from tests.support.example_site import example_site, terminal

STORY = "networks/noord/stories/een-dag.md"


@pytest.fixture
def site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    root = example_site(tmp_path)
    assert run("new", "story", "Een dag", "--network", "noord", "--set", "date=2026-03", "-f", root / "mkdocs.yml") == 0
    capsys.readouterr()
    return root


def check(root: Path, capsys: pytest.CaptureFixture[str], *options: str) -> list[tuple[str, str]]:
    capsys.readouterr()
    run("check", *options, "-f", root / "mkdocs.yml", "--format", "json")
    return [(found["path"], found["code"]) for found in json.loads(capsys.readouterr().out)]


def test_the_line_that_says_where_to_begin_is_no_text(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "<!--" in (site / STORY).read_text("utf-8")
    assert (STORY, "no-text") in check(site, capsys, "--overdue")


def test_an_example_that_is_left_is_told(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (site / STORY).read_text("utf-8")
    assert (STORY, "left-to-fill-in") not in check(site, capsys)
    begun = text.replace("date: 2026-03\n", "date: 2026-03\ncontact:\n  name: De Kring\n  role: … (Rol)\n", 1)
    (site / STORY).write_text(begun, "utf-8")
    assert (STORY, "left-to-fill-in") in check(site, capsys)


def test_a_field_that_a_command_adds_stands_above_the_comments_that_follow(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (site / STORY).read_text("utf-8")
    assert run("rename", "story:noord/een-dag", "de-dag", "-f", site / "mkdocs.yml") == 0
    after = (site / "networks/noord/stories/de-dag.md").read_text("utf-8")
    added = "aliases: [/netwerken/noord/verhalen/een-dag/]\n"
    assert after.replace(added, "") == before
    lines = after.splitlines()
    place = lines.index(added.strip())
    assert not lines[place - 1].startswith("#")
    assert lines[place + 1].startswith("#")
    assert check(site, capsys) == []


def test_yes_or_no_is_asked_until_it_is_clear(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = example_site(tmp_path / "site")
    table = tmp_path / "organisaties.csv"
    table.write_text("Naam\nDe Brug\n", "utf-8")
    call = ("import", table, "--type", "organisation", "-f", root / "mkdocs.yml")
    monkeypatch.setattr("sys.stdin", terminal("jaaa\nmisschien\nja\n"))
    assert run(*call) == 0
    assert capsys.readouterr().err.count("Typ ja of nee.") == 2
    assert (root / "docs/organisations/de-brug.md").is_file()
