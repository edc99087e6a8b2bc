"""What to write instead of a value that is missing or of another form than its field takes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from leernetwerk.content import Document
from leernetwerk.content.layout import propose_slug
from leernetwerk.content.quoting import quote
from leernetwerk.content.yamltree import Path, Position
from leernetwerk.diagnostics.advice import to_fill_in, to_write, with_lines
from leernetwerk.records.context import RecordContext
from leernetwerk.records.enumerations import split_enumeration, split_sum
from leernetwerk.records.filling import LONGEST, TO_FILL, fill
from leernetwerk.records.scalar import Scalar
from leernetwerk.records.scalars import Choice, TextScalar, VocabularyScalar
from leernetwerk.records.shapes import EitherShape, ListShape, ObjectShape, Shape
from leernetwerk.words import N_, Message

ONE_OR_MORE = N_("are they more than one? Then write the first line. Is it one? Then write the second line:")
"""The hint for a text where a list belongs, and in which signs between names may stand: two lines to choose from."""

_HYPHENS = re.compile(r"-(?=[^\s-])")
_WHOLE = re.compile(r"[^:\s]+: +(?:[^\s|>&\"'\[{].*|\"[^\"]*\"|'[^']*'|\[[^\]]*\]|\{[^}]*\}) *")
"""A field with a value that ends on its line, but for a text that goes on below it."""

_ENDS = re.compile(r".*[.!?…]", re.DOTALL)
_LONGEST_READ = 1_000
"""Characters of a value beyond which nothing is proposed: it is no list or name that somebody wrote on one line."""


def expect(shape: Shape | None) -> Message:
    """What is expected in the place of a shape."""
    if isinstance(shape, ListShape):
        return Message.of(N_("a list, with each item behind a hyphen or all of them between [ and ]"))
    if isinstance(shape, ObjectShape):
        fields = tuple(field.name for field in shape.fields)
        return Message.of(N_("a group of fields, each with its name in front ({fields})"), fields=fields)
    if isinstance(shape, EitherShape):
        return Message.of(N_("a name, or fields of its own"))
    if isinstance(shape, Choice):
        return Message.of(N_("one of these words, without what is in brackets: {options}"), options=shape.choices)
    return Message.of(shape.expected if shape is not None else N_("another form of value"))


@dataclass(frozen=True)
class Proposing:
    """Proposes what to write at a place of front matter.

    Attributes:
        path: the way to the value.
        shape: what belongs there.
        document: the file.
        context: what names are checked against.
        places: where each value stands.
    """

    path: Path
    shape: Shape | None
    document: Document
    context: RecordContext | None
    places: Mapping[Path, tuple[Position, Position]]

    @property
    def _field(self) -> str:
        return str(self.path[-1])

    def line(self) -> Message:
        """The line that is missing."""
        field, front = self._field, self.document.front
        if hidden := re.search(rf"^ *{re.escape(field)}: +(#.*\S)", front, re.MULTILINE):
            line = f"{field}: {quote(hidden[1])}"
            return Message.of(N_("it is read as empty, because the text begins with a #; write: {line}"), line=line)
        if len(self.path) > 1:
            return self._line_within(field)
        if re.search(rf"^[ -]*{re.escape(field)}:", front, re.MULTILINE):
            message = N_("fill it in with {expected}")
        else:
            message = N_(
                "between the two lines of hyphens, add a line that begins with '{field}:' and then has {expected}"
            )
        return Message.of(message, field=field, expected=expect(self.shape))

    def _line_within(self, field: str) -> Message:
        place = self.places.get(self.path[:-1])
        before = self._before(place[1]) if place else None
        line = self.document.front_text(place[1][0]) if place else ""
        if place is None or before is None or line[len(before) :].startswith("{"):
            message = N_("add here '{field}:' and then {expected}")
            return Message.of(message, field=field, expected=expect(self.shape))
        added = f"{field}: {TO_FILL}"
        if _WHOLE.fullmatch(line[len(before) :]) and not self._goes_on(place[1], len(before)):
            hint = Message.of(N_("below this line, add a line with {expected} at …:"), expected=expect(self.shape))
            return with_lines(hint, " " * len(before) + added)
        hint = Message.of(N_("write it like this, with {expected} at …:"), expected=expect(self.shape))
        return with_lines(hint, before + added, " " * len(before) + line[len(before) :])

    def _goes_on(self, position: Position, margin: int) -> bool:
        """Whether the line below a place is indented more than a margin: a text that goes on there."""
        below = self.document.front_text(position[0] + 1)
        return bool(below.strip()) and below.startswith(" " * (margin + 1))

    def instead(self, hint: str, line: str) -> Message:
        """The hint to write a line in the place of the field."""
        return with_lines(Message.of(hint), (self._before() or "") + line)

    def has_own_line(self) -> bool:
        """Whether its field has a line of its own, without the hyphen of an item."""
        return isinstance(self.path[-1], str) and self._before() is not None and "-" not in (self._before() or "")

    def value(self, value: object) -> Message | None:
        """How a value of another form can be written as what is expected, if that can be told."""
        if isinstance(value, (list, dict)) and isinstance(self.shape, Scalar):
            return self._one(value)
        if isinstance(value, dict) and isinstance(self.shape, ListShape):
            pairs = [
                f"{name}: {quote(_flat(each)) if isinstance(each, str) else TO_FILL}" for name, each in value.items()
            ]
            return self._below([pairs if isinstance(self.shape.item, ObjectShape) else [TO_FILL]])
        if isinstance(value, list) and isinstance(self.shape, ObjectShape) and all(isinstance(it, str) for it in value):
            value = ", ".join(value)
        if not isinstance(value, str) or len(value) > _LONGEST_READ:
            return None
        value = _flat(value)
        if isinstance(self.shape, ListShape) and _HYPHENS.match(value):
            items = [[item] for item in re.split(r"\s+-(?=\S)", value[1:])]
            return with_lines(Message.of(N_("put a space behind each hyphen:")), *self._listed(items))
        if isinstance(self.shape, ListShape):
            return self._several(self.shape.item, value)
        if isinstance(self.shape, ObjectShape):
            return self._of_fields(self.shape, value)
        return None

    def _several(self, item: Shape, value: str) -> Message:
        """For a text where a list belongs."""
        counted = split_enumeration(value)
        if isinstance(item, ObjectShape):
            return self._below([fill(item, each, self.context) for each in counted or [value]])
        scalar = item.scalar if isinstance(item, EitherShape) else item
        parts = counted or split_sum(value)
        if not isinstance(scalar, TextScalar):
            parts = [self._name(scalar, part) for part in parts]
        if counted or not isinstance(scalar, TextScalar):
            return self._written(self._between_brackets(parts))
        whole = self._between_brackets([value if len(value) <= LONGEST else TO_FILL])
        if len(parts) < 2 or len(value) > LONGEST:
            return self._written(whole)
        before = self._before() or ""
        return with_lines(Message.of(ONE_OR_MORE), before + self._between_brackets(parts), before + whole)

    def _name(self, scalar: Shape, part: str) -> str:
        """The name that a text in the place of one stands for; the text itself if it says more or none is near."""
        picked = scalar.pick(part, self.context) if isinstance(scalar, Scalar) else None
        return picked[0] if picked and (picked[1].strip() == part or picked[0] == propose_slug(part)) else part

    def _between_brackets(self, items: Iterable[str]) -> str:
        return f"{self._field}: [{', '.join(quote(item) for item in items)}]"

    def _one(self, value: list[object] | dict[str, object]) -> Message:
        """For several values where one belongs."""
        texts = [_flat(str(each)) for each in value] if all(isinstance(each, str) for each in value) else []
        if isinstance(value, list) and isinstance(self.path[-1], str) and len("".join(texts)) <= _LONGEST_READ:
            if texts and isinstance(self.shape, TextScalar):
                text = (" " if all(_ENDS.fullmatch(each) for each in texts) else "; ").join(texts)
                return self._written(f"{self._field}: {quote(text)}")
            if len(texts) == 1:
                return self._written(f"{self._field}: {quote(texts[0])}")
        return Message.of(N_("write it as one value, without hyphens, brackets or fields of its own"))

    def _of_fields(self, shape: ObjectShape, value: str) -> Message:
        first = shape.fields[0].shape
        pairs = fill(shape, value, self.context)
        choices: tuple[str, ...] = ()
        if isinstance(first, VocabularyScalar) and pairs[0].endswith(TO_FILL):
            known = first.known(self.context)
            if known is not None and not known:
                return first.empty
            choices = first.told(known)
        before = self._before()
        if before is None:
            one = f"{{{', '.join(pairs)}}}"
            return _show([one if isinstance(self.path[-1], int) else f"{self._field}: {one}"], pairs)
        rest = " " * len(before)
        if isinstance(self.path[-1], int):
            lines = [before + pairs[0], *(rest + pair for pair in pairs[1:])]
        else:
            lines = [f"{before}{self._field}:", *(f"{rest}  {pair}" for pair in pairs)]
        if choices:
            message = N_("write it like this, with one of these at …: {choices}")
            return with_lines(Message.of(message, choices=choices), *lines)
        return _show(lines, pairs)

    def _below(self, items: list[list[str]]) -> Message:
        """The field with items of a list below it, each given by its lines."""
        return _show(self._listed(items), [line for lines in items for line in lines])

    def _listed(self, items: Iterable[list[str]]) -> list[str]:
        before = self._before()
        if before is None:
            inside = ", ".join(f"{{{', '.join(lines)}}}" if ":" in lines[0] else lines[0] for lines in items)
            return [f"{self._field}: [{inside}]"]
        rest = " " * len(before)
        listed = [f"{rest}  {'- ' if not at else '  '}{line}" for lines in items for at, line in enumerate(lines)]
        return [f"{before}{self._field}:", *listed]

    def _written(self, line: str) -> Message:
        return to_write((self._before() or "") + line)

    def _before(self, position: Position | None = None) -> str | None:
        """What stands before a place on its line, by default the value's own; ``None`` within brackets or braces."""
        position = position or (self.places[self.path][0] if self.path in self.places else None)
        if position is None:
            return None
        before = self.document.front_text(position[0])[: position[1] - 1]
        return before if not before.strip(" -") else None


def _flat(text: str) -> str:
    """A text that may run over several lines on one."""
    return " ".join(text.split())


def _show(lines: list[str], pairs: Iterable[str]) -> Message:
    return to_fill_in(*lines) if any(pair.endswith(TO_FILL) for pair in pairs) else to_write(*lines)
