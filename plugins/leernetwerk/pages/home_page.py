"""The home page: a search field, a door for each role, and what is next and new."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from leernetwerk.graph import Graph, OrdinaryPage
from leernetwerk.graph.translations import is_listed_version
from leernetwerk.indexes.agenda import Agenda
from leernetwerk.indexes.card import Card, make_card
from leernetwerk.indexes.insights import list_insights
from leernetwerk.indexes.sections import order_cards
from leernetwerk.pages.agenda_page import AGENDA_SCRIPT, view_meetings
from leernetwerk.pages.page import Page
from leernetwerk.pages.site_context import SiteContext
from leernetwerk.pages.templates import load_templates
from leernetwerk.words import N_

MEETINGS = 3
"""How many of the next meetings are shown, or of the latest where none is planned."""

SPARE_MEETINGS = 9
"""How many of the next meetings stand ready to take their place for who opens the page later."""

INSIGHTS = 3
REPORTS = 3
NETWORKS = 6

WIDE_DOORS = 3
"""How many doors are cards; further ones are links below them."""


@dataclass(frozen=True, slots=True)
class Door:
    """Where a reader with a purpose begins."""

    title: str
    text: str
    address: str


def find_doors(pages: Iterable[OrdinaryPage], paths: Iterable[str], site: SiteContext) -> tuple[Door, ...]:
    """The doors of a site, each with the title and description of the page behind it.

    A site that names no pages for them has the three that every site can have: they lead to its indexes.

    Args:
        pages: the site's ordinary pages.
        paths: those of the doors, in their order, relative to the site's folder.
        site: words and addresses.
    """
    by_path = {page.path: page for page in pages}
    doors = tuple(_door(by_path[path]) for path in paths if path in by_path)
    return doors or _doors_to_indexes(site)


def _door(page: OrdinaryPage) -> Door:
    return Door(page.fields.title or page.address, page.fields.description or "", page.address)


def _doors_to_indexes(site: SiteContext) -> tuple[Door, ...]:
    words, section = site.words, site.addresses.section
    return (
        Door(
            words(N_("I look for a methodology")),
            words(N_("Find one that fits, and read what came of it elsewhere.")),
            section("methodologies"),
        ),
        Door(
            words(N_("I take part in a network")),
            words(N_("See who learns what together, when they meet and how to join.")),
            section("networks"),
        ),
        Door(
            words(N_("I want to share something")),
            words(N_("An experience, an insight, a report: short is fine.")),
            section("contribute"),
        ),
    )


def render_home(
    graph: Graph,
    agenda: Agenda,
    doors: tuple[Door, ...],
    site: SiteContext,
    *,
    title: str = "",
    text: str = "",
) -> Page:
    """The home page.

    Args:
        graph: the site's records.
        agenda: its meetings.
        doors: where each role begins.
        site: what all pages share.
        title: the title of the site's own home page, "" if it has none.
        text: the sanitised HTML that it begins with.
    """
    addresses, language = site.addresses, site.words.language

    def cards(record_type: str, *, newest_first: bool) -> tuple[Card, ...]:
        nodes = (node for node in graph.of_type(record_type) if is_listed_version(graph, node, language))
        return order_cards((make_card(node, graph, addresses) for node in nodes), newest_first=newest_first)

    insights = [
        entry
        for entry in list_insights(graph, addresses)
        if is_listed_version(graph, graph.nodes[entry.session.id], language)
    ]
    html = (
        load_templates(site.words.language)
        .get_template("home.html")
        .render(
            site=site,
            page="/",
            title="" if "<h1" in text else title or site.site_name,
            text=Markup(text),
            doors=doors[:WIDE_DOORS],
            more_doors=doors[WIDE_DOORS:],
            coming=view_meetings(agenda.coming[: MEETINGS + SPARE_MEETINGS], agenda, site, "/"),
            past=view_meetings(agenda.past[:MEETINGS], agenda, site, "/"),
            most=MEETINGS,
            insights=insights[:INSIGHTS],
            reports=cards("report", newest_first=True)[:REPORTS],
            networks=cards("network", newest_first=False)[:NETWORKS],
        )
    )
    return Page("/", title or site.site_name, html, scripts=(AGENDA_SCRIPT,))
