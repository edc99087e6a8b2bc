"""Texts in a file that are replaced where they stand, every other byte left as it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from leernetwerk.content import Document, read_document
from leernetwerk.content.regular_files import read_regular
from leernetwerk.content.yamltree import Position
from leernetwerk.editing.changes import digest
from leernetwerk.editing.refusal import CannotWrite, changed_meanwhile, refused
from leernetwerk.words import N_, Message

_LINE = re.compile(r"\r\n|\r|\n")
_BEFORE_A_VALUE = re.compile(r"(?:&[^\s,\[\]{}]+\s+)?(?:[|>][^\r\n]*[\r\n]+|[\"'])?\s*")
_MARK = "\ufeff"


@dataclass
class Spans:
    """A content file with what is to be replaced in it.

    Attributes:
        document: the file as the checks read it.
        text: the file as it is, but for a byte order mark.
        digest: what tells its content from every other.
    """

    document: Document
    text: str
    digest: str
    _mark: str = ""
    _lines: list[int] = field(default_factory=list)
    _replaced: dict[int, tuple[int, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Path, path: str, *, needs_fields: bool) -> Spans:
        """Read a file; what is wrong with it stands in its document.

        Raises:
            CannotWrite: it was changed while it was read, is gone, or cannot be read.
        """
        try:
            content = read_regular(root / path)
            document = read_document(root, path, needs_fields=needs_fields)
            if read_regular(root / path) != content:
                raise changed_meanwhile(path)
        except FileNotFoundError as error:
            raise changed_meanwhile(path) from error
        except OSError as error:
            raise refused(error) from error
        text = content.decode("utf-8", "surrogateescape")
        mark = _MARK if text.startswith(_MARK) else ""
        text = text.removeprefix(_MARK)
        return cls(document, text, digest(content), mark, [0, *(found.end() for found in _LINE.finditer(text))])

    @property
    def newline(self) -> str:
        """How the file ends its lines."""
        found = _LINE.search(self.text)
        return found.group() if found else "\n"

    def offset(self, position: Position) -> int:
        """The place in the text of a line and column, both from 1."""
        line, column = position
        return self._lines[min(line, len(self._lines)) - 1] + column - 1

    def offset_in_body(self, at: int) -> int:
        """The place in the text of a place in the body."""
        place = self.document.place_in_body(at)
        return self.offset((place.line, place.column))

    def replace(self, start: int, end: int, new: str) -> None:
        """Replace a part of the text; one that was replaced already stays so."""
        self._replaced.setdefault(start, (end, new))

    def replace_value(self, position: Position, old: str, new: str) -> None:
        """Replace the beginning of a value of the front matter, within the quotes that it may have.

        Raises:
            CannotWrite: the value is written in another way than it reads.
        """
        start = self.offset(position)
        if self.text.startswith("*", start):
            return  # says again what stands elsewhere, and is replaced there
        found = _BEFORE_A_VALUE.match(self.text, start)
        start = found.end() if found else start
        if not self.text.startswith(old, start):
            raise self._unclear(position[0], old)
        self.replace(start, start + len(old), new)

    def replace_in_body(self, at: int, opening: str, old: str, new: str) -> None:
        """Replace the first text behind an opening (a pattern) from a place of the body on.

        Raises:
            CannotWrite: it is not there.
        """
        start = self.offset_in_body(at)
        found = re.compile(f"(?:{opening})(?P<old>{re.escape(old)})").search(self.text, start)
        if found is None:
            raise self._unclear(self.document.place_in_body(at).line, old)
        self.replace(found.start("old"), found.end("old"), new)

    def replace_line(self, line: int, new: str) -> None:
        """Replace a line, counted from 1, but for its end."""
        start = self.offset((line, 1))
        end = _LINE.search(self.text, start)
        self.replace(start, end.start() if end else len(self.text), new)

    def insert_line(self, line: int, new: str) -> None:
        """Insert a line before a line, counted from 1."""
        self.replace(start := self.offset((line, 1)), start, new + self.newline)

    def insert_field(self, new: str) -> None:
        """Insert a line below the last field of the front matter, above the comments that follow it."""
        line = self.document.body_line - 1
        lines = self.document.front.split("\n")[: line - self.document.front_line]
        while lines and (not lines[-1].strip() or lines[-1].startswith("#")):
            lines.pop()
        self.insert_line(self.document.front_line + len(lines), new)

    def content(self) -> bytes | None:
        """The file with everything replaced; ``None`` if nothing is."""
        if not self._replaced:
            return None
        text = self.text
        for start, (end, new) in sorted(self._replaced.items(), reverse=True):
            text = text[:start] + new + text[end:]
        return (self._mark + text).encode("utf-8", "surrogateescape")

    def _unclear(self, line: int, name: str) -> CannotWrite:
        message = N_("Nothing was written: in {path}, line {line}, '{name}' is written in a way I cannot replace.")
        return CannotWrite(Message.of(message, path=self.document.path, line=line, name=name))
