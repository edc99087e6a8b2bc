"""Text that people write in a cell or on a command line as the value of a field."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from leernetwerk.records.dates import DayScalar, PartialDateScalar, TimeScalar
from leernetwerk.records.references import Reference
from leernetwerk.records.scalar import Scalar
from leernetwerk.records.scalars import Choice, FlagScalar, NumberScalar, TextScalar, VocabularyScalar
from leernetwerk.records.shapes import EitherShape, Field, ListShape, ObjectShape, Shape, object_in
from leernetwerk.records.vocabulary import Vocabulary

YES = frozenset(("ja", "yes", "oui", "true", "waar", "vrai", "x", "1"))
NO = frozenset(("nee", "no", "non", "false", "onwaar", "faux", "0"))
_EVERYDAY = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_WORDS_OF_AN_ITEM = 3
_BULLET = re.compile(r"^(?:[-*•–]\s+|\d+[.)]\s+)")


@dataclass(frozen=True, slots=True)
class Names:
    """What people call records and terms.

    Attributes:
        records: for each type, keys by title and other names in lower case.
        vocabulary: the controlled vocabularies.
    """

    records: Mapping[str, Mapping[str, str]]
    vocabulary: Vocabulary


def is_writable(shape: Shape) -> bool:
    """Whether a text can be a value of a shape."""
    if isinstance(shape, ListShape):
        return is_writable(shape.item)
    return not isinstance(shape, ObjectShape) or _only_text(shape) is not None


def parse_cell(text: str, field: Field, names: Names) -> Any:
    """The value of a field as a file holds it; what cannot be understood stays as it is, for the checks to tell."""
    return _parse(text.strip(), field.shape, names)


def parse_data(value: Any, shape: Shape, names: Names) -> Any:
    """Data of that shape with records and terms by their names, as a file holds it."""
    if isinstance(value, list) and isinstance(shape, ListShape):
        return [parse_data(item, shape.item, names) for item in value]
    thing = object_in(shape)
    if isinstance(value, dict) and thing is not None:
        shapes = {field.name: field.shape for field in thing.fields}
        return {
            name: parse_data(inner, shapes[name], names) if name in shapes else inner for name, inner in value.items()
        }
    scalar = shape.scalar if isinstance(shape, EitherShape) else shape
    if isinstance(value, str) and isinstance(scalar, Scalar):
        return _parse_scalar(value.strip(), scalar, names)
    return value


def _parse(text: str, shape: Shape, names: Names) -> Any:
    if isinstance(shape, ListShape):
        return [_parse(item, shape.item, names) for item in split_items(text, shape.item)]
    if isinstance(shape, EitherShape):
        return _parse_scalar(text, shape.scalar, names)
    if isinstance(shape, ObjectShape):
        name = _only_text(shape)
        return {name: text} if name else text
    return _parse_scalar(text, shape, names)


def split_items(text: str, item: Shape) -> Sequence[str]:
    """The items of a list: on lines of their own, or between semicolons; short ones between commas too."""
    scalar = item.scalar if isinstance(item, EitherShape) else item
    signs = r"[\n;]" if isinstance(scalar, (TextScalar, ObjectShape)) and not _is_enumeration(text) else r"[\n;,]"
    return [part for each in re.split(signs, text) if (part := _BULLET.sub("", each.strip()).strip())]


def _is_enumeration(text: str) -> bool:
    """Whether commas stand between items, rather than in sentences."""
    return not re.search(r"[\n;]", text) and all(len(part.split()) <= _WORDS_OF_AN_ITEM for part in text.split(","))


def _parse_scalar(text: str, scalar: Scalar, names: Names) -> Any:
    if isinstance(scalar, FlagScalar):
        meant = text.casefold()
        return True if meant in YES else False if meant in NO else text
    if isinstance(scalar, (DayScalar, PartialDateScalar, TimeScalar)):
        return scalar.everyday(text) or _impossible_day(text) or text
    if isinstance(scalar, NumberScalar):
        return re.sub(r"(?<=\d)[.,]0+$", "", text)
    if isinstance(scalar, Choice):
        return _option(text, scalar)
    if isinstance(scalar, VocabularyScalar):
        return _term(text, scalar, names.vocabulary)
    if isinstance(scalar, Reference):
        types = scalar.types or tuple(names.records)
        found = (names.records.get(type_, {}).get(text.casefold()) for type_ in types)
        return next((key for key in found if key), text)
    return text if isinstance(scalar, TextScalar) else " ".join(text.split())


def _impossible_day(text: str) -> str | None:
    """A day that does not exist, as a date all the same: the checks can then say what is wrong with it."""
    day = _EVERYDAY.fullmatch(text)
    return f"{day[3]}-{int(day[2]):02}-{int(day[1]):02}" if day else None


def _option(text: str, choice: Choice) -> str:
    meant = text.casefold()
    for option, words in choice.called.items():
        if meant in (option, *(word.casefold() for word in words)):
            return option
    return text


def _term(text: str, scalar: VocabularyScalar, vocabulary: Vocabulary) -> str:
    meant = text.casefold()
    for term in getattr(vocabulary, scalar.list_name):
        if meant in {word.casefold() for word in (term.id, *term.words)}:
            return str(term.id)
    return text


def _only_text(shape: ObjectShape) -> str | None:
    """The field of an object that a text alone can be: the one that it must have."""
    required = [field for field in shape.fields if field.required]
    if len(required) == 1 and isinstance(required[0].shape, TextScalar):
        return required[0].name
    return None
