"""Where in its file a rule's problem stands."""

from __future__ import annotations

from leernetwerk.diagnostics import Diagnostic, Kind, Place
from leernetwerk.graph.model import Node, Path
from leernetwerk.words import Message


def diagnostic_at(node: Node, path: Path, kind: Kind, hint: Message | None = None, **values: object) -> Diagnostic:
    """A diagnostic at the value of a field of a record, or at the nearest thing around it."""
    return Diagnostic.of(kind, place_of(node, path), hint, **values)


def place_of(node: Node, path: Path) -> Place:
    """Where the value of a field of a record stands, or the nearest thing around it."""
    places = node.document.places()
    while path and path not in places:
        path = path[:-1]
    position = places[path][1] if path else (node.document.front_line, 1)
    return Place(node.document.path, *position)
