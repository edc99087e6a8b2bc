"""A page's text in sections: what stands below each heading that can be linked to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape


@dataclass(frozen=True, slots=True)
class TextSection:
    """A piece of a page.

    Attributes:
        anchor: what follows ``#`` in the address of the piece, or "" for the page's beginning.
        heading: its heading as plain text, or "".
        text: its plain text, without the heading.
        file: for a page of a file: the file's address relative to the page.
        level: of its heading (2 to 6), where it has one that stands in a text.
    """

    anchor: str
    heading: str
    text: str
    file: str = ""
    level: int = field(default=0, compare=False)


_SILENT = re.compile(r"<(script|style|svg)\b.*?</\1>|<a class=\"headerlink\".*?</a>|<!--.*?-->", re.DOTALL)
_HEADING = re.compile(r"<h([1-6])\b([^>]*)>(.*?)</h\1>", re.DOTALL)
_ID = re.compile(r'\bid="([^"]*)"')
_BREAK = re.compile(r"</?(?:p|div|li|ul|ol|dl|dt|dd|table|tr|td|th|br|hr|blockquote|section|article|pre)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_SPACE = re.compile(r"\s+")


def plain_text(html: str) -> str:
    """The words of HTML, in one line."""
    text = _TAG.sub("", _BREAK.sub(" ", _SILENT.sub(" ", html)))
    return _SPACE.sub(" ", unescape(text)).strip()


def read_sections(html: str) -> tuple[TextSection, ...]:
    """The sections of an author's text as HTML; one without an anchor of its own belongs to the one before."""
    html = _SILENT.sub(" ", html)
    found: list[TextSection] = []
    anchor, heading, level, start = "", "", 0, 0
    pieces: list[str] = []

    def close() -> None:
        text = " ".join(piece for piece in pieces if piece)
        if text or heading:
            found.append(TextSection(anchor, heading, text, level=level))

    for match in _HEADING.finditer(html):
        pieces.append(plain_text(html[start : match.start()]))
        start = match.end()
        id_found = _ID.search(match[2])
        title = plain_text(match[3])
        if match[1] == "1":
            continue  # the page's own title
        if id_found is None:
            pieces.append(title)
            continue
        close()
        anchor, heading, level, pieces = id_found[1], title, int(match[1]), []
    pieces.append(plain_text(html[start:]))
    close()
    return tuple(found)
