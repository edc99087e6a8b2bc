"""The plan of the editor: what the browser needs to make its forms."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from leernetwerk.content import SiteSettings
from leernetwerk.content.layout import LONGEST_SLUG
from leernetwerk.forms.backend import describe_backend
from leernetwerk.forms.collections import describe_collections
from leernetwerk.forms.widgets import INSIGHTS, RECORDS, Widgets
from leernetwerk.graph import Graph, Node
from leernetwerk.records.session import Session
from leernetwerk.words import Words


def write_plan(graph: Graph, settings: SiteSettings, words: Words) -> str:
    """The plan as JSON: the editor's configuration and the lists of choices that it takes from the built site."""
    folder = f"{settings.contribution_target.folder}/" if settings.contribution_target.folder else ""
    docs, networks = (folder + settings.relative(each) for each in (settings.docs, settings.networks))
    config: dict[str, Any] = {
        **describe_backend(settings.contribution_target, words),
        "load_config_file": False,
        "app_title": settings.name,
        "media_folder": docs,
        "public_folder": "",
        "media_libraries": {
            "default": {"config": {"slugify_filename": True}},
            "stock_assets": False,
        },
        "slug": {"encoding": "ascii", "clean_accents": True, "maxlength": LONGEST_SLUG, "timezone": "local"},
        "editor": {"preview": False},
        "output": {"omit_empty_optional_fields": True},
        "collections": describe_collections(Widgets(words, graph.vocabulary), words, docs, networks),
    }
    plan = {"config": config, "choices": {RECORDS: _records(graph, words), INSIGHTS: _insights(graph)}}
    return json.dumps(plan, ensure_ascii=False, separators=(",", ":")) + "\n"


def _records(graph: Graph, words: Words) -> list[list[str]]:
    """Every record by its id, with what tells it from others of that title."""
    networks = {node.source.network: node.title for node in graph.of_type("network")}
    return [[node.id, f"{node.title} ({', '.join(_about(node, networks, words))})"] for node in graph.nodes.values()]


def _about(node: Node, networks: Mapping[str | None, str], words: Words) -> Iterator[str]:
    yield words(node.record.label)
    if node.source.network and node.source.type != "network":
        yield networks[node.source.network]


def _insights(graph: Graph) -> list[list[str]]:
    return [
        [f"{node.source.key}#{insight.id}", f"{insight.text} ({node.title})"]
        for node in graph.of_type("session")
        if isinstance(node.record, Session)
        for insight in node.record.insights
    ]
