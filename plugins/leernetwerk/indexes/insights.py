"""Every insight of every session."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from leernetwerk.graph import Addresses, Graph, Node
from leernetwerk.graph.model import NETWORK
from leernetwerk.indexes.card import Card, make_card
from leernetwerk.records.session import Insight, Session


@dataclass(frozen=True, slots=True)
class InsightEntry:
    """An insight, the session it comes from, its place on that session's page, and the records that it is about."""

    insight: Insight
    session: Card
    address: str
    about: tuple[Card, ...] = ()


def list_insights(graph: Graph, addresses: Addresses) -> tuple[InsightEntry, ...]:
    """Every insight, the newest sessions first."""
    return _newest_first(entry for node in graph.of_type("session") for entry in _insights_of(node, graph, addresses))


def insights_about(node: Node, graph: Graph, addresses: Addresses) -> tuple[InsightEntry, ...]:
    """For a network the insights of its sessions, for any other record those that name it; the newest first."""
    if node.type == "network":
        sessions = [link.node for link in graph.backlinks(node.id, NETWORK)]
        return _newest_first(entry for session in sessions for entry in _insights_of(session, graph, addresses))
    found = [link.node for link in graph.backlinks(node.id, "insights")]
    entries = (entry for session in found for entry in _insights_of(session, graph, addresses))
    return _newest_first(entry for entry in entries if node.id in _named_by(entry.insight))


def _named_by(insight: Insight) -> tuple[str, ...]:
    return (*insight.themes, *insight.methodologies, *insight.questions)


def _insights_of(node: Node, graph: Graph, addresses: Addresses) -> Iterator[InsightEntry]:
    if not isinstance(node.record, Session) or not node.record.insights:
        return
    card = make_card(node, graph, addresses)
    for insight in node.record.insights:
        about = tuple(make_card(graph.nodes[id], graph, addresses) for id in _named_by(insight) if id in graph.nodes)
        yield InsightEntry(insight, card, f"{card.address}#{addresses.insight_anchor(insight.id)}", about)


def _newest_first(entries: Iterable[InsightEntry]) -> tuple[InsightEntry, ...]:
    return tuple(sorted(entries, key=lambda entry: entry.session.date.text if entry.session.date else "", reverse=True))
