"""A record as something to be found: which of its words weigh how much, told by the fields of its type."""

from __future__ import annotations

import math
from collections.abc import Sequence

from leernetwerk.graph import Addresses, Graph, Node
from leernetwerk.graph.model import MENTIONS
from leernetwerk.indexes.card import address_of, date_of, page_of
from leernetwerk.indexes.sections import SECTION_INDEXES
from leernetwerk.records.dates import DayScalar, PartialDate, PartialDateScalar
from leernetwerk.records.references import Reference
from leernetwerk.records.registry import RECORD_TYPES
from leernetwerk.records.scalars import Choice, TextScalar, VocabularyScalar
from leernetwerk.records.session import Session
from leernetwerk.records.shapes import field_named, walk
from leernetwerk.search.dates import spell_date
from leernetwerk.search.document import SearchDocument
from leernetwerk.search.facets import APART, facet_values
from leernetwerk.search.lexicon import LANGUAGES
from leernetwerk.search.sections import TextSection
from leernetwerk.words import Words

_NAMES = "also_known_as"
_CITED = "sources"
_SHOWN_APART = frozenset(("title", "summary", _NAMES, "image_alt", APART, "license", _CITED))
_HOUSEKEEPING = frozenset(("reviewed",))
"""Dates that say nothing of what a record is about."""

_STUB = "stub"


def describe_record(
    node: Node, graph: Graph, addresses: Addresses, words: Words, body: Sequence[TextSection], headings: dict[str, str]
) -> SearchDocument:
    """A record as the search knows it.

    Args:
        node: the record.
        graph: the site.
        addresses: where pages stand.
        words: the site's language.
        body: the sections of its rendered text.
        headings: the headings of its page by their ids; a field whose name is among them is a section of its own.
    """
    record = node.record
    network = graph.nodes.get(node.network_id or "")
    date = date_of(node)
    model = RECORD_TYPES[node.type]
    names = getattr(record, _NAMES, ())
    context = (network.title,) if network else ()
    links = [link for link in graph.relations_to(node.id) if link.relation != APART]
    return SearchDocument(
        address=address_of(node, graph, addresses),
        record_id=node.id,
        title=node.title,
        language=record.language or words.language,
        names=tuple(names),
        summary=record.summary or "",
        kind=_capital(words(model.label)),
        context=context,
        sections=(*_fields(node, addresses, words, headings), *body),
        facts=tuple(_facts(node, graph, words, date)),
        facets=facet_values(node, graph, words.language),
        weight=_weight(node, len(links)),
    )


def _weight(node: Node, links: int) -> float:
    weight = 1 + min(0.12, 0.03 * math.log2(1 + links))
    if node.type == "reply":
        weight *= 0.8
    return weight * (0.9 if getattr(node.record, "status", None) == _STUB else 1.0)


def _fields(node: Node, addresses: Addresses, words: Words, headings: dict[str, str]) -> list[TextSection]:
    """The texts of the fields, one section for each field; each insight is a section, for its page has its place."""
    found: dict[str, list[str]] = {}
    for path, _scalar, value in walk(node.record, TextScalar):
        name = str(path[0])
        if name not in _SHOWN_APART and isinstance(value, str):
            place = f"{name}#{path[1]}" if name == "insights" else name
            found.setdefault(place, []).append(value)
    sections = []
    for place, texts in found.items():
        name, _, position = place.partition("#")
        field = field_named(type(node.record), name)
        label = words(field.label) if field else name
        anchor, heading = (name, headings[name]) if name in headings else ("", "")
        if position and isinstance(node.record, Session):
            anchor, heading = addresses.insight_anchor(node.record.insights[int(position)].id), ""
        sections.append(TextSection(anchor, heading or (label if anchor else ""), " ".join(texts)))
    return sections


def _facts(node: Node, graph: Graph, words: Words, date: PartialDate | None) -> list[str]:
    record, language = node.record, words.language
    model = RECORD_TYPES[node.type]
    found = [words(model.label), words(model.plural)]
    found += [words(index.title) for index in SECTION_INDEXES if index.types == (node.type,)]
    for _path, scalar, value in walk(record, VocabularyScalar):
        assert isinstance(scalar, VocabularyScalar)
        found.append(graph.vocabulary.label(scalar.list_name, value, language))
    for _path, choice, value in walk(record, Choice):
        assert isinstance(choice, Choice)
        found.append(choice.label(value, words))
    referred = {link.target for link in graph.relations_from(node.id) if link.relation not in (MENTIONS, APART)}
    if node.network_id:
        referred.add(node.network_id)
    found += [graph.nodes[id].title for id in sorted(referred) if id in graph.nodes]
    found += [value for path, _scalar, value in walk(record, TextScalar) if path[0] == _CITED]
    for path, _reference, value in walk(record, Reference):
        if path[0] != APART and ":" not in value:
            found.append(value)  # a name that is no record
    parent = page_of(node, graph) if node.type == "reply" else None
    if parent is not None:
        found.append(parent.title)
    dates = [value for path, _scalar, value in walk(record, PartialDateScalar) if len(path) == 1]
    days = [
        value for path, _scalar, value in walk(record, DayScalar) if len(path) == 1 and path[0] not in _HOUSEKEEPING
    ]
    dates += [PartialDate(day, day.isoformat()) for day in days]
    found += [spell_date(when, tongue) for when in dates for tongue in LANGUAGES]
    if date is not None and not dates:
        found.append(spell_date(date, language))
    return list(dict.fromkeys(found))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
