"""The pages of a report that is written here: its chapters."""

from __future__ import annotations

from markupsafe import Markup

from leernetwerk.graph import Node
from leernetwerk.indexes.card import Card
from leernetwerk.pages.captions import Numbering
from leernetwerk.pages.contents import list_contents, pdf_address
from leernetwerk.pages.headings import PageHeadings
from leernetwerk.pages.markdown import BodyRenderer, BodySource, ResolveFile, ResolveLink
from leernetwerk.pages.page import Page
from leernetwerk.pages.site_context import SiteContext
from leernetwerk.pages.templates import load_templates
from leernetwerk.records.registry import RECORD_TYPES
from leernetwerk.words import load_words


def chapter_source(
    node: Node, number: int, site: SiteContext, resolve_link: ResolveLink, resolve_file: ResolveFile
) -> BodySource:
    """The text of a chapter, counted from 1, and all that its rendering rests on."""
    chapter = node.chapters[number - 1]
    folder = chapter.document.path.rpartition("/")[0]
    address = site.addresses.chapter(node.source, chapter.slug)
    # The files of all chapters stand beside the report's page, so that one is there once however many show it.
    files = site.addresses.page(node.source)
    numbering = Numbering(load_words(node.record.language or site.words.language), number)
    return BodySource(chapter.document.body, folder, address, resolve_link, resolve_file, files, numbering)


def render_chapter(
    node: Node,
    number: int,
    network: Card | None,
    site: SiteContext,
    renderer: BodyRenderer,
    resolve_link: ResolveLink,
    resolve_file: ResolveFile,
) -> Page:
    """The page of a chapter, counted from 1."""
    contents = list_contents(node, site)
    entry = contents[number - 1]
    body = renderer.render(chapter_source(node, number, site, resolve_link, resolve_file))
    headings = PageHeadings()
    html = (
        load_templates(site.words.language)
        .get_template("chapter.html")
        .render(
            headings=headings,
            node=node,
            record=node.record,
            chapter=entry,
            contents=contents,
            previous=contents[number - 2] if number > 1 else None,
            following=contents[number] if number < len(contents) else None,
            report=site.addresses.page(node.source),
            network=network,
            networks=site.words(RECORD_TYPES["network"].plural),
            body=body,
            page=entry.address,
            site=site,
            pdf=pdf_address(node, site),
            text_lang=Markup(' lang="{}"').format(node.record.language) if node.record.language else "",
        )
    )
    description = f"{entry.title} ({node.title})"
    return Page(entry.address, entry.title, html, description, headings.list(), body.files, sections=body.sections)
