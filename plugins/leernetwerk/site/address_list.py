"""Every address of the site and what it leads to, as a list that the built site keeps: a later build looks there for
addresses that are lost."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from leernetwerk.content.regular_files import read_regular
from leernetwerk.content.site_paths import PAGE_FILE, NotOnSite, address_of, output_file, redirect_file, split_address
from leernetwerk.graph import Addresses, Node
from leernetwerk.indexes.card import address_of as address_of_record
from leernetwerk.indexes.card import page_of
from leernetwerk.records.session import Session
from leernetwerk.site.checked_site import CheckedSite
from leernetwerk.site.outputs import files_beside_pages, made_files, published_as_they_lie
from leernetwerk.site.published_files import list_published_files
from leernetwerk.words import load_words

ADDRESSES_FILE = "addresses.json"
"""The name of the list among the data files."""

SCHEMA_VERSION = "1.0"
PAGE, REDIRECT, PLACE, FILE, MADE = KINDS = ("page", "redirect", "place", "file", "made")
"""What stands at an address: a page, one that leads on, a place on a page, a contributed file, a file that is made."""

_LONGEST = 64 * 1024 * 1024
_MOST = 500_000
_LONGEST_TEXT = 2000
_ID = re.compile(r"(?:[a-z-]{1,40}:[a-z0-9/-]{1,300})?")


@dataclass(frozen=True, slots=True, order=True)
class KnownAddress:
    """An address of the site.

    Attributes:
        address: its path from the site's root, perhaps with a place on the page behind ``#``.
        kind: what stands there, one of ``KINDS``.
        leads_to: the id of the record that it leads to, or "".
        file: the file in the site's folder that it is there for, or "".
        title: the title of what it leads to, or "".
    """

    address: str
    kind: str
    leads_to: str = ""
    file: str = ""
    title: str = ""

    @property
    def page(self) -> str:
        """The address of the page, for a place on one."""
        return self.address.partition("#")[0]


class Damaged(Exception):
    """A list of addresses that is none."""


def list_addresses(checked: CheckedSite, pdfs: frozenset[str] | None = None) -> tuple[KnownAddress, ...]:
    """Every address of the public site but those that only the site itself names.

    These are further pages of indexes, what scripts read, the theme's files, the search's index.

    Args:
        checked: the site.
        pdfs: what PDF files are really made of; by default what the site asks for.
    """
    found: dict[str, KnownAddress] = {}
    for each in _list(checked, checked.settings.pdfs if pdfs is None else pdfs):
        found.setdefault(each.address, each)
    return tuple(sorted(found.values()))


def _list(checked: CheckedSite, pdfs: frozenset[str]) -> Iterator[KnownAddress]:
    graph, settings = checked.graph, checked.settings
    addresses = Addresses(load_words(settings.language))
    for node in graph.nodes.values():
        yield from _list_record(node, checked, addresses)
    for page in graph.pages:
        path = f"{page.address.strip('/')}/{PAGE_FILE}".lstrip("/")
        yield KnownAddress(address_of(path), PAGE, "", page.path, page.title)
    for file in list_published_files(graph, checked.discovery, addresses):
        yield KnownAddress(address_of(file.path), FILE, file.page, file.source)
    for source, path in published_as_they_lie(checked.discovery, settings):
        yield KnownAddress(address_of(path), FILE, "", source)
    for owner, path in files_beside_pages(graph, addresses, pdfs):
        yield KnownAddress(address_of(path), MADE, owner)
    yield KnownAddress("/", PAGE)
    has_methodologies = any(graph.of_type("methodology"))
    for address in addresses.generated():
        if (address not in (addresses.compare(), addresses.cards()) or has_methodologies) and (
            address != addresses.editor() or settings.contribution_target.editor
        ):
            yield KnownAddress(address_of(output_file(address)), PAGE)
    yield from (KnownAddress(address_of(path), MADE) for path in made_files(addresses))


def _list_record(node: Node, checked: CheckedSite, addresses: Addresses) -> Iterator[KnownAddress]:
    path, title = node.source.path, node.title
    if node.type != "reply":
        page = addresses.page(node.source)
        yield KnownAddress(page, PAGE, node.id, path, title)
        for chapter in node.chapters:
            address = addresses.chapter(node.source, chapter.slug)
            yield KnownAddress(address, PAGE, node.id, chapter.document.path, chapter.title)
        if isinstance(node.record, Session):
            for insight in node.record.insights:
                anchor = addresses.insight_anchor(insight.id)
                yield KnownAddress(f"{page}#{anchor}", PLACE, node.id, path, title)
    elif page_of(node, checked.graph) is not None:
        yield KnownAddress(address_of_record(node, checked.graph, addresses), PLACE, node.id, path, title)
    for alias in filter(None, node.record.aliases):
        yield KnownAddress(address_of(redirect_file(alias)), REDIRECT, node.id, path, title)


def write_addresses(checked: CheckedSite, pdfs: frozenset[str]) -> tuple[str, str]:
    """The list as a file of the built site: its path there, and its text."""
    listed = list_addresses(checked, pdfs)
    lines = (json.dumps(_as_json(each), ensure_ascii=False, separators=(",", ":")) for each in listed)
    head = f'{{"schema_version":"{SCHEMA_VERSION}","addresses":[\n'
    return output_file(f"/data/{ADDRESSES_FILE}"), head + ",\n".join(lines) + "\n]}\n"


def _as_json(each: KnownAddress) -> dict[str, str]:
    told = {
        "address": each.address,
        "kind": each.kind,
        "leads_to": each.leads_to,
        "file": each.file,
        "title": each.title,
    }
    return {name: value for name, value in told.items() if value}


def read_addresses(site: Path) -> tuple[KnownAddress, ...]:
    """The addresses that a built site had; none for a folder without a list.

    Whoever builds may not have written that folder: nothing in it is taken for true but what has the form of a list.

    Raises:
        Damaged: there is something, and it is no such list.
    """
    file = site / "data" / ADDRESSES_FILE
    try:
        content = read_regular(file, _LONGEST + 1)
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except OSError as error:
        raise Damaged(str(error)) from error
    try:
        data = json.loads(content.decode("utf-8")) if len(content) <= _LONGEST else None
        return tuple(_understand(data))
    except (ValueError, RecursionError, TypeError, KeyError, MemoryError) as error:
        raise Damaged(str(error)) from error


def _understand(data: Any) -> Iterator[KnownAddress]:
    listed = data["addresses"]
    if data["schema_version"] != SCHEMA_VERSION or not isinstance(listed, list) or len(listed) > _MOST:
        raise ValueError
    for each in listed:
        texts = {name: each.get(name, "") for name in ("address", "kind", "leads_to", "file", "title")}
        if not all(isinstance(text, str) and len(text) <= _LONGEST_TEXT for text in texts.values()):
            raise ValueError
        known = KnownAddress(**texts)
        if known.kind not in KINDS or not _ID.fullmatch(known.leads_to) or not is_address(known.address):
            raise ValueError
        if known.file.startswith("/") or {".", ".."} & set(known.file.split("/")) or not known.file.isprintable():
            raise ValueError
        yield known


def is_address(text: str) -> bool:
    """Whether a text is an address on a site, perhaps with a place on the page behind ``#``."""
    path, sign, place = text.partition("#")
    try:
        split_address(path)
    except NotOnSite:
        return False
    return not sign or (place.isprintable() and " " not in place and place != "")
