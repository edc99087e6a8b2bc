"""Problems and explanations on a terminal."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from leernetwerk.findings import Diagnostic, Example, Kind
from leernetwerk.findings.as_json import write_json
from leernetwerk.findings.as_text import write_summary, write_text
from leernetwerk.graph import Addresses
from leernetwerk.words import N_, Words

_COLOURS: dict[str, dict[str, object]] = {
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "info": {"fg": "blue"},
    "path": {"bold": True},
    "line": {"dim": True},
    "hint": {"fg": "green"},
}


def paint(text: str, part: str) -> str:
    """Colour a part of a report; Click leaves the colours out where the output is no terminal."""
    if os.environ.get("NO_COLOR"):
        return text
    return click.style(text, **_COLOURS[part])  # type: ignore[arg-type]


def report_text(diagnostics: Sequence[Diagnostic], words: Words, root: Path) -> str:
    """Problems for people, with a line that counts them."""
    return write_text(diagnostics, words, root, paint) + write_summary(diagnostics, words) + "\n"


def report_json(diagnostics: Sequence[Diagnostic], words: Words, _root: Path) -> str:
    """Problems for other software."""
    return write_json(diagnostics, words)


FORMATS: dict[str, Callable[[Sequence[Diagnostic], Words, Path], str]] = {
    "text": report_text,
    "json": report_json,
}
"""The forms of ``check --format``."""


def explain(kind: Kind, words: Words) -> str:
    """A kind of problem at length."""
    parts = [
        click.style(kind.code, bold=True),
        words(kind.meaning),
        *_example(words(N_("Wrong:")), kind.wrong),
        *_example(words(N_("Right:")), kind.right),
        words(N_("On the site: {address}"), address=Addresses(words).problem(kind.code)),
    ]
    return "\n\n".join(parts) + "\n"


def _example(title: str, example: Example) -> list[str]:
    shown = []
    for path, text in example.shown():
        lines = "\n".join(f"    {line}" for line in text.split("\n"))
        shown.append(f"{title} {path}\n\n{lines}")
        title = " " * len(title)
    return shown
