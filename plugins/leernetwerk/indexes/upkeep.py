"""What waits for somebody's attention, as cards for a page."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from leernetwerk.graph import Addresses, Graph, OrdinaryPage
from leernetwerk.graph.chores import Asked, Chore, Task, find_chores
from leernetwerk.indexes.card import Card, make_card
from leernetwerk.records.dates import PartialDate
from leernetwerk.words import N_


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits.

    Attributes:
        card: the record or ordinary page.
        asked: who is asked, each with a card where it is an organisation or network of this site.
        day: see :class:`~leernetwerk.graph.chores.Chore`.
    """

    card: Card
    asked: tuple[tuple[Asked, Card | None], ...]
    day: PartialDate | None


@dataclass(frozen=True, slots=True)
class Upkeep:
    """All that waits on a day by what is asked, what has waited longest first."""

    today: datetime.date
    waiting: Mapping[Task, tuple[Waiting, ...]]


def list_upkeep(graph: Graph, addresses: Addresses, today: datetime.date) -> Upkeep:
    """What waits on a day."""

    def show(chore: Chore) -> Waiting:
        asked = ((each, make_card(graph.nodes[each.id], graph, addresses) if each.id else None) for each in chore.asked)
        about = chore.about
        card = _page_card(about) if isinstance(about, OrdinaryPage) else make_card(about, graph, addresses)
        return Waiting(card, tuple(asked), chore.day)

    chores = sorted(find_chores(graph, today), key=_order)
    return Upkeep(today, {task: tuple(show(each) for each in chores if each.task is task) for task in Task})


def _order(chore: Chore) -> tuple[datetime.date, str, str]:
    return (
        chore.day.first_day if chore.day else datetime.date.min,
        chore.about.title,
        chore.about.path if isinstance(chore.about, OrdinaryPage) else chore.about.id,
    )


def _page_card(page: OrdinaryPage) -> Card:
    return Card(id=page.path, type=N_("ordinary page"), title=page.title, summary="", address=page.address)
