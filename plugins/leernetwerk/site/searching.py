"""What is found of each page, gathered while pages are rendered; then the index as files."""

from __future__ import annotations

from collections.abc import Iterator

from leernetwerk.graph import Graph, Node
from leernetwerk.graph.report_files import texts_of
from leernetwerk.pages.page import Page
from leernetwerk.pages.relative import relative_address
from leernetwerk.pages.site_context import SiteContext
from leernetwerk.search.document import SearchDocument
from leernetwerk.search.facets import label_facets
from leernetwerk.search.files import write_index
from leernetwerk.search.index import build_index
from leernetwerk.search.record_document import describe_record
from leernetwerk.search.sections import TextSection
from leernetwerk.site.collecting import paused_collector
from leernetwerk.words import N_, Words


def describe_page(page: Page, node: Node, graph: Graph, site: SiteContext) -> tuple[SearchDocument, ...]:
    """What can be found on a record's page: the record with the text of its PDFs, and each reply to it."""
    headings = {heading.id: heading.text for heading in page.headings}
    body = (*page.sections, *_file_sections(page, graph, site.words))
    found = [describe_record(node, graph, site.addresses, site.words, body, headings)]
    for shown in page.replies:
        reply = graph.nodes[shown.record_id]
        text = (TextSection("", "", shown.text),)
        found.append(describe_record(reply, graph, site.addresses, site.words, text, {}))
    return tuple(found)


def _file_sections(page: Page, graph: Graph, words: Words) -> Iterator[TextSection]:
    """The pages of the PDFs that are published with a page; browsers open a PDF at ``#page=``."""
    for file in page.files:
        address = relative_address(file.address, page.address)
        for number, text in texts_of(file.source, graph):
            yield TextSection(f"page={number}", words(N_("PDF, page {number}"), number=number), text, address)


class SearchPages:
    """Gathers what can be found of a site, and makes the index of it."""

    def __init__(self, graph: Graph, site: SiteContext) -> None:
        self._graph = graph
        self._site = site
        self._found: dict[str, SearchDocument] = {}

    def add(self, *documents: SearchDocument) -> None:
        """Add what is found of a page; a page that is rendered again takes its earlier place."""
        for document in documents:
            self._found[document.record_id or document.address] = document

    def add_page(self, address: str, title: str, summary: str, sections: tuple[TextSection, ...] = ()) -> None:
        """Add a page that shows no record."""
        language = self._site.words.language
        self.add(SearchDocument(address, "", title, language, summary=summary, sections=sections, weight=0.85))

    def files(self) -> Iterator[tuple[str, bytes]]:
        """The index: path in the built site, and bytes."""
        with paused_collector():
            index = build_index(self._found.values(), self._graph.vocabulary, self._site.words.language)
            yield from write_index(index, label_facets(self._graph, self._site.words))
