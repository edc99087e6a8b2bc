"""A report that is written here as one document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from leernetwerk.citations import cite_report
from leernetwerk.citations.apa import format_apa
from leernetwerk.citations.csl import describe
from leernetwerk.graph import Graph, Node
from leernetwerk.pages.captions import Numbering
from leernetwerk.pages.chapter_page import chapter_source
from leernetwerk.pages.contents import list_contents
from leernetwerk.pages.markdown import BodyRenderer, BodySource, ResolveFile, ResolveLink
from leernetwerk.pages.paper import full_address
from leernetwerk.pages.site_context import SiteContext
from leernetwerk.printing.document_templates import load_document_templates, read_style
from leernetwerk.printing.house_style import first_organisation, house_style_of
from leernetwerk.printing.paper_document import PaperDocument
from leernetwerk.printing.paper_html import PaperHtml
from leernetwerk.records.report import REPORT_KIND, Report
from leernetwerk.words import load_words

_HIGHEST = 2
"""The level of an author's highest headings in a rendered text."""

_PLACE = re.compile(r"[^a-z0-9-]+")


@dataclass(frozen=True, slots=True)
class DocumentSection:
    """A chapter of a document, or the text in front of the first.

    Attributes:
        place: its id in the document.
        number: from 1; ``None`` for what stands in front of the chapters.
        title: its title; "" for what stands in front of the chapters.
        html: its text.
        parts: ids and titles of its highest headings, for the contents.
    """

    place: str
    number: int | None
    title: str
    html: Markup
    parts: tuple[tuple[str, str], ...]


def build_report(
    node: Node,
    graph: Graph,
    root: Path,
    site: SiteContext,
    renderer: BodyRenderer,
    resolve_link: ResolveLink,
    resolve_file: ResolveFile,
) -> PaperDocument:
    """The document of a report.

    Args:
        node: the report.
        graph: the public graph.
        root: the site's folder.
        site: what all pages share.
        renderer: makes HTML of Markdown.
        resolve_link: finds records.
        resolve_file: finds pages of other Markdown files.
    """
    record = node.record
    assert isinstance(record, Report)
    page = site.addresses.page(node.source)
    contents = list_contents(node, site)
    inside = {page: "ln-begin"} | {entry.address: f"ln-chapter-{entry.number}" for entry in contents}
    paper = PaperHtml(root, lambda address: full_address(address, site) if site.site_url else None, inside)
    words = load_words(record.language or site.words.language)
    own = BodySource(
        node.document.body, node.source.folder, page, resolve_link, resolve_file, numbering=Numbering(words)
    )
    sources = [
        (own, None, ""),
        *(
            (chapter_source(node, entry.number, site, resolve_link, resolve_file), entry.number, entry.title)
            for entry in contents
        ),
    ]
    sections = tuple(_build_section(*each, renderer, paper) for each in sources)
    organisations = tuple(graph.nodes[id].title for id in record.organisations if id in graph.nodes)
    network = graph.nodes.get(node.network_id or "")
    style = house_style_of(first_organisation(record.organisations, graph))
    url = full_address(page, site) if site.site_url else ""
    html = (
        load_document_templates(words.language)
        .get_template("report.html")
        .render(
            record=record,
            language=record.language or site.words.language,
            organisations=organisations,
            kind=REPORT_KIND.label(record.kind, words) if record.kind else "",
            network=network.title if network else "",
            sections=tuple(section for section in sections if section.html),
            style=style,
            logo=paper.show(style.logo) if style.logo else "",
            css=Markup(read_style("paper") + read_style("report")),
            license=record.license or site.license,
            site_name=site.site_name,
            url=url,
            cited=format_apa(describe(cite_report(node, graph, words, url or None)), words.language).html,
        )
    )
    return PaperDocument(site.addresses.pdf(node.source), html, paper.files)


def _build_section(
    source: BodySource, number: int | None, title: str, renderer: BodyRenderer, paper: PaperHtml
) -> DocumentSection:
    body = renderer.render(source)
    # The title of the report is the highest heading, those of chapters come below it.
    html = paper.adapt(body.html, source.address, body.files, deeper=0 if number is None else 1)
    place = paper.inside[source.address]
    parts = tuple((f"{place}-{each.id}", each.text) for each in body.headings if each.level == _HIGHEST)
    return DocumentSection(place, number, title, Markup(html), parts)
