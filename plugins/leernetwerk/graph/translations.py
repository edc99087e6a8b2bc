"""Which records tell the same in another language."""

from __future__ import annotations

from leernetwerk.graph.model import Graph, Node

TRANSLATION_OF = "translation_of"
"""The relation of a translation to what it translates."""


def translations_of(graph: Graph, id: str) -> tuple[Node, ...]:
    """A record with all that translates it and all that it translates, however many steps away.

    The original comes first, the others by language and id; the record itself is among them. A record that has no
    translation stands alone.
    """
    found, waiting = {id}, [id]
    while waiting:
        here = waiting.pop()
        near = {link.target for link in graph.relations_from(here) if link.relation == TRANSLATION_OF}
        near |= {link.source for link in graph.relations_to(here) if link.relation == TRANSLATION_OF}
        waiting += near - found
        found |= near
    if len(found) == 1:
        return (graph.nodes[id],)
    return tuple(sorted((graph.nodes[each] for each in found), key=lambda node: _place(graph, node)))


def language_of(node: Node, site_language: str) -> str:
    """The language tag of a record; that of the site where it names none."""
    return node.record.language or site_language


def is_listed_version(graph: Graph, node: Node, site_language: str) -> bool:
    """Whether lists show this record, and its translations as links beside it.

    Lists show what is there in the site's own language; of what is not, they show the original. So nothing is told
    twice, and nothing is kept back that is there in another language only.
    """

    def is_own(each: Node) -> bool:
        return primary(language_of(each, site_language)) == primary(site_language)

    group = translations_of(graph, node.id)
    return is_own(node) or (node == group[0] and not any(is_own(each) for each in group))


def primary(tag: str) -> str:
    """The language of a tag without region or script: ``nl`` of ``nl-BE`` (BCP 47)."""
    return tag.partition("-")[0].lower()


def _place(graph: Graph, node: Node) -> tuple[bool, str, str]:
    translates = any(link.relation == TRANSLATION_OF for link in graph.relations_from(node.id))
    return translates, node.record.language or "", node.id
