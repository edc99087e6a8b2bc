"""The headings of a text and their ids on its page, without rendering it."""

from __future__ import annotations

import re

from markdown.extensions.toc import slugify, unique

from leernetwerk.content.wikilinks import WIKILINK, hide_code

_HEADING = re.compile(r"^#{1,6}[^\n]*$", re.MULTILINE)
_MARKS = re.compile(r"^#{1,6}[ \t]*|[ \t]*#*[ \t]*$")
_OWN_ID = re.compile(r"[ \t]*\{:?[ \t]*#(?P<id>[\w-]+)[^}]*\}$")
_MARKUP = re.compile(r"\[([^\]]*)\]\([^)]*\)|[*_`]{1,3}|<[^>]+>")


def heading_ids(body: str) -> dict[str, str]:
    """The id of each heading that begins with ``#``, by its text; that of the first where two are alike.

    The ids are those that Python-Markdown's ``toc`` gives as MkDocs sets it.
    """
    if "#" not in body:
        return {}
    used: set[str] = set()
    found: dict[str, str] = {}
    for heading in _HEADING.finditer(hide_code(body)):
        text = _MARKS.sub("", body[heading.start() : heading.end()])
        own = _OWN_ID.search(text)
        text = _OWN_ID.sub("", text)
        plain = _MARKUP.sub(lambda part: part[1] or "", WIKILINK.sub(_label, text)).strip()
        if plain:
            found.setdefault(plain, unique(own["id"] if own else slugify(plain, "-"), used))
    return found


def find_heading(body: str, part: str) -> str | None:
    """The id of the heading that a link means by what follows its ``#``; of ``Above#Below`` the last counts."""
    wanted = part.rpartition("#")[2].strip()
    slug = slugify(wanted, "-")
    for text, id in heading_ids(body).items():
        if id in (slug, wanted) or (slug and slug == slugify(text, "-")):
            return id
    return None


def _label(found: re.Match[str]) -> str:
    return found["label"] or found["target"]
