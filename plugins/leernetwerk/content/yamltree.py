"""Reading YAML into plain data, strictly and in bounded time, and finding again where a value stands.

The parser is PyYAML's (libyaml); what is made of its events differs from ``yaml.safe_load``:

* a plain scalar is text unless it is ``true``, ``false``, ``null``, ``~`` or empty: the field that it
  stands in tells what else it may be (so ``NO``, ``14:00`` and ``007`` stay as written);
* duplicate keys, tags, aliases and nesting beyond :mod:`~leernetwerk.content.limits` are problems.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import Any

import yaml

from leernetwerk.content import limits, yaml_problems
from leernetwerk.diagnostics import Kind
from leernetwerk.diagnostics.advice import with_lines
from leernetwerk.words import N_, Message

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Path = tuple[str | int, ...]
"""The way to a value from the root: keys and list positions."""

Position = tuple[int, int]
"""Line and column in the file, from 1."""

Report = Callable[..., None]
"""Called with a kind, line and column (in the file, from 1), a hint if there is one, and the values of its message."""

_CONSTANTS: dict[str, bool | None] = {"": None, "~": None, "null": None, "true": True, "false": False}

SECOND_COLON = N_("there is a second colon on this line; put quotes around the text")
BAD_INDENT = N_("this line is not indented like its neighbours, or a quote is not closed")
OPEN_QUOTE = N_("a quote that opens here is not closed")
OPEN_BRACKET = N_("a bracket [ is not closed")
LIST_BEHIND = N_("a list begins on the line below its field's name")
BAD_BEGINNING = N_("a text may not begin with this character; put quotes around it")

_PROBLEMS = {
    "mapping values are not allowed in this context": SECOND_COLON,
    "could not find expected ':'": N_("this line has no colon between name and value"),
    "did not find expected key": BAD_INDENT,
    "did not find expected '-' indicator": N_("this line does not begin with a hyphen like its neighbours"),
    "found unexpected end of stream": OPEN_QUOTE,
    "did not find expected ',' or ']'": OPEN_BRACKET,
    "did not find expected ',' or '}'": N_("a brace { is not closed"),
    "found unknown escape character": N_("a backslash in double quotes; use single quotes around the text"),
    "found character that cannot start any token": BAD_BEGINNING,
    "block sequence entries are not allowed in this context": LIST_BEHIND,
    "found unexpected document indicator": N_("there is a line of hyphens or dots in the fields"),
}
_UNCLEAR = N_("something here is not written as a field")


class Stop(Exception):
    """The rest of the text cannot be read; what is wrong has been reported."""


def read_yaml(text: str, report: Report, first_line: int = 1, most: int = limits.VALUES) -> Any:
    """The data of a YAML text.

    Args:
        text: the YAML, normally a mapping.
        report: told of each problem.
        first_line: the line of the file, from 1, on which the text begins.
        most: how many values it may have, with what aliases stand for counted each time.

    Returns:
        ``None``, ``bool``, ``str``, ``list`` or ``dict`` with text keys.

    Raises:
        Stop: the text cannot be read to its end; ``report`` has been told why.
    """
    if "\t" in text:
        _report_tabs(text, report, first_line)
        raise Stop
    return _Builder(report, first_line, most).build(text)


def find_places(text: str, first_line: int = 1) -> dict[Path, tuple[Position, Position]]:
    """Where each value of a YAML text stands: path → (position of its key or of the item, of its value).

    Reads the text once more, so it is called for files with a problem only.
    """
    builder = _Builder(lambda *_args, **_values: None, first_line, limits.VOCABULARY_VALUES)
    builder.places = {}
    with contextlib.suppress(Stop):
        builder.build(text)
    return builder.places


def mark_of(error: yaml.MarkedYAMLError) -> Any:
    """Where a text cannot be read on: for a quote that is not closed, where it opens and not the end of the file."""
    if error.problem == "found unexpected end of stream" and error.context_mark:
        return error.context_mark
    return error.problem_mark or error.context_mark


def _report_tabs(text: str, report: Report, first_line: int) -> None:
    for number, line in enumerate(text.split("\n"), first_line):
        if "\t" in line:
            inside = line.lstrip(" \t")
            margin = line[: len(line) - len(inside)].replace("\t", "  ")
            hint = with_lines(Message.of(N_("take the tab away and type spaces:")), margin + inside.replace("\t", " "))
            report(yaml_problems.YAML_TAB, number, line.index("\t") + 1, hint=hint)


class _Frame:
    """A list or mapping that is being filled."""

    __slots__ = ("anchor", "count", "data", "key", "key_mark", "keys", "path")

    def __init__(self, data: list[Any] | dict[str, Any], path: Path, anchor: str | None) -> None:
        self.data = data
        self.path = path
        self.anchor = anchor
        self.key: str | None = None
        self.key_mark: Any = None
        self.keys: dict[str, int] = {}
        self.count = 1


class _Builder:
    """Builds data from parser events on a stack of its own, so that no input can exhaust Python's."""

    def __init__(self, report: Report, first_line: int, most: int) -> None:
        self.report = report
        self.first_line = first_line
        self.most = most
        self.places: dict[Path, tuple[Position, Position]] | None = None
        self.stack: list[_Frame] = []
        self.anchors: dict[str, tuple[Any, int]] = {}
        self.aliases = 0
        self.root: Any = None
        self.total = 0

    def build(self, text: str) -> Any:
        try:
            for event in self._events(text):
                self._take(event)
        except yaml.MarkedYAMLError as error:
            self._report_syntax(error)
            raise Stop from error
        except yaml.reader.ReaderError as error:
            before = text[: error.position] if isinstance(error.position, int) else ""
            line, column = before.count("\n") + self.first_line, len(before) - before.rfind("\n")
            self.report(yaml_problems.YAML_SYNTAX, line, column, problem=Message.of(_UNCLEAR))
            raise Stop from error
        return self.root

    @staticmethod
    def _events(text: str) -> Iterator[Any]:
        return iter(yaml.parse(text, Loader=Loader))

    def _report_syntax(self, error: yaml.MarkedYAMLError) -> None:
        problem = Message.of(_PROBLEMS.get(error.problem or "", _UNCLEAR))
        self.report(yaml_problems.YAML_SYNTAX, *self._position(mark_of(error)), problem=problem)

    def _position(self, mark: Any) -> Position:
        return (mark.line + self.first_line, mark.column + 1) if mark else (self.first_line, 1)

    def _stop(self, kind: Kind, event: Any, **values: object) -> Stop:
        self.report(kind, *self._position(event.start_mark), **values)
        return Stop()

    def _take(self, event: Any) -> None:
        if isinstance(event, yaml.ScalarEvent):
            if event.tag is not None:
                raise self._stop(yaml_problems.YAML_TAG, event, tag=event.tag)
            value: Any = event.value
            if event.implicit[0] and value in _CONSTANTS and not self._expects_key():
                value = _CONSTANTS[value]
            self._put(value, event, 1)
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            if event.tag is not None:
                raise self._stop(yaml_problems.YAML_TAG, event, tag=event.tag)
            self._open({} if isinstance(event, yaml.MappingStartEvent) else [], event)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self._close()
        elif isinstance(event, yaml.AliasEvent):
            self.aliases += 1
            if event.anchor not in self.anchors:
                raise self._stop(yaml_problems.YAML_UNKNOWN_ALIAS, event, name=event.anchor)
            if self.aliases > limits.ALIASES:
                raise self._stop(yaml_problems.YAML_TOO_MANY_ALIASES, event, name=event.anchor)
            value, size = self.anchors[event.anchor]
            self._put(value, event, size)

    def _expects_key(self) -> bool:
        return bool(self.stack) and isinstance(self.stack[-1].data, dict) and self.stack[-1].key is None

    def _open(self, data: list[Any] | dict[str, Any], event: Any) -> None:
        if self._expects_key():
            raise self._stop(yaml_problems.YAML_KEY, event)
        if len(self.stack) >= limits.DEPTH:
            raise self._stop(yaml_problems.YAML_TOO_DEEP, event, limit=limits.DEPTH)
        path = self._put(data, event, 1)
        self.stack.append(_Frame(data, path, event.anchor))

    def _close(self) -> None:
        frame = self.stack.pop()
        if frame.anchor is not None:
            self.anchors[frame.anchor] = (frame.data, frame.count)
        if self.stack:
            self.stack[-1].count += frame.count - 1

    def _put(self, value: Any, event: Any, size: int) -> Path:
        self.total += size
        if self.total > self.most:
            raise self._stop(yaml_problems.YAML_TOO_MANY_ALIASES, event, name=getattr(event, "anchor", None) or "")
        mark = self._position(event.start_mark)
        if isinstance(event, yaml.ScalarEvent) and event.anchor is not None:
            self.anchors[event.anchor] = (value, 1)
        if not self.stack:
            self.root = value
            if self.places is not None:
                self.places[()] = (mark, mark)
            return ()
        frame = self.stack[-1]
        frame.count += size
        if isinstance(frame.data, list):
            path: Path = (*frame.path, len(frame.data))
            frame.data.append(value)
            key_mark = mark
        elif frame.key is None:
            if not isinstance(value, str):
                raise self._stop(yaml_problems.YAML_KEY, event)
            frame.key, frame.key_mark = value, mark
            return frame.path
        else:
            path = (*frame.path, frame.key)
            key_mark = frame.key_mark
            if frame.key in frame.keys:
                self.report(yaml_problems.DUPLICATE_KEY, *key_mark, key=frame.key, first=frame.keys[frame.key])
            else:
                frame.keys[frame.key] = key_mark[0]
                frame.data[frame.key] = value
            frame.key = None
        if self.places is not None:
            self.places.setdefault(path, (key_mark, mark))
        return path
