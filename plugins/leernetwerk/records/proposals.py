"""What to write instead of a value that is missing or of another form than its field takes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from leernetwerk.content.yamltree import Path
from leernetwerk.records.scalar import Scalar
from leernetwerk.records.scalars import Choice, TextScalar
from leernetwerk.records.shapes import EitherShape, ListShape, ObjectShape, Shape
from leernetwerk.words import N_, Message

_BETWEEN_NAMES = re.compile(r"\s*[,;]\s*|\s+(?:en|and|et|&)\s+")
_HYPHENS = re.compile(r"-(?=[^\s-])")
_SIGNS = re.compile(r"[][{},:#&*!|>'\"%@`]")
_LONGEST_READ = 1_000
"""Characters of a value beyond which nothing is proposed: it is no list or name that somebody wrote on one line."""

_LONGEST = 60
"""Characters of a value beyond which it is not said again."""


def expect(shape: Shape | None) -> Message:
    """What is expected in the place of a shape."""
    if isinstance(shape, ListShape):
        return Message.of(N_("a list"))
    if isinstance(shape, ObjectShape):
        return Message.of(N_("a group of fields ({fields})"), fields=tuple(field.name for field in shape.fields))
    if isinstance(shape, EitherShape):
        return Message.of(N_("a name, or fields of its own"))
    if isinstance(shape, Choice):
        return Message.of(N_("one of these: {options}"), options=shape.choices)
    return Message.of(shape.expected if shape is not None else N_("another form of value"))


def propose_line(path: Path, shape: Shape | None, front: str) -> Message:
    """The line that is missing; ``front`` is the text in which it is."""
    field = str(path[-1])
    if hidden := re.search(rf"^ *{re.escape(field)}: +(#.*\S)", front, re.MULTILINE):
        line = f'{field}: "{hidden[1]}"'
        return Message.of(N_("what comes after a # is not read; put quotes around it: {line}"), line=line)
    if re.search(rf"^[ -]*{re.escape(field)}:", front, re.MULTILINE) and len(path) == 1:
        message = N_("fill it in with {expected}")
    elif len(path) == 1:
        message = N_("between the two lines of hyphens, add a line that begins with '{field}:' and then has {expected}")
    else:
        message = N_("add a line here that begins with '{field}:' and then has {expected}")
    return Message.of(message, field=field, expected=expect(shape))


def propose_value(path: Path, value: object, shape: Shape | None) -> Message | None:
    """How a value of another form can be written as what is expected, if that can be told."""
    if isinstance(value, (list, dict)) and isinstance(shape, Scalar):
        return Message.of(N_("write it as one value, without hyphens, brackets or fields of its own"))
    if isinstance(value, dict) and isinstance(shape, ListShape):
        line = f"- {_begin(shape.item, '')}" if isinstance(shape.item, ObjectShape) else "- …"
        return Message.of(N_("give each item a line of its own below this field, such as: {line}"), line=line)
    if not isinstance(value, str) or len(value) > _LONGEST_READ:
        return None
    if isinstance(shape, ListShape) and _HYPHENS.match(value):
        return Message.of(N_("put a space behind each hyphen"))
    if isinstance(shape, ListShape) and isinstance(shape.item, ObjectShape):
        line = f"- {_begin(shape.item, value)}"
        return Message.of(N_("give each item a line of its own below this field, such as: {line}"), line=line)
    if isinstance(shape, ListShape):
        line = f"{path[-1]}: [{', '.join(_quote(item) for item in _split(value, shape.item))}]"
        return Message.of(N_("write: {line}"), line=line)
    if isinstance(shape, ObjectShape):
        line = _begin(shape, value)
        if isinstance(path[-1], int):
            return Message.of(N_("write: {line}"), line=f"- {line}")
        message = N_("write each on a line of its own below this field, two spaces to the right, such as: {line}")
        return Message.of(message, line=line)
    return None


def _begin(shape: ObjectShape, value: str) -> str:
    """The fields that an object must have, or else its first one, with the value as the text of one of them."""
    wanted = [field for field in shape.fields if field.required] or list(shape.fields[:1])
    takes = next((field.name for field in wanted if isinstance(field.shape, TextScalar)), None)
    fits = 0 < len(value) <= _LONGEST
    pairs = [f"{field.name}: {_quote(value) if fits and field.name == takes else '…'}" for field in wanted]
    return pairs[0] if len(pairs) == 1 else f"{{{', '.join(pairs)}}}"


def _split(text: str, item: Shape) -> Iterable[str]:
    scalar = item.scalar if isinstance(item, EitherShape) else item
    if isinstance(scalar, TextScalar):
        return [text if len(text) <= _LONGEST else "…"]
    return [part for part in _BETWEEN_NAMES.split(text) if part]


def _quote(text: str) -> str:
    if not _SIGNS.search(text) and not text.startswith(("-", "?")):
        return text
    return "'" + text.replace("'", "''") + "'" if '"' in text or "\\" in text else f'"{text}"'
