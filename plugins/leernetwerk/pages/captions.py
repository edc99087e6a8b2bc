"""Captions: an image alone with a title becomes a figure, a line that begins with 'Table:' heads the table below it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from xml.etree import ElementTree

import markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from leernetwerk.words import LANGUAGES, N_, Words, load_words

TABLE, FIGURE = N_("Table"), N_("Figure")


@dataclass(frozen=True, slots=True)
class Numbering:
    """How the figures and tables of a text are numbered.

    Attributes:
        words: the language of the text.
        chapter: the number of the chapter that it is, from 1; ``None`` for a text without chapters.
    """

    words: Words
    chapter: int | None = None

    def label(self, noun: str, number: int) -> str:
        """What stands in front of a caption: ``Figuur 2.1``."""
        chapter = f"{self.chapter}." if self.chapter is not None else ""
        return f"{self.words(noun)} {chapter}{number}"


class CaptionExtension(Extension):
    """Makes figures and captions, and tells which cells of a table head a column.

    Args:
        numbering: tells how the text that is being rendered is numbered, or that it is not.
    """

    def __init__(self, numbering: Callable[[], Numbering | None]) -> None:
        super().__init__()
        self._numbering = numbering

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """After images of other sites have become links (15)."""
        md.treeprocessors.register(_Captions(md, self._numbering), "leernetwerk-captions", 14)


class _Captions(Treeprocessor):
    def __init__(self, md: markdown.Markdown, numbering: Callable[[], Numbering | None]) -> None:
        super().__init__(md)
        self._numbering = numbering
        self._counts: dict[str, int] = {}

    def run(self, root: ElementTree.Element) -> None:
        self._counts = {}
        for parent in list(root.iter()):
            for position, element in enumerate(list(parent)):
                if element.tag == "p":
                    self._make_figure(element)
                elif element.tag == "table":
                    self._caption_table(parent, element, position)

    def _make_figure(self, paragraph: ElementTree.Element) -> None:
        children = list(paragraph)
        if len(children) != 1 or children[0].tag != "img" or (paragraph.text or children[0].tail or "").strip():
            return
        title = children[0].attrib.pop("title", "").strip()
        if title:
            paragraph.tag = "figure"
            caption = ElementTree.SubElement(paragraph, "figcaption")
            self._write(caption, FIGURE, title)

    def _caption_table(self, parent: ElementTree.Element, table: ElementTree.Element, position: int) -> None:
        if self._numbering() is not None:  # browsers know it by themselves; a PDF has to be told
            for cell in table.iterfind("thead/tr/th"):
                cell.set("scope", "col")
        before = parent[position - 1] if position else None
        if before is None or before.tag != "p" or not (before.text or "").startswith(_marks()):
            return
        caption = ElementTree.Element("caption")
        self._write(caption, TABLE, (before.text or "").partition(":")[2].strip())
        caption.extend(list(before))
        # The caption moves into the table; what is left of its paragraph is nothing that anybody sees.
        before.clear()
        before.tag = "div"
        table.insert(0, caption)

    def _write(self, caption: ElementTree.Element, noun: str, text: str) -> None:
        numbering = self._numbering()
        if numbering is None:
            caption.text = text
            return
        self._counts[noun] = self._counts.get(noun, 0) + 1
        number = ElementTree.SubElement(caption, "strong")
        number.text = f"{numbering.label(noun, self._counts[noun])}."
        number.tail = f" {text}"


@cache
def _marks() -> tuple[str, ...]:
    """How the line begins that heads a table, in every language; French puts a space before a colon."""
    nouns = dict.fromkeys(load_words(language)(TABLE) for language in LANGUAGES)
    return tuple(f"{noun}{colon}" for noun in nouns for colon in (":", " :", "\u00a0:"))
