"""A finished page, for whatever puts it into a theme."""

from __future__ import annotations

from dataclasses import dataclass

from leernetwerk.search.sections import TextSection


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page: its level (2, 3), its id and its text."""

    level: int
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class PageFile:
    """A file that is published with a page: its path in the site's folder, and its path on the site."""

    source: str
    address: str


@dataclass(frozen=True, slots=True)
class PageReply:
    """A reply on a page: its record, and its text in plain words."""

    record_id: str
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page without its theme.

    Attributes:
        address: its path on the site, ``/methodieken/krachtenwijzer/``.
        title: its title as plain text.
        html: its content, with its ``h1``.
        description: one or two sentences on it, as plain text, or "".
        headings: the headings below the title.
        files: what is published with it.
        record_id: the record that it shows, if it shows one.
        head: HTML for the document's head, or "".
        scripts: names of the scripts that it loads; see :mod:`leernetwerk.pages.assets`.
        translations: language tag and address of the page in each language, its own included, if there are several.
        sections: the running text of its author, for the search.
        replies: the replies that it shows, for the search.
    """

    address: str
    title: str
    html: str
    description: str = ""
    headings: tuple[Heading, ...] = ()
    files: tuple[PageFile, ...] = ()
    record_id: str | None = None
    head: str = ""
    scripts: tuple[str, ...] = ()
    translations: tuple[tuple[str, str], ...] = ()
    sections: tuple[TextSection, ...] = ()
    replies: tuple[PageReply, ...] = ()
