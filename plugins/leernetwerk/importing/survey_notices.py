"""What who has answers counted is told; never what somebody answered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from leernetwerk.content.repository import find_repository
from leernetwerk.editing.refusal import Count, Notice
from leernetwerk.importing.sheets import Sheet
from leernetwerk.importing.survey_columns import Matching
from leernetwerk.words import N_, NP_, Message

_MOST_ROWS_TOLD = 5


def tell_strange(question: str, rows: Sequence[int]) -> Notice:
    """How many answers to a question are no option of it, and in which rows."""
    told = ", ".join(map(str, rows[:_MOST_ROWS_TOLD])) + (" …" if len(rows) > _MOST_ROWS_TOLD else "")
    one_or_many = NP_(
        "{count} answer to the question '{id}' is none of its options (row {rows}).",
        "{count} answers to the question '{id}' are none of its options (rows {rows}).",
    )
    return Count(*one_or_many, len(rows), (("id", question), ("rows", told)))


def tell_place(file: Path, root: Path) -> Iterator[Notice]:
    """Whether the file with the answers could be committed along with the site."""
    top = find_repository(root)
    if top is not None and file.resolve().is_relative_to(top.resolve()):
        message = N_(
            "'{name}' lies in the repository of this site: do not commit it, for it holds what people answered."
        )
        yield Message.of(message, name=file.name)


def tell_columns(matching: Matching, sheet: Sheet) -> Iterator[Notice]:
    """What of the file was not counted."""
    if sheet.others:
        yield Message.of(N_("Only the first sheet was read; there are also: {sheets}."), sheets=sheet.others)
    if matching.strange:
        message = N_("These columns belong to no question and were left out: {columns}.")
        yield Message.of(message, columns=tuple(f"'{name}'" for name in matching.strange))
    if matching.open:
        message = N_("Answers to open questions are never stored: {ids}.")
        yield Message.of(message, ids=matching.open)
    for id in matching.missing:
        message = N_("No column belongs to the question '{id}', so it was left out. Say which one with {column}.")
        yield Message.of(message, id=id, column=f"--column {id}=…")
    if matching.left_out:
        yield Message.of(N_("These questions were left out: {ids}."), ids=matching.left_out)


def tell_silent(rows: Sequence[frozenset[int]]) -> Iterator[Notice]:
    """How many rows answer nothing, from those that do not answer each of the questions."""
    if silent := frozenset[int].intersection(*rows) if rows else None:
        one_or_many = NP_(
            "{count} row answers none of the questions that are counted; it counts as a response all the same.",
            "{count} rows answer none of the questions that are counted; they count as responses all the same.",
        )
        yield Count(*one_or_many, len(silent))
