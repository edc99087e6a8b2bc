"""What was read from PDFs, kept between builds by the content of each file."""

from __future__ import annotations

from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from leernetwerk.content.keeping import Store
from leernetwerk.pdfs.facts import PdfFacts, Unread, read_facts, write_facts
from leernetwerk.words import Message

FORM = 1
"""Counts up when other facts are read, or in another way."""

_SUFFIX = ".json"


class Cache:
    """Facts by the content that they were read from.

    Args:
        folder: where they are kept; ``None`` keeps nothing.
        top: see :class:`Store`.
    """

    def __init__(self, folder: Path | None, top: Path | None = None) -> None:
        self._store = Store(folder, top)

    @property
    def faults(self) -> tuple[Message, ...]:
        """What kept something from being kept or taken over."""
        return tuple(self._store.faults)

    def recall(self, digest: str) -> PdfFacts | Unread | None:
        """What is known of a content, if it was read before."""
        kept = self._store.recall(self._key(digest), _SUFFIX)
        try:
            return read_facts(kept.decode("utf-8")) if kept is not None else None
        except ValueError:
            return None

    def keep(self, digest: str, found: PdfFacts | Unread) -> None:
        """Keep what is known of a content."""
        self._store.keep(self._key(digest), _SUFFIX, write_facts(found).encode("utf-8", "backslashreplace"))

    def _key(self, digest: str) -> str:
        return f"{digest[:40]}-{self._readers}"

    @cached_property
    def _readers(self) -> str:
        """Who reads: another version may draw a cover otherwise, and a build must not depend on earlier ones."""
        return "-".join([str(FORM), *(_version(name) for name in ("pypdfium2", "pillow"))])


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "0"
