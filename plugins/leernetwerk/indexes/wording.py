"""Values of fields in words: the plain text that cards and facets show."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from babel.dates import format_date, format_skeleton

from leernetwerk.records.base import Part
from leernetwerk.records.dates import PartialDate
from leernetwerk.records.references import Reference
from leernetwerk.records.scalar import Scalar
from leernetwerk.records.scalars import Choice, FlagScalar, NumberScalar, VocabularyScalar
from leernetwerk.records.shapes import EitherShape, ListShape, ObjectShape, Shape
from leernetwerk.records.vocabulary import Vocabulary
from leernetwerk.words import N_, Words


@dataclass(frozen=True, slots=True)
class Wording:
    """What it takes to put a value into words: a language, the labels of vocabularies, and titles by record id."""

    words: Words
    vocabulary: Vocabulary
    titles: Mapping[str, str]

    def put(self, value: Any, shape: Shape) -> str:
        """A value of any shape in words; "" for an object, which has no one thing to say."""
        if isinstance(shape, EitherShape):
            shape = shape.object if isinstance(value, Part) else shape.scalar
        if isinstance(shape, ListShape):
            return ", ".join(filter(None, (self.put(item, shape.item) for item in value)))
        return "" if isinstance(shape, ObjectShape) else self._scalar(value, shape)

    def _scalar(self, value: Any, shape: Scalar) -> str:
        match shape:
            case Reference():
                return self.titles.get(value, value)
            case Choice():
                return shape.label(value, self.words)
            case VocabularyScalar():
                return self.vocabulary.label(shape.list_name, value, self.words.language)
            case FlagScalar():
                return self.words(N_("yes")) if value else self.words(N_("no"))
            case NumberScalar():
                return self.words(shape.unit, value=value)
        if isinstance(value, datetime.time):
            return value.strftime("%H:%M")
        if isinstance(value, (datetime.date, PartialDate)):
            return format_day(value, self.words.language)
        return str(value)


def format_day(date: datetime.date | PartialDate, language: str) -> str:
    """A day, month or year in words: ``23 juni 2021``, ``juni 2021``, ``2021``."""
    if isinstance(date, PartialDate):
        if date.precision == "year":
            return str(date.year)
        if date.precision == "month":
            return format_skeleton("yMMMM", date.first_day, locale=language)
        date = date.first_day
    return format_date(date, "long", locale=language)
