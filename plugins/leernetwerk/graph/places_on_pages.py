"""What links in texts lead to beside records: other pages, and places on a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from leernetwerk.content import Document
from leernetwerk.content.headings import find_heading
from leernetwerk.content.layout import SLUG
from leernetwerk.content.textpaths import TextPaths
from leernetwerk.graph.model import Node, OrdinaryPage
from leernetwerk.records.session import Session


@dataclass(frozen=True, slots=True)
class TextPage:
    """A page that is no record: an ordinary one, or a chapter.

    Attributes:
        document: its text.
        title: its title.
        id: the record that it is a chapter of, or "".
    """

    document: Document
    title: str
    id: str = ""


@dataclass(frozen=True)
class PageFinder:
    """Finds the pages that are no records, by their paths."""

    pages: Mapping[str, TextPage]
    paths: TextPaths

    @classmethod
    def of(cls, pages: Iterable[OrdinaryPage], nodes: Iterable[Node]) -> PageFinder:
        """The finder for a site."""
        found = {page.path: TextPage(page.document, page.title) for page in pages}
        for node in nodes:
            for chapter in node.chapters:
                found[chapter.document.path] = TextPage(chapter.document, chapter.title, node.id)
        return cls(found, TextPaths(found))

    def find(self, written: str) -> TextPage | None:
        """The page that a link means, by its path from the site's folder or the end of it."""
        paths = self.paths.find(written)
        return self.pages[paths[0]] if len(paths) == 1 else None


def find_part(
    part: str,
    body: str,
    node: Node | None,
    insight_anchor: Callable[[str], str] = str,
    author_id: Callable[[str], str] = str,
) -> str | None:
    """The id on a page that a link means by what follows its ``#``; ``None`` if it means none there.

    What is written like an id may be one that the page has of itself, beside the headings of its text.

    Args:
        part: what follows.
        body: the text of the page.
        node: the record, if it is one.
        insight_anchor: tells the id on the page of an insight of a session.
        author_id: tells what an id of the text is on the page, which has ids of its own.
    """
    heading = find_heading(body, part)
    if heading is not None:
        return author_id(heading)
    record = node.record if node else None
    if isinstance(record, Session) and part in {insight.id for insight in record.insights}:
        return insight_anchor(part)
    return part if SLUG.fullmatch(part) else None
