"""From records to a graph: relations with their contexts, and the problems of references."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from leernetwerk.content import Document
from leernetwerk.content.headings import heading_ids
from leernetwerk.content.textpaths import site_path
from leernetwerk.content.time_limit import told_if_slow
from leernetwerk.content.wikilinks import WIKILINK, WikiLink, find_wikilinks
from leernetwerk.diagnostics import Diagnostic, Place
from leernetwerk.diagnostics.hints import meant, near_name
from leernetwerk.graph import link_problems
from leernetwerk.graph.model import MENTIONS, NETWORK, Context, Graph, Node, OrdinaryPage, Path, Relation
from leernetwerk.graph.places_on_pages import PageFinder, find_part
from leernetwerk.pdfs import PdfFacts, Unread
from leernetwerk.records import reference_problems
from leernetwerk.records.names import Names
from leernetwerk.records.references import Reference
from leernetwerk.records.shapes import walk
from leernetwerk.records.vocabulary import Vocabulary
from leernetwerk.words import N_, Message

MOST_HEADINGS = 500
"""Headings of a text among which a near name is looked for."""

MOST_HINTS = 500
"""Problems of links beyond which no near name is looked for."""


@dataclass(frozen=True, slots=True)
class Linked:
    """The outcome of linking.

    Attributes:
        everything: the graph of all records, drafts included: what is wrong in a draft is told too.
        public: the graph without drafts and without what refers to them.
        diagnostics: what is wrong with references.
    """

    everything: Graph
    public: Graph
    diagnostics: tuple[Diagnostic, ...]


def link(
    nodes: Iterable[Node],
    pages: tuple[OrdinaryPage, ...],
    vocabulary: Vocabulary,
    names: Names,
    pdfs: Mapping[str, PdfFacts | Unread],
    *,
    drafts: bool,
) -> Linked:
    """Make the graph of all records.

    Args:
        nodes: every record that could be read.
        pages: the ordinary pages; their links are checked but make no relation.
        vocabulary: the controlled vocabularies.
        names: every record's name.
        pdfs: what is known of the site's PDFs, by path.
        drafts: whether drafts are shown, so that references to them are nothing to warn of.
    """
    every = {node.id: node for node in nodes}
    hidden = {id: node.title or node.source.slug for id, node in every.items() if _is_draft(node, every)}
    linking = _Linking(every, {} if drafts else hidden, names, PageFinder.of(pages, every.values()))
    contexts: dict[tuple[str, str, str], list[Context]] = {}
    for node in every.values():
        with told_if_slow(node.source.path, linking.diagnostics):
            for relation, target, context in linking.references(node):
                contexts.setdefault((node.id, relation, target), []).append(context)
    for page in pages:
        with told_if_slow(page.path, linking.diagnostics):
            deque(linking.body_links(page.document, None), maxlen=0)  # for its problems only
    relations = tuple(Relation(*key, tuple(dict.fromkeys(found))) for key, found in sorted(contexts.items()))
    everything = Graph.of(every, relations, pages, vocabulary, names, {}, pdfs)
    return Linked(everything, _hide(everything, hidden), tuple(linking.diagnostics))


def _hide(graph: Graph, hidden: Mapping[str, str]) -> Graph:
    """The graph without some records."""
    if not hidden:
        return graph
    nodes = {id: node for id, node in graph.nodes.items() if id not in hidden}
    relations = tuple(found for found in graph.relations if found.source in nodes and found.target in nodes)
    return Graph.of(nodes, relations, graph.pages, graph.vocabulary, graph.names, hidden, graph.pdfs)


def _is_draft(node: Node, every: Mapping[str, Node]) -> bool:
    network = every.get(node.network_id or "")
    return bool(node.record.draft or (network and network.record.draft))


class _Linking:
    """Collects the problems while the references of all records are gone through."""

    def __init__(self, every: Mapping[str, Node], hidden: Mapping[str, str], names: Names, pages: PageFinder) -> None:
        self.every = every
        self.hidden = hidden
        self.names = names
        self.pages = pages
        self.diagnostics: list[Diagnostic] = []

    def references(self, node: Node) -> Iterator[tuple[str, str, Context]]:
        """Every reference of a record: relation, target, context."""
        if node.network_id:
            yield NETWORK, node.network_id, Context()
        for path, _scalar, value in walk(node.record, Reference):
            target = value.partition("#")[0]
            if target not in self.every:
                continue  # a text, or a record that could not be read
            if node.id == target:
                self._report(reference_problems.SELF_REFERENCE, _place(node.document, path))
                continue
            if target in self.hidden:
                name = target.partition(":")[2]
                self._report(link_problems.REFERENCE_TO_DRAFT, _place(node.document, path), name=name)
            yield str(path[0]), target, Context(path)
        for target, found in self.body_links(node.document, node):
            yield MENTIONS, target, Context(link=found)
        for chapter in node.chapters:
            for target, found in self.body_links(chapter.document, node, may_name_itself=True):
                yield MENTIONS, target, Context(link=found, chapter=chapter.slug)

    def body_links(
        self, document: Document, node: Node | None, *, may_name_itself: bool = False
    ) -> Iterator[tuple[str, WikiLink]]:
        """The links of a body that lead to another record; a chapter may lead back to its own."""
        network = node.source.network if node else None
        folder = document.path.rpartition("/")[0]
        for found in find_wikilinks(document.body):
            if found.embed:
                name = found.target or found.part
                self._report(link_problems.EMBEDDED_TEXT, document.place_in_body(found.start), name=name)
            if not found.target:
                self._check_part(found, document, document, None)
                continue
            written = site_path(found.target, folder)
            ids = self.names.find_in_body(written, network)
            page = self.pages.find(written) if not ids else None
            if page is not None:
                self._check_part(found, document, page.document, None)
                if not page.id or (node and page.id == node.id):
                    continue  # no record, or a chapter of this one
                ids = (page.id,)
            if len(ids) == 1 and ids[0] != (node.id if node else None) and ids[0] not in self.hidden:
                if ids[0] in self.every:
                    if page is None:
                        self._check_part(found, document, self.every[ids[0]].document, self.every[ids[0]])
                    yield ids[0], found
                continue
            if may_name_itself and node and ids == (node.id,):
                continue
            place = document.place_in_body(found.start)
            if len(ids) > 1:
                self._report(reference_problems.AMBIGUOUS_REFERENCE, place, name=found.target, ids=ids)
            elif not ids:
                types = (Message.of(N_("record")),)
                hint = self._near(found.target, network)
                kind, link = reference_problems.UNKNOWN_REFERENCE, _around(found, document.body)
                self._report(kind, place, hint, name=found.target, types=types, **link)
            elif node and ids[0] == node.id:
                self._report(reference_problems.SELF_REFERENCE, place)
            else:
                self._report(link_problems.REFERENCE_TO_DRAFT, place, name=found.target)
                yield ids[0], found

    def _check_part(self, link: WikiLink, document: Document, target: Document, node: Node | None) -> None:
        """What follows ``#`` in a link of a document is a place that the page of its target has."""
        if link.part is None:
            return
        place = document.place_in_body(link.start)
        if link.part.startswith("^"):
            self._report(link_problems.BLOCK_REFERENCE, place, block=link.part)
        elif find_part(link.part, target.body, node) is None:
            headings = heading_ids(target.body)
            few = len(headings) <= MOST_HEADINGS and len(self.diagnostics) <= MOST_HINTS
            hint = near_name(link.part, headings) if few else None
            self._report(link_problems.UNKNOWN_HEADING, place, hint, heading=link.part)

    def _near(self, name: str, network: str | None) -> Message | None:
        """A hint; none any more where so much is wrong that nobody reads them all."""
        if len(self.diagnostics) > MOST_HINTS:
            return None
        elsewhere = self.names.find_in_field(name, (), None)
        if len(elsewhere) == 1:  # a record of another network, which is named with its network
            return meant(elsewhere[0].partition(":")[2])
        return near_name(name, self.names.known((), network))

    def _report(self, kind: object, place: Place, hint: Message | None = None, **values: object) -> None:
        self.diagnostics.append(Diagnostic.of(kind, place, hint, **values))  # type: ignore[arg-type]


def _around(link: WikiLink, body: str) -> dict[str, str]:
    """What stands behind the target of a link, and in front of it where words of its own can be put behind it."""
    behind = f"#{link.part}" if link.part else ""
    behind += f"|{link.label}" if link.label else ""
    end = body.find("\n", link.end)
    line = body[body.rfind("\n", 0, link.start) + 1 : end if end >= 0 else None]
    in_table = "|" in WIKILINK.sub("", line)
    return {"behind": behind, "words": "" if behind or in_table else link.target}


def _place(document: Document, path: Path) -> Place:
    places = document.places()
    position = places.get(path) or places.get(path[:1]) or ((document.front_line, 1),) * 2
    return Place(document.path, *position[1])
