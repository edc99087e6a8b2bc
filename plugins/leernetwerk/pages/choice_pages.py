"""The pages for a choice of methodologies: side by side, and as cards on paper. A script fills them from the
methodologies' own pages, so that there is one rendering of each."""

from __future__ import annotations

from dataclasses import dataclass

from leernetwerk.indexes import Card
from leernetwerk.pages.page import Page
from leernetwerk.pages.site_context import SiteContext
from leernetwerk.pages.templates import load_templates
from leernetwerk.records.methodology import Methodology
from leernetwerk.records.shapes import field_named
from leernetwerk.words import N_

COMPARED = (
    "summary", "purpose", "target_groups", "phases", "settings", "when", "when_not", "involves", "duration",
    "group_size", "materials", "conditions", "steps", "working_elements", "evidence", "practice",
    "not_to_confuse_with", "status",
)  # fmt: skip
"""What is put side by side, in this order; ``practice`` is what came of it."""

ON_CARD = ("purpose", "target_groups", "phases", "involves", "duration", "group_size", "materials")

MOST_COMPARED = 3


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the comparison: the part of a methodology's page, and what it is called."""

    field: str
    label: str


def render_compare(cards: tuple[Card, ...], site: SiteContext) -> Page:
    """The page on which methodologies stand side by side."""
    words = site.words
    title, intro = words(N_("Compare methodologies")), words(N_("Put two or three methodologies side by side."))
    return _render("compare.html", site.addresses.compare(), title, intro, cards, site, COMPARED)


def render_cards(cards: tuple[Card, ...], site: SiteContext) -> Page:
    """The page that prints cards of methodologies."""
    words = site.words
    title = words(N_("Cards to print"))
    intro = words(N_("Print cards of the methodologies that you choose: four on a sheet, to cut out and take along."))
    return _render("cards.html", site.addresses.cards(), title, intro, cards, site, ON_CARD)


def _render(
    template: str,
    address: str,
    title: str,
    intro: str,
    cards: tuple[Card, ...],
    site: SiteContext,
    fields: tuple[str, ...],
) -> Page:
    html = (
        load_templates(site.words.language)
        .get_template(template)
        .render(
            site=site,
            page=address,
            title=title,
            intro=intro,
            cards=cards,
            rows=[Row(name, _label(name, site)) for name in fields],
            most=MOST_COMPARED,
        )
    )
    return Page(address, title, html, intro, scripts=("chosen.js",))


def _label(name: str, site: SiteContext) -> str:
    field = field_named(Methodology, name)
    return site.words(field.label if field else N_("In practice"))
