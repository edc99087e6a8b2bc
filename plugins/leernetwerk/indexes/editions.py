"""The editions of a network: those that it follows and those that follow it."""

from __future__ import annotations

from leernetwerk.graph import Graph, Node

FOLLOWS = "follows"


def list_editions(node: Node, graph: Graph) -> tuple[Node, ...]:
    """All editions that hang together with a network, itself among them, the first first; none if it stands alone."""
    if node.type != "network":
        return ()
    first = node
    while before := [link.target for link in graph.relations_from(first.id) if link.relation == FOLLOWS]:
        first = graph.nodes[before[0]]
    found, waiting = [first], [first]
    while waiting:
        after = [link.node for link in graph.backlinks(waiting.pop(0).id, FOLLOWS)]
        found += after
        waiting += after
    return tuple(found) if len(found) > 1 else ()
