"""Several things that somebody wrote in one text, where a list belongs."""

from __future__ import annotations

import re

_FIRST = re.compile(r"\(?(?P<mark>[1aA])(?P<sign>[.)])\s+")
_BULLET = re.compile(r"(?P<sign>[-\u2013\u2014\u2022\u00b7*+])\s+")
_BETWEEN = re.compile(r"\s*;\s*|\s*,(?!\d)\s*|\s+(?:en|and|et|&)\s+")


def split_enumeration(text: str) -> list[str]:
    """The items behind 1. 2. 3., behind a) b) c) or behind hyphens, without these; none if the text has no such row."""
    if found := _FIRST.match(text):
        items, rest, mark = [], text[found.end() :], found["mark"]
        while True:
            mark = _after(mark)
            following = re.search(rf"\s\(?{re.escape(mark)}{re.escape(found['sign'])}\s+", rest)
            if following is None:
                break
            items.append(rest[: following.start()])
            rest = rest[following.end() :]
        items.append(rest)
    elif found := _BULLET.match(text):
        items = re.split(rf"\s+{re.escape(found['sign'])}\s+", text[found.end() :])
    else:
        return []
    kept = [item.strip(" ,;") for item in items]
    return [item for item in kept if item] if len(kept) > 1 else []


def split_sum(text: str) -> list[str]:
    """What stands between commas, semicolons and the word for 'and'; this may be parts of one thing too."""
    return [part for part in _BETWEEN.split(text) if part]


def _after(mark: str) -> str:
    return str(int(mark) + 1) if mark.isdigit() else chr(ord(mark) + 1)
