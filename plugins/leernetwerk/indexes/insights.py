"""Every insight of every session."""

from __future__ import annotations

from dataclasses import dataclass

from leernetwerk.graph import Addresses, Graph
from leernetwerk.indexes.card import Card, make_card
from leernetwerk.records.session import Insight, Session


@dataclass(frozen=True, slots=True)
class InsightEntry:
    """An insight, the session it comes from, and its place on that session's page."""

    insight: Insight
    session: Card
    address: str


def list_insights(graph: Graph, addresses: Addresses) -> tuple[InsightEntry, ...]:
    """Every insight, the newest sessions first."""
    entries = []
    for node in graph.of_type("session"):
        if isinstance(node.record, Session) and node.record.insights:
            card = make_card(node, graph, addresses)
            entries += [
                InsightEntry(insight, card, f"{card.address}#{addresses.insight_anchor(insight.id)}")
                for insight in node.record.insights
            ]
    entries.sort(key=lambda entry: entry.session.date.text if entry.session.date else "", reverse=True)
    return tuple(entries)
