"""From a report to its citation."""

from __future__ import annotations

import re
import unicodedata

from leernetwerk.citations.citation import Citation
from leernetwerk.citations.names import Name, read_name
from leernetwerk.graph import Graph, Node
from leernetwerk.graph.translations import language_of
from leernetwerk.records.report import REPORT_KIND, Report
from leernetwerk.words import Words


def cite_report(node: Node, graph: Graph, words: Words, url: str | None) -> Citation:
    """The citation of a report.

    Args:
        node: the report.
        graph: the site.
        words: the words of the site's language.
        url: the whole address of the report's page, if that of the site is known.
    """
    record = node.record
    assert isinstance(record, Report)
    publishers = tuple(graph.nodes[id].title for id in record.organisations if id in graph.nodes)
    known = frozenset(name.casefold() for id in record.organisations for name in _names_of(id, graph))
    authors = tuple(read_name(author, known) for author in record.authors)
    authors = authors or tuple(Name(literal=publisher) for publisher in publishers)
    kind = REPORT_KIND.label(record.kind, words) if record.kind else ""
    return Citation(
        key=_key(authors, record),
        title=record.title,
        kind=kind[:1].upper() + kind[1:],
        authors=authors,
        publishers=publishers,
        date=record.date,
        language=language_of(node, words.language),
        # Where it is here, its page on this site is what stays; a file may get another name.
        url=(url or "") if record.file else (record.url or ""),
        doi=record.doi or "",
        isbn=record.isbn or "",
        depot=record.depot or "",
        pages=record.pages,
    )


def _names_of(id: str, graph: Graph) -> tuple[str, ...]:
    node = graph.nodes.get(id)
    return (node.title, *getattr(node.record, "also_known_as", ())) if node else ()


def _key(authors: tuple[Name, ...], record: Report) -> str:
    first = authors[0].sorted_as if authors else ""
    word = next((word for word in re.split(r"\W+", record.title) if len(word) > 3), record.title)
    return f"{_plain(first)[:30]}{record.date.year}{_plain(word)[:20]}" or "report"


def _plain(text: str) -> str:
    ascii_only = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "", ascii_only)
