"""The examples of a kind of problem as text."""

from __future__ import annotations

from leernetwerk.diagnostics.kind import Example, Kind
from leernetwerk.words import N_, Words


def show_examples(kind: Kind, words: Words) -> tuple[str, ...]:
    """The wrong and the right example, each file with its path above it."""
    return (*_show(words(N_("Wrong:")), kind.wrong), *_show(words(N_("Right:")), kind.right))


def _show(title: str, example: Example) -> list[str]:
    shown = []
    for path, text in example.shown():
        lines = "\n".join(f"    {line}" for line in text.split("\n"))
        shown.append(f"{title} {path}\n\n{lines}")
        title = " " * len(title)
    return shown
