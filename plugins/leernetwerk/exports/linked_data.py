"""``data/knowledge.jsonld``: the records in the words of schema.org, for search engines and linked data.

It says what schema.org has words for, with each property on a type that it is meant for; all the rest is in
``data/knowledge.json``. The context names the vocabulary instead of fetching one, so that nothing needs the network
to be read.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from leernetwerk.exports.linked_events import describe_session
from leernetwerk.exports.linked_groups import describe_network, describe_organisation, describe_project, describe_theme
from leernetwerk.exports.linked_terms import Terms, Thing, filled
from leernetwerk.exports.linked_works import (
    describe_experience,
    describe_methodology,
    describe_question,
    describe_reply,
    describe_report,
    describe_story,
    describe_survey,
)
from leernetwerk.graph import Node

_ADDRESS = {"@type": "@id"}
_ADDRESSES = (
    "contentUrl",
    "image",
    "inDefinedTermSet",
    "license",
    "logo",
    "mainEntityOfPage",
    "sameAs",
    "thumbnailUrl",
    "url",
)

CONTEXT: dict[str, Any] = {
    "@vocab": "https://schema.org/",
    "dcterms": "http://purl.org/dc/terms/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "eventAttendanceMode": {"@type": "@vocab"},
    **dict.fromkeys(_ADDRESSES, _ADDRESS),
}
"""What the names mean (JSON-LD 1.1): one without a prefix is schema.org's; the values of some are addresses."""

MOST_ON_PAGE = 600
"""Characters that the description on a record's own page takes at most: the page itself tells the rest."""

_NEVER_LEFT_OUT = frozenset(("@id", "@type", "name", "url"))

_DESCRIBE: Mapping[str, Callable[[Node, Any, Terms], Thing]] = {
    "network": describe_network,
    "project": describe_project,
    "session": describe_session,
    "question": describe_question,
    "report": describe_report,
    "story": describe_story,
    "experience": describe_experience,
    "survey": describe_survey,
    "reply": describe_reply,
    "methodology": describe_methodology,
    "organisation": describe_organisation,
    "theme": describe_theme,
}


def export_linked_data(terms: Terms) -> str:
    """All records as JSON-LD text."""
    # Item by item: without an indent the encoder of the standard library is ten times as fast.
    things = ",\n".join(_write(describe(node, terms)) for node in terms.graph.nodes.values())
    return f'{{"@context": {_write(CONTEXT)},\n"@graph": [\n{things}\n]}}\n'


def describe(node: Node, terms: Terms) -> Thing:
    """A record as a node of JSON-LD."""
    record, address = node.record, terms.iri(node)
    found = {
        "@id": address,
        "name": record.title,
        "description": record.summary,
        "url": address,
        "image": terms.file(node, record.image) if record.image else None,
    }
    return filled(found | _DESCRIBE[node.type](node, record, terms))


def describe_for_page(node: Node, terms: Terms) -> str:
    """A record as JSON-LD text for the head of its page, in brief: the longest properties are left out."""
    thing = describe(node, terms)
    sizes = {name: len(_write(value)) for name, value in thing.items() if name not in _NEVER_LEFT_OUT}
    room = MOST_ON_PAGE - len(_write({name: thing[name] for name in thing if name not in sizes}))
    for name in sorted(sizes, key=lambda name: (sizes[name], name)):
        room -= sizes[name] + len(name) + 4
        if room < 0:
            del thing[name]
    used = {name.partition(":")[0] for name in thing}
    context = {name: meaning for name, meaning in CONTEXT.items() if name in used or name == "@vocab"}
    return _write({"@context": context, **thing})


def _write(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
