"""From a graph to pages and data files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from leernetwerk.content.settings import REPORTS
from leernetwerk.content.site_paths import output_file, redirect_file
from leernetwerk.diagnostics import KINDS
from leernetwerk.exports.links import Links
from leernetwerk.forms.plan import write_plan
from leernetwerk.graph import Addresses, Node
from leernetwerk.graph.report_availability import is_written_here
from leernetwerk.graph.report_files import pdf_of
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
from leernetwerk.pages.site_context import SiteContext
from leernetwerk.pages.upkeep_page import render_upkeep
from leernetwerk.pictures.matrix import fill_matrix
from leernetwerk.pictures.site_map import draw_map
from leernetwerk.pictures.ties import gather_ties
from leernetwerk.printing.pdf_rendering import missing_pdf_software
from leernetwerk.search.document import SearchDocument
from leernetwerk.site.checked_site import CheckedSite
from leernetwerk.site.data_files import list_data_files
from leernetwerk.site.heads import Heads
from leernetwerk.site.link_finder import LinkFinder
from leernetwerk.site.render_limit import RenderLimit
from leernetwerk.site.searching import SearchPages, describe_page
from leernetwerk.words import Message, load_words


@dataclass(frozen=True)
class Compilation:
    """A site that is ready to be rendered, page by page.

    Attributes:
        checked: the site as read; without errors.
        extensions: Python-Markdown extensions for authors' texts, and their settings.
    """

    checked: CheckedSite
    extensions: Sequence[Any]
    extension_configs: Mapping[str, Any]

    @cached_property
    def site(self) -> SiteContext:
        """What all pages share."""
        settings, graph = self.checked.settings, self.checked.graph
        words = load_words(settings.language)
        return SiteContext(
            words,
            Addresses(words),
            graph.vocabulary,
            settings.name,
            settings.license,
            dict(graph.drafts),
            settings.url,
            settings.pdfs if self._needs_pdf_software and missing_pdf_software() is None else frozenset(),
            settings.contribution_target,
            settings.relative(settings.networks),
            settings.relative(settings.docs),
        )

    @cached_property
    def search(self) -> SearchPages:
        """What has been found of the pages so far."""
        return SearchPages(self.checked.graph, self.site)

    @cached_property
    def _needs_pdf_software(self) -> bool:
        """Whether there is something to make a PDF of; WeasyPrint is not even looked for where there is not."""
        settings, nodes = self.checked.settings, self.checked.graph.nodes.values()
        return bool(settings.pdfs - {REPORTS}) or (REPORTS in settings.pdfs and any(map(is_written_here, nodes)))

    @property
    def missing_pdf_software(self) -> Message | None:
        """What is missing to make the PDF files that the site should have, in one sentence."""
        return missing_pdf_software() if self._needs_pdf_software else None

    @cached_property
    def renderer(self) -> BodyRenderer:
        """Makes HTML of authors' Markdown."""
        return BodyRenderer(self.extensions, self.extension_configs)

    @cached_property
    def _pages_of_files(self) -> dict[str, str]:
        graph = self.checked.graph
        found = {page.path: page.address for page in graph.pages}
        for node in graph.nodes.values():
            found[node.source.path] = address_of(node, graph, self.site.addresses)
            for chapter in node.chapters:
                found[chapter.document.path] = self.site.addresses.chapter(node.source, chapter.slug)
        return found

    def resolve_file(self, path: str) -> str | None:
        """The address of the page of a Markdown file, by its path in the site's folder."""
        return self._pages_of_files.get(path)

    def record_nodes(self) -> Iterator[Node]:
        """The records that have a page of their own."""
        return (node for node in self.checked.graph.nodes.values() if node.type != "reply")

    def address(self, node: Node) -> str:
        """The address of a record's page."""
        return self.site.addresses.page(node.source)

    def gather(self, node: Node) -> RecordInputs:
        """All that the page of a record is made of."""
        graph, settings, site = self.checked.graph, self.checked.settings, self.site
        links = Links(settings.name, settings.url)
        return gather_inputs(node, graph, site.addresses, settings.root, site.words, links.absolute)

    def render_record(self, node: Node) -> Page:
        """The page of a record.

        Raises:
            Unrenderable: its text is nested too deep, or takes too long.
        """
        with RenderLimit(node.source.path):
            page = render_record_page(
                self.gather(node),
                self.site,
                self.renderer,
                lambda target: self.resolve_link(target, node.source.network),
                self.resolve_file,
            )
        return self.add_head(page)

    def chapter_pages(self) -> Iterator[tuple[str, str, Callable[[], Page]]]:
        """The chapters of reports: for each its address, its title, and what renders its page."""
        for node in self.record_nodes():
            for number, chapter in enumerate(node.chapters, 1):
                address = self.site.addresses.chapter(node.source, chapter.slug)
                yield address, chapter.title, partial(self._render_chapter, node, number)

    def _render_chapter(self, node: Node, number: int) -> Page:
        graph = self.checked.graph
        network = graph.nodes.get(node.network_id or "")
        with RenderLimit(node.chapters[number - 1].document.path):
            page = render_chapter(
                node,
                number,
                make_card(network, graph, self.site.addresses) if network else None,
                self.site,
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
        return Heads(self.checked.graph, self.site, self.checked.settings)

    def describe(self, page: Page, node: Node) -> tuple[SearchDocument, ...]:
        """What can be found on the page of a record."""
        return describe_page(page, node, self.checked.graph, self.site)

    def lead_to_page(self, address: str, folder: str, page: str) -> str | None:
        """The page that a link to a Markdown file means; see :func:`leernetwerk.pages.markdown.lead_to_page`."""
        return lead_to_page(address, folder, page, self.resolve_file)

    def resolve_link(self, target: str, network: str | None) -> LinkTarget | None:
        """What ``[[target]]`` means in a network, or in a text that stands in none; see :class:`LinkFinder`."""
        return self._links.find(target, network)

    @cached_property
    def _links(self) -> LinkFinder:
        return LinkFinder(self.checked.graph, self.site.addresses, self.resolve_file)

    @cached_property
    def _listings(self) -> dict[str, Listing]:
        """Every index that lists records or insights, by its name."""
        graph, site = self.checked.graph, self.site
        wording = Wording(site.words, graph.vocabulary, {id: node.title for id, node in graph.nodes.items()})
        return {index.name: make_listing(index, graph, site.addresses, wording) for index in SECTION_INDEXES}

    @cached_property
    def _agenda(self) -> Agenda:
        settings = self.checked.settings
        return list_agenda(
            self.checked.graph, self.site.addresses, settings.today, settings.timezone, settings.language
        )

    def section_address(self, index: SectionIndex, number: int = 1) -> str:
        """The address of a page of an index, counted from 1."""
        return self.site.addresses.page_of(index.name, number)

    def section_pages(self, index: SectionIndex) -> int:
        """Over how many pages an index goes."""
        return self._listings[index.name].pages

    def render_section(self, index: SectionIndex, number: int = 1, *, with_title: bool = True) -> Page:
        """A page of an index across organisations, counted from 1."""
        if index.name == "agenda":
            return self.add_head(render_agenda(index, self._agenda, self.site, with_title=with_title))
        return self.add_head(render_index(self._listings[index.name], number, self.site, with_title=with_title))

    def filter_files(self) -> Iterator[tuple[str, str]]:
        """What the filters of the indexes read: path in the built site, and text."""
        for index in SECTION_INDEXES:
            listing = self._listings[index.name]
            if filter_fields(listing):
                yield output_file(self.site.addresses.filter(index.name)), write_filter(listing)

    def render_home(self, title: str = "", text: str = "") -> Page:
        """The home page; ``title`` and ``text`` (sanitised HTML) are what the site's own begins with, if it has one."""
        graph, settings = self.checked.graph, self.checked.settings
        doors = find_doors(graph.pages, settings.doors, self.site)
        return render_home(graph, self._agenda, doors, self.site, title=title, text=text)

    def single_pages(self) -> Iterator[Page]:
        """The pages that are there once: references for contributors, what helps to choose a methodology, pictures."""
        yield self.render_contribute()
        yield self.add_head(render_field_reference(self.site))
        yield self.add_head(render_problem_reference(KINDS.values(), self.site))
        yield self.add_head(render_quick_page(self.site))
        upkeep = list_upkeep(self.checked.graph, self.site.addresses, self.checked.settings.today)
        yield self.add_head(render_upkeep(upkeep, self.site))
        if cards := tuple(item.card for item in self._listings["methodologies"].items):
            yield self.add_head(render_compare(cards, self.site))
            yield self.add_head(render_cards(cards, self.site))
        graph, addresses = self.checked.graph, self.site.addresses
        ties = gather_ties(graph, addresses)
        yield self.add_head(render_matrix(fill_matrix(ties, graph), self.site))
        yield from map(self.add_head, render_map_pages(ties, draw_map(ties), self.site))

    def render_contribute(self, *, with_title: bool = True) -> Page:
        """The page on what can be contributed; without its title it goes into the site's own page there."""
        address = self.site.addresses.section("contribute")
        contribution_target = self.site.contribution_target
        editor = partial(form_address, site=self.site, page=address) if has_forms(contribution_target) else None
        return self.add_head(render_contribute(self.site, editor, with_title=with_title))

    def render_search_page(self) -> Page:
        """The page that shows the search's results."""
        return self.add_head(render_search_page(self.site))

    def redirects(self) -> Iterator[tuple[str, str]]:
        """The pages at old addresses: path in the built site, and the HTML that leads on to the page."""
        graph = self.checked.graph
        for node in graph.nodes.values():
            for alias in node.record.aliases:
                address = address_of(node, graph, self.site.addresses)
                yield (path := redirect_file(alias)), render_redirect(path, address, node.title, self.site)

    def editor_files(self) -> Iterator[tuple[str, str]]:
        """The editor, if the site has one, and the plan of its forms: path in the built site, and text."""
        checked, addresses = self.checked, self.site.addresses
        if not self.site.contribution_target.editor:
            return
        networks = [(node.source.slug, node.title) for node in checked.graph.of_type("network")]
        yield output_file(addresses.editor()), render_editor(networks, self.site)
        plan = write_plan(checked.graph, checked.settings, self.site.words)
        yield output_file(addresses.editor() + PLAN_FILE), plan

    def covers(self) -> Iterator[tuple[str, bytes]]:
        """The pictures of the first pages of reports: path in the built site, and content."""
        graph, addresses = self.checked.graph, self.site.addresses
        for node in graph.of_type("report"):
            cover, known = cover_of(node, graph, addresses), pdf_of(node, graph.pdfs)
            if cover and known:
                yield cover.address.lstrip("/"), known.cover

    def data_files(self) -> Iterator[tuple[str, str]]:
        """The data files: path in the built site, and text."""
        return list_data_files(self.checked.graph, self.site.addresses, self.site.words, self.checked.settings)
