"""From a graph to pages and data files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from leernetwerk.exports.knowledge import export_knowledge
from leernetwerk.exports.schema import knowledge_schema, write_schema
from leernetwerk.graph import Addresses, Node
from leernetwerk.indexes import SectionIndex, list_insights, list_section
from leernetwerk.indexes.card import address_of
from leernetwerk.pages.chrome import Chrome
from leernetwerk.pages.field_reference import render_field_reference
from leernetwerk.pages.home_page import render_home, render_home_page
from leernetwerk.pages.index_page import render_index, render_insights
from leernetwerk.pages.inputs import gather_inputs
from leernetwerk.pages.markdown import BodyRenderer, LinkTarget, lead_to_page
from leernetwerk.pages.page import Page
from leernetwerk.pages.record_page import render_record_page
from leernetwerk.pages.redirect import render_redirect
from leernetwerk.pages.search_page import render_search_page
from leernetwerk.search.document import SearchDocument
from leernetwerk.site.patience import Patience
from leernetwerk.site.reading import Reading
from leernetwerk.site.searching import SearchPages, describe_page
from leernetwerk.words import load_words


@dataclass(frozen=True)
class Compilation:
    """A site that is ready to be rendered, page by page.

    Attributes:
        reading: the site as read; without errors.
        extensions: Python-Markdown extensions for authors' texts, and their settings.
    """

    reading: Reading
    extensions: Sequence[Any]
    extension_configs: Mapping[str, Any]

    @cached_property
    def chrome(self) -> Chrome:
        """What all pages share."""
        settings, graph = self.reading.settings, self.reading.graph
        words = load_words(settings.language)
        return Chrome(words, Addresses(words), graph.vocabulary, settings.name, settings.license, dict(graph.drafts))

    @cached_property
    def search(self) -> SearchPages:
        """What has been found of the pages so far."""
        return SearchPages(self.reading.graph, self.chrome)

    @cached_property
    def _renderer(self) -> BodyRenderer:
        return BodyRenderer(self.extensions, self.extension_configs)

    @cached_property
    def _pages_of_files(self) -> dict[str, str]:
        graph = self.reading.graph
        found = {page.path: page.address for page in graph.pages}
        for node in graph.nodes.values():
            found[node.source.path] = address_of(node, graph, self.chrome.addresses)
        return found

    def record_nodes(self) -> Iterator[Node]:
        """The records that have a page of their own."""
        return (node for node in self.reading.graph.nodes.values() if node.type != "reply")

    def address(self, node: Node) -> str:
        """The address of a record's page."""
        return self.chrome.addresses.page(node.source)

    def render_record(self, node: Node) -> Page:
        """The page of a record.

        Raises:
            Unrenderable: its text is nested too deep, or takes too long.
        """
        graph, settings = self.reading.graph, self.reading.settings
        with Patience(node.source.path):
            return render_record_page(
                gather_inputs(node, graph, self.chrome.addresses, settings.root),
                self.chrome,
                self._renderer,
                lambda target: self.resolve_link(target, node.source.network),
                self._pages_of_files.get,
            )

    def describe(self, page: Page, node: Node) -> tuple[SearchDocument, ...]:
        """What can be found on the page of a record."""
        return describe_page(page, node, self.reading.graph, self.chrome, self.reading.settings.root)

    def lead_to_page(self, address: str, folder: str, page: str) -> str | None:
        """The page that a link to a Markdown file means; see :func:`leernetwerk.pages.markdown.lead_to_page`."""
        return lead_to_page(address, folder, page, self._pages_of_files.get)

    def resolve_link(self, target: str, network: str | None) -> LinkTarget | None:
        """What ``[[target]]`` means in a network, or in a text that stands in none."""
        graph = self.reading.graph
        ids = graph.names.find_in_body(target, network)
        if len(ids) != 1:
            return None
        if ids[0] in graph.drafts:
            return LinkTarget(graph.drafts[ids[0]], None, ids[0])
        node = graph.nodes[ids[0]]
        return LinkTarget(node.title, address_of(node, graph, self.chrome.addresses), node.id)

    def section_address(self, index: SectionIndex) -> str:
        """The address of an index."""
        return self.chrome.addresses.section(index.name)

    def render_section(self, index: SectionIndex, *, with_title: bool = True) -> Page:
        """The page of an index across organisations."""
        graph, addresses = self.reading.graph, self.chrome.addresses
        if index.name == "insights":
            return render_insights(index, list_insights(graph, addresses), self.chrome, with_title=with_title)
        return render_index(index, list_section(index, graph, addresses), self.chrome, with_title=with_title)

    def render_home(self) -> str:
        """The HTML below the home page's own text."""
        return render_home(self.reading.graph, self.chrome)

    def render_home_page(self) -> Page:
        """A home page for a site that has written none."""
        return render_home_page(self.reading.graph, self.chrome)

    def render_search_page(self) -> Page:
        """The page that shows the search's results."""
        return render_search_page(self.chrome)

    def render_fields(self) -> Page:
        """The contributor's reference of fields."""
        return render_field_reference(self.chrome)

    def redirects(self) -> Iterator[tuple[str, str]]:
        """The old addresses, each with the HTML that leads on to the page."""
        graph = self.reading.graph
        for node in graph.nodes.values():
            for alias in node.record.aliases:
                address = address_of(node, graph, self.chrome.addresses)
                yield alias, render_redirect(alias, address, node.title, self.chrome)

    def data_files(self) -> Iterator[tuple[str, str]]:
        """The data files: path in the built site, and text."""
        settings, graph = self.reading.settings, self.reading.graph
        yield (
            "data/knowledge.json",
            export_knowledge(
                graph, self.chrome.addresses, name=settings.name, url=settings.url, language=settings.language
            ),
        )
        yield "data/schema.json", write_schema(knowledge_schema(self.chrome.words))
