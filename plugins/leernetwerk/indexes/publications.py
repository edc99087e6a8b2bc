"""What an organisation published."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from leernetwerk.graph import Graph, Node
from leernetwerk.records.dates import PartialDate
from leernetwerk.records.report import REPORT_KIND, Report

PUBLISHES = "organisations"
"""The relation of a report to the organisations that publish it."""

KINDS = (*REPORT_KIND.labels, "")
"""The kinds of report in the order in which they are declared; "" for a report that names none."""


@dataclass(frozen=True, slots=True)
class YearCount:
    """How many publications a year has: in all, and of each of the kinds in their order."""

    year: int
    total: int
    of_kind: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PublicationCounts:
    """Publications by year, the latest first, and by kind; of the kinds only those that occur."""

    kinds: tuple[str, ...]
    years: tuple[YearCount, ...]

    @property
    def most(self) -> int:
        """The number of the year with the most."""
        return max((each.total for each in self.years), default=0)


def list_publications(node: Node, graph: Graph) -> tuple[Node, ...]:
    """The reports that an organisation publishes, the newest first; none for any other record."""
    if node.type != "organisation":
        return ()
    found = [link.node for link in graph.backlinks(node.id, PUBLISHES) if isinstance(link.node.record, Report)]
    found.sort(key=lambda each: (each.title.casefold(), each.id))
    return tuple(sorted(found, key=_written, reverse=True))


def _written(node: Node) -> str:
    date: PartialDate | None = _report(node).date  # what lacks one is no page, but is looked through by the checks
    return date.text if date else ""


def count_publications(nodes: Sequence[Node]) -> PublicationCounts:
    """Count reports by year and kind."""
    counts = Counter((_report(node).date.year, _report(node).kind or "") for node in nodes)
    kinds = tuple(kind for kind in KINDS if any(kind == each for _year, each in counts))
    years = sorted({year for year, _kind in counts}, reverse=True)
    return PublicationCounts(kinds, tuple(_count_year(year, kinds, counts) for year in years))


def _count_year(year: int, kinds: tuple[str, ...], counts: Counter[tuple[int, str]]) -> YearCount:
    of_kind = tuple(counts[year, kind] for kind in kinds)
    return YearCount(year, sum(of_kind), of_kind)


def _report(node: Node) -> Report:
    assert isinstance(node.record, Report)
    return node.record
