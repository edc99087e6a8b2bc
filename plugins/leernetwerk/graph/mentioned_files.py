"""Which files beside the texts are published: all among ordinary pages; beside records, those that a text names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from html import unescape
from urllib.parse import unquote

from leernetwerk.content import Discovery, SiteSettings
from leernetwerk.content.layout import Scope
from leernetwerk.graph.model import Node
from leernetwerk.records.registry import RECORD_TYPES


def find_published(discovery: Discovery, settings: SiteSettings, nodes: Iterable[Node]) -> Iterator[str]:
    """Paths of the files that a build may publish.

    Whether a text really links to a file is known when it is rendered; so a file counts from the moment that its name
    stands in the text, and none that is published is missed.

    Args:
        discovery: the files of the site.
        settings: the site's settings.
        nodes: the records, drafts too.
    """
    docs = settings.relative(settings.docs)
    records = tuple(
        f"{docs}/{model.layout.folder}/" for model in RECORD_TYPES.values() if model.layout.scope is Scope.SHARED
    )
    texts: defaultdict[str, list[str]] = defaultdict(list)
    for node in nodes:
        for document in node.documents:
            texts[document.path.rpartition("/")[0]] += (str(document.data), unescape(unquote(unescape(document.body))))
    for path in discovery.assets:
        is_ordinary = path.startswith(f"{docs}/") and not path.startswith(records)
        if is_ordinary or any(name_of(path) in text for folder in _above(path) for text in texts.get(folder, ())):
            yield path


def name_of(path: str) -> str:
    """The last step of a path."""
    return path.rpartition("/")[2]


def _above(path: str) -> Iterator[str]:
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path
