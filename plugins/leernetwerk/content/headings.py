"""The headings of a text and their ids on its page, without rendering it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from markdown.extensions.toc import slugify

from leernetwerk.content.wikilinks import WIKILINK, hide_code

_HEADING = re.compile(r"^#{1,6}[^\n]*$", re.MULTILINE)
_MARKS = re.compile(r"^#{1,6}[ \t]*|[ \t]*#*[ \t]*$")
_OWN_ID = re.compile(r"[ \t]*\{:?[ \t]*#(?P<id>[\w-]+)[^}]*\}$")
_COUNTED = re.compile(r"(.*)_([0-9]+)", re.DOTALL)
_MARKUP = re.compile(r"\[([^\]]*)\]\([^)]*\)|[*_`]{1,3}|<[^>]+>")


@lru_cache(maxsize=64)
def heading_ids(body: str) -> Mapping[str, str]:
    """The id of each heading that begins with ``#``, by its text; that of the first where two are alike.

    The ids are those that Python-Markdown's ``toc`` gives as MkDocs sets it.
    """
    if "#" not in body:
        return {}
    used: dict[str, str] = {}
    found: dict[str, str] = {}
    for heading in _HEADING.finditer(hide_code(body)):
        text = _MARKS.sub("", body[heading.start() : heading.end()])
        own = _OWN_ID.search(text)
        text = _OWN_ID.sub("", text)
        plain = _MARKUP.sub(lambda part: part[1] or "", WIKILINK.sub(_label, text)).strip()
        if plain:
            found.setdefault(plain, _unique(own["id"] if own else slugify(plain, "-"), used))
    return found


def _unique(id: str, used: dict[str, str]) -> str:
    """What Python-Markdown's ``unique`` makes of an id, without counting from the beginning each time.

    Args:
        id: what a heading would be called.
        used: the ids that are given, each with one from which to look on for a free one.
    """
    passed = []
    while not id or id in used:
        passed.append(id)
        id = used.get(id) or _next(id)
    used[id] = _next(id)
    used.update(dict.fromkeys(passed, used[id]))
    return id


def _next(id: str) -> str:
    counted = _COUNTED.fullmatch(id)
    return f"{counted[1]}_{int(counted[2]) + 1}" if counted else f"{id}_1"


def find_heading(body: str, part: str) -> str | None:
    """The id of the heading that a link means by what follows its ``#``; of ``Above#Below`` the last counts."""
    wanted = part.rpartition("#")[2].strip()
    slug = slugify(wanted, "-")
    called = _by_name(body)
    found = [called[name] for name in (slug, wanted) if name in called]
    return min(found)[1] if found else None


@lru_cache(maxsize=64)
def _by_name(body: str) -> Mapping[str, tuple[int, str]]:
    """The headings by their ids and by what their texts come down to: the place among them, and the id."""
    called: dict[str, tuple[int, str]] = {}
    for number, (text, id) in enumerate(heading_ids(body).items()):
        for name in (id, slugify(text, "-")):
            if name:
                called.setdefault(name, (number, id))
    return called


def _label(found: re.Match[str]) -> str:
    return found["label"] or found["target"]
