"""What waits for somebody's attention: reviews, pages to be described, quiet networks, questions left open."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from leernetwerk.graph import Addresses, Graph, Node
from leernetwerk.graph.model import NETWORK
from leernetwerk.graph.rules.reviews import review_due
from leernetwerk.graph.rules.upkeep import QUIET_AFTER, goes_on, is_stub
from leernetwerk.indexes.card import Card, date_of, make_card
from leernetwerk.records.dates import PartialDate
from leernetwerk.records.network import Network
from leernetwerk.records.question import Question

SOON = datetime.timedelta(days=60)
"""How long before its day a review is listed."""

MOST_ASKED = 3
"""How many are asked for one record at most: who asks everybody, asks nobody."""


@dataclass(frozen=True, slots=True)
class Chore:
    """Something that waits.

    Attributes:
        card: the record.
        asked: the organisations or networks that are asked, as far as the records tell.
        day: by when, or since when; ``None`` where no day is known.
    """

    card: Card
    asked: tuple[Card, ...]
    day: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Upkeep:
    """All that waits on a day, what has waited longest first."""

    today: datetime.date
    reviews: tuple[Chore, ...]
    stubs: tuple[Chore, ...]
    quiet: tuple[Chore, ...]
    questions: tuple[Chore, ...]


def list_upkeep(graph: Graph, addresses: Addresses, today: datetime.date) -> Upkeep:
    """What waits on a day."""

    def chore(node: Node, day: PartialDate | None = None) -> Chore:
        asked = tuple(make_card(graph.nodes[id], graph, addresses) for id in _asked(node, graph))
        return Chore(make_card(node, graph, addresses), asked, day)

    reviews = ((node, review_due(node.record)) for node in graph.nodes.values())
    networks = ((node, _latest(node, graph)) for node in graph.of_type("network") if goes_on(node, today))
    questions = ((node, node.record) for node in graph.of_type("question"))
    return Upkeep(
        today,
        _by_day(
            chore(node, PartialDate(due, due.isoformat()))
            for node, due in reviews
            if due is not None and due - SOON <= today
        ),
        _by_day(chore(node) for node in graph.of_type("methodology") if is_stub(node)),
        _by_day(
            chore(node, latest) for node, latest in networks if latest is None or latest.first_day < today - QUIET_AFTER
        ),
        _by_day(chore(node) for node, record in questions if isinstance(record, Question) and record.status == "open"),
    )


def _by_day(chores: Iterable[Chore]) -> tuple[Chore, ...]:
    return tuple(
        sorted(
            chores,
            key=lambda each: (each.day.first_day if each.day else datetime.date.min, each.card.title, each.card.id),
        )
    )


def _latest(network: Node, graph: Graph) -> PartialDate | None:
    """The date of the latest that a network tells of, past or to come, as precise as it was written."""
    dates = (date_of(link.node) for link in graph.backlinks(network.id, NETWORK))
    return max((date for date in dates if date is not None), key=lambda date: date.first_day, default=None)


def _asked(node: Node, graph: Graph) -> list[str]:
    """Who is asked: the contact's organisation, else who speaks for the network; for what networks share, who
    developed it, else the networks that tell of it."""
    contact = node.record.contact
    if contact and contact.organisation and contact.organisation in graph.nodes:
        return [contact.organisation]
    network = graph.nodes.get(node.network_id or "", node).record
    if isinstance(network, Network):
        found = [network.facilitator, *network.lead, network.organiser, *network.partners]
    elif developers := [each.target for each in graph.relations_from(node.id) if each.relation == "developed_by"]:
        found = [*developers]
    else:
        referring = (link.node for link in graph.backlinks(node.id))
        found = [each.id if each.type == "network" else each.network_id for each in referring]
    return [id for id in dict.fromkeys(found) if id and id in graph.nodes][:MOST_ASKED]
