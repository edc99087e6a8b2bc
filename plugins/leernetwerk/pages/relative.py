"""Addresses from page to page, so that a site works under any path."""

from __future__ import annotations

import posixpath
from urllib.parse import quote


def relative_address(target: str, page: str) -> str:
    """The way from one page to another.

    Args:
        target: a path on the site from its root, perhaps with a fragment: ``/themas/x/#y``.
        page: the address of the page that links, ``/methodieken/z/``.
    """
    path, hash_sign, fragment = target.partition("#")
    folder = page.rpartition("/")[0] or "/"
    way = posixpath.relpath(path, folder)
    if path.endswith("/") and way != ".":
        way += "/"
    elif way == ".":
        way = "./"
    return quote(way) + hash_sign + fragment
