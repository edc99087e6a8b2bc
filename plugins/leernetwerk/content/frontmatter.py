"""Telling front matter and body apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

from frontmatter.default_handlers import YAMLHandler


class FrontMatterHandler(YAMLHandler):
    """python-frontmatter's YAML handler with MkDocs' stricter boundary: exactly three hyphens on a line."""

    FM_BOUNDARY = re.compile(r"^---[ ]*$", re.MULTILINE)


_HANDLER = FrontMatterHandler()


@dataclass(frozen=True, slots=True)
class Parts:
    """The two parts of a file.

    Attributes:
        front: the YAML between the boundaries, or ``None`` without front matter; it starts at the end of
            the opening line, so that its first line has the number of that line.
        front_line: line of the opening boundary, from 1.
        body: the Markdown after the closing boundary.
        body_line: line on which the body begins, from 1.
        closed: whether the closing boundary is there.
    """

    front: str | None
    front_line: int
    body: str
    body_line: int
    closed: bool = True


def split_front_matter(text: str) -> Parts:
    """Split a file's text; blank lines before the opening boundary are passed over."""
    start = len(text) - len(text.lstrip("\n "))
    boundary = _HANDLER.FM_BOUNDARY
    assert boundary is not None
    opening = boundary.match(text, start)
    if opening is None or (start and text[start - 1] != "\n"):
        return Parts(None, 1, text, 1)
    front_line = text.count("\n", 0, start) + 1
    closing = boundary.search(text, opening.end())
    if closing is None:
        return Parts(text[opening.end() :], front_line, "", front_line, closed=False)
    front = text[opening.end() : closing.start()]
    body_start = min(closing.end() + 1, len(text))
    return Parts(front, front_line, text[body_start:], front_line + front.count("\n") + 1)
