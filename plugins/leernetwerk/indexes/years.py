"""The years of a network: what of its records tells of which."""

from __future__ import annotations

from leernetwerk.graph import Graph, Node
from leernetwerk.graph.model import NETWORK
from leernetwerk.indexes.card import date_of
from leernetwerk.records.project import Project

TOLD = ("session", "project", "report", "story", "experience", "survey")
"""The types of record that tell of a year, in the order in which it is told."""


def list_years(network: Node, graph: Graph) -> dict[int, tuple[Node, ...]]:
    """The years in which a network did something that is dated, the first one first, each with its records."""
    found: dict[int, list[Node]] = {}
    for link in graph.backlinks(network.id, NETWORK):
        for year in _years(link.node) if link.node.type in TOLD else ():
            found.setdefault(year, []).append(link.node)
    return {year: tuple(nodes) for year, nodes in sorted(found.items())}


def _years(node: Node) -> range:
    """The years that a record tells of: that of its date, or all that a project lasted."""
    date = date_of(node)
    if date is None:
        return range(0)
    end = node.record.end if isinstance(node.record, Project) else None
    return range(date.year, (end.year if end else date.year) + 1)
