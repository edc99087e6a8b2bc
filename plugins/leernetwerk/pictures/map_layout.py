"""Where the marks of a map stand: igraph lays out what hangs together, the parts are packed, names get room."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from math import ceil, sqrt

import igraph

Point = tuple[float, float]
Size = tuple[float, float]

_ROOM = 2.3
"""How much more area a part gets than the names in it take."""

_SHAPE = 1.35
"""Width of the map by its height: wide as a screen, and as names are."""

_GAP = 30.0
_ROUNDS = 150
_STEPS = 800


def lay_out(sizes: Sequence[Size], edges: Sequence[tuple[int, int]], weights: Sequence[float]) -> list[Point]:
    """The middle of each node.

    The same input gives the same places: chance comes from a generator with a fixed seed, and the outcome is
    rounded to whole units.

    Args:
        sizes: the room that each node takes with its name.
        edges: pairs of positions in ``sizes``.
        weights: the strength of each edge; the stronger, the closer.
    """
    graph = igraph.Graph(n=len(sizes), edges=edges, edge_attrs={"weight": list(weights)})
    parts = sorted(graph.connected_components(), key=lambda part: (-len(part), part))
    tied = [part for part in parts if len(part) > 1]
    alone = [part[0] for part in parts if len(part) == 1]
    with _fixed_chance():
        blocks = [_place_part(graph.induced_subgraph(part), [sizes[node] for node in part]) for part in tied]
    boxes = [_extent(points, [sizes[node] for node in part]) for points, part in zip(blocks, tied, strict=True)]
    # The biggest part first, then by height: rows of parts that are about as high leave little room empty.
    packed = sorted(range(len(boxes)), key=lambda place: (place > 0, -boxes[place][1], place))
    tied, blocks = [tied[place] for place in packed], [blocks[place] for place in packed]
    boxes = [boxes[place] for place in packed]
    area = sum(width * height for width, height in boxes) + sum(width * height for width, height in sizes) / 2
    total = max([sqrt(area * _SHAPE), *(width for width, _ in boxes)], default=0.0)
    found: dict[int, Point] = {}
    corners, bottom = _pack(boxes, total)
    for part, points, (left, top) in zip(tied, blocks, corners, strict=True):
        found |= {node: (left + x, top + y) for node, (x, y) in zip(part, points, strict=True)}
    found |= _rows(alone, sizes, max(total, 480.0), bottom)
    return [(float(round(found[node][0])), float(round(found[node][1]))) for node in range(len(sizes))]


@contextmanager
def _fixed_chance() -> Iterator[None]:
    igraph.set_random_number_generator(random.Random(20121))
    try:
        yield
    finally:
        igraph.set_random_number_generator(random)


def _place_part(graph: igraph.Graph, sizes: Sequence[Size]) -> list[Point]:
    """A connected part: igraph's springs, stretched to the room that its names need, without overlaps."""
    start = graph.layout_circle()
    near = [1 / sqrt(weight) for weight in graph.es["weight"]]
    if graph.vcount() <= 60:
        layout = graph.layout_kamada_kawai(seed=start, weights=near)
    else:
        layout = graph.layout_fruchterman_reingold(
            niter=_STEPS, seed=graph.layout_kamada_kawai(seed=start, maxiter=200), weights=graph.es["weight"]
        )
    xs, ys = [x for x, _ in layout], [y for _, y in layout]
    area = _ROOM * sum(width * height for width, height in sizes)
    width = sqrt(area * _SHAPE)
    across = width / (max(xs) - min(xs) or 1.0)
    down = width / _SHAPE / (max(ys) - min(ys) or 1.0)
    if max(ys) - min(ys) < 1e-6 or max(xs) - min(xs) < 1e-6:  # a part that lies in one line
        across = down = width / max(max(xs) - min(xs), max(ys) - min(ys), 1e-6)
    points = [((x - min(xs)) * across, (y - min(ys)) * down) for x, y in layout]
    _push_apart(points, sizes)
    left = min(x - width / 2 for (x, _), (width, _) in zip(points, sizes, strict=True))
    top = min(y - height / 2 for (_, y), (_, height) in zip(points, sizes, strict=True))
    return [(x - left, y - top) for x, y in points]


def _push_apart(points: list[Point], sizes: Sequence[Size]) -> None:
    """Move nodes whose names cover one another apart, each time the shorter way, until none does."""
    for _ in range(_ROUNDS):
        order = sorted(range(len(points)), key=lambda node: (points[node][1], node))
        tallest = max(height for _, height in sizes)
        moved = False
        for place, one in enumerate(order):
            for other in order[place + 1 :]:
                (x, y), (there, below) = points[one], points[other]
                if below - y > tallest * 2:
                    break
                across = (sizes[one][0] + sizes[other][0]) / 2 - abs(there - x)
                down = (sizes[one][1] + sizes[other][1]) / 2 - abs(below - y)
                if across <= 0.5 or down <= 0.5:
                    continue
                moved = True
                if across < down:
                    step = (across / 2 + 0.5) * (1 if there >= x else -1)
                    points[one], points[other] = (x - step, y), (there + step, below)
                else:
                    step = (down / 2 + 0.5) * (1 if below >= y else -1)
                    points[one], points[other] = (x, y - step), (there, below + step)
        if not moved:
            return


def _extent(points: Sequence[Point], sizes: Sequence[Size]) -> Size:
    right = max(x + width / 2 for (x, _), (width, _) in zip(points, sizes, strict=True))
    bottom = max(y + height / 2 for (_, y), (_, height) in zip(points, sizes, strict=True))
    return right + _GAP, bottom + _GAP


def _pack(boxes: Sequence[Size], total: float) -> tuple[list[Point], float]:
    """Boxes, the largest first, in rows of a width: the upper left corner of each, and where the last row ends."""
    corners: list[Point] = []
    left = top = tallest = 0.0
    for width, height in boxes:
        if left and left + width > total:
            left, top, tallest = 0.0, top + tallest, 0.0
        corners.append((left, top))
        left, tallest = left + width, max(tallest, height)
    return corners, top + tallest


def _rows(nodes: Sequence[int], sizes: Sequence[Size], total: float, top: float) -> dict[int, Point]:
    """Nodes without ties, in rows below the rest."""
    if not nodes:
        return {}
    width, height = max(sizes[node][0] for node in nodes) + 8, max(sizes[node][1] for node in nodes) + 10
    columns = max(1, int(total // width))
    columns = ceil(len(nodes) / ceil(len(nodes) / columns))
    return {
        node: ((place % columns + 0.5) * width, top + place // columns * height + sizes[node][1] / 2)
        for place, node in enumerate(nodes)
    }
