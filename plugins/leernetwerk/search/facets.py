"""By what results can be narrowed down: taken from the fields, so that a new reference is a new value by itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from babel import Locale

from leernetwerk.graph import Graph, Node
from leernetwerk.graph.model import MENTIONS
from leernetwerk.indexes.card import date_of
from leernetwerk.records.registry import RECORD_TYPES
from leernetwerk.records.scalars import VocabularyScalar
from leernetwerk.records.shapes import walk
from leernetwerk.words import N_, Words

APART = "not_to_confuse_with"
"""The field that says what a record is not about."""


@dataclass(frozen=True, slots=True)
class SearchFacet:
    """A way to narrow results down: its name in addresses and its label (a message id)."""

    name: str
    label: str


TYPE = SearchFacet("type", N_("Type"))
NETWORK = SearchFacet("network", N_("Network"))
ORGANISATION = SearchFacet("organisation", N_("Organisation"))
THEME = SearchFacet("theme", N_("Theme"))
METHODOLOGY = SearchFacet("methodology", N_("Methodology"))
YEAR = SearchFacet("year", N_("Year"))
REGION = SearchFacet("region", N_("Region"))
LANGUAGE = SearchFacet("language", N_("Language"))

FACETS = (TYPE, NETWORK, ORGANISATION, THEME, METHODOLOGY, YEAR, REGION, LANGUAGE)
_REFERRED = {"network": NETWORK, "organisation": ORGANISATION, "theme": THEME, "methodology": METHODOLOGY}
"""The facets whose values are records of a type."""

_REGIONS = "regions"

FacetValues = dict[str, tuple[str, ...]]
"""The values of one page: ids and keys by the name of the facet."""


def facet_values(node: Node, graph: Graph, language: str) -> FacetValues:
    """The values of a record; ``language`` is the site's."""
    found: dict[str, set[str]] = {TYPE.name: {node.type}}
    about = [node.id, node.network_id or ""]
    about += [link.target for link in graph.relations_from(node.id) if link.relation not in (MENTIONS, APART)]
    for id in about:
        facet = _REFERRED.get(id.partition(":")[0])
        if facet is not None and id in graph.nodes:
            found.setdefault(facet.name, set()).add(id)
    network = graph.nodes.get(node.network_id or "")
    regions = {id for part in (node, network) if part is not None for id in _regions(part)}
    if regions:
        found[REGION.name] = regions
    date = date_of(node)
    if date is not None:
        found[YEAR.name] = {str(date.year)}
    found[LANGUAGE.name] = {(node.record.language or language).partition("-")[0]}
    return {name: tuple(sorted(values)) for name, values in sorted(found.items())}


def _regions(node: Node) -> Iterable[str]:
    return (
        value
        for _path, scalar, value in walk(node.record, VocabularyScalar)
        if isinstance(scalar, VocabularyScalar) and scalar.list_name == _REGIONS
    )


def label_facets(graph: Graph, words: Words) -> dict[str, dict[str, str]]:
    """What readers see of the facets and their values: by the facet's name and the value; "" is the facet itself."""
    language = words.language
    labels = {facet.name: {"": words(facet.label)} for facet in FACETS}
    for name, model in RECORD_TYPES.items():
        plural = words(model.plural)
        labels[TYPE.name][name] = plural[:1].upper() + plural[1:]
    for node in graph.nodes.values():
        facet = _REFERRED.get(node.type)
        if facet is not None:
            labels[facet.name][node.id] = node.title
    for term in graph.vocabulary.regions:
        labels[REGION.name][term.id] = term.in_language(language)
    names = Locale(language).languages
    labels[LANGUAGE.name] |= {str(tag): str(name)[:1].upper() + str(name)[1:] for tag, name in names.items()}
    return labels
