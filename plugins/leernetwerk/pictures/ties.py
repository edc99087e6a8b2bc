"""How networks, organisations and methodologies hang together, and through which records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from leernetwerk.graph import Addresses, Graph, Node
from leernetwerk.graph.model import MENTIONS, NETWORK
from leernetwerk.indexes.card import Card, make_card
from leernetwerk.records.base import Record
from leernetwerk.records.shapes import field_named, fields_of
from leernetwerk.words import N_

MAP_TYPES = ("network", "organisation", "methodology")
"""The types on the map, in the order in which a tie names its two ends."""

_OF_EVERY_TYPE = {field.name for field in fields_of(Record)}


@dataclass(frozen=True, slots=True)
class Through:
    """A record that ties two others together, and the labels (message ids) of the fields that do so."""

    card: Card
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """That two records on the map have to do with each other.

    Attributes:
        ends: their ids, in the order of :data:`MAP_TYPES`.
        through: the records that say so, the newest first.
        firm: whether a field says so that is made for it; otherwise they are only mentioned, or the contact.
    """

    ends: tuple[str, str]
    through: tuple[Through, ...]
    firm: bool


@dataclass(frozen=True, slots=True)
class Ties:
    """Everything on the map: cards by id, sorted by type and title, and the ties in the order of their ends."""

    cards: dict[str, Card]
    ties: tuple[Tie, ...]

    def count(self) -> dict[str, int]:
        """How many ties each record has."""
        counts = dict.fromkeys(self.cards, 0)
        for tie in self.ties:
            for end in tie.ends:
                counts[end] += 1
        return counts


def gather_ties(graph: Graph, addresses: Addresses) -> Ties:
    """The networks, organisations and methodologies of a site, and the ties between them."""
    cards = [make_card(node, graph, addresses) for node in graph.of_type(*MAP_TYPES)]
    cards.sort(key=lambda card: (MAP_TYPES.index(card.type), card.title.casefold(), card.id))
    places = {card.id: place for place, card in enumerate(cards)}
    types = {card.id: card.type for card in cards}
    found: dict[tuple[str, str], dict[str, set[str]]] = {}
    for node in graph.nodes.values():
        for one, other, relations in _pairs(node, graph, types):
            ends = (one, other) if places[one] < places[other] else (other, one)
            if types[one] != types[other]:
                found.setdefault(ends, {}).setdefault(node.id, set()).update(relations)
    known: dict[str, Card] = {}
    ties = []
    for ends, records in sorted(found.items(), key=lambda item: (places[item[0][0]], places[item[0][1]])):
        for id in records:
            known.setdefault(id, make_card(graph.nodes[id], graph, addresses))
        through = [Through(known[id], _labels(graph.nodes[id], relations)) for id, relations in records.items()]
        through.sort(key=lambda record: _newest_first(record.card))
        ties.append(Tie(ends, tuple(through), any(map(_is_firm, set().union(*records.values())))))
    return Ties({card.id: card for card in cards}, tuple(ties))


def _pairs(node: Node, graph: Graph, types: dict[str, str]) -> Iterator[tuple[str, str, set[str]]]:
    """The pairs of records on the map that a record ties together, each with its relations to them.

    A record on the map is tied to what it refers to; a record within a network ties what it refers to to that
    network, and organisations to methodologies where fields name both.
    """
    named: dict[str, set[str]] = {}
    for relation in graph.relations_from(node.id):
        if relation.target in types and relation.relation != NETWORK:
            named.setdefault(relation.target, set()).add(relation.relation)
    whole = node.id if node.id in types else node.network_id
    if whole in types:
        yield from ((whole, target, relations) for target, relations in named.items() if target != whole)
    if node.id in types:
        return
    by_field = {target: firm for target, relations in named.items() if (firm := set(filter(_is_firm, relations)))}
    by_type = [[id for id in by_field if types[id] == name] for name in MAP_TYPES]
    for one, other in product(by_type[1], by_type[2]):
        yield one, other, by_field[other]


def _is_firm(relation: str) -> bool:
    return relation != MENTIONS and relation not in _OF_EVERY_TYPE


def _labels(node: Node, relations: set[str]) -> tuple[str, ...]:
    fields = [field_named(type(node.record), name) for name in sorted(relations - {MENTIONS})]
    return tuple(field.label for field in fields if field) or (N_("Mentioned"),)


def _newest_first(card: Card) -> tuple[int, str, str]:
    return (-card.date.first_day.toordinal() if card.date else 0, card.title.casefold(), card.id)
