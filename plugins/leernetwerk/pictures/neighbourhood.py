"""What stands around one record: a small picture that fits a phone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

from leernetwerk.indexes.card import Card
from leernetwerk.pictures.labels import wrap_text

MOST_NEIGHBOURS = 10
"""How many neighbours are drawn; the lists on the page name them all."""

WIDTH = 360
"""Width of the picture in units; on a phone a unit is a pixel."""

FONT = 12.0
LINE = 14
_REACH = 66
_TEXT = 118.0
_LINES = 3
_GAP = 14


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A neighbour: its card, the middle of its mark, its name in lines, and whether that stands to the left."""

    card: Card
    x: int
    y: int
    lines: tuple[str, ...]
    left: bool


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """The picture: its height, the middle of the record's own mark, its neighbours, and how many more there are."""

    height: int
    x: int
    y: int
    neighbours: tuple[Neighbour, ...]
    more: int


def draw_neighbourhood(cards: Iterable[Card]) -> Neighbourhood | None:
    """Draw the neighbours of a record on an arc at each side of it; nothing if there are fewer than two.

    Args:
        cards: the neighbours, those that matter most first; a card that comes again counts once.
    """
    every = list({card.id: card for card in cards}.values())
    if len(every) < 2:
        return None
    shown = _take_turns(every)[:MOST_NEIGHBOURS]
    names = [wrap_text(card.title, _TEXT, FONT, _LINES) for card in shown]
    heights = [LINE * (len(lines) + 1) + _GAP for lines in names]  # its type stands below a name
    half = _halve(heights)
    height = max(sum(heights[:half]), sum(heights[half:])) + _GAP
    neighbours: list[Neighbour] = []
    for left, part in ((False, slice(0, half)), (True, slice(half, None))):
        y = (height - sum(heights[part])) / 2
        for card, lines, tall in zip(shown[part], names[part], heights[part], strict=True):
            middle = y + tall / 2
            bend = _REACH * sqrt(max(0.0, 1 - ((middle - height / 2) / (height / 2)) ** 2) * 0.75 + 0.25)
            x = WIDTH / 2 + (-bend if left else bend) * 0.7
            neighbours.append(Neighbour(card, round(x), round(middle), lines, left))
            y += tall
    return Neighbourhood(round(height), WIDTH // 2, round(height / 2), tuple(neighbours), len(every) - len(shown))


def _take_turns(cards: list[Card]) -> list[Card]:
    """The cards so that the first of every type come before the second of any, then by type again."""
    turns: dict[str, int] = {}
    placed = []
    for place, card in enumerate(cards):
        turns[card.type] = turns.get(card.type, -1) + 1
        placed.append((turns[card.type], place, card))
    chosen = [card for _, _, card in sorted(placed, key=lambda item: item[:2])[:MOST_NEIGHBOURS]]
    types = list(turns)
    return sorted(chosen, key=lambda card: types.index(card.type))


def _halve(heights: list[int]) -> int:
    """How many go to the first side, so that both sides are about as high."""
    total = sum(heights)
    return min(range(1, len(heights)), key=lambda count: (abs(2 * sum(heights[:count]) - total), count))
