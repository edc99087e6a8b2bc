"""The examples of a kind of problem as text."""

from __future__ import annotations

from leernetwerk.findings.kind import Example, Kind
from leernetwerk.words import N_, Words

_LONGEST = 600
_SHOWN = 200


def show_examples(kind: Kind, words: Words) -> tuple[str, ...]:
    """The wrong and the right example, each file with its path above it."""
    return (*_show(words(N_("Wrong:")), kind.wrong), *_show(words(N_("Right:")), kind.right))


def _show(title: str, example: Example) -> list[str]:
    shown = []
    for path, content in example.files.items():
        text = content.decode("latin-1") if isinstance(content, bytes) else content
        if text.startswith("@"):
            text = text.replace("@", "→ ", 1)
        if len(text) > _LONGEST:  # an example of something that is too long
            text = text[:_SHOWN] + " …\n"
        text = "".join(
            character if character.isprintable() or character in "\n" else "\ufffd"
            for character in text.replace("\t", "⇥")
        )
        lines = "\n".join(f"    {line}" for line in text.rstrip("\n").split("\n"))
        shown.append(f"{title} {path}\n\n{lines}")
        title = " " * len(title)
    return shown
