"""Every kind of problem is shown by its own wrong example, and by its right one no more."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from tests.support.example_site import TODAY, example_site, read_example

from leernetwerk.diagnostics import KINDS, Kind, Severity
from leernetwerk.graph.rules import check_upkeep

WITHOUT_EXAMPLE = {
    *("unreadable-file", "unreadable-folder", "no-file", "kept-not-used", "pdf-too-heavy", "lost-address"),
    *("unrenderable-text", "takes-too-long", "generator-warning", "generator-stops", "no-page-in-menu"),
}
"""Kinds that no content of a file shows: the last one needs an earlier version of the site."""


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.code)
def test_examples(kind: Kind, tmp_path: Path) -> None:
    if kind.code in WITHOUT_EXAMPLE:
        assert not kind.wrong.files
        return
    wrong = read_example(example_site(tmp_path / "wrong", kind.wrong.files))
    assert kind.code in {found.code for found in (*wrong.diagnostics, *check_upkeep(wrong.graph, TODAY))}
    right = read_example(example_site(tmp_path / "right", kind.right.files))
    # The tiny site beneath it has records without a text.
    waiting = (found for found in check_upkeep(right.graph, TODAY) if found.place.path in kind.right.files)
    assert kind.code not in {found.code for found in (*right.diagnostics, *waiting)}
    assert [found for found in right.diagnostics if found.severity is Severity.ERROR] == []


def test_the_example_site_itself_is_fine(tmp_path: Path) -> None:
    assert read_example(example_site(tmp_path)).diagnostics == ()


def test_an_unreadable_file_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = example_site(tmp_path)
    original = os.open

    def refuse(path: Any, *args: Any, **kwargs: Any) -> int:
        if Path(os.fsdecode(path)).name == "amber.md":
            raise PermissionError(13, "Permission denied")
        return original(path, *args, **kwargs)

    monkeypatch.setattr(os, "open", refuse)
    found = read_example(root).diagnostics
    assert [(problem.code, problem.place.path) for problem in found] == [
        ("unreadable-file", "docs/organisations/amber.md")
    ]
