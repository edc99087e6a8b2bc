"""Facets: by which traits the items of a list can be narrowed down, derived from the fields that records declare."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from leernetwerk.graph import Graph, Node
from leernetwerk.graph.model import MENTIONS
from leernetwerk.graph.report_availability import availability_of
from leernetwerk.indexes.card import date_of
from leernetwerk.indexes.use import VERDICTS, list_uses
from leernetwerk.indexes.wording import Wording
from leernetwerk.records.references import TYPE_NAMES
from leernetwerk.records.report import HAD, HAD_FIELD, Report
from leernetwerk.records.scalars import Choice, VocabularyScalar
from leernetwerk.records.shapes import field_named, fields_of, walk
from leernetwerk.records.shared_parts import VERDICT
from leernetwerk.records.vocabulary import Vocabulary
from leernetwerk.words import N_, Words

REFERRED = ("theme", "organisation", "methodology", "network")
"""The types of record by which people choose: a list can be narrowed to what refers to one of them."""

_RANK = {"theme": 50, "verdict": 51, "tried_by": 52, "organisation": 60, "methodology": 61, "network": 62, "year": 90}
"""What is about the thing itself comes first, in the order of its fields; then what it is connected to."""

_CHOICES = 70

MOST_VALUES = 400
"""A facet offers the most frequent values only: a longer list helps nobody to choose, and makes a page heavy."""


@dataclass(frozen=True, slots=True)
class Trait:
    """Something by which an item can be found.

    Attributes:
        facet: what kind of trait it is (``theme``, ``phases``, ``year``).
        value: its name in addresses, unique within the facet.
        label: the facet in words.
        text: the value in words.
        rank: where the facet comes among the others.
        place: where the value comes in the facet's order; "" orders by how frequent it is.
    """

    facet: str
    value: str
    label: str
    text: str
    rank: int
    place: str = ""


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value that items can be narrowed to: the number by which items name it, and how many items have it."""

    number: int
    value: str
    text: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """Values of one kind, in the order in which they are offered."""

    name: str
    label: str
    values: tuple[FacetValue, ...]

    @property
    def parameter(self) -> str:
        """Its name in addresses."""
        return _parameter(self.label)


@dataclass(frozen=True, slots=True)
class Facets:
    """The facets of a list, and for each of its items, in order, the numbers of the values that it has."""

    facets: tuple[Facet, ...]
    numbers: tuple[tuple[int, ...], ...]


def find_traits(node: Node, graph: Graph, wording: Wording) -> tuple[Trait, ...]:
    """By what a record can be found; the work grows with its own fields and relations."""
    traits = [*_vocabulary_traits(node, wording), *_referred_traits(node, graph, wording)]
    if node.type == "methodology":
        traits += _use_traits(node, graph, wording)
    traits += _choice_traits(node, wording)
    if isinstance(node.record, Report):
        traits = [*(trait for trait in traits if trait.facet != HAD_FIELD), _had_trait(node, wording)]
    if (date := date_of(node)) is not None:
        year = str(date.year)
        traits.append(Trait("year", year, wording.words(N_("Year")), year, _RANK["year"], f"{9999 - date.year:04}"))
    return tuple(dict.fromkeys(traits))


def refer(id: str, wording: Wording) -> Trait:
    """The trait of referring to a record."""
    type_, _, key = id.partition(":")
    label = wording.words(TYPE_NAMES[type_])
    return Trait(type_, key, label[:1].upper() + label[1:], wording.titles.get(id, key), _RANK[type_])


def narrow_to(id: str, words: Words) -> str:
    """The query of an index's address that narrows it down to what refers to a record: ``?thema=samen-leren``."""
    trait = refer(id, Wording(words, Vocabulary(), {}))
    return f"?{_parameter(trait.label)}={trait.value}"


