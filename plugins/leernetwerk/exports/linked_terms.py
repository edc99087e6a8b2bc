"""What the descriptions of all types of record are made with: JSON-LD nodes, references, common properties."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from leernetwerk.exports.links import Links
from leernetwerk.graph import Addresses, Graph, Node
from leernetwerk.indexes.card import address_of, page_of
from leernetwerk.records.context import file_path
from leernetwerk.records.project import Project
from leernetwerk.records.session import Session
from leernetwerk.records.shared_parts import MethodologyUse
from leernetwerk.records.standards import spdx_address
from leernetwerk.records.vocabulary import Vocabulary
from leernetwerk.words import Words

Thing = dict[str, Any]
"""A JSON-LD node."""


@dataclass(frozen=True, slots=True)
class Terms:
    """Names records and values in JSON-LD.

    Attributes:
        graph: the public graph.
        addresses: where pages stand.
        words: the words of the site's language.
        links: leads to pages.
        language: the site's language tag.
        license: the licence of records that name none.
        place: the path on the site of the file or page that holds the description.
    """

    graph: Graph
    addresses: Addresses
    words: Words
    links: Links
    language: str
    license: str
    place: str

    def iri(self, node: Node) -> str:
        """What a record is called: the address of its page."""
        return self.links.to(address_of(node, self.graph, self.addresses), self.place)

    def insight_iri(self, node: Node, id: str) -> str:
        """What an insight of a session is called: its place on the session's page."""
        return f"{self.iri(node)}#{self.addresses.insight_anchor(id)}"

    def ref(self, id: str | None) -> Thing | None:
        """A reference to a record, if it is public."""
        node = self.graph.nodes.get(id or "")
        return {"@id": self.iri(node)} if node else None

    def refs(self, ids: Iterable[str | None]) -> list[Thing]:
        """References to those of some records that are public, each once."""
        found = (self.ref(id) for id in dict.fromkeys(ids))
        return [ref for ref in found if ref is not None]

    def named(self, kind: str, ids_or_names: Iterable[str]) -> list[Thing]:
        """References to records, or where a text stands for one, a thing of a kind with that name."""
        return [
            self.ref(each) or {"@type": kind, "name": each} for each in ids_or_names if each not in self.graph.drafts
        ]

    def file(self, node: Node, written: str) -> str | None:
        """The address of a file that a record names, beside the page that shows the record; a lost reply has none."""
        page, folder = page_of(node, self.graph), node.source.folder
        path = file_path(folder, written).removeprefix(folder + "/")
        return self.links.to(self.addresses.page(page.source) + path, self.place) if page else None

    def labels(self, list_name: str, ids: Iterable[str]) -> list[str]:
        """The words for ids of a controlled vocabulary."""
        vocabulary: Vocabulary = self.graph.vocabulary
        return [vocabulary.label(list_name, id, self.words.language) for id in ids]

    def license_of(self, node: Node) -> str | Thing:
        """A record's licence: its address in the SPDX list, or for several at once (an expression) what it says."""
        license = node.record.license or self.license
        return spdx_address(license) or {"@type": "CreativeWork", "name": license}


def filled(thing: Thing) -> Thing:
    """A node without its empty properties."""
    return {name: value for name, value in thing.items() if value not in (None, "", [], {}, ())}


def used_methodologies(record: Project | Session) -> list[str]:
    """The ids of the methodologies that a record tells of using."""
    return [each.methodology if isinstance(each, MethodologyUse) else each for each in record.methodologies]


def day(date: datetime.date | None) -> str | None:
    """A day as schema.org writes it (ISO 8601)."""
    return date.isoformat() if date else None
