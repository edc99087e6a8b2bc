"""``[[links]]`` as HTML: to records and pages, to files, and pictures that are shown."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import quote
from xml.etree import ElementTree

import markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from leernetwerk.content.filelinks import FileLink, path_beside
from leernetwerk.content.wikilinks import WIKILINK, WikiLink, names_file, read_label
from leernetwerk.pages.link_target import LinkTarget
from leernetwerk.pages.relative import relative_address

Resolve = Callable[[str], tuple[LinkTarget | None, str]]
"""Finds what ``[[target]]`` means on the page that is being rendered, and tells the address of that page."""


class WikiLinkExtension(Extension):
    """Makes links and pictures of ``[[target]]``, and links of images elsewhere.

    Args:
        resolve: finds records and pages.
        folder: tells the folder of the text that is being rendered, in the site's.
    """

    def __init__(self, resolve: Resolve, folder: Callable[[], str]) -> None:
        super().__init__()
        self._resolve, self._folder = resolve, folder

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Links between inline code (190) and escapes (180), whose bar a table needs; images after them."""
        md.inlinePatterns.register(_WikiLinkProcessor(self._resolve, self._folder, md), "leernetwerk-link", 185)
        md.treeprocessors.register(_ExternalImages(md), "leernetwerk-images", 15)


class _WikiLinkProcessor(InlineProcessor):
    def __init__(self, resolve: Resolve, folder: Callable[[], str], md: markdown.Markdown) -> None:
        super().__init__(r"(?<!\\)(?:\\\\)*" + WIKILINK.pattern, md)
        self._resolve, self._folder = resolve, folder

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Python-Markdown's name
        self, m: re.Match[str], data: str
    ) -> tuple[ElementTree.Element | str, int, int]:
        start = m.start("embed") if m["embed"] else m.start() + m.group().index("[[")
        part = m["part"].strip() if m["part"] else None
        link = WikiLink(m["target"].strip(), part, m["label"], start, m.end(), m["embed"] is not None)
        element = self._show_file(link) if names_file(link.target) else self._lead(link)
        return element, start, m.end()

    def _lead(self, link: WikiLink) -> ElementTree.Element:
        """A link to a page, or its words where there is no page."""
        target, page = self._resolve(link.target)
        label = (link.label or (target.title if target else "") or link.target or link.part or "").strip()
        if target is None or target.address is None:
            element = ElementTree.Element("span")
        else:
            id = target.find_part(link.part) if link.part and not link.part.startswith("^") else None
            address = target.address + (f"#{id}" if id else "")
            element = ElementTree.Element("a", {"href": relative_address(address, page)})
        element.text = markdown.util.AtomicString(label)
        return element

    def _show_file(self, link: WikiLink) -> ElementTree.Element:
        """A picture, or a link to another file."""
        path = path_beside(link.target, self._folder())
        words, width, height = read_label(link.label)
        if link.is_image:
            size = {name: value for name, value in (("width", width), ("height", height)) if value}
            return ElementTree.Element("img", {"src": quote(path), "alt": words, **size})
        part = f"#{link.part}" if link.part else ""
        element = ElementTree.Element("a", {"href": quote(path) + part})
        element.text = markdown.util.AtomicString(words or link.target.rpartition("/")[2])
        return element


class _ExternalImages(Treeprocessor):
    """Shows an image of another site as a link: no reader's page asks another site for anything."""

    def run(self, root: ElementTree.Element) -> None:
        for element in root.iter("img"):
            link = FileLink(element.get("src", ""), True, 0)
            if link.is_external:
                text = element.get("alt") or link.target
                element.attrib.clear()
                element.tag, element.text = "a", text
                element.set("href", link.target)
            else:
                element.set("loading", "lazy")
