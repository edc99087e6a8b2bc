"""The file of a report, and what is known of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from leernetwerk.graph.model import Graph, Node
from leernetwerk.pdfs import PdfFacts, Unread
from leernetwerk.records.context import file_path
from leernetwerk.records.report import Report


def file_of(node: Node) -> str | None:
    """The path in the site's folder of a report's file; ``None`` for a report without one and for other records."""
    record = node.record
    return file_path(node.source.folder, record.file) if isinstance(record, Report) and record.file else None


def pdf_of(node: Node, pdfs: Mapping[str, PdfFacts | Unread]) -> PdfFacts | None:
    """What is known of a report's file, if it has one that could be read."""
    known = pdfs.get(file_of(node) or "")
    return known if isinstance(known, PdfFacts) else None


def fill_pages(node: Node, pdfs: Mapping[str, PdfFacts | Unread]) -> Node:
    """A report that does not say how many pages it has, with the number that its file has."""
    known = pdf_of(node, pdfs)
    if known is None or not isinstance(node.record, Report) or node.record.pages is not None:
        return node
    return replace(node, record=node.record.model_copy(update={"pages": known.pages}))


def texts_of(path: str, graph: Graph) -> tuple[tuple[int, str], ...]:
    """The text of a PDF page by page, for searching: page number from 1, and words; pages without text are left out.

    Args:
        path: any PDF in the folders of records and pages, as its path in the site's folder.
        graph: the site.
    """
    known = graph.pdfs.get(path)
    texts = known.texts if isinstance(known, PdfFacts) else ()
    return tuple((number, text) for number, text in enumerate(texts, 1) if text)
