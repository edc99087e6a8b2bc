"""Rules on the files and images that a body names."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator, Set

from leernetwerk.content import Discovery, Document
from leernetwerk.content.filelinks import FileLink, find_file_links, find_undescribed_images, path_beside
from leernetwerk.diagnostics import Diagnostic
from leernetwerk.diagnostics.hints import MOST_HINTS, near_name
from leernetwerk.graph import link_problems, text_problems
from leernetwerk.graph.model import OrdinaryPage
from leernetwerk.records import reference_problems
from leernetwerk.words import N_, Message

ReadLinks = Callable[[Document], Iterable[FileLink]]
"""Finds the links to files of a text."""


def see_links(document: Document) -> Iterable[FileLink]:
    """The links that are seen without rendering."""
    return find_file_links(document.body)


def check_files(document: Document, discovery: Discovery, read_links: ReadLinks = see_links) -> Iterator[Diagnostic]:
    """Files that a body links to or shows exist: other Markdown files anywhere, the rest in the record's folder."""
    links = tuple(read_links(document))
    yield from check_external_images(document, links)
    folder = document.path.rpartition("/")[0]
    beside: tuple[str, ...] | None = None
    missing = 0
    for link in links:
        if link.file is None:
            continue
        path = _path(link, folder)
        if (path in discovery.assets and path.startswith(folder + "/")) or path in discovery.texts:
            continue
        missing += 1
        if beside is None or missing > MOST_HINTS:
            beside = _beside(discovery, folder) if beside is None else ()
        yield _missing(document, discovery, link, path, folder, beside)


def _path(link: FileLink, folder: str) -> str:
    """The path from the site's folder of the file that is meant."""
    written = path_beside(link.file or "", folder) if link.is_wiki else link.file or ""
    return posixpath.normpath(posixpath.join(folder, written))


def _beside(discovery: Discovery, folder: str) -> tuple[str, ...]:
    return tuple(name.removeprefix(folder + "/") for name in discovery.assets if name.startswith(folder + "/"))


def _missing(
    document: Document, discovery: Discovery, link: FileLink, path: str, folder: str, beside: tuple[str, ...]
) -> Diagnostic:
    place = document.place_in_body(link.start)
    steps = path.split("/")
    if any("/".join(steps[:count]) in discovery.links for count in range(1, len(steps) + 1)):
        return Diagnostic.of(reference_problems.LINKED_FILE, place, file=link.file)
    if not path.startswith(folder + "/") and not path.endswith(".md"):
        return Diagnostic.of(reference_problems.FILE_OUTSIDE_FOLDER, place, file=link.file)
    hint = Message.of(N_("put the file in this folder, or take the link away"))
    return Diagnostic.of(
        reference_problems.MISSING_FILE, place, near_name(link.file or "", beside) or hint, file=link.file
    )


def check_page(
    page: OrdinaryPage, discovery: Discovery, generated: Set[str], read_links: ReadLinks
) -> Iterator[Diagnostic]:
    """Files that an ordinary page links to or shows exist, or are the sources of generated pages."""
    links = tuple(read_links(page.document))
    yield from check_external_images(page.document, links)
    folder = page.path.rpartition("/")[0]
    dead = 0
    for link in links:
        if link.file is None:
            continue
        path = _path(link, folder)
        if path not in discovery.assets and path not in discovery.texts and path not in generated:
            place = page.document.place_in_body(link.start)
            dead += 1
            hint = near_name(path, discovery.texts) if dead <= MOST_HINTS else None
            yield Diagnostic.of(link_problems.DEAD_LINK, place, hint, file=link.file)


def check_descriptions(document: Document) -> Iterator[Diagnostic]:
    """Images in a text tell what they show."""
    for found in find_undescribed_images(document.body):
        yield Diagnostic.of(text_problems.IMAGE_WITHOUT_DESCRIPTION, document.place_in_body(found))


def check_external_images(document: Document, links: Iterable[FileLink]) -> Iterator[Diagnostic]:
    """Images come from the site itself.

    Args:
        document: the text.
        links: what is found of it where it is rendered: an address can be written so that nothing else sees it.
    """
    seen = [link for link in find_file_links(document.body) if link.is_image and link.is_external]
    known = {link.target for link in seen}
    unseen = {link.target: link for link in links if link.is_image and link.is_external and link.target not in known}
    for link in (*seen, *unseen.values()):
        yield Diagnostic.of(link_problems.EXTERNAL_IMAGE, document.place_in_body(link.start))
