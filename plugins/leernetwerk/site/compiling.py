"""From a graph to pages and data files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from leernetwerk.content.settings import REPORTS
from leernetwerk.content.site_paths import output_file, redirect_file
from leernetwerk.exports.links import Links
from leernetwerk.findings import KINDS
from leernetwerk.forms.plan import write_plan
from leernetwerk.graph import Addresses, Node
from leernetwerk.graph.report_files import pdf_of
from leernetwerk.graph.written import is_written_here
from leernetwerk.indexes import SectionIndex
from leernetwerk.indexes.agenda import Agenda, list_agenda
from leernetwerk.indexes.card import address_of, cover_of, make_card
from leernetwerk.indexes.listing import Listing, make_listing
from leernetwerk.indexes.sections import SECTION_INDEXES
from leernetwerk.indexes.upkeep import list_upkeep
from leernetwerk.indexes.wording import Wording
from leernetwerk.pages.agenda_page import render_agenda
from leernetwerk.pages.chapter_page import render_chapter
from leernetwerk.pages.choice_pages import render_cards, render_compare
from leernetwerk.pages.chrome import Chrome
from leernetwerk.pages.contribute_page import render_contribute
from leernetwerk.pages.editor_page import PLAN_FILE, render_editor
from leernetwerk.pages.field_reference import render_field_reference
from leernetwerk.pages.home_page import find_doors, render_home
from leernetwerk.pages.index_page import filter_fields, render_index, write_filter
from leernetwerk.pages.inputs import RecordInputs, gather_inputs
from leernetwerk.pages.invitations import form_address, has_forms
from leernetwerk.pages.link_target import LinkTarget
from leernetwerk.pages.map_page import render_map_pages
from leernetwerk.pages.markdown import BodyRenderer, lead_to_page
from leernetwerk.pages.matrix_page import render_matrix
from leernetwerk.pages.page import Page
from leernetwerk.pages.problem_reference import render_problem_reference
from leernetwerk.pages.quick_page import render_quick_page
from leernetwerk.pages.record_page import render_record_page
from leernetwerk.pages.redirect import render_redirect
from leernetwerk.pages.search_page import render_search_page
from leernetwerk.pages.upkeep_page import render_upkeep
from leernetwerk.pictures.matrix import fill_matrix
from leernetwerk.pictures.site_map import draw_map
from leernetwerk.pictures.ties import gather_ties
from leernetwerk.printing.press import missing_press
from leernetwerk.search.document import SearchDocument
from leernetwerk.site.data_files import list_data_files
from leernetwerk.site.heads import Heads
from leernetwerk.site.link_finder import LinkFinder
from leernetwerk.site.patience import Patience
from leernetwerk.site.reading import Reading
from leernetwerk.site.searching import SearchPages, describe_page
from leernetwerk.words import Message, load_words


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
        return Chrome(
            words,
            Addresses(words),
            graph.vocabulary,
            settings.name,
            settings.license,
            dict(graph.drafts),
            settings.url,
            settings.pdfs if self._needs_press and missing_press() is None else frozenset(),
            settings.reception,
            settings.relative(settings.networks),
            settings.relative(settings.docs),
        )

    @cached_property
    def search(self) -> SearchPages:
        """What has been found of the pages so far."""
        return SearchPages(self.reading.graph, self.chrome)

    @cached_property
    def _needs_press(self) -> bool:
        """Whether there is something to make a PDF of; WeasyPrint is not even looked for where there is not."""
        settings, nodes = self.reading.settings, self.reading.graph.nodes.values()
        return bool(settings.pdfs - {REPORTS}) or (REPORTS in settings.pdfs and any(map(is_written_here, nodes)))

    @property
    def missing_press(self) -> Message | None:
        """What is missing to make the PDF files that the site should have, in one sentence."""
        return missing_press() if self._needs_press else None

    @cached_property
    def renderer(self) -> BodyRenderer:
        """Makes HTML of authors' Markdown."""
        return BodyRenderer(self.extensions, self.extension_configs)

    @cached_property
    def _pages_of_files(self) -> dict[str, str]:
        graph = self.reading.graph
        found = {page.path: page.address for page in graph.pages}
        for node in graph.nodes.values():
            found[node.source.path] = address_of(node, graph, self.chrome.addresses)
            for chapter in node.chapters:
                found[chapter.document.path] = self.chrome.addresses.chapter(node.source, chapter.slug)
        return found

    def resolve_file(self, path: str) -> str | None:
        """The address of the page of a Markdown file, by its path in the site's folder."""
        return self._pages_of_files.get(path)

    def record_nodes(self) -> Iterator[Node]:
        """The records that have a page of their own."""
        return (node for node in self.reading.graph.nodes.values() if node.type != "reply")

    def address(self, node: Node) -> str:
        """The address of a record's page."""
        return self.chrome.addresses.page(node.source)

    def gather(self, node: Node) -> RecordInputs:
        """All that the page of a record is made of."""
        graph, settings, chrome = self.reading.graph, self.reading.settings, self.chrome
        links = Links(settings.name, settings.url)
        return gather_inputs(node, graph, chrome.addresses, settings.root, chrome.words, links.absolute)

    def render_record(self, node: Node) -> Page:
        """The page of a record.

        Raises:
            Unrenderable: its text is nested too deep, or takes too long.
        """
        with Patience(node.source.path):
            page = render_record_page(
                self.gather(node),
                self.chrome,
                self.renderer,
                lambda target: self.resolve_link(target, node.source.network),
                self.resolve_file,
            )
        return self.add_head(page)

    def chapter_pages(self) -> Iterator[tuple[str, str, Callable[[], Page]]]:
        """The chapters of reports: for each its address, its title, and what renders its page."""
        for node in self.record_nodes():
            for number, chapter in enumerate(node.chapters, 1):
                address = self.chrome.addresses.chapter(node.source, chapter.slug)
                yield address, chapter.title, partial(self._render_chapter, node, number)

    def _render_chapter(self, node: Node, number: int) -> Page:
        graph = self.reading.graph
        network = graph.nodes.get(node.network_id or "")
        with Patience(node.chapters[number - 1].document.path):
            page = render_chapter(
                node,
                number,
                make_card(network, graph, self.chrome.addresses) if network else None,
                self.chrome,
                self.renderer,
                lambda target: self.resolve_link(target, node.source.network),
                self.resolve_file,
            )
        return self.add_head(page)

    def add_head(self, page: Page) -> Page:
        """A page with what its document's head tells other software."""
        return self._heads.add(page)

    @cached_property
    def _heads(self) -> Heads:
        return Heads(self.reading.graph, self.chrome, self.reading.settings)

    def describe(self, page: Page, node: Node) -> tuple[SearchDocument, ...]:
        """What can be found on the page of a record."""
        return describe_page(page, node, self.reading.graph, self.chrome)

    def lead_to_page(self, address: str, folder: str, page: str) -> str | None:
        """The page that a link to a Markdown file means; see :func:`leernetwerk.pages.markdown.lead_to_page`."""
        return lead_to_page(address, folder, page, self.resolve_file)

    def resolve_link(self, target: str, network: str | None) -> LinkTarget | None:
        """What ``[[target]]`` means in a network, or in a text that stands in none; see :class:`LinkFinder`."""
        return self._links.find(target, network)

    @cached_property
    def _links(self) -> LinkFinder:
        return LinkFinder(self.reading.graph, self.chrome.addresses, self.resolve_file)

    @cached_property
    def _listings(self) -> dict[str, Listing]:
        """Every index that lists records or insights, by its name."""
        graph, chrome = self.reading.graph, self.chrome
        wording = Wording(chrome.words, graph.vocabulary, {id: node.title for id, node in graph.nodes.items()})
        return {index.name: make_listing(index, graph, chrome.addresses, wording) for index in SECTION_INDEXES}

    @cached_property
    def _agenda(self) -> Agenda:
        settings = self.reading.settings
        return list_agenda(
            self.reading.graph, self.chrome.addresses, settings.today, settings.timezone, settings.language
        )

    def section_address(self, index: SectionIndex, number: int = 1) -> str:
        """The address of a page of an index, counted from 1."""
        return self.chrome.addresses.page_of(index.name, number)

    def section_pages(self, index: SectionIndex) -> int:
        """Over how many pages an index goes."""
        return self._listings[index.name].pages

    def render_section(self, index: SectionIndex, number: int = 1, *, with_title: bool = True) -> Page:
        """A page of an index across organisations, counted from 1."""
        if index.name == "agenda":
            return self.add_head(render_agenda(index, self._agenda, self.chrome, with_title=with_title))
        return self.add_head(render_index(self._listings[index.name], number, self.chrome, with_title=with_title))

    def filter_files(self) -> Iterator[tuple[str, str]]:
        """What the filters of the indexes read: path in the built site, and text."""
        for index in SECTION_INDEXES:
            listing = self._listings[index.name]
            if filter_fields(listing):
                yield output_file(self.chrome.addresses.filter(index.name)), write_filter(listing)

    def render_home(self, title: str = "", text: str = "") -> Page:
        """The home page; ``title`` and ``text`` (sanitised HTML) are what the site's own begins with, if it has one."""
        graph, settings = self.reading.graph, self.reading.settings
        doors = find_doors(graph.pages, settings.doors, self.chrome)
        return render_home(graph, self._agenda, doors, self.chrome, title=title, text=text)

    def single_pages(self) -> Iterator[Page]:
        """The pages that are there once: references for contributors, what helps to choose a methodology, pictures."""
        yield self.render_contribute()
        yield self.add_head(render_field_reference(self.chrome))
        yield self.add_head(render_problem_reference(KINDS.values(), self.chrome))
        yield self.add_head(render_quick_page(self.chrome))
        upkeep = list_upkeep(self.reading.graph, self.chrome.addresses, self.reading.settings.today)
        yield self.add_head(render_upkeep(upkeep, self.chrome))
        if cards := tuple(item.card for item in self._listings["methodologies"].items):
            yield self.add_head(render_compare(cards, self.chrome))
            yield self.add_head(render_cards(cards, self.chrome))
        graph, addresses = self.reading.graph, self.chrome.addresses
        ties = gather_ties(graph, addresses)
        yield self.add_head(render_matrix(fill_matrix(ties, graph), self.chrome))
        yield from map(self.add_head, render_map_pages(ties, draw_map(ties), self.chrome))

    def render_contribute(self, *, with_title: bool = True) -> Page:
        """The page on what can be contributed; without its title it goes into the site's own page there."""
        address = self.chrome.addresses.section("contribute")
        reception = self.chrome.reception
        editor = partial(form_address, chrome=self.chrome, page=address) if has_forms(reception) else None
        return self.add_head(render_contribute(self.chrome, editor, with_title=with_title))

    def render_search_page(self) -> Page:
        """The page that shows the search's results."""
        return self.add_head(render_search_page(self.chrome))

    def redirects(self) -> Iterator[tuple[str, str]]:
        """The pages at old addresses: path in the built site, and the HTML that leads on to the page."""
        graph = self.reading.graph
        for node in graph.nodes.values():
            for alias in node.record.aliases:
                address = address_of(node, graph, self.chrome.addresses)
                yield (path := redirect_file(alias)), render_redirect(path, address, node.title, self.chrome)

    def editor_files(self) -> Iterator[tuple[str, str]]:
        """The editor, if the site has one, and the plan of its forms: path in the built site, and text."""
        reading, addresses = self.reading, self.chrome.addresses
        if not self.chrome.reception.editor:
            return
        networks = [(node.source.slug, node.title) for node in reading.graph.of_type("network")]
        yield output_file(addresses.editor()), render_editor(networks, self.chrome)
        plan = write_plan(reading.graph, reading.settings, self.chrome.words)
        yield output_file(addresses.editor() + PLAN_FILE), plan

    def covers(self) -> Iterator[tuple[str, bytes]]:
        """The pictures of the first pages of reports: path in the built site, and content."""
        graph, addresses = self.reading.graph, self.chrome.addresses
        for node in graph.of_type("report"):
            cover, known = cover_of(node, graph, addresses), pdf_of(node, graph.pdfs)
            if cover and known:
                yield cover.address.lstrip("/"), known.cover

    def data_files(self) -> Iterator[tuple[str, str]]:
        """The data files: path in the built site, and text."""
        return list_data_files(self.reading.graph, self.chrome.addresses, self.chrome.words, self.reading.settings)
