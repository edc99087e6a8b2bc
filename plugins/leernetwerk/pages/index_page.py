"""The index pages across organisations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from leernetwerk.indexes import Card, InsightEntry, SectionIndex
from leernetwerk.pages.chrome import Chrome
from leernetwerk.pages.page import Page
from leernetwerk.pages.record_page import find_headings
from leernetwerk.pages.templates import load_templates
from leernetwerk.words import N_


@dataclass(frozen=True, slots=True)
class CardGroup:
    """Cards under a heading; a title of "" shows none."""

    id: str
    title: str
    cards: tuple[Card, ...]


def render_index(index: SectionIndex, cards: tuple[Card, ...], chrome: Chrome, *, with_title: bool = True) -> Page:
    """The page of an index of records; without its title it is made to stand below a text of the site's own."""
    groups = _by_year(cards, chrome) if index.newest_first else _all(cards)
    return _page(index, "index.html", chrome, with_title, groups=groups)


def render_insights(
    index: SectionIndex, entries: tuple[InsightEntry, ...], chrome: Chrome, *, with_title: bool = True
) -> Page:
    """The page of all insights."""
    return _page(index, "insights.html", chrome, with_title, entries=entries)


def _page(index: SectionIndex, template: str, chrome: Chrome, with_title: bool, **values: object) -> Page:
    address = chrome.addresses.section(index.name)
    html = (
        load_templates(chrome.words.language)
        .get_template(template)
        .render(index=index, chrome=chrome, page=address, with_title=with_title, **values)
    )
    words = chrome.words
    return Page(address, words(index.title), html, words(index.intro), find_headings(html))


def _all(cards: tuple[Card, ...]) -> list[CardGroup]:
    return [CardGroup("", "", cards)] if cards else []


def _by_year(cards: Iterable[Card], chrome: Chrome) -> list[CardGroup]:
    years: dict[str, list[Card]] = {}
    for card in cards:
        years.setdefault(str(card.date.year) if card.date else "", []).append(card)
    undated = chrome.words(N_("Without a date"))
    return [CardGroup(f"y{year or '-'}", year or undated, tuple(found)) for year, found in years.items()]
