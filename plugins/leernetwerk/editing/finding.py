"""The record that somebody names on a command line: by its id or key, the path of its file, its title, its old id."""

from __future__ import annotations

from pathlib import Path

from leernetwerk.content import Scope, SourceFile
from leernetwerk.diagnostics.hints import NamesWithSynonyms, nearest
from leernetwerk.editing.refusal import Incomplete
from leernetwerk.graph import Addresses
from leernetwerk.graph.recognising import names_of
from leernetwerk.records.registry import RECORD_TYPES
from leernetwerk.site.checked_site import CheckedSite
from leernetwerk.words import N_, Message, load_words


def find_record(checked: CheckedSite, written: str) -> SourceFile:
    """The record that is meant.

    Raises:
        Incomplete: there is none, or there are several; the message names what it may be.
    """
    by_id = {source.id: source for source in checked.discovery.records}
    found = (
        checked.graph.names.find_in_field(written, (), None)
        or _by_path(checked, written)
        or _by_title(checked, written)
    )
    if len(found) == 1:
        return by_id[found[0]]
    if found:
        raise Incomplete(Message.of(N_("'{name}' can be several records: {ids}."), name=written, ids=found))
    if (now := _by_old_id(checked, written)) is not None:
        raise Incomplete(Message.of(N_("'{name}' has another name now: '{now}'."), name=written, now=now))
    titles = {node.id: (node.source.slug, node.source.key, node.title) for node in checked.graph.nodes.values()}
    near = nearest(written, NamesWithSynonyms({id: titles.get(id, ()) for id in by_id}))
    if near is not None:
        raise Incomplete(Message.of(N_("There is no record '{name}'; did you mean '{near}'?"), name=written, near=near))
    message = N_("There is no record '{name}'. Name it by its id, its title or its file, such as {id} or {path}.")
    some = next(iter(by_id.values()), None)
    if some is None:
        raise Incomplete(Message.of(N_("There is no record '{name}'."), name=written))
    raise Incomplete(Message.of(message, name=written, id=some.id, path=some.path))


def _by_path(checked: CheckedSite, written: str) -> tuple[str, ...]:
    """The record whose file stands at a path, seen from here or from the site's folder; a network by its folder."""
    try:
        places = {(start / written).resolve() for start in (Path.cwd(), checked.settings.root)}
    except (OSError, ValueError):  # no path at all
        return ()
    root = checked.settings.root.resolve()
    paths = {place.relative_to(root).as_posix() for place in places if place.is_relative_to(root)}
    return tuple(
        source.id
        for source in checked.discovery.records
        if source.path in paths or (source.type == "network" and source.folder in paths)
    )


def _by_title(checked: CheckedSite, written: str) -> tuple[str, ...]:
    meant = written.strip().casefold()
    names = names_of(checked.graph.nodes.values())
    return tuple(f"{type_}:{keys[meant]}" for type_, keys in names.items() if meant in keys)


def _by_old_id(checked: CheckedSite, written: str) -> str | None:
    """The id that a record has now, of which a redirect tells that it had another."""
    type_, key = checked.graph.names.split(written)
    if type_ is None:
        return None
    network, _, slug = key.rpartition("/")
    scope = RECORD_TYPES[type_].layout.scope
    if not slug or (scope is Scope.WITHIN) != bool(network):
        return None
    earlier = SourceFile("", type_, slug, network or (slug if scope is Scope.NETWORK else None))
    address = Addresses(load_words(checked.settings.language)).page(earlier)
    found = (node for node in checked.graph.of_type(type_) if address in node.record.aliases)
    return next((node.id for node in found), None)
