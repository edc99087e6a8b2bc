"""The index pages across organisations: their items page by page, and the facets that narrow them down."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from leernetwerk.graph.addresses import FILTER_FILE
from leernetwerk.indexes.facets import Facet
from leernetwerk.indexes.listing import PAGE_ITEMS, Listed, Listing
from leernetwerk.pages.headings import PageHeadings
from leernetwerk.pages.page import Page
from leernetwerk.pages.site_context import SiteContext
from leernetwerk.pages.templates import load_templates
from leernetwerk.records.registry import RECORD_TYPES
from leernetwerk.words import N_

WORTH_FILTERING = 6
"""A list that is shorter than this can be read faster than narrowed down."""


@dataclass(frozen=True, slots=True)
class ItemGroup:
    """Items under a heading; a title of "" shows none."""

    id: str
    title: str
    items: tuple[Listed, ...]


def render_index(listing: Listing, number: int, site: SiteContext, *, with_title: bool = True) -> Page:
    """A page of an index.

    Args:
        listing: what the index lists.
        number: which of its pages, counted from 1.
        site: what all pages share.
        with_title: whether it stands alone; else it is made to stand below a text of the site's own.
    """
    index, words = listing.index, site.words
    address = site.addresses.page_of(index.name, number)
    items = listing.on_page(number)
    fields = filter_fields(listing) if number == 1 else ()
    headings = PageHeadings()
    html = (
        load_templates(words.language)
        .get_template("index.html")
        .render(
            headings=headings,
            index=index,
            site=site,
            page=address,
            with_title=with_title,
            groups=_by_year(items, site) if index.newest_first else _all(items),
            number=number,
            pages=[site.addresses.page_of(index.name, each) for each in range(1, listing.pages + 1)],
            total=len(listing.items),
            page_items=PAGE_ITEMS,
            fields=fields,
            noun=words(RECORD_TYPES[index.types[0]].plural if index.types else N_("insights")),
            filter_file=FILTER_FILE,
        )
    )
    title = words(index.title)
    if number > 1:
        title = words(N_("{title}, page {number}"), title=title, number=number)
    scripts = () if not fields else ("filter.js", "choice.js") if index.name == "methodologies" else ("filter.js",)
    return Page(address, title, html, words(index.intro), headings.list(), scripts=scripts)


def filter_fields(listing: Listing) -> tuple[Facet, ...]:
    """The facets of an index that a reader is offered; none where there is little to narrow down."""
    return listing.facets.facets if len(listing.items) >= WORTH_FILTERING else ()


def write_filter(listing: Listing) -> str:
    """The text of the file that the filter's script reads: for each item the numbers of its facet values."""
    return json.dumps(listing.facets.numbers, separators=(",", ":"))


def _all(items: tuple[Listed, ...]) -> list[ItemGroup]:
    return [ItemGroup("", "", items)] if items else []


def _by_year(items: Iterable[Listed], site: SiteContext) -> list[ItemGroup]:
    years: dict[str, list[Listed]] = {}
    for item in items:
        years.setdefault(str(item.card.date.year) if item.card.date else "", []).append(item)
    undated = site.words(N_("Without a date"))
    return [ItemGroup(f"y{year or '-'}", year or undated, tuple(found)) for year, found in years.items()]
