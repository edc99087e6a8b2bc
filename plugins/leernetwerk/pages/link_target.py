"""What a ``[[link]]`` leads to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from leernetwerk.graph.places_on_pages import find_part


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """What a link leads to.

    Attributes:
        title: the words for it.
        address: the address of its page; ``None`` for what has none.
        id: the record's id, if it is one.
        find_part: tells the id on that page of what a link names behind ``#``; ``None`` for what is not there.
    """

    title: str
    address: str | None
    id: str = ""
    find_part: Callable[[str], str | None] = str


def own_page(text: str, address: str, author_id: Callable[[str], str]) -> LinkTarget:
    """What ``[[#heading]]`` leads to: the page that it stands on; ``author_id`` tells the ids of the text there."""
    return LinkTarget("", address, find_part=partial(find_part, body=text, node=None, author_id=author_id))
