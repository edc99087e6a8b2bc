"""Addresses and names of records as other software keeps them."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from urllib.parse import quote

_SAFE = "/#%~:?&=+,;@!$'()*"
"""What may stand in an address as it is (RFC 3986); the rest, such as a space, is written as ``%20``."""


@dataclass(frozen=True, slots=True)
class Links:
    """Leads to pages from data files.

    Attributes:
        site: the site's name.
        url: its public address, or ``None``.
    """

    site: str
    url: str | None

    def to(self, address: str, place: str) -> str:
        """The way to a path on the site: absolute if the site's address is known, else from the file at ``place``.

        Args:
            address: a path on the site from its root, perhaps with a fragment: ``/themas/x/#y``.
            place: the path of the file that links, ``/themas/feed.xml``.
        """
        return self.absolute(address) or "../" * (place.count("/") - 1) + quote(address[1:], safe=_SAFE) or "./"

    def absolute(self, address: str) -> str | None:
        """The whole address of a path on the site, if the site's own is known."""
        return f"{self.url.rstrip('/')}{quote(address, safe=_SAFE)}" if self.url else None

    def identity(self, id: str) -> uuid.UUID:
        """A name for a record (or for the site, ``""``) that no other site gives, and that stays when a site moves.

        A UUID of version 5 (RFC 9562) from the site's name and the record's id.
        """
        return uuid.uuid5(uuid.uuid5(uuid.NAMESPACE_OID, self.site), id)
