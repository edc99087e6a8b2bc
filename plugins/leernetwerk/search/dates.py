"""Dates as people write them."""

from __future__ import annotations

from functools import cache

from babel import Locale

from leernetwerk.records.dates import PartialDate


def spell_date(date: PartialDate, language: str) -> str:
    """Everything that a date may be called in a language: ``23 juni 2021, 23 jun 2021, 23 6 2021 …``.

    The search cuts at signs, so one order of the numbers covers ``23-6-2021`` and ``23/06/2021``.
    """
    day, month, year = date.first_day.day, date.first_day.month, date.year
    if date.precision == "year":
        return str(year)
    names = _months(language)[month - 1]
    named = " ".join(f"{name} {year}" for name in names)
    if date.precision == "month":
        return f"{named} {month} {year} {month}"
    return " ".join(f"{day} {name} {year}" for name in names) + f" {day} {month} {year} {month} {day}"


@cache
def _months(language: str) -> tuple[tuple[str, ...], ...]:
    names = Locale(language).months["format"]
    return tuple(
        tuple(dict.fromkeys(str(names[width][month]).rstrip(".") for width in ("wide", "abbreviated")))
        for month in range(1, 13)
    )
