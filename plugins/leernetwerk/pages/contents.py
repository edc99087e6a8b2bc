"""The contents of a report that is written here, and its PDF."""

from __future__ import annotations

from dataclasses import dataclass

from leernetwerk.content.settings import CARDS, OVERVIEWS, REPORTS
from leernetwerk.graph import Node
from leernetwerk.graph.written import is_written_here
from leernetwerk.pages.chrome import Chrome
from leernetwerk.pages.inputs import RecordInputs
from leernetwerk.words import N_


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A chapter in the contents: its number from 1, title and address."""

    number: int
    title: str
    address: str


def list_contents(node: Node, chrome: Chrome) -> tuple[ContentsEntry, ...]:
    """The chapters of a record in their order."""
    return tuple(
        ContentsEntry(number, chapter.title, chrome.addresses.chapter(node.source, chapter.slug))
        for number, chapter in enumerate(node.chapters, 1)
    )


def pdf_address(node: Node, chrome: Chrome) -> str:
    """The address of the PDF that is made of a report; "" where none is."""
    made = REPORTS in chrome.pdfs and is_written_here(node)
    return chrome.addresses.pdf(node.source) if made else ""


@dataclass(frozen=True, slots=True)
class DocumentLink:
    """A PDF that is made of a record: the words of the link to it, and its address."""

    label: str
    address: str


def list_documents(inputs: RecordInputs, chrome: Chrome) -> tuple[DocumentLink, ...]:
    """The PDF files that are made of a record."""
    node, words = inputs.node, chrome.words
    if address := pdf_address(node, chrome):
        return (DocumentLink(words(N_("The whole report as PDF")), address),)
    if node.type == "methodology" and CARDS in chrome.pdfs:
        return (DocumentLink(words(N_("Card as PDF")), chrome.addresses.card(node.source)),)
    if node.type == "network" and OVERVIEWS in chrome.pdfs:
        return tuple(
            DocumentLink(
                words(N_("Overview of {year} as PDF"), year=year), chrome.addresses.overview(node.source, year)
            )
            for year in inputs.years
        )
    return ()
