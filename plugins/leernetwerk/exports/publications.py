"""What an organisation published, for its own website: a piece of a page, and the same as data.

Both lead to this site by whole addresses if its own is known, and else by relative ones, which hold beside the
organisation's page only. The piece of a page is ASCII (with references for other characters): whatever encoding it is
taken for, its words are right.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from leernetwerk.citations import cite_report
from leernetwerk.citations.forms import FORMS
from leernetwerk.exports.links import Links
from leernetwerk.exports.plain import printable
from leernetwerk.graph import Addresses, Graph, Node
from leernetwerk.graph.report_availability import availability_of
from leernetwerk.indexes.card import cover_of
from leernetwerk.indexes.publications import list_publications
from leernetwerk.indexes.wording import format_day
from leernetwerk.records.context import file_path
from leernetwerk.records.report import REPORT_KIND, UNAVAILABLE, Report
from leernetwerk.words import Words

SCHEMA_VERSION = "1.0"


@dataclass
class PublicationsWriter:
    """Writes the lists of what organisations published.

    Attributes:
        graph: the public graph.
        addresses: where pages stand.
        words: the words of the site's language.
        links: leads to pages.
    """

    graph: Graph
    addresses: Addresses
    words: Words
    links: Links

    def write_all(self) -> Iterator[tuple[str, str]]:
        """The lists of every organisation that published something: address, and text."""
        for node in self.graph.of_type("organisation"):
            if published := list_publications(node, self.graph):
                page = self.addresses.page(node.source)
                yield self._html(node, published, self.addresses.publications(page, "html"))
                yield self._json(node, published, self.addresses.publications(page, "json"))

    def _html(self, node: Node, published: Sequence[Node], place: str) -> tuple[str, str]:
        items = Markup("\n").join(self._item(report, place) for report in published)
        html = Markup('<ul class="leernetwerk-publications" lang="{}">\n{}\n</ul>\n').format(self.words.language, items)
        return place, html.encode("ascii", "xmlcharrefreplace").decode()

    def _item(self, report: Node, place: str) -> Markup:
        record = report.record
        assert isinstance(record, Report)
        lang = Markup(' lang="{}"').format(record.language) if record.language else ""
        # In a frame, a link must lead out of it.
        link = Markup('<a href="{}" target="_top"{}>{}</a>').format(self._page(report, place), lang, record.title)
        day = format_day(record.date, self.words.language)
        told = [Markup('<time datetime="{}">{}</time>').format(record.date.text, day)]
        if record.kind:
            told.append(Markup.escape(REPORT_KIND.label(record.kind, self.words)))
        if record.pages:
            told.append(Markup.escape(self.words.plural("{count} page", "{count} pages", record.pages)))
        return Markup("<li>{} <small>({})</small></li>").format(link, Markup(", ").join(told))

    def _json(self, node: Node, published: Sequence[Node], place: str) -> tuple[str, str]:
        document = {
            "schema_version": SCHEMA_VERSION,
            "organisation": {"id": node.id, "title": node.title, "url": self._page(node, place)},
            "language": self.words.language,
            "publications": [self._describe(report, place) for report in published],
        }
        return place, json.dumps(document, ensure_ascii=False, indent=1) + "\n"

    def _describe(self, report: Node, place: str) -> dict[str, Any]:
        record, page = report.record, self.addresses.page(report.source)
        assert isinstance(record, Report)
        citation = cite_report(report, self.graph, self.words, self.links.absolute(page))
        cover = cover_of(report, self.graph, self.addresses)
        told = {
            "id": report.id,
            "title": printable(record.title),
            "url": self._page(report, place),
            "date": record.date.text,
            "kind": record.kind,
            "kind_label": citation.kind,
            "summary": record.summary,
            "language": citation.language,
            "pages": record.pages,
            "availability": availability_of(report).removesuffix(UNAVAILABLE),
            "file": self._file(report, record.file, place) if record.file else None,
            "external_url": record.url,
            "doi": record.doi,
            "isbn": record.isbn,
            "cover": self.links.to(cover.address, place) if cover else None,
            "citation": {form.name: self.links.to(page + form.file, place) for form in FORMS},
        }
        return {name: value for name, value in told.items() if value not in (None, "")}

    def _page(self, node: Node, place: str) -> str:
        return self.links.to(self.addresses.page(node.source), place)

    def _file(self, node: Node, written: str, place: str) -> str:
        path = file_path(node.source.folder, written).removeprefix(node.source.folder + "/")
        return self.links.to(self.addresses.page(node.source) + path, place)
