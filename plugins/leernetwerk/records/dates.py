"""Days, days known in part, and times of day (ISO 8601)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Annotated, Any

from babel.dates import get_month_names

from leernetwerk.records import field_problems
from leernetwerk.records.context import RecordContext, problem
from leernetwerk.records.scalar import Scalar
from leernetwerk.words import LANGUAGES, N_, Message

DAY_MISSING = N_("the day is missing here: look up which day it was, and write it in the place of …: {example}")
"""The hint for a month or a year where a day belongs."""

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})", re.ASCII)
_DAY_IN_WORDS = re.compile(r"(?:[^\W\d]+[.,]?\s+)?(\d{1,2})(?:er)?\.?\s+([^\W\d]+\.?)\s+(\d{4})")
_MONTH_IN_WORDS = re.compile(r"([^\W\d]+\.?)\s+(\d{4})")
_EVERYDAY_TIME = re.compile(r"(\d{1,2})\s*(?:[.:uh]|uur)\s*(\d{2})?\s*(?:u|h|uur)?", re.ASCII)
_TIME = re.compile(r"([01]\d|2[0-3]):([0-5]\d)", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A day, a month or a year; ``text`` is how it was written."""

    first_day: datetime.date
    text: str = field(compare=True)

    @property
    def year(self) -> int:
        """The year."""
        return self.first_day.year

    @property
    def precision(self) -> str:
        """``year``, ``month`` or ``day``."""
        return {4: "year", 7: "month"}.get(len(self.text), "day")


@dataclass(frozen=True, slots=True)
class DayScalar(Scalar):
    """A day: ``2021-06-23``."""

    blank = None
    expected = N_("a date such as 2021-06-23")

    def everyday(self, text: str) -> str | None:
        """The ISO form of a day that is written the everyday way; ``None`` for what is no such day."""
        near = _everyday(text, _DAY)
        return near[0] if near else None

    def read(self, text: str, context: RecordContext | None) -> datetime.date:
        found = _DAY.fullmatch(text)
        if not found:
            raise problem(field_problems.INVALID_DATE, value=text, near=_everyday(text, _DAY), hint=_add_day(text))
        return _make_day(text, *found.groups())

    def write(self, value: datetime.date | None) -> str | None:
        return value.isoformat() if value is not None else None

    def json_schema(self) -> dict[str, Any]:
        return {"type": "string", "format": "date"}


@dataclass(frozen=True, slots=True)
class PartialDateScalar(Scalar):
    """A day, month or year: ``2021-06-23``, ``2021-06`` or ``2021``."""

    blank = None
    expected = N_("a date such as 2021-06-23, 2021-06 or 2021")

    def everyday(self, text: str) -> str | None:
        """The ISO form of a day or month that is written the everyday way; ``None`` for what is none."""
        near = _everyday(text, _PARTIAL)
        return near[0] if near else None

    def read(self, text: str, context: RecordContext | None) -> PartialDate:
        found = _PARTIAL.fullmatch(text)
        if not found:
            raise problem(field_problems.INVALID_DATE, value=text, near=_everyday(text, _PARTIAL))
        year, month, day = found.groups()
        return PartialDate(_make_day(text, year, month or "01", day or "01"), text)

    def write(self, value: PartialDate | None) -> str | None:
        return value.text if value is not None else None

    def json_schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}


@dataclass(frozen=True, slots=True)
class TimeScalar(Scalar):
    """A time of day: ``14:00``."""

    blank = None
    expected = N_("a time such as 14:00")

    def everyday(self, text: str) -> str | None:
        """The ISO form of a time that is written the everyday way; ``None`` for what is none."""
        near = _clock(text)
        return near[0] if near else None

    def read(self, text: str, context: RecordContext | None) -> datetime.time:
        found = _TIME.fullmatch(text)
        if not found:
            raise problem(field_problems.INVALID_TIME, value=text, near=_clock(text))
        return datetime.time(int(found[1]), int(found[2]))

    def write(self, value: datetime.time | None) -> str | None:
        return value.strftime("%H:%M") if value is not None else None

    def json_schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": r"^([01]\d|2[0-3]):[0-5]\d$"}


def _make_day(text: str, year: str, month: str, day: str) -> datetime.date:
    try:
        return datetime.date(int(year), int(month), int(day))
    except ValueError as error:
        raise problem(field_problems.IMPOSSIBLE_DATE, value=text) from error


def _everyday(text: str, pattern: re.Pattern[str]) -> tuple[str, tuple[str, ...]] | None:
    """For a date written the everyday way, its ISO form as a hint, where that is precise enough."""
    iso = _read_everyday(text)
    return (iso, (iso,)) if iso and pattern.fullmatch(iso) else None


def _add_day(text: str) -> Message | None:
    """For a month or a year where a day belongs, what a day of it looks like."""
    iso = text if _PARTIAL.fullmatch(text) else _read_everyday(text)
    if iso is None or len(iso) == len("2021-06-23"):
        return None
    return Message.of(DAY_MISSING, example=(iso + "-…-…")[: 9 if len(iso) == 7 else 8])


def _read_everyday(text: str) -> str | None:
    """The ISO form of a day or month that is written the everyday way (23-6-2021, 23 juni 2021, juni 2021)."""
    plain = text.casefold().strip(" .,;")
    if found := _DAY_FIRST.fullmatch(plain) or _DAY_IN_WORDS.fullmatch(plain):
        day, month, year = found.groups()
    elif found := _YEAR_FIRST.fullmatch(plain):
        year, month, day = found.groups()
    elif found := _MONTH_IN_WORDS.fullmatch(plain):
        day, (month, year) = None, found.groups()
    else:
        return None
    number = int(month) if month.isdigit() else month_numbers().get(month.rstrip("."), 0)
    try:
        iso = datetime.date(int(year), number, int(day or 1)).isoformat()
    except ValueError:
        return None
    return iso if day else iso[:7]


def _clock(text: str) -> tuple[str, tuple[str, ...]] | None:
    """For a time written the everyday way (14u30, 9.15 uur), the ISO form as a hint."""
    found = _EVERYDAY_TIME.fullmatch(text.casefold())
    iso = f"{int(found[1]):02}:{found[2] or '00'}" if found else ""
    return (iso, (iso,)) if _TIME.fullmatch(iso) else None


@cache
def month_numbers() -> Mapping[str, int]:
    """The months by their names and abbreviations in every language (CLDR), in lower case, without a full stop."""
    return {
        name.casefold().rstrip("."): number
        for language in LANGUAGES
        for width in ("wide", "abbreviated")
        for number, name in get_month_names(width, locale=language).items()
        if len(name) > 2
    }


Day = Annotated[datetime.date, DayScalar()]
AnyDate = Annotated[PartialDate, PartialDateScalar()]
TimeOfDay = Annotated[datetime.time, TimeScalar()]
