"""Reading one content file: bytes → text → front matter and body, with every problem and its place."""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from leernetwerk.content import file_problems, limits, yaml_problems
from leernetwerk.content.boundaries import propose_closing, propose_opening
from leernetwerk.content.doubles import propose_one
from leernetwerk.content.encodings import propose_encoding
from leernetwerk.content.frontmatter import split_front_matter
from leernetwerk.content.hidden_characters import HIDDEN_IN_FIELD, HIDDEN_IN_LINE, NO_TEXT, name_character
from leernetwerk.content.regular_files import open_regular
from leernetwerk.content.yaml_slips import find_slips
from leernetwerk.content.yamltree import Path as DataPath
from leernetwerk.content.yamltree import Position, Stop, find_places, read_yaml
from leernetwerk.diagnostics import Diagnostic, Kind, Place
from leernetwerk.words import N_, Message

_MARK = r"(?:>|[-*+](?=[ ])|\d{1,9}[.)](?=[ ]))[ ]*"
_NESTED = re.compile(rf"^[ ]*(?:{_MARK}){{{limits.QUOTE_DEPTH}}}")
_INDENTED = re.compile(rf"^[ \t]{{{limits.INDENT}}}")


@dataclass(frozen=True, slots=True)
class Document:
    """One content file as read.

    Attributes:
        path: relative to the site's folder.
        data: the front matter, or ``None`` where it could not be read (its problems tell why).
        front: the text of the front matter.
        front_line: line of its opening boundary, from 1.
        body: the Markdown below it.
        body_line: line on which the body begins, from 1.
        diagnostics: what is wrong with the file as a file.
    """

    path: str
    data: dict[str, Any] | None = None
    front: str = ""
    front_line: int = 1
    body: str = ""
    body_line: int = 1
    diagnostics: tuple[Diagnostic, ...] = field(default=())

    def places(self) -> Mapping[DataPath, tuple[Position, Position]]:
        """Where each value of the front matter stands; that is read once more, so ask for files with problems only."""
        return _places(self.front, self.front_line)

    def front_text(self, line: int) -> str:
        """A line of the front matter by its number in the file, from 1; "" if there is no such line.

        YAML ends lines at more characters than a file does, so a place in YAML can lie beyond the last line.
        """
        lines = _lines(self.front)
        return lines[line - self.front_line] if self.front_line <= line < self.front_line + len(lines) else ""

    def place_in_body(self, offset: int) -> Place:
        """The place of a character of the body."""
        starts = _line_starts(self.body)
        line = bisect_right(starts, offset) - 1
        return Place(self.path, self.body_line + line, offset - starts[line] + 1)


@lru_cache(maxsize=8)
def _places(front: str, line: int) -> Mapping[DataPath, tuple[Position, Position]]:
    return find_places(front, line)


@lru_cache(maxsize=8)
def _line_starts(text: str) -> tuple[int, ...]:
    return (0, *(found.end() for found in re.finditer("\n", text)))


@lru_cache(maxsize=8)
def _lines(text: str) -> tuple[str, ...]:
    return tuple(text.split("\n"))


