"""Old addresses of a record in its front matter, added without touching what stands there."""

from __future__ import annotations

from collections.abc import Sequence

import yaml

from leernetwerk.content.yamltree import Loader
from leernetwerk.editing.spans import Spans

_FIELD = "aliases"


def add_redirects(spans: Spans, old: Sequence[str], new: Sequence[str]) -> None:
    """Let addresses lead to the record; one that becomes its own makes room for them.

    Args:
        spans: the record's file.
        old: the addresses that it has now.
        new: those that it gets.
    """
    document = spans.document
    given = (document.data or {}).get(_FIELD)
    aliases = [each for each in given if isinstance(each, str)] if isinstance(given, list) else []
    waiting = [address for address in old if address not in new and address not in aliases]
    places = document.places()
    for position, alias in enumerate(aliases):
        if alias.strip() in new and waiting:
            spans.replace_value(places[_FIELD, position][1], alias.strip(), waiting.pop(0))
    if not waiting:
        return
    if _FIELD not in (document.data or {}):
        spans.insert_field(f"{_FIELD}: [{', '.join(waiting)}]")
        return
    _append(spans, waiting)


def _append(spans: Spans, addresses: Sequence[str]) -> None:
    root = yaml.compose(spans.document.front, Loader=Loader)
    assert isinstance(root, yaml.MappingNode)
    value = next(value for key, value in root.value if key.value == _FIELD)
    first = spans.document.front_line

    def offset(mark: yaml.Mark) -> int:
        return spans.offset((mark.line + first, mark.column + 1))

    if not isinstance(value, yaml.SequenceNode):  # the field is there, and empty
        start, end = offset(value.start_mark), offset(value.end_mark)
        spans.replace(start, end, ("" if start < end else " ") + f"[{', '.join(addresses)}]")
    elif value.flow_style:
        at = offset(value.value[-1].end_mark) if value.value else offset(value.end_mark) - 1
        spans.replace(at, at, (", " if value.value else "") + ", ".join(addresses))
    else:
        indent = " " * value.start_mark.column
        lines = spans.newline.join(f"{indent}- {address}" for address in addresses)
        spans.insert_line(value.value[-1].end_mark.line + first + 1, lines)
