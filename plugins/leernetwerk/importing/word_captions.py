"""Captions of a Word document, in the form that figures and tables of this site have."""

from __future__ import annotations

import re
from typing import Any

from leernetwerk.importing.word_text import plain_text

Node = dict[str, Any]

CAPTION = "Caption"
"""Our own kind of block: a paragraph that Word calls a caption."""

_STYLES = frozenset(("caption", "image caption", "table caption"))
_LABEL = re.compile(
    r"^(?:tabel|table|tableau|figuur|figure|afbeelding|illustration|grafiek|foto)\s*[\d.]*\s*[:.–-]?\s+", re.IGNORECASE
)


def read_caption(div: Any) -> str | None:
    """The text of a caption without its own number; ``None`` for what is no caption."""
    styles = [value.casefold() for name, value in div[0][2] if name == "custom-style"]
    return without_label(plain_text(div[1]).strip()) if _STYLES & set(styles) else None


def without_label(caption: str) -> str:
    """A caption without 'Figure 3:' in front, which pages give anew."""
    return _LABEL.sub("", caption)


def place_captions(blocks: list[Node], table_word: str) -> list[Node]:
    """Blocks of which captions are part of the image in front of them, or stand before the table beside them.

    Args:
        blocks: tidied blocks.
        table_word: how the line begins that heads a table.
    """
    found: list[Node] = []
    waiting: str | None = None
    for block in blocks:
        if block["t"] == "Table" and waiting is not None:
            found.append(_heading_line(table_word, waiting))
            waiting = None
        elif waiting is not None:
            found.append(_paragraph(waiting))
            waiting = None
        if block["t"] != CAPTION:
            found.append(block)
        elif not _give_to_image(found, block["c"]):
            if found and found[-1]["t"] == "Table" and not _is_headed(found, table_word):
                found.insert(-1, _heading_line(table_word, block["c"]))
            else:
                waiting = block["c"]
    return found if waiting is None else [*found, _paragraph(waiting)]


def _give_to_image(found: list[Node], text: str) -> bool:
    inlines = found[-1]["c"] if found and found[-1]["t"] == "Para" else []
    images = [inline for inline in inlines if inline["t"] == "Image"]
    if len(images) != 1 or len(inlines) != 1 or images[0]["c"][2][1]:
        return False
    images[0]["c"][2][1] = text
    return True


def _is_headed(found: list[Node], table_word: str) -> bool:
    return len(found) > 1 and plain_text(found[-2]).startswith(f"{table_word}:")


def _heading_line(table_word: str, text: str) -> Node:
    return _paragraph(f"{table_word}: {text}")


def _paragraph(text: str) -> Node:
    return {"t": "Para", "c": [{"t": "Str", "c": text}]}
