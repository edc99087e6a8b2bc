"""Pandoc's tree of a Word document, brought down to what a record's Markdown holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from markdown.extensions.toc import slugify, unique

from leernetwerk.editing.guess import FOLDER
from leernetwerk.importing.word_captions import CAPTION, place_captions, read_caption, without_label
from leernetwerk.importing.word_chapters import ChapterPart
from leernetwerk.importing.word_text import find_nodes, plain_text

Node = dict[str, Any]
Attributes = list[Any]

NO_ATTRIBUTES: Attributes = ["", [], []]

_NEW_LINE: Node = {"t": "RawInline", "c": ["html", "<br>"]}
"""A new line in a cell of a table."""

_SPLICED = {"Span": 1, "Underline": None, "SmallCaps": None, "Quoted": 1, "Cite": 1}
"""Inlines of which the content alone is kept, and where in them it stands."""


@dataclass
class Tidying:
    """Goes over a tree and notes what could not be kept.

    Attributes:
        name_image: gives a picture's file name beside the record, or ``None`` where it cannot be shown.
        table_word: how the line begins that heads a table.
        alt_wanted: what stands where nobody has written yet what a picture shows.
    """

    name_image: Callable[[str], str | None]
    alt_wanted: str
    table_word: str
    without_alt: int = 0
    lost_images: int = 0
    formulas: int = 0
    first_heading: str | None = None
    _places: dict[str, tuple[int, str]] = field(default_factory=dict)
    _sections: list[ChapterPart] = field(default_factory=list)
    _current: int = 0

    def tidy(self, sections: list[ChapterPart]) -> list[ChapterPart]:
        """The parts of a document, tidied."""
        self._sections = sections
        for number, section in enumerate(sections):
            used: set[str] = set()
            for heading in find_nodes(section.blocks, "Header"):
                text = plain_text(heading["c"][2])
                self.first_heading = self.first_heading or text
                # The ids that Python-Markdown is going to give, so that links within the document still lead there.
                is_title = bool(section.file) and heading is section.blocks[0]
                self._places[heading["c"][1][0]] = (number, "" if is_title else unique(slugify(text, "-"), used))
        tidied = []
        for self._current, section in enumerate(sections):
            tidied.append(ChapterPart(section.file, self._blocks(section.blocks)))
        return tidied

    def _blocks(self, blocks: list[Node]) -> list[Node]:
        found: list[Node] = []
        for block in blocks:
            for new in self._block(block):
                last = found[-1] if found else None
                if last is not None and new["t"] == last["t"] == "BulletList":
                    last["c"] += new["c"]  # a list that Word keeps in pieces
                elif last is not None and _continues(last, new):
                    last["c"][1] += new["c"][1]
                else:
                    found.append(new)
        return place_captions(found, self.table_word)

    def _block(self, block: Node) -> Iterator[Node]:
        kind: str = block["t"]
        content: Any = block.get("c")
        if kind in ("Para", "Plain"):
            inlines = self._inlines(content)
            if any(inline["t"] not in ("Space", "SoftBreak", "LineBreak") for inline in inlines):
                yield {"t": kind, "c": inlines}
        elif kind == "Header":
            inlines = self._inlines(content[2])
            if plain_text(inlines).strip():
                yield {"t": "Header", "c": [content[0], NO_ATTRIBUTES, inlines]}
        elif kind in ("Div", "Figure"):
            if kind == "Figure":
                yield from self._figure(content)
            else:
                caption = read_caption(content)
                if caption:
                    yield {"t": CAPTION, "c": caption}
                else:
                    yield from self._blocks(content[1])
        elif kind == "BlockQuote":
            yield {"t": kind, "c": self._blocks(content)}
        elif kind == "BulletList":
            yield {"t": kind, "c": [self._item(item) for item in content]}
        elif kind == "OrderedList":
            # Python-Markdown knows numbers with a point and nothing else.
            numbering = [content[0][0], {"t": "Decimal"}, {"t": "Period"}]
            yield {"t": kind, "c": [numbering, [self._item(item) for item in content[1]]]}
        elif kind == "Table":
            caption = without_label(plain_text(content[1][1]).strip())
            if caption:
                yield {"t": CAPTION, "c": caption}
            yield self._table(content)
        elif kind == "CodeBlock":
            yield {"t": kind, "c": [NO_ATTRIBUTES, content[1]]}
        elif kind == "LineBlock":
            lines = [self._inlines(line) for line in content]
            joined = [inline for line in lines for inline in (*line, {"t": "LineBreak"})][:-1]
            yield {"t": "Para", "c": joined}
        elif kind == "HorizontalRule":
            yield block

    def _item(self, blocks: list[Node]) -> list[Node]:
        """An item of a list: one paragraph, with lists below it or not, stands close to its neighbours."""
        tidied = self._blocks(blocks)
        if tidied and tidied[0]["t"] == "Para" and all(block["t"].endswith("List") for block in tidied[1:]):
            tidied[0] = {"t": "Plain", "c": tidied[0]["c"]}
        return tidied

    def _figure(self, content: Any) -> Iterator[Node]:
        caption = without_label(" ".join(plain_text(block.get("c", [])) for block in content[1][1]).strip())
        for block in self._blocks(content[2]):
            inlines = block.get("c", []) if block["t"] in ("Para", "Plain") else []
            for inline in inlines:
                if inline["t"] == "Image" and caption:
                    inline["c"][2][1] = caption
            yield {"t": "Para", "c": inlines} if inlines else block

    def _table(self, content: Any) -> Node:
        _attributes, _caption, columns, head, bodies, foot = content
        rows = head[1]
        if not rows and bodies and bodies[0][3]:
            # A table without a head says nothing to who hears it; Word's users mean the first row.
            rows = [bodies[0][3].pop(0)]
        plain = [[column[0], {"t": "ColWidthDefault"}] for column in columns]
        new_bodies = [[NO_ATTRIBUTES, body[1], self._rows(body[2]), self._rows(body[3])] for body in bodies]
        parts = [[NO_ATTRIBUTES, self._rows(rows)], new_bodies, [NO_ATTRIBUTES, self._rows(foot[1])]]
        return {"t": "Table", "c": [NO_ATTRIBUTES, [None, []], plain, *parts]}

    def _rows(self, rows: list[Any]) -> list[Any]:
        return [
            [NO_ATTRIBUTES, [[NO_ATTRIBUTES, cell[1], cell[2], cell[3], self._cell(cell[4])] for cell in row[1]]]
            for row in rows
        ]

    def _cell(self, blocks: list[Node]) -> list[Node]:
        tidied = self._blocks(blocks)
        if tidied and all(block["t"] in ("Para", "Plain") for block in tidied):
            # Paragraphs in a cell become lines: so the table can be written with bars, which people can edit.
            lines = [inline for block in tidied for inline in (*block["c"], _NEW_LINE)][:-1]
            return [{"t": "Plain", "c": [_NEW_LINE if inline["t"] == "LineBreak" else inline for inline in lines]}]
        return tidied

    def _inlines(self, inlines: list[Node]) -> list[Node]:
        return [new for inline in inlines for new in self._inline(inline)]

    def _inline(self, inline: Node) -> Iterator[Node]:
        kind: str = inline["t"]
        content: Any = inline.get("c")
        if kind in _SPLICED:
            position = _SPLICED[kind]
            yield from self._inlines(content if position is None else content[position])
        elif kind in ("Emph", "Strong", "Strikeout", "Superscript", "Subscript"):
            inner = self._inlines(content)
            if plain_text(inner).strip():
                yield {"t": kind, "c": inner}
            else:
                yield from inner
        elif kind == "Link":
            yield from self._link(self._inlines(content[1]), content[2][0])
        elif kind == "Image":
            yield from self._image(plain_text(content[1]).strip(), content[2][0])
        elif kind == "Note":
            yield {"t": "Note", "c": self._blocks(content)}
        elif kind == "Math":
            self.formulas += 1
            yield {"t": "Code", "c": [NO_ATTRIBUTES, content[1]]}
        elif kind == "Code":
            yield {"t": "Code", "c": [NO_ATTRIBUTES, content[1]]}
        elif kind in ("Str", "Space", "SoftBreak", "LineBreak"):
            yield inline

    def _link(self, words: list[Node], target: str) -> Iterator[Node]:
        if target.startswith("#"):
            target = self._place(target[1:])
        elif urlsplit(target).scheme not in ("http", "https", "mailto", "tel"):
            target = ""  # a file on someone's own computer
        if target and plain_text(words).strip():
            yield {"t": "Link", "c": [NO_ATTRIBUTES, words, [target, ""]]}
        else:
            yield from words

    def _place(self, id: str) -> str:
        """Where a heading is going to stand, seen from the part in which it is linked to; "" if there is none."""
        if id not in self._places:
            return ""
        number, slug = self._places[id]
        fragment = f"#{slug}" if slug else ""
        if number == self._current:
            return fragment
        if not self._sections[number].file:
            return f"../{FOLDER}.md{fragment}"
        return ("" if self._sections[self._current].file else f"{FOLDER}/") + self._sections[number].file + fragment

    def _image(self, description: str, source: str) -> Iterator[Node]:
        name = self.name_image(source)
        if name is None:
            self.lost_images += 1
            if description:
                yield {"t": "Emph", "c": [{"t": "Str", "c": description}]}
            return
        if not description:
            self.without_alt += 1
        if self._sections[self._current].file:
            name = name.removeprefix(f"{FOLDER}/")  # chapters stand in that folder themselves
        words = [{"t": "Str", "c": description or self.alt_wanted}]
        yield {"t": "Image", "c": [NO_ATTRIBUTES, words, [name, ""]]}


def _continues(last: Node, new: Node) -> bool:
    """Whether an ordered list goes on with the numbers of the one before it."""
    if not (new["t"] == last["t"] == "OrderedList"):
        return False
    return bool(new["c"][0][0] == last["c"][0][0] + len(last["c"][1]))
