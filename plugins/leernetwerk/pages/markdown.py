"""The author's Markdown as HTML: links resolved, headings below the page's title, sanitised."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from leernetwerk.content.discovery import MARKDOWN_SUFFIXES
from leernetwerk.content.filelinks import FileLink
from leernetwerk.content.textpaths import site_path
from leernetwerk.graph.page_ids import author_id
from leernetwerk.pages.captions import CaptionExtension, Numbering
from leernetwerk.pages.link_target import LinkTarget, own_page
from leernetwerk.pages.page import Heading, PageFile
from leernetwerk.pages.relative import relative_address
from leernetwerk.pages.safe_source import SafeSourceExtension
from leernetwerk.pages.sanitise import Sanitiser
from leernetwerk.pages.wikilinks import WikiLinkExtension
from leernetwerk.search.sections import TextSection, read_sections

ResolveLink = Callable[[str], LinkTarget | None]
"""Finds what ``[[target]]`` means; ``None`` for what is not there."""

ResolveFile = Callable[[str], str | None]
"""Finds the address of the page of another Markdown file, from its path in the site's folder."""


@dataclass(frozen=True, slots=True)
class BodySource:
    """A body and all that its rendering rests on.

    Attributes:
        text: the Markdown.
        folder: the folder of its file in the site's folder; files are named relative to it.
        address: the page that it becomes part of.
        resolve_link: finds records.
        resolve_file: finds pages of other Markdown files.
        files_address: below which its files are published, if not below that of the page.
        numbering: how its figures and tables are numbered, if they are.
    """

    text: str
    folder: str
    address: str
    resolve_link: ResolveLink
    resolve_file: ResolveFile
    files_address: str = ""
    numbering: Numbering | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """A rendered body.

    Attributes:
        html: the text, safe to show.
        files: the files that it shows or links to.
        sections: its text in plain words, by its headings.
    """

    html: str
    files: tuple[PageFile, ...] = ()
    sections: tuple[TextSection, ...] = ()

    @property
    def headings(self) -> tuple[Heading, ...]:
        """Its headings with an id."""
        return tuple(Heading(each.level, each.anchor, each.heading) for each in self.sections if each.anchor)


@dataclass
class _Current:
    """The body that is being rendered: Python-Markdown's extensions are made once and serve all."""

    source: BodySource | None = None
    files: dict[str, PageFile] = field(default_factory=dict)


class BodyRenderer:
    """Renders bodies with one set of Markdown extensions. Not for use by several threads at a time."""

    def __init__(self, extensions: Sequence[Any], configs: Mapping[str, Any]) -> None:
        self._current = _Current()
        self._sanitiser = Sanitiser(self._lead)
        own = [
            SafeSourceExtension(),
            WikiLinkExtension(self._resolve_link, self._folder),
            _BodyExtension(),
            CaptionExtension(self._numbering),
        ]
        self._markdown = markdown.Markdown(extensions=[*extensions, *own], extension_configs=dict(configs))

    def render(self, source: BodySource) -> Body:
        """Render a body.

        Raises:
            RecursionError: it is nested deeper than Python-Markdown can follow.
        """
        if not source.text.strip():
            return Body("")
        self._current.source, self._current.files = source, {}
        self._markdown.reset()
        rendered = self._sanitiser.clean(self._markdown.convert(source.text))
        return Body(rendered, tuple(self._current.files.values()), read_sections(rendered))

    def _numbering(self) -> Numbering | None:
        return self._current.source.numbering if self._current.source else None

    def _folder(self) -> str:
        return self._current.source.folder if self._current.source else ""

    def _resolve_link(self, target: str) -> tuple[LinkTarget | None, str]:
        assert self._current.source is not None
        source = self._current.source
        if not target:
            return own_page(source.text, source.address, author_id), source.address
        return source.resolve_link(site_path(target, source.folder)), source.address

    def _lead(self, tag: str, address: str) -> str | None:
        """Lead a link to a Markdown file to its page, and note any other file of the record to publish."""
        source = self._current.source
        link = FileLink(address, tag == "img", 0)
        if source is None or link.file is None:
            return address
        page = lead_to_page(address, source.folder, source.address, source.resolve_file)
        if page is not None:
            return page
        target = posixpath.normpath(posixpath.join(source.folder, link.file))
        if target.lower().endswith(MARKDOWN_SUFFIXES):
            return None  # a text without a page, such as a draft: it is not published as it is
        fragment = urlsplit(address).fragment
        inside = target.removeprefix(source.folder + "/")
        if inside == target:
            return address
        published = (source.files_address or source.address) + inside
        self._current.files[target] = PageFile(target, published)
        return relative_address(published, source.address) + (f"#{fragment}" if fragment else "")


def lead_to_page(address: str, folder: str, page: str, resolve_file: ResolveFile) -> str | None:
    """The relative address of the page that a link to a Markdown file means; ``None`` if it means none.

    Args:
        address: what the link says, relative to the file that it stands in.
        folder: the folder of that file in the site's folder.
        page: the address of the page that links.
        resolve_file: finds pages of Markdown files.
    """
    path = FileLink(address, False, 0).file
    found = resolve_file(posixpath.normpath(posixpath.join(folder, path))) if path else None
    if found is None:
        return None
    fragment = urlsplit(address).fragment
    return relative_address(found, page) + (f"#{fragment}" if fragment else "")


class _BodyExtension(Extension):
    """The changes to a body's tree."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Levels before the table of contents gives ids (5)."""
        md.treeprocessors.register(_HeadingLevels(md), "leernetwerk-headings", 6)


class _HeadingLevels(Treeprocessor):
    """The page's title is the only ``h1``: shifts an author's headings so that the highest is an ``h2``."""

    def run(self, root: ElementTree.Element) -> None:
        headings = [element for element in root.iter() if re.fullmatch(r"h[1-6]", str(element.tag))]
        shift = 2 - min((int(str(element.tag)[1]) for element in headings), default=2)
        previous = 1
        for element in headings:
            level = min(int(str(element.tag)[1]) + shift, previous + 1, 6)  # no level is skipped on the way down
            element.tag = f"h{level}"
            previous = level
