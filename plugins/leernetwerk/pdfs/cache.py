"""What was read from PDFs, kept between builds by the content of each file."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from leernetwerk.pdfs.facts import PdfFacts, Unread, read_facts, write_facts

FORM = 1
"""Counts up when other facts are read, or in another way."""


@dataclass(frozen=True)
class Cache:
    """A folder of facts, one file per content; it may be deleted at any time.

    A cache that cannot be written is no cache, and that is all: everything is read anew.

    Attributes:
        folder: where it is; ``None`` keeps nothing.
    """

    folder: Path | None

    def recall(self, digest: str) -> PdfFacts | Unread | None:
        """What is known of a content, if it was read before."""
        if self.folder is None:
            return None
        try:
            return read_facts((self.folder / self._name(digest)).read_text("utf-8"))
        except (OSError, ValueError):
            return None

    def keep(self, digest: str, found: PdfFacts | Unread) -> None:
        """Keep what is known of a content."""
        if self.folder is None:
            return
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            (self.folder / ".gitignore").write_text("*\n", "utf-8")  # it is no part of a site
            handle, unfinished = tempfile.mkstemp(dir=self.folder, prefix=".", suffix=".json")
            with os.fdopen(handle, "w", encoding="utf-8") as stream:
                stream.write(write_facts(found))
            Path(unfinished).replace(self.folder / self._name(digest))
        except OSError:
            return

    def _name(self, digest: str) -> str:
        return f"{digest[:40]}-{self._readers}.json"

    @cached_property
    def _readers(self) -> str:
        """Who reads: another version may draw a cover otherwise, and a build must not depend on earlier ones."""
        return "-".join([str(FORM), *(_version(name) for name in ("pypdfium2", "pillow"))])


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "0"
