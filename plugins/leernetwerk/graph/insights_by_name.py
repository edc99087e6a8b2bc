"""Finding the insight that is meant where somebody wrote its id alone, or its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from leernetwerk.diagnostics.hints import USE_FILE_NAME
from leernetwerk.graph.model import Node
from leernetwerk.records.session import Insight, Session
from leernetwerk.words import N_, Message

_MOST_TOLD = 12
"""How many insights there can be for all of them to be told."""


def recognise_insight(written: str, path: str, nodes: Iterable[Node]) -> Message | None:
    """The hint for what stands in the place of an insight's name in a file, if there is something to tell."""
    known = dict(_insights(path, nodes))
    plain = _plain(written)
    meant = [name for name, insight in known.items() if plain in (_plain(insight.id), _plain(insight.text))]
    if len(meant) == 1:
        return Message.of(USE_FILE_NAME, name=meant[0])
    if not known or len(known) > _MOST_TOLD:
        return None
    return Message.of(N_("choose from: {choices}"), choices=tuple(known))


def _insights(path: str, nodes: Iterable[Node]) -> Iterator[tuple[str, Insight]]:
    """The insights of other sessions of the same network, by their names as that file writes them."""
    for node in nodes:
        if isinstance(node.record, Session) and node.source.path != path and f"/{node.source.network}/" in path:
            for insight in node.record.insights:
                if insight.id:
                    yield f"{node.source.slug}#{insight.id}", insight


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).strip(" .\"'")
