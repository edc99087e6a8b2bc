"""A record in brief, as lists and links show it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from leernetwerk.graph import Addresses, Graph, Node
from leernetwerk.graph.report_availability import availability_of
from leernetwerk.graph.report_files import pdf_of
from leernetwerk.graph.translations import translations_of
from leernetwerk.records.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Cover:
    """A picture of the first page of a report: its address, and its width and height in pixels."""

    address: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Card:
    """What a list shows of a record.

    Attributes:
        id: the record's id.
        type: its type.
        title: its title.
        summary: its summary, or "".
        address: its page's path on the site, with a fragment for a reply.
        language: language tag, if it differs from the site's; else "".
        date: when it happened or appeared, for what has a date.
        end: when it ended, for what lasts.
        network: title and address of its network, if it stands in one.
        status: the name of its status (``stub``, ``running``), or "".
        translations: the other languages that it is there in: each language tag ("" for that of the site), and the
            address of that page.
        availability: for a report, how it can be had, as :data:`leernetwerk.records.report.HAD` names it; else "".
        cover: for a report, the picture of its first page, if there is one.
    """

    id: str
    type: str
    title: str
    summary: str
    address: str
    language: str = ""
    date: PartialDate | None = None
    end: datetime.date | None = None
    network: tuple[str, str] | None = None
    status: str = ""
    translations: tuple[tuple[str, str], ...] = ()
    availability: str = ""
    cover: Cover | None = None


def make_card(node: Node, graph: Graph, addresses: Addresses) -> Card:
    """The card of a record."""
    record = node.record
    network = graph.nodes.get(node.network_id or "")
    return Card(
        id=node.id,
        type=node.type,
        title=record.title,
        summary=record.summary or "",
        address=address_of(node, graph, addresses),
        language=record.language or "",
        date=date_of(node),
        end=getattr(record, "end", None),
        network=(network.title, addresses.page(network.source)) if network else None,
        status=getattr(record, "status", None) or "",
        translations=tuple(
            (other.record.language or "", address_of(other, graph, addresses))
            for other in translations_of(graph, node.id)
            if other is not node
        ),
        availability=availability_of(node),
        cover=cover_of(node, graph, addresses),
    )


def cover_of(node: Node, graph: Graph, addresses: Addresses) -> Cover | None:
    """The picture of a report's first page, if its file could be drawn."""
    known = pdf_of(node, graph.pdfs)
    if known is None or not known.cover:
        return None
    return Cover(addresses.cover(addresses.page(node.source)), *known.cover_size)


def date_of(node: Node) -> PartialDate | None:
    """When a record happened or appeared: its date, or else its start."""
    date = getattr(node.record, "date", None) or getattr(node.record, "start", None)
    if date is None or isinstance(date, PartialDate):
        return date
    return PartialDate(date, date.isoformat())


def address_of(node: Node, graph: Graph, addresses: Addresses) -> str:
    """Where a record is shown: its page, or for a reply the place on the page that it replies to."""
    if node.type != "reply":
        return addresses.page(node.source)
    page = page_of(node, graph)
    return f"{addresses.page(page.source)}#{addresses.reply_anchor(node.source.slug)}" if page else "/"


def page_of(node: Node, graph: Graph) -> Node | None:
    """The record on whose page a record is shown; replies to replies stand on the page of the first."""
    seen: set[str] = set()
    current: Node | None = node
    while current is not None and current.type == "reply" and current.id not in seen:
        seen.add(current.id)
        current = graph.nodes.get(getattr(current.record, "to", None) or "")
    return current if current is not None and current.type != "reply" else None
