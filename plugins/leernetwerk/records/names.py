"""Every record of a site by name, known from its files' places before any of them is read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from leernetwerk.content import SourceFile
from leernetwerk.content.textpaths import TextPaths, is_path


class Names:
    """Finds records by what authors write: a slug, a key, or an id."""

    def __init__(self, sources: Iterable[SourceFile], types: Iterable[str]) -> None:
        self._types = frozenset(types)
        self._by_key: dict[str, list[str]] = defaultdict(list)
        self._by_slug: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._keys: dict[str, list[str]] = defaultdict(list)
        self._known: dict[tuple[tuple[str, ...], str | None], tuple[str, ...]] = {}
        self._paths: dict[str, str] = {}
        for source in sources:
            self._paths[source.path] = source.id
            self._by_key[source.key].append(source.id)
            self._keys[source.type].append(source.key)
            if "/" in source.key:
                self._by_slug[source.type, source.slug].append(source.id)
        self._texts = TextPaths(self._paths)

    def split(self, written: str) -> tuple[str | None, str]:
        """Tell a type prefix and a key apart: ``organisation:amber`` → ``("organisation", "amber")``."""
        prefix, colon, key = written.partition(":")
        return (prefix, key) if colon and prefix in self._types else (None, written)

    def find_in_field(self, written: str, types: Sequence[str], network: str | None) -> tuple[str, ...]:
        """The ids that a front matter value can mean; the network's own records come before those of others.

        Args:
            written: what the author wrote.
            types: the types that the field takes; empty for any.
            network: slug of the network in which the record stands.
        """
        prefix, key = self.split(written)
        if prefix is not None and (not types or prefix in types):
            wanted: Sequence[str] = (prefix,)
        elif prefix is None:
            wanted = types or tuple(self._types)
        else:
            return ()
        full = [found for found in self._by_key.get(key, ()) if found.split(":", 1)[0] in wanted]
        if full:
            return tuple(full)
        own = self._in_network(key, network, wanted)
        if own or "/" in key:
            return own
        return tuple(found for name in wanted for found in self._by_slug.get((name, key), ()))

    def find_in_body(self, written: str, network: str | None) -> tuple[str, ...]:
        """The ids that a ``[[link]]`` can mean: shared records and those of the same network, or a full key.

        What is no name of a record may be the path of its file, from the site's folder, or the end of that path.
        """
        prefix, key = self.split(written.removesuffix(".md") if "/" not in written else written)
        full = self._by_key.get(key, ())
        own = () if network is None or "/" in key else self._by_key.get(f"{network}/{key}", ())
        both = (*full, *own)
        if not both and is_path(written):
            return tuple(self._paths[path] for path in self._texts.find(written))
        return both if prefix is None else tuple(found for found in both if found.startswith(prefix + ":"))

    def path_of(self, id: str) -> str:
        """The path of the file of a record."""
        return next(path for path, found in self._paths.items() if found == id)

    def _in_network(self, key: str, network: str | None, types: Sequence[str]) -> tuple[str, ...]:
        if network is None or "/" in key:
            return ()
        return tuple(id for id in self._by_key.get(f"{network}/{key}", ()) if id.split(":", 1)[0] in types)

    def known(self, types: Sequence[str], network: str | None) -> tuple[str, ...]:
        """What could have been written: for a hint on an unknown name."""
        asked = (tuple(types), network)
        if asked not in self._known:  # many wrong names are told of one network
            keys = [key for name in types or sorted(self._types) for key in self._keys.get(name, ())]
            own = f"{network}/"
            every = [key.removeprefix(own) for key in keys if key.startswith(own)] + keys
            self._known[asked] = tuple(dict.fromkeys(every))
        return self._known[asked]

    def choices(self, types: Sequence[str], network: str | None, most: int) -> tuple[str, ...]:
        """What can be written, each record once, for who has to choose; nothing if there are too many for that."""
        if sum(len(self._keys.get(name, ())) for name in types) > most:
            return ()
        return tuple(key.removeprefix(f"{network}/") for name in types for key in self._keys.get(name, ()))
