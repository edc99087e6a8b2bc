"""What the head of a page's document tells other software: feeds, calendars, translations, previews, facts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from babel.core import get_global
from markupsafe import Markup

from leernetwerk.pages.site_context import SiteContext
from leernetwerk.pages.templates import load_templates

_MOST_DESCRIPTION = 300


@dataclass(frozen=True, slots=True)
class PageHead:
    """What is told of a page.

    Attributes:
        address: its path on the site.
        title: its title as plain text.
        description: a sentence on it as plain text, or "".
        language: the tag of the language that it is written in.
        is_record: whether it shows a record, rather than a list or the site itself.
        url: its whole address, if that of the site is known.
        image: the whole address of an image that stands for it, or "".
        image_alt: what the image shows, or "".
        has_feed: whether there is a feed beside it.
        has_calendar: whether there is a calendar beside it.
        translations: language tag and address of the page in each language, its own included, the original first.
        data: the record as JSON-LD, or "".
        meta: names and contents of further metadata.
        links: relation, media type or "", and address of what belongs to it.
    """

    address: str
    title: str
    description: str
    language: str
    is_record: bool = False
    url: str | None = None
    image: str = ""
    image_alt: str = ""
    has_feed: bool = False
    has_calendar: bool = False
    translations: Sequence[tuple[str, str]] = ()
    data: str = ""
    meta: Sequence[tuple[str, str]] = ()
    links: Sequence[tuple[str, str, str]] = ()


def render_head(head: PageHead, site: SiteContext) -> str:
    """The HTML for the head of a page's document; its title and canonical address are the theme's."""
    return (
        load_templates(site.words.language)
        .get_template("head.html")
        .render(
            head=head,
            site=site,
            description=head.description[:_MOST_DESCRIPTION],
            locale=locale_of(head.language),
            data=_inside_script(head.data),
        )
    )


def locale_of(tag: str) -> str:
    """A language tag as the Open Graph protocol writes it, with the country where most speak it: ``nl_NL``."""
    parts = tag.split("-")
    country = next((part for part in parts[1:] if len(part) == 2), None)
    if country is None:
        likely = get_global("likely_subtags").get(parts[0], "").split("_")
        country = likely[-1] if len(likely) > 1 else None
    return f"{parts[0]}_{country}" if country else parts[0]


def _inside_script(json: str) -> Markup:
    """JSON in a form that cannot end the element it stands in; the same data to whoever reads it."""
    return Markup(json.replace("<", "\\u003c"))
