"""What is new: on the whole site, and of what readers can follow."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from leernetwerk.graph import Graph, Node
from leernetwerk.graph.model import NETWORK
from leernetwerk.graph.translations import is_listed_version
from leernetwerk.indexes.card import date_of
from leernetwerk.words import N_

FOLLOWED = {
    "network": N_("Follow this network"),
    "organisation": N_("Follow this organisation"),
    "theme": N_("Follow this theme"),
    "methodology": N_("Follow this methodology"),
}
"""The types whose records readers can follow, each with the message id that invites them to."""

NEWEST = 30
"""How many pieces of news are listed."""


@dataclass(frozen=True, slots=True, order=True)
class News:
    """A record as a piece of news; ``day`` is that of what it tells."""

    day: datetime.date
    id: str


def list_news(graph: Graph, language: str) -> Mapping[str, News]:
    """Every record that has a date, by id; of what is there in several languages one, as in lists.

    Args:
        graph: the records.
        language: the site's language tag.
    """
    nodes = graph.nodes.items()
    shown = ((id, node) for id, node in nodes if is_listed_version(graph, node, language))
    dated = ((id, day_of_news(node)) for id, node in shown)
    return {id: News(day, id) for id, day in dated if day is not None}


def newest(news: Iterable[News]) -> tuple[News, ...]:
    """The newest of some news, the latest first."""
    return tuple(sorted(news, reverse=True)[:NEWEST])


def news_about(node: Node, graph: Graph, news: Mapping[str, News]) -> tuple[News, ...]:
    """The newest records of a network; of anything else, those that refer to it.

    A theme's narrower themes count too: who follows the whole follows its parts.

    Args:
        node: what the news is about.
        graph: the records.
        news: all that is news, as :func:`list_news` tells.
    """
    if node.type == "network":
        ids = {found.source for found in graph.relations_to(node.id) if found.relation == NETWORK}
    else:
        ids = {found.source for id in _with_narrower(node.id, graph) for found in graph.relations_to(id)} - {node.id}
    return newest(news[id] for id in ids if id in news)


def day_of_news(node: Node) -> datetime.date | None:
    """The day that a record is news of; ``None`` for one without a date.

    What is planned for a later day (a session to come) is news of the day on which it was last checked, if that is
    known. It is never the day of the build: a site that did not change has no news.
    """
    date = date_of(node)
    if date is None:
        return None
    reviewed = node.record.reviewed
    return min(reviewed, date.first_day) if reviewed else date.first_day


def _with_narrower(id: str, graph: Graph) -> list[str]:
    found, waiting = {id: None}, [id]
    while waiting:
        narrower = [link.source for link in graph.relations_to(waiting.pop()) if link.relation == "broader"]
        waiting += [each for each in narrower if each not in found]
        found |= dict.fromkeys(narrower)
    return list(found)
