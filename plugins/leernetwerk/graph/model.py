"""The graph's nouns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from leernetwerk.content import Document, SourceFile
from leernetwerk.content.wikilinks import WikiLink
from leernetwerk.pdfs import PdfFacts, Unread
from leernetwerk.records.base import Record
from leernetwerk.records.names import Names
from leernetwerk.records.page_fields import PageFields
from leernetwerk.records.vocabulary import Vocabulary

Path = tuple[str | int, ...]

MENTIONS = "mentions"
"""The relation of a ``[[link]]`` in a body."""

NETWORK = "network"
"""The relation of every record within a network to that network."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of a record's text that is a page of its own.

    Attributes:
        slug: its part of the address.
        title: its title as plain text.
        document: its text, without the title where that stands in it as a heading.
    """

    slug: str
    title: str
    document: Document = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Node:
    """A record in the graph; its references hold ids."""

    source: SourceFile
    record: Record
    document: Document = field(repr=False, compare=False)
    chapters: tuple[Chapter, ...] = field(default=(), repr=False, compare=False)

    @property
    def id(self) -> str:
        """``<type>:<key>``."""
        return self.source.id

    def document_of(self, context: Context) -> Document:
        """The text in which a reference of the record stands: its own, or that of a chapter."""
        return next((each.document for each in self.chapters if each.slug == context.chapter), self.document)

    @property
    def documents(self) -> tuple[Document, ...]:
        """Its own text and those of its chapters."""
        return (self.document, *(chapter.document for chapter in self.chapters))

    @property
    def type(self) -> str:
        """The record's type."""
        return self.source.type

    @property
    def title(self) -> str:
        """The record's title."""
        return self.record.title

    @property
    def network_id(self) -> str | None:
        """The id of the network that it stands in, if it is not a network itself."""
        if self.source.network is None or self.type == "network":
            return None
        return f"network:{self.source.network}"


@dataclass(frozen=True, slots=True)
class Context:
    """Where a reference stands: the path of the field, or the link in the body or in a chapter."""

    path: Path = ()
    link: WikiLink | None = None
    chapter: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """That one record refers to another, under the name of a field, and where it does so."""

    source: str
    relation: str
    target: str
    contexts: tuple[Context, ...] = field(default=(), compare=False)

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes it unique, and its place in sorted order."""
        return (self.source, self.relation, self.target)


@dataclass(frozen=True, slots=True)
class Backlink:
    """A relation seen from its target: who refers to it."""

    node: Node
    relation: Relation


@dataclass(frozen=True, slots=True)
class OrdinaryPage:
    """A Markdown page of the docs folder that is no record; ``address`` is its path on the site."""

    path: str
    address: str
    document: Document = field(repr=False, compare=False)
    fields: PageFields = field(default_factory=PageFields, repr=False, compare=False)

    @property
    def title(self) -> str:
        """Its title, or the name of its file where it has none."""
        given = " ".join((self.fields.title or "").split())
        return given or self.path.rpartition("/")[2].removesuffix(".md")


@dataclass(frozen=True, slots=True)
class Graph:
    """All records and relations of a site. Nothing in it changes once it is made.

    Attributes:
        nodes: by id, sorted.
        relations: sorted and unique.
        pages: the ordinary pages, sorted by path.
        vocabulary: the controlled vocabularies.
        names: finds records by what authors write; knows drafts too.
        drafts: titles of the records that are left out, by id.
        pdfs: what is known of the PDFs beside records and pages, by path.
    """

    nodes: Mapping[str, Node]
    relations: tuple[Relation, ...]
    pages: tuple[OrdinaryPage, ...]
    vocabulary: Vocabulary
    names: Names
    drafts: Mapping[str, str]
    pdfs: Mapping[str, PdfFacts | Unread] = field(repr=False)
    _outgoing: Mapping[str, tuple[Relation, ...]] = field(repr=False)
    _incoming: Mapping[str, tuple[Relation, ...]] = field(repr=False)

    @classmethod
    def of(
        cls,
        nodes: Mapping[str, Node],
        relations: tuple[Relation, ...],
        pages: tuple[OrdinaryPage, ...],
        vocabulary: Vocabulary,
        names: Names,
        drafts: Mapping[str, str],
        pdfs: Mapping[str, PdfFacts | Unread],
    ) -> Graph:
        """Freeze nodes and relations and index the relations by both ends."""
        outgoing: dict[str, list[Relation]] = {}
        incoming: dict[str, list[Relation]] = {}
        for relation in relations:
            outgoing.setdefault(relation.source, []).append(relation)
            incoming.setdefault(relation.target, []).append(relation)
        return cls(
            MappingProxyType(dict(sorted(nodes.items()))),
            relations,
            pages,
            vocabulary,
            names,
            MappingProxyType(dict(drafts)),
            MappingProxyType(dict(pdfs)),
            MappingProxyType({id: tuple(found) for id, found in outgoing.items()}),
            MappingProxyType({id: tuple(found) for id, found in incoming.items()}),
        )

    def relations_from(self, id: str) -> tuple[Relation, ...]:
        """What a record refers to."""
        return self._outgoing.get(id, ())

    def relations_to(self, id: str) -> tuple[Relation, ...]:
        """What refers to a record."""
        return self._incoming.get(id, ())

    def backlinks(self, id: str, relation: str | None = None) -> tuple[Backlink, ...]:
        """Who refers to a record, optionally by one relation only."""
        return tuple(
            Backlink(self.nodes[found.source], found)
            for found in self.relations_to(id)
            if relation is None or found.relation == relation
        )

    def title_of(self, written: str, network: str | None) -> str:
        """The title of what a link in a body means; what is written there where it means nothing."""
        ids = self.names.find_in_body(written.lstrip("./"), network)  # of a path, its end tells enough
        found = self.nodes.get(ids[0]) if len(ids) == 1 else None
        return found.title if found else written

    def of_type(self, *types: str) -> Iterator[Node]:
        """The records of one or more types, sorted by id."""
        return (node for node in self.nodes.values() if node.type in types)