class _ParsedFile:
    """Collects the problems of one file."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.diagnostics: list[Diagnostic] = []

    def report(
        self, kind: Kind, line: int = 1, column: int = 1, /, hint: Message | None = None, **values: object
    ) -> None:
        self.diagnostics.append(Diagnostic(kind, Place(self.path, line, column), tuple(values.items()), hint))

    def failed(self, **parts: Any) -> Document:
        return Document(self.path, diagnostics=tuple(self.diagnostics), **parts)


def read_document(root: Path, path: str, *, needs_fields: bool = True) -> Document:
    """Read a file; whatever its bytes are, the outcome is a document with what could be read and every problem.

    Args:
        root: the site's folder.
        path: the file, relative to it.
        needs_fields: whether a file without front matter is a problem (it is none for an ordinary page).
    """
    parsed = _ParsedFile(path)
    text = _read_text(root / path, parsed)
    if text is None:
        return parsed.failed()
    parts = split_front_matter(text)
    if parts.front is None:
        if needs_fields:
            parsed.report(yaml_problems.NO_FRONT_MATTER, hint=propose_opening(text))
            return parsed.failed()
        _check_body(parts.body, 1, parsed)
        return Document(path, {}, body=parts.body, diagnostics=tuple(parsed.diagnostics))
    if not parts.closed:
        hint = propose_closing(parts.front, parts.front_line)
        parsed.report(yaml_problems.UNCLOSED_FRONT_MATTER, parts.front_line, hint=hint)
        return parsed.failed()
    _check_body(parts.body, parts.body_line, parsed)
    return Document(
        path,
        _read_fields(parts.front, parts.front_line, parsed),
        parts.front,
        parts.front_line,
        parts.body,
        parts.body_line,
        tuple(parsed.diagnostics),
    )


def read_yaml_file(root: Path, path: str) -> Document:
    """Read a file that is YAML from its first line to its last, such as the vocabularies."""
    parsed = _ParsedFile(path)
    text = _read_text(root / path, parsed, limits.VOCABULARY_BYTES)
    if text is None:
        return parsed.failed()
    data = _read_fields(text, 1, parsed, limits.VOCABULARY_BYTES, limits.VOCABULARY_VALUES)
    return Document(path, data, text, 1, diagnostics=tuple(parsed.diagnostics))


def _read_text(file: Path, parsed: _ParsedFile, most: int = limits.FILE_BYTES) -> str | None:
    raw = _read_bytes(file, parsed, most)
    if raw is None:
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        parsed.report(file_problems.NOT_UTF8, hint=propose_encoding(raw, error.start))
        return None
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if (control := NO_TEXT.search(text)) is not None:
        before = text[: control.start()]
        line, column = before.count("\n") + 1, control.start() - before.rfind("\n")
        parsed.report(file_problems.NOT_TEXT, line, column, character=name_character(control.group()))
        return None
    return text


def _read_bytes(file: Path, parsed: _ParsedFile, most: int) -> bytes | None:
    try:
        with open_regular(file) as stream:
            raw = stream.read(most + 1)
            size = os.fstat(stream.fileno()).st_size
        if len(raw) > most:
            parsed.report(file_problems.FILE_TOO_LARGE, size=size // 1024, limit=most // 1024)
            return None
    except OSError as error:
        parsed.report(file_problems.UNREADABLE_FILE, reason=error.strerror or type(error).__name__)
        return None
    return raw


def _read_fields(
    front: str, line: int, parsed: _ParsedFile, most: int = limits.FRONT_MATTER_CHARACTERS, values: int = limits.VALUES
) -> dict[str, Any] | None:
    if len(front) > most:
        limit = most // 1024
        parsed.report(yaml_problems.FRONT_MATTER_TOO_LARGE, line, size=len(front) // 1024, limit=limit)
        return None
    earlier = len(parsed.diagnostics)

    def report(kind: Kind, at: int, column: int, **facts: Any) -> None:
        if kind is yaml_problems.DUPLICATE_KEY:
            facts["hint"] = propose_one(front.split("\n"), facts["first"] - line, at - line, facts["first"])
        parsed.report(kind, at, column, **facts)

    try:
        data = read_yaml(front, report, line, values)
    except Stop:
        if parsed.diagnostics[-1].kind is yaml_problems.YAML_SYNTAX:
            _report_slips(front, line, parsed, earlier)
        return None
    if data is None:
        return {}
    if not isinstance(data, dict):
        place = find_places(front, line).get((), ((line, 1), (line, 1)))[1]
        parsed.report(yaml_problems.NO_FIELDS, *place)
        _report_slips(front, line, parsed, earlier)
        return None
    if HIDDEN_IN_FIELD.search(front) or "\\" in front:
        _report_hidden(data, front, line, parsed)
    return data


def _report_hidden(data: dict[str, Any], front: str, line: int, parsed: _ParsedFile) -> None:
    """Tell the characters that nobody sees in the fields and their names, as YAML reads them."""
    found = list(_find_hidden(data, ()))
    places = find_places(front, line) if found else {}
    for path, character, of_name in found:
        place = places.get(path, ((line, 1), (line, 1)))[0 if of_name else 1]
        hint = Message.of(N_("delete the letters around it and type them anew"))
        parsed.report(yaml_problems.HIDDEN_CHARACTER, *place, hint=hint, character=name_character(character))


def _find_hidden(value: Any, path: DataPath) -> Iterator[tuple[DataPath, str, bool]]:
    """The first such character of each text and name: the path, the character, and whether the name holds it."""
    if isinstance(value, str):
        if found := HIDDEN_IN_FIELD.search(value):
            yield path, found.group(), False
    elif isinstance(value, dict):
        for name, inner in value.items():
            if found := HIDDEN_IN_LINE.search(name):
                yield (*path, name), found.group(), True
            yield from _find_hidden(inner, (*path, name))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _find_hidden(inner, (*path, number))


def _report_slips(front: str, line: int, parsed: _ParsedFile, earlier: int) -> None:
    """Tell the slips that keep fields from being read, if they are known, rather than what the parser made of them."""
    slips = find_slips(front)
    if slips:
        del parsed.diagnostics[earlier:]
    for slip in slips:
        place = (slip.place[0] + line - 1, slip.place[1])
        parsed.report(yaml_problems.YAML_SYNTAX, *place, hint=slip.hint, problem=Message.of(slip.problem))


def _check_body(body: str, first_line: int, parsed: _ParsedFile) -> None:
    """Refuse what a Markdown parser would choke on, rather than let a build hang."""
    for number, line in enumerate(body.split("\n"), first_line):
        if len(line) > limits.LINE_CHARACTERS:
            parsed.report(file_problems.LONG_LINE, number, length=len(line), limit=limits.LINE_CHARACTERS)
        elif _NESTED.match(line) or _INDENTED.match(line):
            marks = len(line) - len(line.lstrip(" \t>"))
            parsed.report(file_problems.DEEP_NESTING, number, depth=marks // 2, limit=limits.QUOTE_DEPTH)
