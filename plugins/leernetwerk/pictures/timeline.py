"""What happened when: bars and marks by date, with names that do not cover one another."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from leernetwerk.pictures.labels import measure_text, wrap_text
from leernetwerk.records.dates import PartialDate

MOST_MOMENTS = 10
"""How many moments are drawn: the newest. A list beside the picture may name more."""

WIDTH = 720
FONT = 12.0
_ROW = 26
_TOP = 26
_SIDE = 10
_MARK = 9
_NAME = 320.0


@dataclass(frozen=True, slots=True)
class Moment:
    """Something with a date: a record or a step.

    Attributes:
        title: its title.
        type: the type of the record that it is or stands in; decides its mark.
        label: what it is, in words.
        date: when it was or began.
        end: when it ended, for what lasts.
        address: its page's path on the site, or "".
        language: language tag of the title, if it differs from the site's; else "".
    """

    title: str
    type: str
    label: str
    date: PartialDate
    end: datetime.date | None = None
    address: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class PlacedMoment:
    """A moment in the picture.

    Attributes:
        moment: what is shown.
        x, until: where it begins and ends.
        y: the middle of its row.
        name: its title, as far as there is room.
        text, line: where the name begins, or ends if it stands to the ``left`` of that, and its baseline.
    """

    moment: Moment
    x: int
    until: int
    y: int
    name: str
    text: int
    line: int
    left: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """The picture: its height, the years with where they begin, the moments by date, and how many are earlier."""

    height: int
    years: tuple[tuple[int, int], ...]
    moments: tuple[PlacedMoment, ...]
    earlier: int


def draw_timeline(moments: Iterable[Moment]) -> Timeline | None:
    """Draw moments along a line; nothing if there are fewer than two, or all on one day."""
    every = sorted(moments, key=lambda moment: (moment.date, moment.title, moment.address))
    shown = every[-MOST_MOMENTS:]
    days = [day.toordinal() for moment in shown for day in (moment.date.first_day, moment.end) if day]
    if len(shown) < 2 or min(days) == max(days):
        return None
    first, last = min(days), max(days)

    def place(day: datetime.date) -> int:
        return round(_SIDE + (day.toordinal() - first) / (last - first) * (WIDTH - 2 * _SIDE))

    placed: list[PlacedMoment] = []
    rows: list[float] = []
    for moment in shown:
        x = place(moment.date.first_day)
        until = max(x, place(moment.end)) if moment.end else x
        name = wrap_text(moment.title, _NAME, FONT, 1)[0]
        width = measure_text(name, FONT) + _MARK + 8
        left = until + width > WIDTH
        if left and x < width:  # no room at either side: the name gets the row below
            row, line = len(rows), len(rows) + 1
            left = x + width > WIDTH
            text = until if left else x
            rows += [WIDTH, WIDTH]
        else:
            start, stop = (x - width, until + _MARK) if left else (x - _MARK, until + width)
            row = line = next((number for number, end in enumerate(rows) if end < start), len(rows))
            rows[row : row + 1] = [stop]
            text = x - _MARK if left else until + _MARK
        y, baseline = round(_TOP + (row + 0.5) * _ROW), round(_TOP + (line + 0.5) * _ROW) + 4
        placed.append(PlacedMoment(moment, x, until, y, name, text, baseline, left))
    return Timeline(_TOP + _ROW * len(rows) + 4, _years(first, last, place), tuple(placed), len(every) - len(shown))


def _years(first: int, last: int, place: object) -> tuple[tuple[int, int], ...]:
    """The years that begin within the time shown, not so many that their figures would touch."""
    assert callable(place)
    begin, end = datetime.date.fromordinal(first).year, datetime.date.fromordinal(last).year
    every = max(1, -(-(end - begin + 1) // 14))
    years = [(year, datetime.date(year, 1, 1)) for year in range(begin, end + 1, every)]
    return tuple((year, max(_SIDE, place(day)) if day.toordinal() >= first else _SIDE) for year, day in years)
