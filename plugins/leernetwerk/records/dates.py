"""Days, days known in part, and times of day (ISO 8601)."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from typing import Annotated, Any

from leernetwerk.records import field_problems
from leernetwerk.records.context import RecordContext, problem
from leernetwerk.records.scalar import Scalar
from leernetwerk.words import N_

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_EVERYDAY = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", re.ASCII)
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

    def read(self, text: str, context: RecordContext | None) -> datetime.date:
        found = _DAY.fullmatch(text)
        if not found:
            raise problem(field_problems.INVALID_DATE, value=text, near=_everyday(text))
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

    def read(self, text: str, context: RecordContext | None) -> PartialDate:
        found = _PARTIAL.fullmatch(text)
        if not found:
            raise problem(field_problems.INVALID_DATE, value=text, near=_everyday(text))
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

    def read(self, text: str, context: RecordContext | None) -> datetime.time:
        found = _TIME.fullmatch(text)
        if not found:
            raise problem(field_problems.INVALID_TIME, value=text)
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


def _everyday(text: str) -> tuple[str, tuple[str, ...]] | None:
    """For a date written the everyday way (23-6-2021), the ISO form as a hint."""
    found = _EVERYDAY.fullmatch(text)
    if not found:
        return None
    iso = f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}"
    return iso, (iso,)


Day = Annotated[datetime.date, DayScalar()]
AnyDate = Annotated[PartialDate, PartialDateScalar()]
TimeOfDay = Annotated[datetime.time, TimeScalar()]
