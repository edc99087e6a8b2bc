"""Finding the record that is meant where somebody wrote its title, another name of it, or its address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from urllib.parse import urlsplit

from leernetwerk.content import SourceFile
from leernetwerk.findings import Diagnostic
from leernetwerk.graph.addresses import Addresses
from leernetwerk.graph.model import Node
from leernetwerk.records import reference_problems
from leernetwerk.records.references import TYPE_NAMES
from leernetwerk.words import N_, Message

_LONGEST = 300
"""Characters of an address on this site."""

CALLED_HERE = N_("write '{name}', which is its name in files")
"""The hint that tells the name of a record that was recognised."""


def names_of(nodes: Iterable[Node]) -> dict[str, dict[str, str]]:
    """For each type, the keys of records by their titles and other names in lower case."""
    records: dict[str, dict[str, str]] = {type_: {} for type_ in TYPE_NAMES}
    for node in nodes:
        for name in (node.title, node.source.slug, *(getattr(node.record, "also_known_as", None) or ())):
            if name:
                records[node.type].setdefault(name.casefold(), node.source.key)
    return records


def recognise(found: Iterable[Diagnostic], nodes: Iterable[Node], addresses: Addresses) -> Iterator[Diagnostic]:
    """The same problems, with the name of the record that is meant where a title or an address tells which."""
    doubted = list(found)
    if not any(each.kind is reference_problems.UNKNOWN_REFERENCE for each in doubted):
        yield from doubted
        return
    known = list(nodes)
    records = names_of(known)
    pages = {addresses.page(node.source): node.source for node in known if node.type != "reply"}
    for each in doubted:
        if each.kind is reference_problems.UNKNOWN_REFERENCE:
            values = dict(each.values)
            name = _by_title(str(values["name"]), each.place.path, values["types"], records)
            name = name or _by_address(str(values["name"]), pages)
            if name is not None:
                yield replace(each, hint=Message.of(CALLED_HERE, name=name))
                continue
        yield each


def _by_title(written: str, path: str, types: object, records: Mapping[str, Mapping[str, str]]) -> str | None:
    """The key of the only record with that title or other name, as it is written in a file."""
    labels = {label.text for label in types if isinstance(label, Message)} if isinstance(types, tuple) else set()
    wanted = [type_ for type_, label in TYPE_NAMES.items() if label in labels] or list(TYPE_NAMES)
    keys = {key for type_ in wanted if (key := records[type_].get(written.strip().casefold()))}
    if len(keys) != 1:
        return None
    network, slash, slug = (key := keys.pop()).rpartition("/")
    return slug if slash and f"/{network}/" in path else key


def _by_address(written: str, pages: Mapping[str, SourceFile]) -> str | None:
    try:
        path = urlsplit(written).path
    except ValueError:
        return None
    if "/" not in path or len(path) > _LONGEST:
        return None
    steps = path.strip("/").split("/")
    # A site can stand in a folder of its host.
    ends = ("/" + "/".join(steps[start:]) + "/" for start in range(len(steps)))
    return next((pages[end].id for end in ends if end in pages), None)
