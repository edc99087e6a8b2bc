"""The contents of a report that is written here, and its PDF."""

from __future__ import annotations

from dataclasses import dataclass

from leernetwerk.graph import Node
from leernetwerk.graph.written import is_written_here
from leernetwerk.pages.chrome import Chrome

REPORTS = "reports"
"""The name under which a site asks for PDF files of reports."""


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
