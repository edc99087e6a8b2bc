"""Finding the files that a body links to or shows, without rendering it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from leernetwerk.content.wikilinks import hide_code

_LINK = re.compile(r"(!?)\[(?:[^\[\]]|\[[^\[\]]*\])*\]\(\s*<?([^)\s>]+)>?(?:\s+[\"'(][^\n]*?)?\s*\)")
_DEFINITION = re.compile(r"^[ ]{0,3}\[[^\]^]+\]:\s*<?([^\s>]+)>?", re.MULTILINE)

_HTML = re.compile(r"<(img|a)\b[^<>]*?\s(?:src|href)\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FileLink:
    """A Markdown link or image: its target without fragment, whether it is an image, and where it stands."""

    target: str
    is_image: bool
    start: int

    @property
    def is_external(self) -> bool:
        """Whether it leads to another site."""
        parts = urlsplit(self.target)
        return bool(parts.scheme or parts.netloc)

    @property
    def file(self) -> str | None:
        """The relative path of the file that is meant; ``None`` for an address or a place on the page."""
        try:
            parts = urlsplit(self.target)
        except ValueError:
            return None
        if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
            return None
        path = unquote(parts.path)
        return path if self.is_image or "." in path.rpartition("/")[2] else None


def find_file_links(body: str) -> tuple[FileLink, ...]:
    """Every Markdown link and image of a body that is not inside code."""
    if "](" not in body and "]:" not in body and "<" not in body:
        return ()
    visible = hide_code(body, html=False)
    links = [FileLink(found[2], found[1] == "!", found.start()) for found in _LINK.finditer(visible)]
    links += [FileLink(found[1], False, found.start()) for found in _DEFINITION.finditer(visible)]
    links += [FileLink(found[2], found[1].lower() == "img", found.start()) for found in _HTML.finditer(visible)]
    return tuple(links)
