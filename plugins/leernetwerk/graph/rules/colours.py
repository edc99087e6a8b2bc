"""The rule that text in an organisation's colour can be read."""

from __future__ import annotations

from collections.abc import Iterator

from leernetwerk.diagnostics import Diagnostic
from leernetwerk.graph import text_problems
from leernetwerk.graph.model import Graph, Node
from leernetwerk.graph.rules.places import diagnostic_at
from leernetwerk.records.colours import READABLE, contrast_with_white
from leernetwerk.records.organisation import Organisation


def check_colour(node: Node, _graph: Graph) -> Iterator[Diagnostic]:
    """A colour is dark enough for headings on white paper."""
    if isinstance(node.record, Organisation) and node.record.colour:
        contrast = contrast_with_white(node.record.colour)
        if contrast < READABLE:
            found, wanted = f"{contrast:.1f}", f"{READABLE}"
            yield diagnostic_at(node, ("colour",), text_problems.LIGHT_COLOUR, contrast=found, wanted=wanted)
