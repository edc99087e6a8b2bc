"""Judging the files of a site, and handing out what of them is published: the same for checks and for every writer."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass

from leernetwerk.content import SiteSettings, file_problems
from leernetwerk.content.regular_files import read_regular
from leernetwerk.diagnostics import Diagnostic, Place
from leernetwerk.published import problems
from leernetwerk.published.faults import Damaged, Fault, Refused, too_heavy
from leernetwerk.published.types import clean_file, refuse_type, type_of

_KNOWN: dict[tuple[str, str], tuple[Fault, ...]] = {}
"""What was found of contents, in this process only: a preview judges again what has not changed since."""

_MOST_KNOWN = 10_000
_RUNNING = (problems.ACTIVE_FILE, problems.ACTIVE_CONTENT)


@dataclass(frozen=True, slots=True)
class Assets:
    """The files of a site that may be published, and how.

    Attributes:
        settings: the site's settings; the files that its configuration names are its owner's, published as they are.
    """

    settings: SiteSettings

    def publish(self, path: str) -> bytes:
        """The bytes of a file that readers get, made of those that are judged.

        Args:
            path: the file, relative to the site's folder.

        Raises:
            Refused: it is not published.
            OSError: it cannot be read, or is no regular file.
        """
        try:
            return self._clean(path, self._read(path))
        except Damaged as damaged:
            return damaged.content

    def judge(self, paths: Iterable[str], published: Set[str]) -> Iterator[Diagnostic]:
        """What is wrong with files as something to publish.

        Args:
            paths: the files, relative to the site's folder.
            published: those of them that may be published; of the others, those that would run in a browser are told,
                as whoever put them there most likely meant to publish them.
        """
        for path in sorted(paths):
            if path not in published and type_of(path) is not None and not path.lower().endswith(".svg"):
                continue
            try:
                for fault in self._judge(path):
                    if path not in published and fault.kind not in _RUNNING:
                        continue
                    values = dict(fault.values) | {"name": path.rpartition("/")[2]}
                    yield Diagnostic.of(fault.kind, Place(path), fault.hint, **values)
            except OSError as error:
                yield Diagnostic.of(file_problems.UNREADABLE_FILE, Place(path), reason=error.strerror or "")

    def _judge(self, path: str) -> tuple[Fault, ...]:
        if path in self.settings.own_files:
            return ()
        try:
            content = self._read(path)
            key = (path.rpartition(".")[2].lower(), hashlib.sha256(content).hexdigest())
            if key not in _KNOWN:
                if len(_KNOWN) > _MOST_KNOWN:
                    _KNOWN.clear()
                try:
                    self._clean(path, content)
                    _KNOWN[key] = ()
                except Damaged:
                    _KNOWN[key] = (Fault.of(problems.PICTURE_DAMAGED),)
                except Refused as refused:
                    _KNOWN[key] = refused.faults
            return _KNOWN[key]
        except Refused as refused:
            return refused.faults

    def _read(self, path: str) -> bytes:
        """The bytes of a file, if it is of a type that is published and no larger than one of that type may be."""
        file = self.settings.root / path
        if path in self.settings.own_files:
            return read_regular(file)
        found = type_of(path, is_top=self._is_top(path))
        if found is None:
            raise refuse_type(path)
        content = read_regular(file, found.largest + 1)
        if len(content) > found.largest:
            raise too_heavy()
        return content

    def _clean(self, path: str, content: bytes) -> bytes:
        return content if path in self.settings.own_files else clean_file(path, content, is_top=self._is_top(path))

    def _is_top(self, path: str) -> bool:
        return path.rpartition("/")[0] == self.settings.relative(self.settings.docs)
