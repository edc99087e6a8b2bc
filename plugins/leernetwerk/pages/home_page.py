"""What the home page shows below its own text: the networks, and what is new."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from leernetwerk.graph import Graph
from leernetwerk.indexes.card import Card, make_card
from leernetwerk.indexes.sections import order_cards
from leernetwerk.pages.chrome import Chrome
from leernetwerk.pages.page import Page
from leernetwerk.pages.templates import load_templates
from leernetwerk.words import N_

NEWEST = 6
"""How many of the newest records are shown."""


@dataclass(frozen=True, slots=True)
class HomeGroup:
    """Cards under a heading, with the address of and the words for the whole list."""

    id: str
    title: str
    cards: tuple[Card, ...]
    address: str
    more: str


def render_home(graph: Graph, chrome: Chrome) -> str:
    """The HTML below the home page's text."""
    words, addresses = chrome.words, chrome.addresses

    def cards(*types: str, newest_first: bool) -> tuple[Card, ...]:
        found = [make_card(node, graph, addresses) for node in graph.of_type(*types)]
        return order_cards(found, newest_first=newest_first)

    groups = [
        HomeGroup(
            "networks",
            words(N_("Learning networks")),
            cards("network", newest_first=False)[:NEWEST],
            addresses.section("networks"),
            words(N_("All networks")),
        ),
        HomeGroup(
            "newest",
            words(N_("New")),
            cards("session", "report", "story", "experience", newest_first=True)[:NEWEST],
            addresses.section("stories"),
            words(N_("All stories")),
        ),
        HomeGroup(
            "questions",
            words(N_("Practice questions")),
            cards("question", newest_first=False)[:NEWEST],
            addresses.section("questions"),
            words(N_("All practice questions")),
        ),
    ]
    return load_templates(words.language).get_template("home.html").render(groups=groups, chrome=chrome)


def render_home_page(graph: Graph, chrome: Chrome) -> Page:
    """A whole home page: the site's name above what the site holds."""
    html = Markup('<h1 id="title">{}</h1>').format(chrome.site_name) + Markup(render_home(graph, chrome))
    return Page("/", chrome.site_name, str(html))
