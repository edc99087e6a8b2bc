"""Finding the record that is meant where somebody wrote its title, another name of it, or its address, and the insight
that is meant where somebody wrote its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from urllib.parse import urlsplit

from leernetwerk.content import SourceFile
from leernetwerk.diagnostics import Diagnostic
from leernetwerk.diagnostics.hints import USE_FILE_NAME
from leernetwerk.graph.addresses import Addresses
from leernetwerk.graph.insights_by_name import recognise_insight
from leernetwerk.graph.model import Node
from leernetwerk.records import field_problems, reference_problems
from leernetwerk.records.references import PART_EXPECTED, TYPE_NAMES
from leernetwerk.words import N_, Message

_LONGEST = 300
"""Characters of an address on this site."""

_QUOTES = " '\"`\u2018\u2019\u201c\u201d\u201e"

LINK_HERE = N_("write [[{name}{behind}]]; readers see the title of that page, or what stands behind a bar (|)")
"""The hint for a link in a text: what to write in the place of its target, and what stands behind that."""


def names_of(nodes: Iterable[Node]) -> dict[str, dict[str, str]]:
    """For each type, the keys of records by their titles and other names in lower case."""
    records: dict[str, dict[str, str]] = {type_: {} for type_ in TYPE_NAMES}
    for node in nodes:
        for name in (node.title, node.source.slug, *(getattr(node.record, "also_known_as", None) or ())):
            if name:
                records[node.type].setdefault(name.casefold(), node.source.key)
    return records


def recognise(found: Iterable[Diagnostic], nodes: Iterable[Node], addresses: Addresses) -> Iterator[Diagnostic]:
    """The same problems, with the name of what is meant where a title, a text or an address tells which."""
    doubted = list(found)
    if not any(_is_of_name(each) or _is_of_insight(each) for each in doubted):
        yield from doubted
        return
    known = list(nodes)
    records = names_of(known)
    titles = {node.title.casefold() for node in known}
    pages = {addresses.page(node.source): node.source for node in known if node.type != "reply"}
    for each in doubted:
        values = dict(each.values)
        if _is_of_insight(each):
            yield replace(each, hint=recognise_insight(str(values["written"]), each.place.path, known) or each.hint)
            continue
        if not _is_of_name(each):
            yield each
            continue
        written = str(values["name"]).strip(_QUOTES)
        by_title = _by_title(written, each.place.path, values["types"], records)
        name = by_title or _by_address(written, pages)
        if name is None:
            yield each
        elif "behind" not in values:
            yield replace(each, hint=Message.of(USE_FILE_NAME, name=name))
        else:
            needs_words = by_title and written.casefold() not in titles and written != name.rpartition("/")[2]
            target = f"{name}|{written}" if needs_words and values["words"] else name
            yield replace(each, hint=Message.of(LINK_HERE, name=target, behind=values["behind"]))


def _is_of_name(found: Diagnostic) -> bool:
    return found.kind is reference_problems.UNKNOWN_REFERENCE


def _is_of_insight(found: Diagnostic) -> bool:
    return found.kind is field_problems.WRONG_TYPE and dict(found.values).get("expected") == PART_EXPECTED


def _by_title(written: str, path: str, types: object, records: Mapping[str, Mapping[str, str]]) -> str | None:
    """The key of the only record with that title or other name, as it is written in a file."""
    labels = {label.text for label in types if isinstance(label, Message)} if isinstance(types, tuple) else set()
    wanted = [type_ for type_, label in TYPE_NAMES.items() if label in labels] or list(TYPE_NAMES)
    keys = {key for type_ in wanted if (key := records[type_].get(written.casefold()))}
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
