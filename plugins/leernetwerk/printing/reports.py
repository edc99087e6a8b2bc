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
from leernetwerk.pages.chrome import Chrome
from leernetwerk.pages.contents import list_contents
from leernetwerk.pages.markdown import BodyRenderer, BodySource, ResolveFile, ResolveLink
from leernetwerk.pages.paper import full_address
from leernetwerk.printing.fitting import Fitting
from leernetwerk.printing.house_style import first_organisation, house_style_of
from leernetwerk.printing.printable import Printable
from leernetwerk.printing.setting import load_documents, read_style
from leernetwerk.records.report import REPORT_KIND, Report
from leernetwerk.words import load_words

_HIGHEST = 2
"""The level of an author's highest headings in a rendered text."""

_PLACE = re.compile(r"[^a-z0-9-]+")


@dataclass(frozen=True, slots=True)
class Section:
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


def set_report(
    node: Node,
    graph: Graph,
    root: Path,
    chrome: Chrome,
    renderer: BodyRenderer,
    resolve_link: ResolveLink,
    resolve_file: ResolveFile,
) -> Printable:
    """The document of a report.

    Args:
        node: the report.
        graph: the public graph.
        root: the site's folder.
        chrome: what all pages share.
        renderer: makes HTML of Markdown.
        resolve_link: finds records.
        resolve_file: finds pages of other Markdown files.
    """
    record = node.record
    assert isinstance(record, Report)
    page = chrome.addresses.page(node.source)
    contents = list_contents(node, chrome)
    inside = {page: "ln-begin"} | {entry.address: f"ln-chapter-{entry.number}" for entry in contents}
    fitting = Fitting(root, lambda address: full_address(address, chrome) if chrome.site_url else None, inside)
    words = load_words(record.language or chrome.words.language)
    own = BodySource(
        node.document.body, node.source.folder, page, resolve_link, resolve_file, numbering=Numbering(words)
    )
    sources = [
        (own, None, ""),
        *(
            (chapter_source(node, entry.number, chrome, resolve_link, resolve_file), entry.number, entry.title)
            for entry in contents
        ),
    ]
    sections = tuple(_set_section(*each, renderer, fitting) for each in sources)
    organisations = tuple(graph.nodes[id].title for id in record.organisations if id in graph.nodes)
    network = graph.nodes.get(node.network_id or "")
    style = house_style_of(first_organisation(record.organisations, graph))
    url = full_address(page, chrome) if chrome.site_url else ""
    html = (
        load_documents(words.language)
        .get_template("report.html")
        .render(
            record=record,
            language=record.language or chrome.words.language,
            organisations=organisations,
            kind=REPORT_KIND.label(record.kind, words) if record.kind else "",
            network=network.title if network else "",
            sections=tuple(section for section in sections if section.html),
            style=style,
            logo=fitting.show(style.logo) if style.logo else "",
            css=Markup(read_style("paper") + read_style("report")),
            license=record.license or chrome.license,
            site_name=chrome.site_name,
            url=url,
            cited=format_apa(describe(cite_report(node, graph, words, url or None)), words.language).html,
        )
    )
    return Printable(chrome.addresses.pdf(node.source), html, fitting.files)


def _set_section(
    source: BodySource, number: int | None, title: str, renderer: BodyRenderer, fitting: Fitting
) -> Section:
    body = renderer.render(source)
    # The title of the report is the highest heading, those of chapters come below it.
    html = fitting.fit(body.html, source.address, body.files, deeper=0 if number is None else 1)
    place = fitting.inside[source.address]
    parts = tuple((f"{place}-{each.id}", each.text) for each in body.headings if each.level == _HIGHEST)
    return Section(place, number, title, Markup(html), parts)
