"""What an index lists: its items in order, with what a reader chooses by, and by what they can be narrowed down."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from leernetwerk.graph import Addresses, Graph, Node
from leernetwerk.indexes.card import Card
from leernetwerk.indexes.facets import Facets, Trait, count_facets, find_traits, refer
from leernetwerk.indexes.insights import InsightEntry, list_insights
from leernetwerk.indexes.sections import SectionIndex, list_section
from leernetwerk.indexes.use import VERDICTS, list_uses
from leernetwerk.indexes.wording import Wording
from leernetwerk.records.shapes import field_named

PAGE_ITEMS = 100
"""How many items a page of an index shows; a thousand on one page would be a megabyte."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An item of an index.

    Attributes:
        card: the record in brief; of an insight, its session.
        facts: what someone who chooses wants to know: labels and values in words.
        verdicts: for a methodology that was tried, how often each verdict was given.
        insight: the insight, in an index of insights.
    """

    card: Card
    facts: tuple[tuple[str, str], ...] = ()
    verdicts: tuple[tuple[str, int], ...] = ()
    insight: InsightEntry | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """An index with everything that it lists."""

    index: SectionIndex
    items: tuple[Listed, ...]
    facets: Facets

    @property
    def pages(self) -> int:
        """Over how many pages it goes; one, if it lists nothing."""
        return max(1, -(-len(self.items) // PAGE_ITEMS))

    def on_page(self, number: int) -> tuple[Listed, ...]:
        """The items of a page, counted from 1."""
        return self.items[(number - 1) * PAGE_ITEMS : number * PAGE_ITEMS]


def make_listing(index: SectionIndex, graph: Graph, addresses: Addresses, wording: Wording) -> Listing:
    """An index with its items and facets."""
    if index.name == "insights":
        entries = list_insights(graph, addresses)
        traits = [_insight_traits(entry, graph, wording) for entry in entries]
        return Listing(index, tuple(Listed(entry.session, insight=entry) for entry in entries), count_facets(traits))
    cards = list_section(index, graph, addresses, wording.words.language)
    items = tuple(_listed(card, graph, wording) for card in cards)
    return Listing(index, items, count_facets([find_traits(graph.nodes[card.id], graph, wording) for card in cards]))


def _listed(card: Card, graph: Graph, wording: Wording) -> Listed:
    node = graph.nodes[card.id]
    return Listed(card, tuple(_facts(node, wording)), _verdicts(node, graph))


def _facts(node: Node, wording: Wording) -> Iterable[tuple[str, str]]:
    model = type(node.record)
    for name in model.on_card:
        field = field_named(model, name)
        assert field is not None, f"{model.__name__}.on_card names no field {name}"
        value = getattr(node.record, field.attribute)
        if value not in (None, ()):
            yield wording.words(field.label), wording.put(value, field.shape)


def _verdicts(node: Node, graph: Graph) -> tuple[tuple[str, int], ...]:
    if node.type != "methodology":
        return ()
    counts = Counter(use.verdict for use in list_uses(node.id, graph) if use.verdict)
    return tuple((verdict, counts[verdict]) for verdict in VERDICTS) if counts else ()


def _insight_traits(entry: InsightEntry, graph: Graph, wording: Wording) -> list[Trait]:
    session = find_traits(graph.nodes[entry.session.id], graph, wording)
    own = [refer(id, wording) for id in (*entry.insight.themes, *entry.insight.methodologies) if id in graph.nodes]
    return [*own, *(trait for trait in session if trait.facet in ("network", "organisation", "year"))]
