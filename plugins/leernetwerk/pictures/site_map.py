"""The map of a site: marks, lines, and from which scale on each name can be shown."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from leernetwerk.indexes.card import Card
from leernetwerk.pictures.labels import Box, Occupied, measure_text, wrap_text
from leernetwerk.pictures.map_layout import Point, lay_out
from leernetwerk.pictures.marks import MARK_RADIUS
from leernetwerk.pictures.ties import MAP_TYPES, Tie, Ties

MOST_NODES = 400
"""More than this nobody reads in one picture: beyond it the most connected are drawn."""

MOST_LINES = 700
"""More lines than this make a thicket: beyond it the strongest are drawn, and the strongest of each record."""

SCALES = (0.16, 0.2, 0.25, 0.32, 0.4, 0.5, 0.64, 0.8, 1.0, 1.25, 1.6)
"""The steps of zooming: pixels per unit where a font is 16 pixels high. Names keep their size at every step."""

WHOLE = SCALES.index(1.0)
"""The step from which on every name is shown; the map is laid out for it."""

FONT = 12.0
LINE = 14.0
_LINES = 3
_WIDTH = 104.0
_MARGIN = 6.0
_THICKEST = 5
_ALWAYS = 12
"""The names of so many of the most connected may cover the marks of others."""


@dataclass(frozen=True, slots=True)
class MapNode:
    """A record on the map.

    Attributes:
        card: the record.
        x, y: the middle of its mark, in units.
        size: by how much its mark is larger than the smallest; it grows with the ties.
        lines: its name in lines.
        step: the position in :data:`SCALES` from which on its name is shown.
        ties: how many ties it has, also with what is not drawn.
    """

    card: Card
    x: int
    y: int
    size: float
    lines: tuple[str, ...]
    step: int
    ties: int


@dataclass(frozen=True, slots=True)
class MapLine:
    """A tie on the map, between two positions in the list of nodes; as wide as 1 to 5 records, 5 for more."""

    tie: Tie
    ends: tuple[int, int]
    width: int


@dataclass(frozen=True, slots=True)
class SiteMap:
    """The map: its size in units, what stands on it, and how many records and ties it leaves out.

    The nodes with the most ties come last: what is drawn last lies on top.
    """

    width: int
    height: int
    nodes: tuple[MapNode, ...]
    lines: tuple[MapLine, ...]
    nodes_left_out: int
    ties_left_out: int


def draw_map(ties: Ties) -> SiteMap:
    """Draw the map of a site."""
    counts = ties.count()
    chosen = _choose_records(ties, counts)
    places = {card.id: place for place, card in enumerate(chosen)}
    drawn = _choose_ties([tie for tie in ties.ties if tie.ends[0] in places and tie.ends[1] in places])
    ends = [(places[tie.ends[0]], places[tie.ends[1]]) for tie in drawn]
    names = [wrap_text(card.title, _WIDTH, FONT, _LINES) for card in chosen]
    sizes = [_size_of_mark(card, counts[card.id]) for card in chosen]
    rooms = [_box(lines, size) for lines, size in zip(names, sizes, strict=True)]
    points = lay_out(
        [(box.right - box.left + 6, box.bottom - box.top + 6) for box in rooms],
        ends,
        [float(min(len(tie.through), _THICKEST)) for tie in drawn],
    )
    # The layout speaks of the middle of mark and name together.
    points = [(x, y - (room.top + room.bottom) / 2) for (x, y), room in zip(points, rooms, strict=True)]
    left = min((x + box.left for (x, _), box in zip(points, rooms, strict=True)), default=0.0) - _MARGIN
    top = min((y + box.top for (_, y), box in zip(points, rooms, strict=True)), default=0.0) - _MARGIN
    points = [(x - left, y - top) for x, y in points]
    steps = _find_steps(points, rooms, sorted(range(len(chosen)), key=lambda node: (-counts[chosen[node].id], node)))
    nodes = tuple(
        MapNode(card, round(x), round(y), size, lines, step, counts[card.id])
        for card, (x, y), size, lines, step in zip(chosen, points, sizes, names, steps, strict=True)
    )
    width = max((x + box.right for (x, _), box in zip(points, rooms, strict=True)), default=0.0) + _MARGIN
    height = max((y + box.bottom for (_, y), box in zip(points, rooms, strict=True)), default=0.0) + _MARGIN
    lines = tuple(MapLine(tie, end, min(len(tie.through), _THICKEST)) for tie, end in zip(drawn, ends, strict=True))
    left_out = len(ties.cards) - len(nodes), len(ties.ties) - len(lines)
    return SiteMap(round(width), round(height), nodes, lines, *left_out)


def _choose_records(ties: Ties, counts: dict[str, int]) -> list[Card]:
    """The records that are drawn, all or those with the most ties; the most connected last."""
    order = {id: place for place, id in enumerate(ties.cards)}
    chosen = sorted(ties.cards, key=lambda id: (-counts[id], order[id]))[:MOST_NODES]
    return [ties.cards[id] for id in reversed(chosen)]


def _choose_ties(ties: list[Tie]) -> list[Tie]:
    """The ties that are drawn, in their order: all, or the strongest of each record and of all."""
    places = sorted(range(len(ties)), key=lambda place: (not ties[place].firm, -len(ties[place].through), place))
    chosen: set[int] = set()
    reached: set[str] = set()
    for place in places:
        if not reached.issuperset(ties[place].ends):
            chosen.add(place)
            reached.update(ties[place].ends)
    chosen.update([place for place in places if place not in chosen][: max(0, MOST_LINES - len(chosen))])
    return [ties[place] for place in sorted(chosen)]


def _size_of_mark(card: Card, ties: int) -> float:
    """How much larger than the smallest a mark is; networks, the first of the types, stand out."""
    return round((1.15 if card.type == MAP_TYPES[0] else 0.8) + sqrt(min(ties, 25)) * 0.12, 2)


def _box(lines: tuple[str, ...], size: float) -> Box:
    """The room of a mark and the name below it, around the middle of the mark, in pixels."""
    radius = MARK_RADIUS * size
    half = max(radius, max((measure_text(line, FONT) for line in lines), default=0.0) / 2)
    return Box(-half, -radius, half, radius + LINE * len(lines) + 3)


def _find_steps(points: list[Point], rooms: list[Box], order: list[int]) -> list[int]:
    """From which step on each name is shown so that none covers another, the most connected first."""
    steps = [WHOLE] * len(points)
    for step in range(WHOLE - 1, -1, -1):
        taken, marks, scale = Occupied(60.0), Occupied(60.0), SCALES[step]
        for node, (x, y) in enumerate(points):
            radius = -rooms[node].top
            marks.add(Box(x * scale - radius, y * scale - radius, x * scale + radius, y * scale + radius), node)
        for place, node in enumerate(order):
            if steps[node] != step + 1:
                continue
            (x, y), room = points[node], rooms[node]
            box = Box(x * scale + room.left, y * scale + room.top, x * scale + room.right, y * scale + room.bottom)
            if taken.is_free(box, node) and (place < _ALWAYS or marks.is_free(box, node)):
                taken.add(box, node)
                steps[node] = step
    return steps
