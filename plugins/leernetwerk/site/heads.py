"""Heads of pages: put together from what pages and exports tell."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from leernetwerk.citations import cite_report
from leernetwerk.citations.forms import FORMS
from leernetwerk.citations.metadata import Meta, describe_citation
from leernetwerk.content import SiteSettings
from leernetwerk.exports.linked_data import describe_for_page
from leernetwerk.exports.linked_terms import Terms
from leernetwerk.exports.links import Links
from leernetwerk.graph import Graph, Node
from leernetwerk.graph.translations import language_of, translations_of
from leernetwerk.indexes.card import cover_of
from leernetwerk.indexes.news import FOLLOWED
from leernetwerk.pages.head import PageHead, render_head
from leernetwerk.pages.page import Page
from leernetwerk.pages.relative import relative_address
from leernetwerk.pages.site_context import SiteContext
from leernetwerk.records.context import file_path
from leernetwerk.records.report import Report
from leernetwerk.words import N_


@dataclass
class Heads:
    """Gives pages their heads.

    Attributes:
        graph: the public graph.
        site: what all pages share.
        settings: the site's name, address, language and licence.
    """

    graph: Graph
    site: SiteContext
    settings: SiteSettings

    def add(self, page: Page) -> Page:
        """A page with its head, and its translations for the sitemap."""
        node = self.graph.nodes.get(page.record_id or "")
        head = self._of_record(page, node) if node else self._of_page(page)
        translations = tuple(head.translations) if len(head.translations) > 1 else ()
        return replace(page, head=page.head + render_head(head, self.site), translations=translations)

    @cached_property
    def _links(self) -> Links:
        return Links(self.settings.name, self.settings.url)

    def _of_page(self, page: Page) -> PageHead:
        return PageHead(
            page.address,
            page.title if page.address != "/" else self.settings.name,
            page.description,
            self.settings.language,
            url=self._links.absolute(page.address),
            has_calendar=page.address == self.site.addresses.section("agenda"),
        )

    def _of_record(self, page: Page, node: Node) -> PageHead:
        record = node.record
        image = self._file(page, node, record.image) if record.image else ""
        cover = cover_of(node, self.graph, self.site.addresses)
        if cover and not image:
            image = cover.address
        return PageHead(
            page.address,
            page.title,
            page.description,
            language_of(node, self.settings.language),
            is_record=True,
            url=self._links.absolute(page.address),
            image=(self._links.absolute(image) or "") if image else "",
            image_alt=record.image_alt or (self.site.words(N_("The first page of the report")) if cover else ""),
            has_feed=node.type in FOLLOWED,
            has_calendar=node.type == "network",
            translations=self._translations(page, node),
            meta=self._citation(page, node),
            links=self._signposts(page, node),
            data=describe_for_page(node, self._terms(page.address)),
        )

    def _citation(self, page: Page, node: Node) -> Meta:
        """What search engines for scholars and libraries read of a report."""
        record = node.record
        if not isinstance(record, Report):
            return ()
        citation = cite_report(node, self.graph, self.site.words, self._links.absolute(page.address))
        themes = tuple(self.graph.nodes[id].title for id in record.themes if id in self.graph.nodes)
        pdf = self._links.absolute(self._file(page, node, record.file)) if record.file else None
        license = record.license or self.settings.license
        return describe_citation(citation, pdf=pdf or "", license=license, keywords=themes)

    def _signposts(self, page: Page, node: Node) -> tuple[tuple[str, str, str], ...]:
        """Where software finds a report's file, its citation and its lasting address (signposting.org)."""
        record = node.record
        if not isinstance(record, Report):
            return ()
        found = [("describedby", form.media_type, form.file) for form in FORMS]
        if record.file:
            found.append(
                ("item", "application/pdf", relative_address(self._file(page, node, record.file), page.address))
            )
        lasting = f"https://doi.org/{record.doi}" if record.doi else self._links.absolute(page.address)
        return (*found, ("cite-as", "", lasting)) if lasting else tuple(found)

    def _file(self, page: Page, node: Node, written: str) -> str:
        folder = node.source.folder
        return page.address + file_path(folder, written).removeprefix(folder + "/")

    def _translations(self, page: Page, node: Node) -> tuple[tuple[str, str], ...]:
        """The page in each language; where two are in one language, the first of them."""
        found: dict[str, str] = {}
        for each in translations_of(self.graph, node.id):
            address = self.site.addresses.page(each.source)
            href = self._links.absolute(address) or relative_address(address, page.address)
            found.setdefault(language_of(each, self.settings.language), href)
        return tuple(found.items())

    def _terms(self, place: str) -> Terms:
        settings, site = self.settings, self.site
        return Terms(self.graph, site.addresses, site.words, self._links, settings.language, settings.license, place)
