"""Rules on what follows, contains or translates what."""

from __future__ import annotations

from collections.abc import Iterator

from leernetwerk.diagnostics import Diagnostic
from leernetwerk.diagnostics.kind import declare
from leernetwerk.graph.model import Graph, Node
from leernetwerk.graph.rules.places import diagnostic_at
from leernetwerk.words import N_

ACYCLIC = ("broader", "follows", "part_of", "succeeded_by", "to")
"""Fields that lead to one other record and must come to an end; replies to each other would stand on no page."""

CIRCULAR_REFERENCE = declare(
    "circular-reference",
    N_("The field '{field}' leads in a circle: {chain}."),
    N_("Each of these records comes above or before the next, and so above or before itself. Remove one of the links."),
    wrong={
        "docs/themes/wonen.md": "---\ntitle: Wonen\nbroader: leven\n---\n",
        "docs/themes/leven.md": "---\ntitle: Leven\nbroader: wonen\n---\n",
    },
    right={
        "docs/themes/wonen.md": "---\ntitle: Wonen\nbroader: leven\n---\n",
        "docs/themes/leven.md": "---\ntitle: Leven\n---\n",
    },
)
TRANSLATION_OF_OTHER_TYPE = declare(
    "translation-of-other-type",
    N_("This record translates '{target}', which is of another type."),
    N_("A translation says the same in another language, so it is a record of the same type."),
    wrong={
        "docs/themes/force.md": "---\ntitle: La force\nlanguage: fr\ntranslation_of: methodology:krachtenwijzer\n---\n"
    },
    right={
        "docs/themes/force.md": "---\ntitle: La force\nlanguage: fr\ntranslation_of: theme:kracht\n---\n",
        "docs/themes/kracht.md": "---\ntitle: Kracht\n---\n",
    },
)


def check_translation(node: Node, graph: Graph) -> Iterator[Diagnostic]:
    """A translation is of the type of what it translates."""
    target = node.record.translation_of or ""
    if target in graph.nodes and graph.nodes[target].type != node.type:
        yield diagnostic_at(node, ("translation_of",), TRANSLATION_OF_OTHER_TYPE, target=target)


def check_cycles(graph: Graph) -> Iterator[Diagnostic]:
    """No chain of broader, earlier, containing or succeeding records leads back to its start; each circle once."""
    for field in ACYCLIC:
        targets = {node.id: getattr(node.record, field) for node in graph.nodes.values() if hasattr(node.record, field)}
        done: set[str] = set()
        for start in targets:
            chain: list[str] = []
            step: str | None = start
            while step is not None and step not in done and step not in chain:
                chain.append(step)
                step = targets.get(step)
            if step in chain:
                circle = chain[chain.index(step) :]
                if len(circle) > 1:  # a record that refers to itself is told elsewhere
                    first = min(circle)
                    turn = circle.index(first)
                    names = [id.partition(":")[2] for id in (*circle[turn:], *circle[:turn], first)]
                    yield diagnostic_at(
                        graph.nodes[first], (field,), CIRCULAR_REFERENCE, field=field, chain=" → ".join(names)
                    )
            done.update(chain)
