"""Who does what messages say, to the letter, comes to an end: no advice leads back, or to the same advice again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.example_site import example_site, read_example

from leernetwerk.content.layout import Scope
from leernetwerk.diagnostics import Diagnostic
from leernetwerk.diagnostics.advice import to_write
from leernetwerk.records import proposals
from leernetwerk.records.base import Record
from leernetwerk.records.registry import RECORD_TYPES
from leernetwerk.records.shapes import EitherShape, ListShape, ObjectShape, fields_of
from leernetwerk.words import Message, load_words

WORDS = load_words("nl")
WRITE = to_write("").render(WORDS)
ONE_OR_MORE = Message.of(proposals.ONE_OR_MORE).render(WORDS)
MOST_ROUNDS = 3
WRITTEN = [
    " tekst",
    " {a: b}",
    " - a",
    " - {organisation: amber, count: 12}",
    " -a -b",
    " 12 mensen van Amber, mail lea@kring.example of www.kring.example",
    " werkblad.pdf",
    ' "Samen" is beter',
    " 's avonds",
    " een: twee",
    " [a",
    " ca. 5",
    " 1. een 2. twee (drie)",
    " a) een, twee b) drie",
    " een, twee en drie",
    "\tx",
    "x",
]


def places(model: type[Record]) -> Iterator[str]:
    """The beginning of front matter up to where a value belongs: each field, each item, each field within."""
    for field in fields_of(model):
        yield f"{field.name}:"
        shape = field.shape.item if isinstance(field.shape, ListShape) else field.shape
        hyphen = "- " if isinstance(field.shape, ListShape) else ""
        if hyphen:
            yield f"{field.name}:\n  -"
        thing = shape.object if isinstance(shape, EitherShape) else shape
        if isinstance(thing, ObjectShape):
            yield from (f"{field.name}:\n  {hyphen}{inner.name}:" for inner in thing.fields)


def path_of(model: type[Record]) -> str:
    layout = model.layout
    within = {Scope.NETWORK: "networks/zuid/index.md", Scope.SHARED: f"docs/{layout.folder}/nieuw.md"}
    return within.get(layout.scope, f"networks/noord/{layout.folder}/nieuw.md")


def advised(found: Diagnostic, lines: list[str]) -> list[str] | None:
    """The lines to write in the place of the one that a message is about, if it gives them."""
    hint, at = found.hint_text(WORDS) or "", found.place.line - 1
    if found.code not in ("wrong-type", "yaml-syntax", "yaml-tab"):
        return None
    if "\n" in hint:
        below = hint.replace("…", "Iets").split("\n")[1:]
        return below[:1] if hint.startswith(ONE_OR_MORE) else below  # two lines to choose from
    if hint.startswith(WRITE):
        return [hint.removeprefix(WRITE)]
    name = dict(found.hint.values).get("name") if found.hint else None
    return [lines[at][: found.place.column - 1] + str(name)] if name else None


def follow(root: Path, path: str, text: str) -> list[str]:
    """The texts that somebody goes through, the last one without advice that can be followed; stops at one again."""
    texts = [text]
    while len(texts) <= MOST_ROUNDS + 1:
        (root / path).write_text(texts[-1], "utf-8")
        lines = texts[-1].split("\n")
        for found in read_example(root).diagnostics:
            new = advised(found, lines) if found.place.path == path else None
            if new is not None:
                at = found.place.line - 1
                texts.append("\n".join([*lines[:at], *new, *lines[at + 1 :]]))
                break
        else:
            return texts
        if texts[-1] in texts[:-1]:
            return texts
    return texts


@pytest.mark.parametrize("model", RECORD_TYPES.values(), ids=lambda model: model.layout.type)
def test_advice_comes_to_an_end(model: type[Record], tmp_path: Path) -> None:
    path = path_of(model)
    root = example_site(tmp_path, {path: ""})
    followed = 0
    for place in places(model):
        for written in WRITTEN:
            texts = follow(root, path, f"---\n{place}{written}\n---\n")
            assert len(set(texts)) == len(texts) <= MOST_ROUNDS + 1, "\n".join(texts)
            followed += len(texts) - 1
    assert followed > len(WRITTEN)
