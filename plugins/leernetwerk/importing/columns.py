"""Which column of a table holds which field: proposed by names and labels in every language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from leernetwerk.editing.refusal import Incomplete
from leernetwerk.records.base import Record
from leernetwerk.records.scalars import VocabularyScalar
from leernetwerk.records.shapes import Field, ListShape, fields_of
from leernetwerk.records.vocabulary import Vocabulary
from leernetwerk.words import LANGUAGES, N_, Message, load_words

_OTHER_NAMES = {
    "title": (N_("Name"),),
    "summary": (N_("Description"), N_("In short")),
    "purpose": (N_("Goal"),),
    "url": (N_("Website"), N_("Link")),
    "date": (N_("Day"),),
    "organisations": (N_("Organisation"),),
    "methodologies": (N_("Methodology"),),
    "themes": (N_("Theme"),),
    "also_known_as": (N_("Other names"),),
    "developed_by": (N_("Author"), N_("Made by")),
    "materials": (N_("Materials"),),
    "group_size": (N_("Number of participants"),),
}
"""What else people call fields at the head of a column."""

_SAME, _LIKELY, _NEAR = 100, 90, 84
"""How much alike (0-100) two names are that mean the same (but for a plural or a slip), and that may mean the same."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column and the field that it is taken for.

    Attributes:
        name: as it stands in the table.
        index: its place, from 0.
        field: ``None`` where it is left out.
        sure: whether the names are the same but for a plural or a slip, or somebody said so.
    """

    name: str
    index: int
    field: Field | None
    sure: bool = True


def propose_columns(names: Sequence[str], model: type[Record], said: Mapping[str, str]) -> tuple[Column, ...]:
    """Propose a field for each column; no field is proposed twice.

    Args:
        names: the columns.
        model: the type of record that a row becomes.
        said: what the user said of columns: the field's name, or "" for none.

    Raises:
        Incomplete: the user named a column or a field that is not there.
    """
    fields = {field.name: field for field in fields_of(model)}
    chosen: dict[int, Column] = {}
    for column, field_name in said.items():
        index = next((at for at, name in enumerate(names) if _plain(name) == _plain(column)), None)
        if index is None:
            raise Incomplete(
                Message.of(
                    N_("There is no column '{column}'; there are: {columns}."), column=column, columns=tuple(names)
                )
            )
        if field_name and field_name not in fields:
            raise Incomplete(
                Message.of(
                    N_("There is no field '{field}'; there are: {fields}."), field=field_name, fields=tuple(fields)
                )
            )
        chosen[index] = Column(names[index], index, fields.get(field_name))
    known = {word: field for field in reversed(fields.values()) for word in _words_for(field)}
    for language in LANGUAGES:  # in a table of methodologies, the column "Methodology" names them
        known.setdefault(_plain(load_words(language)(model.label)), fields["title"])
    for name, others in _OTHER_NAMES.items():
        for language in LANGUAGES if name in fields else ():
            for other in others:
                known.setdefault(_plain(load_words(language)(other)), fields[name])
    taken = {column.field.name for column in chosen.values() if column.field}
    for alike in (_SAME, _LIKELY, _NEAR):  # what is sure comes first, whatever the order of the columns
        for index, name in enumerate(names):
            if index in chosen or not name:
                continue
            free = {word: field for word, field in known.items() if field.name not in taken}
            field = _find(_plain(name), free, alike)
            if field is not None:
                chosen[index] = Column(name, index, field, alike >= _LIKELY)
                taken.add(field.name)
    return tuple(chosen.get(index, Column(name, index, None)) for index, name in enumerate(names) if name)


def _find(name: str, known: Mapping[str, Field], alike: int) -> Field | None:
    if alike == _SAME:
        return known.get(name)
    near = process.extractOne(name, known.keys(), scorer=fuzz.ratio, score_cutoff=alike)
    return known[near[0]] if near else None


def _words_for(field: Field) -> Iterator[str]:
    """What a column with a field may be called: its name, its label, and the name of its list, in every language."""
    yield _plain(field.name)
    shape = field.shape.item if isinstance(field.shape, ListShape) else field.shape
    labels = [field.label]
    if isinstance(shape, VocabularyScalar):
        labels.append(str(Vocabulary.model_fields[shape.list_name].title))
    for language in LANGUAGES:
        words = load_words(language)
        for label in labels:
            yield _plain(words(label))


def _plain(name: str) -> str:
    text = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", " ", text).strip()
