"""Which organisations and methodologies come up together, and what came of it, as rows and columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from leernetwerk.graph import Graph
from leernetwerk.indexes.card import Card
from leernetwerk.indexes.use import VERDICTS, list_uses
from leernetwerk.pictures.ties import MAP_TYPES, Tie, Ties

_TYPES = MAP_TYPES[1:]

MOST_ROWS = 80
MOST_COLUMNS = 30
"""A larger table cannot be read; beyond it the methodologies and organisations with the most records are shown."""


@dataclass(frozen=True, slots=True)
class Sign:
    """The records of a cell with one verdict ("" for none), and the newest of them."""

    verdict: str
    count: int
    newest: Card


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A methodology, and for each column the signs of that organisation."""

    methodology: Card
    cells: tuple[tuple[Sign, ...], ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The table: organisations above, methodologies at the side; how many methodologies and organisations it omits."""

    organisations: tuple[Card, ...]
    rows: tuple[MatrixRow, ...]
    left_out: tuple[int, int]


def fill_matrix(ties: Ties, graph: Graph) -> Matrix:
    """The organisations and methodologies of a site that are tied together, with the verdicts of the records."""
    cells = {(tie.ends[1], tie.ends[0]): tie for tie in ties.ties if tuple(map(_type, tie.ends)) == _TYPES}
    order = {id: place for place, id in enumerate(ties.cards)}
    rows = _most((row for row, _ in cells), order)[:MOST_ROWS]
    columns = _most((column for row, column in cells if row in rows), order)[:MOST_COLUMNS]
    above, beside = [ties.cards[id] for id in columns], [ties.cards[id] for id in rows]
    verdicts = {card.id: _verdicts(card.id, graph) for card in beside}
    return Matrix(
        tuple(above),
        tuple(
            MatrixRow(card, tuple(_signs(cells.get((card.id, one.id)), verdicts[card.id]) for one in above))
            for card in beside
        ),
        (len({row for row, _ in cells}) - len(beside), len({column for _, column in cells}) - len(above)),
    )


def _type(id: str) -> str:
    return id.partition(":")[0]


def _most(ids: Iterable[str], order: Mapping[str, int]) -> list[str]:
    """The ids, those first that come up most often: so what there is to see stands in the corner that shows first."""
    counts: dict[str, int] = {}
    for id in ids:
        counts[id] = counts.get(id, 0) + 1
    return sorted(counts, key=lambda id: (-counts[id], order[id]))


def _verdicts(methodology: str, graph: Graph) -> dict[str, str]:
    """What each record finds of a methodology, by the record's id."""
    return {use.node.id: use.verdict for use in list_uses(methodology, graph) if use.verdict}


def _signs(tie: Tie | None, verdicts: dict[str, str]) -> tuple[Sign, ...]:
    """One sign for each verdict; the records of a tie come with the newest first."""
    found: dict[str, list[Card]] = {verdict: [] for verdict in (*VERDICTS, "")}
    for record in tie.through if tie else ():
        found[verdicts.get(record.card.id, "")].append(record.card)
    return tuple(Sign(verdict, len(cards), cards[0]) for verdict, cards in found.items() if cards)
