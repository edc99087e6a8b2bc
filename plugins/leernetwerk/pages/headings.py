"""The headings of a page, noted by its template as it shows them, so that nobody has to look for them in its HTML."""

from __future__ import annotations

from typing import Protocol

from markupsafe import Markup, escape

from leernetwerk.pages.page import Heading

_DEEPEST = 3
"""Headings below this level do not stand in a table of contents."""


class HasHeadings(Protocol):
    """A text that knows its headings."""

    @property
    def html(self) -> str:
        """The text, safe to show."""

    @property
    def headings(self) -> tuple[Heading, ...]:
        """Its headings with an id, in their order."""


class PageHeadings:
    """Notes headings in the order in which a template shows them. Templates call it ``headings``."""

    def __init__(self) -> None:
        self._found: list[Heading] = []

    def __len__(self) -> int:
        return len(self._found)

    def add(self, level: int, id: str, text: str) -> Markup:
        """Note a heading, and give the HTML that shows it."""
        self._found.append(Heading(level, str(id), str(Markup(text).striptags()) if isinstance(text, Markup) else text))
        return Markup(f'<h{level} id="{escape(id)}">{escape(text)}</h{level}>')

    def note(self, level: int, id: str, text: str) -> str:
        """Note a heading that the template shows in a way of its own."""
        self.add(level, id, text)
        return ""

    def show(self, body: HasHeadings) -> Markup:
        """Note the headings of an author's text, and give the text."""
        self._found += body.headings
        return Markup(body.html)

    def list(self) -> tuple[Heading, ...]:
        """The second and third level headings so far."""
        return tuple(each for each in self._found if each.level <= _DEEPEST)
