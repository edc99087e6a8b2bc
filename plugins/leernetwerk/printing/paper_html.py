"""Making HTML of pages fit into one document: ids that stay apart, links that lead somewhere, files that are found."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape, unescape
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from leernetwerk.pages.page import PageFile
from leernetwerk.printing.paper_document import SCHEME

_TAG = re.compile(r"<[a-zA-Z](?:[^<>\"]|\"[^\"]*\")*>")
_ATTRIBUTE = re.compile(r'\s(id|href|src|loading|for|name)="([^"]*)"')
_GROUP = re.compile(r"<div>(?=<dt>)|(?<=</dd>)</div>")
"""What groups a term with its description on pages; in a PDF such a group is no part of a list."""

_HEADING = re.compile(r"<(/?)h([2-5])\b")
_NOT_FOR_PAPER = re.compile(
    r"<span></span>|<input\b[^>]*>|<a class=\"(?:headerlink|footnote-backref)\".*?</a>", re.DOTALL
)


@dataclass
class PaperHtml:
    """Puts texts that are written for pages into a document.

    Attributes:
        root: the site's folder.
        absolute: gives the whole address of a page, or ``None`` where the site's own is not known.
        inside: the place in the document of each page that it takes in, by address.
        files: what the document shows, by path in the site's folder; filled as texts are fitted in.
    """

    root: Path
    absolute: Callable[[str], str | None]
    inside: Mapping[str, str]
    files: dict[str, Path] = field(default_factory=dict)

    def adapt(self, html: str, page: str, shown: tuple[PageFile, ...] = (), *, deeper: int = 0) -> str:
        """The HTML of a text as part of the document.

        Args:
            html: sanitised HTML, with double quotes around attributes.
            page: the address of the page that it was made for.
            shown: the files that it shows.
            deeper: by how many levels its headings go down.
        """
        prefix = self.inside.get(page, "p")
        sources = {file.address: file.source for file in shown}

        def attribute(found: re.Match[str]) -> str:
            name, value = found[1], unescape(found[2])
            if name in ("loading", "for", "name"):
                return ""
            if name == "id":
                return f' id="{prefix}-{escape(value)}"'
            if name == "src":
                return self._source(urljoin(page, value), sources)
            return self._link(value, page, prefix)

        text = _TAG.sub(
            lambda tag: _ATTRIBUTE.sub(attribute, tag.group()), _GROUP.sub("", _NOT_FOR_PAPER.sub("", html))
        )
        if deeper:
            text = _HEADING.sub(lambda found: f"<{found[1]}h{min(int(found[2]) + deeper, 6)}", text)
        return text

    def show(self, path: str) -> str:
        """The address within the document of a file of the site's folder."""
        self.files[path] = self.root / path
        return SCHEME + path

    def _source(self, address: str, sources: Mapping[str, str]) -> str:
        source = sources.get(unquote(address))
        return f' src="{escape(self.show(source))}"' if source else ""

    def _link(self, value: str, page: str, prefix: str) -> str:
        if value.startswith("#"):
            return f' href="#{prefix}-{escape(value[1:])}"'
        if urlsplit(value).scheme:
            return f' href="{escape(value)}"'
        address, _, fragment = urljoin(page, value).partition("#")
        if address in self.inside:
            place = self.inside[address] + (f"-{fragment}" if fragment else "")
            return f' href="#{escape(place)}"'
        whole = self.absolute(address)
        return f' href="{escape(whole + (f"#{fragment}" if fragment else ""))}"' if whole else ""
