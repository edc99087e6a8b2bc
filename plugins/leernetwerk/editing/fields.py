"""The values of fields of a record, written where they stand or below the other fields; all else stays as it is."""

from __future__ import annotations

from collections.abc import Mapping

import yaml

from leernetwerk.content.yamltree import Loader
from leernetwerk.editing.refusal import CannotWrite
from leernetwerk.editing.spans import Spans
from leernetwerk.words import N_, Message


def set_fields(spans: Spans, values: Mapping[str, str]) -> None:
    """Give fields other values, comments around them left as they are.

    Args:
        spans: the record's file, with fields that can be read.
        values: the values, as YAML, by the names of fields.

    Raises:
        CannotWrite: a field is written in a way that only its author can change.
    """
    root = yaml.compose(spans.document.front, Loader=Loader)
    assert isinstance(root, yaml.MappingNode)
    nodes = {key.value: (key, value) for key, value in root.value}
    for name, value in values.items():
        if name in nodes:
            _replace(spans, *nodes[name], value)
    missing = [name for name in values if name not in nodes]
    if missing and root.flow_style:
        raise _unclear(spans, root.start_mark, missing[0])
    if missing:
        margin = " " * root.value[0][0].start_mark.column
        lines = spans.newline.join(f"{margin}{name}: {values[name]}" for name in missing)
        spans.insert_field(lines)


def _replace(spans: Spans, key: yaml.Node, value: yaml.Node, new: str) -> None:
    first = spans.document.front_line
    start, end = (spans.offset((mark.line + first, mark.column + 1)) for mark in (value.start_mark, value.end_mark))
    written = spans.text[start:end]
    # What an alias says stands elsewhere; an anchor, a tag or a block says more than the value.
    is_plain = isinstance(value, yaml.ScalarNode) and value.start_mark.index >= key.end_mark.index
    if not is_plain or written.startswith(("&", "!", "|", ">")):
        raise _unclear(spans, key.start_mark, str(key.value))
    spans.replace(start, end, new if written else f" {new}")


def _unclear(spans: Spans, mark: yaml.Mark, name: str) -> CannotWrite:
    message = N_("Nothing was written: in {path}, line {line}, '{name}' is written in a way I cannot replace.")
    line = mark.line + spans.document.front_line
    return CannotWrite(Message.of(message, path=spans.document.path, line=line, name=name))
