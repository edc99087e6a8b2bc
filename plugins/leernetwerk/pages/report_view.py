"""A report as its page shows it: how it can be had, what its file holds, how it is cited."""

from __future__ import annotations

from dataclasses import dataclass

from babel import Locale
from babel.units import format_unit
from markupsafe import Markup

from leernetwerk.citations.apa import format_apa
from leernetwerk.citations.csl import describe
from leernetwerk.graph.report_availability import availability_of
from leernetwerk.indexes.card import Card, Cover
from leernetwerk.pages.inputs import RecordInputs
from leernetwerk.pages.site_context import SiteContext
from leernetwerk.pages.values import ValueRenderer
from leernetwerk.pdfs import Bookmark, PdfFacts
from leernetwerk.records.report import Report

MOST_CONTENTS = 30
"""How many lines the contents on a page have; a longer list is cut to its upper levels first."""


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """A line of the contents: where it leads, the id of its page if it is that page's first, how deep it stands."""

    title: str
    page: int
    href: str
    anchor: str
    level: int


@dataclass(frozen=True, slots=True)
class FileView:
    """The file of a report.

    Attributes:
        href: the way to it.
        size: how large it is, in words.
        pages: how many pages it has; ``None`` if it could not be read.
        language: the language that the file says it is in, in words, where that is not the report's own; else "".
        untagged: whether it is hard to follow for who has it read aloud.
        contents: its contents, as far as they are shown.
        more: how many lines of its contents are not.
    """

    href: str
    size: str
    pages: int | None
    language: str
    untagged: bool
    contents: tuple[ContentsLine, ...]
    more: int


@dataclass(frozen=True, slots=True)
class ReportView:
    """What a report's page shows beside the fields of its record.

    Attributes:
        access: ``file``, ``here``, ``external``, ``on-request``, or ``unknown``: what a reader can do to have it.
        file: its file, if it is here.
        cover: a picture of its first page.
        publishers: who publishes it, each with the address of its website or "".
        cited: the citation in words.
    """

    access: str
    file: FileView | None
    cover: Cover | None
    publishers: tuple[tuple[Card, str], ...]
    cited: Markup


def view_report(inputs: RecordInputs, values: ValueRenderer) -> ReportView | None:
    """A report's view; nothing for other records."""
    record, known = inputs.node.record, inputs.report
    if known is None or not isinstance(record, Report):
        return None
    site = values.site
    return ReportView(
        access=availability_of(inputs.node),
        file=_file(record, known.pdf, values) if record.file else None,
        cover=known.cover,
        publishers=known.publishers,
        cited=format_apa(describe(known.citation), site.words.language).html,
    )


def _file(record: Report, known: PdfFacts | None, values: ValueRenderer) -> FileView:
    assert record.file is not None
    href, site = values.file_address(record.file), values.site
    if known is None:
        return FileView(href, "", None, "", untagged=False, contents=(), more=0)
    language = record.language or site.words.language
    shown = _shorten(known.contents)
    return FileView(
        href,
        size_in_words(known.size, site.words.language),
        known.pages,
        _foreign(known.language, language, site),
        untagged=not known.tagged,
        contents=tuple(_lines(shown, href, site)),
        more=len(known.contents) - len(shown),
    )


def size_in_words(size: int, language: str) -> str:
    """A number of bytes as people tell it: ``1,2 MB``."""
    unit, share = ("megabyte", size / 1e6) if size >= 1e6 else ("kilobyte", max(1, round(size / 1e3)))
    number = round(share, 1) if share < 10 else round(share)
    return str(format_unit(number, f"digital-{unit}", "short", locale=language))


def _foreign(tag: str, language: str, site: SiteContext) -> str:
    """What a file says of its language, where a reader of the page would not expect it."""
    primary = tag.replace("_", "-").split("-")[0].lower()
    if not primary or primary == language.split("-")[0]:
        return ""
    return str(Locale(site.words.language).languages.get(primary, ""))


def _shorten(contents: tuple[Bookmark, ...]) -> tuple[Bookmark, ...]:
    deepest = max((mark.level for mark in contents), default=0)
    while len(contents) > MOST_CONTENTS and deepest > 0:
        contents = tuple(mark for mark in contents if mark.level < deepest)
        deepest -= 1
    return contents[:MOST_CONTENTS]


def _lines(contents: tuple[Bookmark, ...], href: str, site: SiteContext) -> list[ContentsLine]:
    seen: set[int] = set()
    lines = []
    for mark in contents:
        anchor = "" if mark.page in seen else site.addresses.page_anchor(mark.page)
        seen.add(mark.page)
        lines.append(ContentsLine(mark.title, mark.page, f"{href}#page={mark.page}", anchor, mark.level))
    return lines
