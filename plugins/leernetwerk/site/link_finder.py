"""What a link in a text leads to on the built site."""

from __future__ import annotations

from functools import partial

from leernetwerk.graph import Addresses, Graph
from leernetwerk.graph.page_ids import author_id
from leernetwerk.graph.places_on_pages import PageFinder, find_part
from leernetwerk.indexes.card import address_of
from leernetwerk.pages.link_target import LinkTarget
from leernetwerk.pages.markdown import ResolveFile


class LinkFinder:
    """Finds what ``[[target]]`` means: a record, or another page of the site."""

    def __init__(self, graph: Graph, addresses: Addresses, resolve_file: ResolveFile) -> None:
        self._graph, self._addresses, self._resolve_file = graph, addresses, resolve_file
        self._pages = PageFinder.of(graph.pages, graph.nodes.values())

    def find(self, target: str, network: str | None) -> LinkTarget | None:
        """What a target leads to; ``None`` where it means nothing, or more than one thing.

        Args:
            target: the name of a record, or the path of a file from the site's folder.
            network: slug of the network in which the text stands.
        """
        graph = self._graph
        ids = graph.names.find_in_body(target, network)
        page = self._pages.find(target) if not ids else None
        if page is not None:
            rename = author_id if page.id else str
            part = partial(find_part, body=page.document.body, node=None, author_id=rename)
            return LinkTarget(page.title, self._resolve_file(page.document.path), page.id, part)
        if len(ids) != 1:
            return None
        if ids[0] in graph.drafts:
            return LinkTarget(graph.drafts[ids[0]], None, ids[0])
        node = graph.nodes[ids[0]]
        anchor = self._addresses.insight_anchor
        body = node.document.body
        part = partial(find_part, body=body, node=node, insight_anchor=anchor, author_id=author_id)
        return LinkTarget(node.title, address_of(node, graph, self._addresses), node.id, part)
