"""From records to a graph: relations with their contexts, and the problems of references."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from leernetwerk.content import Document
from leernetwerk.content.wikilinks import WikiLink, find_wikilinks
from leernetwerk.findings import Diagnostic, Place
from leernetwerk.findings.hints import near_name
from leernetwerk.graph import link_problems
from leernetwerk.graph.model import MENTIONS, NETWORK, Context, Graph, Node, OrdinaryPage, Path, Relation
from leernetwerk.graph.sentence import sentence_around
from leernetwerk.records import reference_problems
from leernetwerk.records.names import Names
from leernetwerk.records.references import Reference
from leernetwerk.records.shapes import walk
from leernetwerk.records.vocabulary import Vocabulary
from leernetwerk.words import Message, N_


@dataclass(frozen=True, slots=True)
class Linked:
    """The outcome of linking: the graph, and what is wrong with references."""

    graph: Graph
    diagnostics: tuple[Diagnostic, ...]


def link(
    nodes: Iterable[Node],
    pages: tuple[OrdinaryPage, ...],
    vocabulary: Vocabulary,
    names: Names,
    *,
    drafts: bool = False,
) -> Linked:
    """Make the graph of all records.

    Args:
        nodes: every record that could be read.
        pages: the ordinary pages; their links are checked but make no relation.
        vocabulary: the controlled vocabularies.
        names: every record's name.
        drafts: whether drafts are part of the graph.
    """
    every = {node.id: node for node in nodes}
    hidden = {} if drafts else {id: node.title or node.source.slug for id, node in every.items() if _is_draft(node, every)}
    public = {id: node for id, node in every.items() if id not in hidden}
    linking = _Linking(every, hidden, names)
    relations: dict[tuple[str, str, str], list[Context]] = {}
    for node in every.values():
        for relation, target, context in linking.references(node):
            if node.id in public and target in public:
                relations.setdefault((node.id, relation, target), []).append(context)
    for page in pages:
        for _target, _link in linking.body_links(page.document, None):
            pass
    merged = tuple(Relation(*key, tuple(dict.fromkeys(contexts))) for key, contexts in sorted(relations.items()))
    return Linked(Graph.of(public, merged, pages, vocabulary, names, hidden), tuple(linking.diagnostics))


def _is_draft(node: Node, every: Mapping[str, Node]) -> bool:
    network = every.get(node.network_id or "")
    return bool(node.record.draft or (network and network.record.draft))


class _Linking:
    """Collects the problems while the references of all records are gone through."""

    def __init__(self, every: Mapping[str, Node], hidden: Mapping[str, str], names: Names) -> None:
        self.every = every
        self.hidden = hidden
        self.names = names
        self.diagnostics: list[Diagnostic] = []

    def references(self, node: Node) -> Iterator[tuple[str, str, Context]]:
        """Every reference of a record: relation, target, context."""
        if node.network_id:
            yield NETWORK, node.network_id, Context()
        for path, _scalar, value in walk(node.record, Reference):
            target = value.partition("#")[0]
            if target not in self.every:
                continue  # a text, or a record that could not be read
            if self._may_link(node.id, target, node.document, path):
                yield str(path[0]), target, Context(path)
        for target, found in self.body_links(node.document, node):
            sentence = sentence_around(node.document.body, found, lambda name: self._title(name, node.source.network))
            yield MENTIONS, target, Context(sentence=sentence)

    def body_links(self, document: Document, node: Node | None) -> Iterator[tuple[str, WikiLink]]:
        """The links of a body that lead to a record."""
        network = node.source.network if node else None
        for found in find_wikilinks(document.body):
            place = document.place_in_body(found.start)
            ids = self.names.find_in_body(found.target, network)
            if len(ids) > 1:
                self._report(reference_problems.AMBIGUOUS_REFERENCE, place, name=found.target, ids=ids)
            elif not ids:
                hint = near_name(found.target, self.names.known((), network))
                types = (Message.of(N_("record")),)
                self._report(reference_problems.UNKNOWN_REFERENCE, place, hint, name=found.target, types=types)
            elif node and ids[0] == node.id:
                self._report(reference_problems.SELF_REFERENCE, place)
            elif ids[0] in self.hidden:
                self._report(link_problems.REFERENCE_TO_DRAFT, place, name=found.target)
            elif ids[0] in self.every:
                yield ids[0], found

    def _may_link(self, source: str, target: str, document: Document, path: Path) -> bool:
        if source != target and target not in self.hidden:
            return True
        places = document.places()
        position = places.get(path, places.get(path[:1], ((1, 1), (1, 1))))[1]
        place = Place(document.path, *position)
        if source == target:
            self._report(reference_problems.SELF_REFERENCE, place)
        else:
            self._report(link_problems.REFERENCE_TO_DRAFT, place, name=target.partition(":")[2])
        return False

    def _title(self, written: str, network: str | None) -> str:
        ids = self.names.find_in_body(written, network)
        node = self.every.get(ids[0]) if len(ids) == 1 else None
        return (node.title if node else None) or written

    def _report(self, kind: object, place: Place, hint: Message | None = None, **values: object) -> None:
        self.diagnostics.append(Diagnostic.of(kind, place, hint, **values))  # type: ignore[arg-type]
