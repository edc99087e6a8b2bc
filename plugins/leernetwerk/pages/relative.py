"""Addresses from page to page, so that a site works under any path."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

_PLAIN = re.compile(r"[A-Za-z0-9/._~-]*")


def relative_address(target: str, page: str) -> str:
    """The way from one page to another: a relative reference (RFC 3986).

    Args:
        target: a path on the site from its root, perhaps with a fragment: ``/themas/x/#y``.
        page: the address of the page that links, ``/methodieken/z/``.
    """
    path, hash_sign, fragment = target.partition("#")
    here, there = page.split("/")[1:-1], path.split("/")[1:]
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    way = "../" * (len(here) - shared) + "/".join(there[shared:]) or "./"
    # A page has some twenty links, nearly all of plain letters.
    return (way if _PLAIN.fullmatch(way) else quote(way)) + hash_sign + fragment


def name_host(url: str) -> str:
    """The website that an address leads to, as people know it: ``example.org``."""
    return (urlsplit(url).hostname or url).removeprefix("www.")
