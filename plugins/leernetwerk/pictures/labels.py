"""How much room a name takes, and where names do not cover one another."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_WIDTHS = {
    sign: width
    for width, signs in (
        (0.30, "'ijlIJ"),
        (0.34, " ,.‘’·/:;\\|"),
        (0.40, "f-()[]t!"),
        (0.42, "r"),
        (0.53, '"*_`–§“”sz?'),
        (0.58, "cLFk"),
        (0.62, "vxyPTYo«»øae"),
        (0.64, "ßEhnuSbdgpq$0123456789{}€"),
        (0.70, "KAVXZBRC"),
        (0.79, "UNHDG&OQØ"),
        (0.84, "w#+<=>^~"),
        (0.87, "M"),
        (1.00, "%mÆæW@—…"),
        (1.07, "œŒ"),
    )
    for sign in signs
}
"""Widths of signs in DejaVu Sans, of the common fonts the widest, each group as wide as its widest."""

_AT_HYPHEN = re.compile(r"(?<=\w[-/])(?=\w)")

_STRETCH = 1.3
"""By how much a single long word may be wider than a line."""


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle: its edges."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether two rectangles share a point inside."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def measure_text(text: str, size: float) -> float:
    """The width of a text, in the unit of ``size``, the height of its font, where that font is a wide one.

    Readers' fonts differ, and what fits in a wide one fits in the others: a bare Linux has nothing but DejaVu Sans.
    """
    return size * sum(map(_measure_sign, text))


def _measure_sign(sign: str) -> float:
    width = _WIDTHS.get(unicodedata.normalize("NFD", sign)[0])
    if width is not None:
        return width
    if unicodedata.combining(sign):
        return 0.0
    return 1.25 if ord(sign) > 0x2E7F else 0.8 if sign.isupper() else 0.7


def wrap_text(text: str, width: float, size: float, lines: int) -> tuple[str, ...]:
    """A text in at most so many lines of about that width; what does not fit ends in an ellipsis.

    A line may be wider where a single word is; a word that is far wider is broken.
    """
    found: list[str] = []
    glue = ""
    for word, following in _split(text, width * _STRETCH, size):
        if found and measure_text(found[-1] + glue + word, size) <= width:
            found[-1] += glue + word
        else:
            found.append(word)
        glue = following
    if len(found) > lines:
        last = found[lines - 1]
        while last and measure_text(last + " …", size) > width * _STRETCH:
            last = last[:-1]
        found = [*found[: lines - 1], last.rstrip(" ,.:;-") + " …"]
    return tuple(found)


def _split(text: str, width: float, size: float) -> Iterator[tuple[str, str]]:
    """The parts of a text between which a line may end, each with what parts it from the next on the same line."""
    for word in text.split():
        parts = [part for part in _AT_HYPHEN.split(word) if part]
        while parts:
            part = parts.pop(0)
            count = len(part)
            while count > 1 and measure_text(part[:count], size) > width:
                count -= 1
            if count < len(part):
                parts.insert(0, part[count:])
            yield part[:count], "" if parts else " "


class Occupied:
    """Rectangles that are taken, found fast by the squares of a grid that they lie in."""

    def __init__(self, cell: float) -> None:
        self._cell = cell
        self._squares: dict[tuple[int, int], list[tuple[Box, int]]] = {}

    def add(self, box: Box, owner: int) -> None:
        """Take a rectangle for something."""
        for square in self._squares_of(box):
            self._squares.setdefault(square, []).append((box, owner))

    def is_free(self, box: Box, owner: int) -> bool:
        """Whether nothing else has taken a part of a rectangle."""
        return not any(
            taken.meets(box) and other != owner
            for square in self._squares_of(box)
            for taken, other in self._squares.get(square, ())
        )

    def _squares_of(self, box: Box) -> Iterator[tuple[int, int]]:
        cell = self._cell
        for column in range(int(box.left // cell), int(box.right // cell) + 1):
            for row in range(int(box.top // cell), int(box.bottom // cell) + 1):
                yield column, row
