"""The indexes across organisations: which records each lists, in which order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from leernetwerk.graph import Addresses, Graph
from leernetwerk.graph.translations import is_listed_version
from leernetwerk.indexes.card import Card, make_card
from leernetwerk.words import N_


@dataclass(frozen=True, slots=True)
class SectionIndex:
    """An index page.

    Attributes:
        name: its name in :data:`leernetwerk.graph.addresses.SECTIONS`.
        title: message id of its title.
        intro: message id of the sentence below the title.
        empty: message id of what is said when there is nothing to list.
        types: the types that it lists; none for an index of something else than records.
        newest_first: whether dates order it; titles do otherwise.
    """

    name: str
    title: str
    intro: str
    empty: str
    types: tuple[str, ...]
    newest_first: bool = False


SECTION_INDEXES: tuple[SectionIndex, ...] = (
    SectionIndex(
        "networks",
        N_("Learning networks"),
        N_("Groups of organisations and professionals that learn together: why, with whom and what came of it."),
        N_("No network has been described yet."),
        ("network",),
    ),
    SectionIndex(
        "methodologies",
        N_("Methodologies"),
        N_("Ways of working that networks use, describe or ask about, each with its sources."),
        N_("No methodology has been described yet."),
        ("methodology",),
    ),
    SectionIndex(
        "themes",
        N_("Themes"),
        N_("What is learned about, across networks and organisations."),
        N_("No theme has been described yet."),
        ("theme",),
    ),
    SectionIndex(
        "organisations",
        N_("Organisations"),
        N_("Who learns along, organises, supports or publishes."),
        N_("No organisation has been described yet."),
        ("organisation",),
    ),
    SectionIndex(
        "projects",
        N_("Projects"),
        N_("What organisations tried out together: the goal, the changes of course and what came of it."),
        N_("No project has been shared yet."),
        ("project",),
        newest_first=True,
    ),
    SectionIndex(
        "sessions",
        N_("Sessions"),
        N_("Meetings of all networks: what was explored and what was learned."),
        N_("No session has been shared yet."),
        ("session",),
        newest_first=True,
    ),
    SectionIndex(
        "questions",
        N_("Practice questions"),
        N_("Questions that keep coming back in daily work, and what networks found out about them."),
        N_("No practice question has been shared yet."),
        ("question",),
    ),
    SectionIndex(
        "insights",
        N_("Insights"),
        N_("What was learned in sessions, each with the session it comes from."),
        N_("No insight has been shared yet."),
        (),
    ),
    SectionIndex(
        "experiences",
        N_("Experiences"),
        N_("What organisations found when they used a methodology: what worked, what did not, and when."),
        N_("Nobody has shared an experience with a methodology yet. Yours can be the first."),
        ("experience",),
        newest_first=True,
    ),
    SectionIndex(
        "reports",
        N_("Reports"),
        N_("End reports, overviews and worksheets, with their file or where they can be had."),
        N_("No report has been shared yet."),
        ("report",),
        newest_first=True,
    ),
    SectionIndex(
        "stories",
        N_("Stories"),
        N_("News, blogs, stories from practice and calls of all networks."),
        N_("No story has been shared yet."),
        ("story",),
        newest_first=True,
    ),
    SectionIndex(
        "surveys",
        N_("Surveys"),
        N_("What professionals say of their own experience, in counts that give nobody away."),
        N_("No survey has been published yet."),
        ("survey",),
        newest_first=True,
    ),
    SectionIndex(
        "agenda",
        N_("Agenda"),
        N_("Meetings of all networks, by date."),
        N_("No meeting is planned."),
        (),
    ),
)


def list_section(index: SectionIndex, graph: Graph, addresses: Addresses, language: str) -> tuple[Card, ...]:
    """The cards of an index, in its order; of records that are there in several languages, those in the site's."""
    nodes = (node for node in graph.of_type(*index.types) if is_listed_version(graph, node, language))
    cards = [make_card(node, graph, addresses) for node in nodes]
    return order_cards(cards, newest_first=index.newest_first)


def order_cards(cards: Iterable[Card], *, newest_first: bool) -> tuple[Card, ...]:
    """Cards by title, or by date with the newest first and what has none at the end."""
    ordered = sorted(cards, key=lambda card: (card.title.casefold(), card.id))
    if newest_first:
        ordered.sort(key=lambda card: card.date.first_day.toordinal() if card.date else 0, reverse=True)
    return tuple(ordered)
