"""Data as small files for the browser, each fetched when a query needs it.

A chunk is JSON, deflated (RFC 1950): so it travels small from any host, and browsers inflate it themselves.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")


def pack(data: object) -> bytes:
    """A chunk."""
    return zlib.compress(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode(), 6)


def unpack(chunk: bytes) -> object:
    """The data of a chunk."""
    return json.loads(zlib.decompress(chunk))


def cut_into_shards(items: Sequence[Item], size_of: Callable[[Item], int], most: int) -> Iterator[Sequence[Item]]:
    """Items in their order, in runs of about ``most`` as ``size_of`` counts; no run is empty."""
    start = size = 0
    for place, item in enumerate(items):
        own = size_of(item)
        if place > start and size + own > most:
            yield items[start:place]
            start, size = place, 0
        size += own
    if items:
        yield items[start:]


def differences(numbers: Sequence[int]) -> list[int]:
    """Rising numbers as the first and the steps between them, which are small."""
    return [number - before for number, before in zip(numbers, (0, *numbers), strict=False)]
