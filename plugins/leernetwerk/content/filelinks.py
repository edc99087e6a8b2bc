"""Finding the files that a body links to or shows, without rendering it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote, urlsplit

from leernetwerk.content.wikilinks import find_wikifiles, hide_code, read_label

_TARGET = re.compile(r"\]\([ ]{0,9}<?([^)\s<>]{1,1000})")
_DEFINITION = re.compile(r"^[ ]{0,3}\[[^\]^]+\]:\s*<?([^\s>]+)>?", re.MULTILINE)

_HTML = re.compile(r"<(img|a)\b[^<>]{0,500}?\s(?:src|href)\s{0,9}=\s{0,9}[\"']?([^\"'\s<>]{1,1000})", re.IGNORECASE)
_UNDESCRIBED = re.compile(r"!\[[ ]{0,9}\]\(")
_WHOLE_TARGET = re.compile(r"\]\([ \t]{0,9}(?:<([^<>\n]{1,1000})>|([^()\n\"'<>]{1,1000}))")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()>#+.!-])")
_HTML_ADDRESS = re.compile(
    r"\b(?:href|cite)\s{0,9}=\s{0,9}(?:\"([^\"]{1,2000})\"|'([^']{1,2000})'|([^\s\"'<>]{1,2000}))", re.IGNORECASE
)
_BARE = re.compile(r"\b((?:https?://|mailto:)[^\s<>\"')\]|]{1,2000})", re.IGNORECASE)
_LONGEST_LABEL = 400
"""Characters of the words of a link that are looked through for its beginning."""


@dataclass(frozen=True, slots=True)
class FileLink:
    """A link to a file or an image.

    Attributes:
        target: what it names, as written.
        is_image: whether it is shown.
        start: where it stands in the body.
        is_wiki: whether it is written ``[[…]]``, where a target is no address but a path as it is.
    """

    target: str
    is_image: bool
    start: int
    is_wiki: bool = False

    @property
    def is_external(self) -> bool:
        """Whether it leads to another site, or to what is no address at all."""
        try:
            parts = urlsplit(self.target)
        except ValueError:
            return True
        return bool(parts.scheme or parts.netloc)

    @property
    def file(self) -> str | None:
        """The relative path of the file that is meant; ``None`` for an address or a place on the page."""
        if self.is_wiki:
            return self.target
        try:
            parts = urlsplit(self.target)
        except ValueError:
            return None
        if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
            return None
        path = unquote(parts.path)
        return path if self.is_image or "." in path.rpartition("/")[2] else None


def path_beside(target: str, folder: str) -> str:
    """The path from a text's folder of the file that ``[[target]]`` means, also if it is written from the site's."""
    top = f"{folder.partition('/')[0]}/"
    return posixpath.relpath(target, folder) if folder and target.startswith(top) else target


def find_file_links(body: str) -> tuple[FileLink, ...]:
    """Every link to a file and image of a body that is not inside code."""
    wiki = tuple(FileLink(each.target, each.is_image, each.start, is_wiki=True) for each in find_wikifiles(body))
    return (*_find_markdown_links(body), *wiki)


def _find_markdown_links(body: str) -> tuple[FileLink, ...]:
    if "](" not in body and "]:" not in body and "<" not in body:
        return ()
    visible = hide_code(body, html=False)
    links = []
    for found in _TARGET.finditer(visible):
        start = _beginning(visible, found.start())
        is_image = start > 0 and visible[start - 1] == "!"
        links.append(FileLink(found[1], is_image, start - is_image))
    links += [FileLink(found[1], False, found.start()) for found in _DEFINITION.finditer(visible)]
    links += [FileLink(found[2], found[1].lower() == "img", found.start()) for found in _HTML.finditer(visible)]
    return tuple(links)


def find_addresses(body: str) -> Iterator[tuple[int, str]]:
    """Whatever a reader may follow from a body, as a browser gets it, and where it stands: links and bare addresses.

    It finds rather too much than too little: what is no link to Markdown may be one to the next version of it.
    """
    if not any(mark in body for mark in ("](", "]:", "<", "://", ":")):
        return
    visible = hide_code(body, html=False)
    for pattern in (_WHOLE_TARGET, _DEFINITION, _HTML_ADDRESS, _BARE):
        for found in pattern.finditer(visible):
            address = next(filter(None, found.groups()), "")
            yield found.start(), unescape(_ESCAPED.sub(r"\1", address) if pattern is _WHOLE_TARGET else address)


def find_undescribed_images(body: str) -> tuple[int, ...]:
    """Where images stand in a body that are shown without a word on what they show."""
    wiki = [each.start for each in find_wikifiles(body) if each.is_image and not read_label(each.label)[0]]
    if "![" not in body:
        return ()
    found = [each.start() for each in _UNDESCRIBED.finditer(hide_code(body, html=False))]
    return tuple(sorted([*found, *wiki]))


def _beginning(text: str, end: int) -> int:
    """The place of the bracket that opens the words of a link, from that of the one that closes them."""
    depth = 0
    for place in range(end - 1, max(-1, end - _LONGEST_LABEL), -1):
        if text[place] == "]":
            depth += 1
        elif text[place] == "[":
            if depth == 0:
                return place
            depth -= 1
    return end