def count_facets(items: Sequence[Sequence[Trait]]) -> Facets:
    """The facets of a list from the traits of its items; a value that does not narrow the list is left out."""
    counts = Counter(trait for traits in items for trait in traits)
    by_facet: dict[str, list[Trait]] = {}
    for trait in counts:
        by_facet.setdefault(trait.facet, []).append(trait)
    numbers: dict[Trait, int] = {}
    facets = []
    for name, traits in sorted(by_facet.items(), key=lambda item: (item[1][0].rank, item[0])):
        if all(counts[trait] == len(items) for trait in traits):
            continue
        often = sorted(traits, key=lambda trait: (-counts[trait], trait.text.casefold(), trait.value))[:MOST_VALUES]
        often.sort(key=lambda trait: trait.place)
        values = []
        for trait in often:
            numbers[trait] = len(numbers)
            values.append(FacetValue(numbers[trait], trait.value, trait.text, counts[trait]))
        facets.append(Facet(name, often[0].label, tuple(values)))
    chosen = tuple(tuple(numbers[trait] for trait in traits if trait in numbers) for traits in items)
    return Facets(tuple(facets), chosen)


def _parameter(label: str) -> str:
    plain = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "x"


def _vocabulary_traits(node: Node, wording: Wording) -> list[Trait]:
    model = type(node.record)
    found = []
    for path, scalar, value in walk(node.record, VocabularyScalar):
        field = field_named(model, str(path[0]))
        assert isinstance(scalar, VocabularyScalar)
        assert field is not None
        ids = [term.id for term in getattr(wording.vocabulary, scalar.list_name)]
        place = f"{ids.index(value):04}" if value in ids else "9999"
        text = wording.put(value, scalar)
        rank = fields_of(model).index(field)
        found.append(Trait(scalar.list_name, value, wording.words(field.label), text, rank, place))
    return found


def _choice_traits(node: Node, wording: Wording) -> list[Trait]:
    model = type(node.record)
    found = []
    for path, scalar, value in walk(node.record, Choice):
        field = field_named(model, str(path[0]))
        if len(path) == 1 and isinstance(scalar, Choice) and field is not None:
            place = f"{tuple(scalar.labels).index(value):04}"
            label, text = wording.words(field.label), wording.put(value, scalar)
            found.append(Trait(field.name, value, label, text, _RANK.get(field.name, _CHOICES), place))
    return found


def _had_trait(node: Node, wording: Wording) -> Trait:
    """How a report can be had, whether its record says so or its file and address do."""
    field = field_named(Report, HAD_FIELD)
    assert field is not None
    value = availability_of(node)
    place = f"{tuple(HAD.labels).index(value):04}"
    return Trait(HAD_FIELD, value, wording.words(field.label), HAD.label(value, wording.words), _CHOICES, place)


def _referred_traits(node: Node, graph: Graph, wording: Wording) -> list[Trait]:
    """What a record refers to; an organisation has no fields that say so, so for it what refers to it counts."""
    ids = [found.target for found in graph.relations_from(node.id) if found.relation != MENTIONS]
    if node.type == "organisation":
        ids += [link.node.network_id or link.node.id for link in graph.backlinks(node.id)]
    wanted = [id for name in REFERRED for id in ids if id.partition(":")[0] == name != node.type and id in graph.nodes]
    return [refer(id, wording) for id in wanted]


def _use_traits(node: Node, graph: Graph, wording: Wording) -> list[Trait]:
    uses = list_uses(node.id, graph)
    tried = sorted({id for use in uses if use.tried for id in use.organisations if id in graph.nodes})
    label, rank = wording.words(N_("Tried by")), _RANK["tried_by"]
    found = [Trait("tried_by", id.partition(":")[2], label, wording.titles.get(id, id), rank) for id in tried]
    label, rank = wording.words(N_("In practice")), _RANK["verdict"]
    for place, verdict in enumerate(VERDICTS):
        if any(use.verdict == verdict for use in uses):
            found.append(Trait("verdict", verdict, label, VERDICT.label(verdict, wording.words), rank, str(place)))
    if not uses:
        found.append(Trait("verdict", "none", label, wording.words(N_("nothing known yet")), rank, "9"))
    return found
