"""Names of files from titles."""

from __future__ import annotations

from leernetwerk.content.layout import propose_slug

_LONGEST = 60


def make_slug(title: str) -> str:
    """A name for a file, not longer than an address should be."""
    slug = propose_slug(title)
    if len(slug) <= _LONGEST:
        return slug
    return slug[: _LONGEST + 1].rpartition("-")[0] or slug[:_LONGEST]
