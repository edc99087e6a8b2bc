"""Which folder holds which type of record."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class Scope(Enum):
    """Where a type's files live."""

    NETWORK = "networks/<network>/index.md"
    WITHIN = "networks/<network>/<folder>/<slug>.md"
    SHARED = "docs/<folder>/<slug>.md"


@dataclass(frozen=True, slots=True)
class Layout:
    """A type's name (``session``), scope, and folder (``sessions``), and whether its text may go on in chapters."""

    type: str
    scope: Scope
    folder: str
    has_chapters: bool = False


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A Markdown file that is a record by its place.

    Attributes:
        path: relative to the site's folder.
        type: the record's type.
        slug: the file's or network folder's name.
        network: slug of the network that it belongs to; for a network, its own.
    """

    path: str
    type: str
    slug: str
    network: str | None

    @property
    def key(self) -> str:
        """The key that references use: ``<slug>``, or ``<network>/<slug>`` within a network."""
        if self.network is None or self.type == "network":
            return self.slug
        return f"{self.network}/{self.slug}"

    @property
    def id(self) -> str:
        """``<type>:<key>``."""
        return f"{self.type}:{self.key}"

    @property
    def folder(self) -> str:
        """The folder that the file stands in, relative to the site's folder."""
        return self.path.rpartition("/")[0]


LONGEST_SLUG = 60
"""Characters of a slug that is made of a title; an address should not be longer."""


def propose_slug(text: str) -> str:
    """A slug for a title or a file name: lower-case ASCII letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
