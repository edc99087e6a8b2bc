"""``data/knowledge.json``: every record and relation."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from leernetwerk.content import SiteSettings
from leernetwerk.graph import Graph, Node
from leernetwerk.graph.addresses import Addresses
from leernetwerk.graph.model import Relation
from leernetwerk.indexes.card import address_of
from leernetwerk.records.base import Record
from leernetwerk.records.references import Reference
from leernetwerk.records.shapes import walk

SCHEMA_VERSION = "1.0"

EXTERNAL_URL = "external_url"
"""The name in exports of the field ``url`` of organisations and reports; ``url`` is that of their page."""


def export_knowledge(records: Iterable[dict[str, Any]], relations: Iterable[Relation], settings: SiteSettings) -> str:
    """The whole graph as JSON text, sorted; described by ``data/schema.json``.

    Args:
        records: the records as :func:`export_record` tells them.
        relations: what refers to what.
        settings: the site's name, language and public address, on which the paths of the records' pages follow.
    """
    document = {
        "schema_version": SCHEMA_VERSION,
        "site": {"name": settings.name, "language": settings.language}
        | ({"url": settings.url} if settings.url else {}),
        "records": list(records),
        "relations": [
            {"source": found.source, "relation": found.relation, "target": found.target} for found in relations
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def export_record(node: Node, graph: Graph, addresses: Addresses) -> dict[str, Any]:
    """A record's fields as written, references as ids; with its id, type, key and address."""
    fields = dump_fields(node.record)
    for path, _scalar, value in walk(node.record, Reference):
        if value.partition("#")[0] in graph.drafts:
            _replace(fields, path, value.partition(":")[2])  # a draft has no id in public
    return fields | {
        # A record's own web address gives way to that of its page, so it has a name here that is not in its file.
        **({EXTERNAL_URL: fields["url"]} if "url" in fields else {}),
        "id": node.id,
        "type": node.type,
        "key": node.source.key,
        "url": address_of(node, graph, addresses),
    }


def dump_fields(record: Record) -> dict[str, Any]:
    """The fields of a record that have a value, as JSON data under the names of the contract."""
    return record.model_dump(mode="json", by_alias=True, exclude_unset=True)


def _replace(fields: dict[str, Any], path: tuple[str | int, ...], value: str) -> None:
    place: Any = fields
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
