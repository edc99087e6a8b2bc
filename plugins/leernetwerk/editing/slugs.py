"""Names of files from titles."""

from __future__ import annotations

from leernetwerk.content.layout import LONGEST_SLUG, propose_slug


def make_slug(title: str) -> str:
    """A name for a file, not longer than an address should be."""
    slug = propose_slug(title)
    if len(slug) <= LONGEST_SLUG:
        return slug
    return slug[: LONGEST_SLUG + 1].rpartition("-")[0] or slug[:LONGEST_SLUG]
