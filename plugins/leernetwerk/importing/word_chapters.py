"""Splitting a long document into chapters, each of which becomes a page that opens at once and that search finds."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from leernetwerk.editing.slugs import make_slug
from leernetwerk.importing.word_text import plain_text

Node = dict[str, Any]

LONG = 20_000
"""Characters of text beyond which a document is split: a page of some 35 KB."""

_LEAST_CHAPTERS = 3


@dataclass(frozen=True, slots=True)
class ChapterPart:
    """A part of a document: a chapter, or what stands in front of the first.

    Attributes:
        file: the name of its file in the record's folder; "" for the record's own.
        blocks: Pandoc's blocks, with the title of a chapter in front.
    """

    file: str
    blocks: list[Node]


def split_document(blocks: list[Node], *, may_split: bool) -> list[ChapterPart]:
    """The parts of a document, the record's own text first; a short one, or one without headings, stays whole."""
    levels = Counter(block["c"][0] for block in blocks if block["t"] == "Header")
    highest = next((level for level in sorted(levels) if levels[level] >= _LEAST_CHAPTERS), None)
    if not may_split or highest is None or len(plain_text(blocks)) < LONG:
        return [ChapterPart("", blocks)]
    sections: list[ChapterPart] = [ChapterPart("", [])]
    for block in blocks:
        if block["t"] == "Header":
            if block["c"][0] <= highest:
                title = make_slug(plain_text(block["c"][2]))
                sections.append(ChapterPart(f"{len(sections):02}-{title or 'x'}.md", []))
            level = max(1, block["c"][0] - highest + 1)
            block = {"t": "Header", "c": [level, *block["c"][1:]]}
        sections[-1].blocks.append(block)
    return sections
