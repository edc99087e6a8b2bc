"""Atom feeds (RFC 4287): what is new, for feed readers."""

from __future__ import annotations

import datetime
import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from io import StringIO
from typing import Any

from feedgenerator import Atom1Feed, SimplerXMLGenerator

from leernetwerk.exports.links import Links
from leernetwerk.exports.plain import printable
from leernetwerk.graph import Addresses, Graph, Node
from leernetwerk.indexes.card import address_of
from leernetwerk.indexes.news import News, list_news, newest, news_about
from leernetwerk.records.registry import RECORD_TYPES
from leernetwerk.words import N_, Words

_NO_NEWS = datetime.date(1970, 1, 1)
"""When a feed without entries was updated: it never was, but the element must be there."""


@dataclass
class FeedWriter:
    """Writes the feeds of a site.

    Attributes:
        graph: the public graph.
        addresses: where pages stand.
        words: the words of the site's language.
        links: leads to pages.
        language: the site's language tag.
        license: the licence of records that name none.
    """

    graph: Graph
    addresses: Addresses
    words: Words
    links: Links
    language: str
    license: str
    _entries: dict[tuple[str, int], str] = field(default_factory=dict)

    @cached_property
    def _news(self) -> Mapping[str, News]:
        return list_news(self.graph, self.language)

    def write_site(self) -> str:
        """What is new on the whole site, as the text of a file."""
        title = self.links.site
        return self._write("", title, self.words(N_("What is new on this site.")), "/", newest(self._news.values()))

    def write_record(self, node: Node) -> str:
        """What is new about a record, as the text of a file."""
        subtitle = self.words(N_("What is new about {title}."), title=node.title)
        page = self.addresses.page(node.source)
        return self._write(
            node.id, f"{node.title} · {self.links.site}", subtitle, page, news_about(node, self.graph, self._news)
        )

    def _write(self, id: str, title: str, subtitle: str, page: str, news: Sequence[News]) -> str:
        place = self.addresses.feed(page)
        feed = _Feed(
            title=printable(title),
            link=self.links.to(page, place),
            description=printable(subtitle),
            language=self.language,
            author_name=printable(self.links.site),
            feed_url=self.links.to(place, place),
            feed_guid=self.links.identity(f"feed:{id}").urn,
            updated=max((item.day for item in news), default=_NO_NEWS),
            entries=[self._entry(item, place) for item in news],
        )
        out = StringIO()
        feed.write(out, "utf-8")
        return out.getvalue() + "\n"

    def _entry(self, news: News, place: str) -> str:
        """An entry as XML; it stands in many feeds, so it is written once for each depth of their folders."""
        key = (news.id, place.count("/"))
        if key not in self._entries:
            self._entries[key] = _write_entry(self._describe(news, place))
        return self._entries[key]

    def _describe(self, news: News, place: str) -> dict[str, Any]:
        node = self.graph.nodes[news.id]
        record = node.record
        categories = [self.words(RECORD_TYPES[node.type].label), *(self._title(theme) for theme in record.themes)]
        return {
            "title": printable(record.title),
            "link": self.links.to(address_of(node, self.graph, self.addresses), place),
            # Feed readers take it for HTML.
            "description": html.escape(printable(record.summary), quote=False) if record.summary else None,
            "updateddate": news.day,
            "author_name": self._author(node),
            "unique_id": self.links.identity(node.id).urn,
            "categories": [category for category in categories if category],
            "item_copyright": record.license or self.license,
            "language": record.language,
        }

    def _author(self, node: Node) -> str:
        """The organisations whose record it is, else its network, else the site: never a person."""
        names = [
            self._title(found.target)
            for found in self.graph.relations_from(node.id)
            if found.relation in ("organisation", "organisations")
        ]
        network = self._title(node.network_id or "")
        return ", ".join(names) or network or printable(self.links.site)

    def _title(self, id: str) -> str:
        node = self.graph.nodes.get(id)
        return printable(node.title) if node else ""


class _Feed(Atom1Feed):  # type: ignore[misc]
    """Atom as the library writes it, but for entries that are written already, and never the hour of the build.

    An empty feed would be dated now by the library, and a build must come out the same tomorrow.
    """

    def latest_post_date(self) -> datetime.date:
        updated: datetime.date = self.feed["updated"]
        return updated

    def write_items(self, handler: SimplerXMLGenerator) -> None:
        for fragment in self.feed["entries"]:
            handler.ignorableWhitespace(fragment)  # SAX's way to write text as it is

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        return {"xml:lang": item["language"]} if item["language"] else {}


def _write_entry(described: dict[str, Any]) -> str:
    """An entry as XML."""
    feed = _Feed(title="", link="", description="")
    feed.add_item(**described)
    out = StringIO()
    Atom1Feed.write_items(feed, SimplerXMLGenerator(out, "utf-8", short_empty_elements=True))
    return out.getvalue()
