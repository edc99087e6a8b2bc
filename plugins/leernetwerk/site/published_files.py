"""The files that are published beside the pages of records, found without rendering a page."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from leernetwerk.content import Discovery, Document
from leernetwerk.content.filelinks import find_file_links, path_beside
from leernetwerk.diagnostics import Place
from leernetwerk.graph import Addresses, Graph, Node
from leernetwerk.graph.model import Path
from leernetwerk.graph.rules.places import place_of
from leernetwerk.indexes.card import page_of
from leernetwerk.records.context import file_path
from leernetwerk.records.references import FileScalar
from leernetwerk.records.shapes import walk


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """A file beside a record that is published with the record's page.

    Attributes:
        source: its path in the site's folder.
        path: its path in the built site.
        page: the id of the record on whose page it is shown.
        where: the record that names it with the path of the field, or the text with the place of the link.
    """

    source: str
    path: str
    page: str
    where: tuple[Node, Path] | tuple[Document, int]

    @property
    def place(self) -> Place:
        """Where it is named."""
        if isinstance(self.where[0], Document):
            document, start = self.where
            return document.place_in_body(start)
        node, path = self.where
        return place_of(node, path)


def list_published_files(graph: Graph, discovery: Discovery, addresses: Addresses) -> Iterator[PublishedFile]:
    """Every file that a field or a text of a record names, once for each page that it stands beside."""
    for node in graph.nodes.values():
        page = page_of(node, graph)
        if page is None:
            continue
        folder = addresses.page(page.source).lstrip("/")
        own = f"{node.source.folder}/"
        for path, _scalar, value in walk(node.record, FileScalar):
            source = file_path(own, value)
            yield PublishedFile(source, folder + source.removeprefix(own), page.id, (node, path))
        for document in node.documents:
            own = f"{document.path.rpartition('/')[0]}/"
            for source, start in _links_of(document, own):
                if source in discovery.assets and source.startswith(own):
                    yield PublishedFile(source, folder + source.removeprefix(own), page.id, (document, start))


def _links_of(document: Document, folder: str) -> Iterator[tuple[str, int]]:
    for link in find_file_links(document.body):
        if link.file:
            written = path_beside(link.file, folder) if link.is_wiki else link.file
            yield posixpath.normpath(posixpath.join(folder, written)), link.start
