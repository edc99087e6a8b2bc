"""The contents of a report that is written here, and its PDF."""

from __future__ import annotations

from dataclasses import dataclass

from leernetwerk.content.settings import CARDS, OVERVIEWS, REPORTS
from leernetwerk.graph import Node
from leernetwerk.graph.report_availability import is_written_here
from leernetwerk.pages.inputs import RecordInputs
from leernetwerk.pages.site_context import SiteContext
from leernetwerk.words import N_


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A chapter in the contents: its number from 1, title and address."""

    number: int
    title: str
    address: str


def list_contents(node: Node, site: SiteContext) -> tuple[ContentsEntry, ...]:
    """The chapters of a record in their order."""
    return tuple(
        ContentsEntry(number, chapter.title, site.addresses.chapter(node.source, chapter.slug))
        for number, chapter in enumerate(node.chapters, 1)
    )


def pdf_address(node: Node, site: SiteContext) -> str:
    """The address of the PDF that is made of a report; "" where none is."""
    made = REPORTS in site.pdfs and is_written_here(node)
    return site.addresses.pdf(node.source) if made else ""


@dataclass(frozen=True, slots=True)
class DocumentLink:
    """A PDF that is made of a record: the words of the link to it, and its address."""

    label: str
    address: str


def list_documents(inputs: RecordInputs, site: SiteContext) -> tuple[DocumentLink, ...]:
    """The PDF files that are made of a record."""
    node, words = inputs.node, site.words
    if address := pdf_address(node, site):
        return (DocumentLink(words(N_("The whole report as PDF")), address),)
    if node.type == "methodology" and CARDS in site.pdfs:
        return (DocumentLink(words(N_("Card as PDF")), site.addresses.card(node.source)),)
    if node.type == "network" and OVERVIEWS in site.pdfs:
        return tuple(
            DocumentLink(words(N_("Overview of {year} as PDF"), year=year), site.addresses.overview(node.source, year))
            for year in inputs.years
        )
    return ()
