"""Writing front matter: fields in the order of their declaration, quoted where YAML needs it, explained where asked."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from leernetwerk.records.base import Part, Record
from leernetwerk.records.dates import DayScalar, PartialDateScalar
from leernetwerk.records.scalars import Choice
from leernetwerk.records.shapes import Field, ListShape, Shape, fields_of, object_in
from leernetwerk.words import N_, Words

_READ_AS_CONSTANTS = frozenset(("", "~", "null", "true", "false"))
"""Plain scalars that :mod:`leernetwerk.content.yamltree` reads as something else than text."""

_WIDTH = 110

_OFTEN_USED = ("summary", "themes", "contact", "sources")
"""Fields of every type that are often used, beside the type's own."""


_IN_COMMENTS = str.maketrans({"'": "’", '"': "”"})
"""A quote that somebody forgot to close must not be closed by a comment: the fault would seem to lie elsewhere."""


def write_record(
    model: type[Record],
    values: Mapping[str, Any],
    body: str = "",
    notes: Mapping[str, str] | None = None,
    *,
    examples: Mapping[str, str] | None = None,
    intro: str = "",
    ending: str = "",
) -> str:
    """The text of a record's file.

    Args:
        model: the type of the record.
        values: its fields by their names in files: text, numbers, booleans, lists and mappings of them.
        body: the Markdown below the front matter.
        notes: a comment above a field, by the field's name; also above one that has no value, which is then shown as
            a comment too.
        examples: what follows the name of a field that is shown as a comment, by the field's name.
        intro: a comment above all fields.
        ending: a comment below all fields.

    Raises:
        KeyError: a value or note is for no field of the type.
    """
    notes, examples = notes or {}, examples or {}
    unknown = (set(values) | set(notes)) - {field.name for field in fields_of(model)}
    if unknown:
        raise KeyError(sorted(unknown)[0])
    lines = _comment(intro)
    for field in fields_of(model):
        if field.name in notes:
            lines += _comment(notes[field.name])
        if field.name in values:
            lines.append(_emit(_ordered({field.name: values[field.name]}, model)).rstrip("\n"))
        elif field.name in notes:
            example = examples.get(field.name, "").translate(_IN_COMMENTS)
            lines += [f"# {line}" for line in f"{field.name}:{example}".split("\n")]
    text = "\n".join(["---", *lines, *_comment(ending), "---", ""])
    return f"{text}\n{body.strip()}\n" if body.strip() else text


def _comment(text: str) -> list[str]:
    lines = textwrap.wrap(text.translate(_IN_COMMENTS), _WIDTH, break_on_hyphens=False, break_long_words=False)
    return [f"# {line}" for line in lines]


def asked_fields(model: type[Record]) -> tuple[Field, ...]:
    """The fields that who begins a record is told of: the type's own, and those of every type that are often used."""
    every = {field.name for field in fields_of(Record)}
    return tuple(
        field for field in fields_of(model) if field.name not in every or field.required or field.name in _OFTEN_USED
    )


def only_date(model: type[Record]) -> Field | None:
    """The date that a record must have, if there is one such: most often it is the day on which it is written."""
    dated = (DayScalar, PartialDateScalar)
    days = [field for field in fields_of(model) if field.required and isinstance(field.shape, dated)]
    return days[0] if len(days) == 1 else None


def explain_field(field: Field, words: Words, *, with_options: bool = True) -> str:
    """What a field means, with the options that it has (unless they are shown otherwise), for who fills it in."""
    shape = field.shape.item if isinstance(field.shape, ListShape) else field.shape
    if isinstance(shape, Choice) and with_options:
        options = ", ".join(f"{option} ({shape.label(option, words)})" for option in shape.labels)
        return words(N_("{label}: {description} One of: {options}.")).format(
            label=words(field.label), description=words(field.description), options=options
        )
    return words(N_("{label}: {description}"), label=words(field.label), description=words(field.description))


def _ordered(values: Any, model: type[Part]) -> Any:
    """The values with every mapping in the order in which its fields are declared."""
    shapes = {field.name: field.shape for field in fields_of(model)}
    known = {name: _ordered_value(values[name], shapes[name]) for name in shapes if name in values}
    return known | {name: value for name, value in values.items() if name not in shapes}


def _ordered_value(value: Any, shape: Shape) -> Any:
    if isinstance(value, list) and isinstance(shape, ListShape):
        return [_ordered_value(item, shape.item) for item in value]
    thing = object_in(shape)
    if isinstance(value, dict) and thing is not None:
        return _ordered(value, thing.model)
    return value


def _emit(value: Any) -> str:
    """YAML of which libyaml's emitter decides the quotes, where the reader's own rules do not ask for them."""
    events = [
        yaml.StreamStartEvent(),
        yaml.DocumentStartEvent(explicit=False),
        *_events(value),
        yaml.DocumentEndEvent(explicit=False),
        yaml.StreamEndEvent(),
    ]
    text: str = yaml.emit(events, allow_unicode=True, width=10**6, indent=2)
    return text


def _events(value: Any) -> Iterator[yaml.Event]:
    if isinstance(value, Mapping):
        yield yaml.MappingStartEvent(None, None, True, flow_style=False)
        for name, inner in value.items():
            yield _scalar(name)
            yield from _events(inner)
        yield yaml.MappingEndEvent()
    elif isinstance(value, (list, tuple)):
        flat = bool(value) and all(isinstance(item, str) and len(item) < 30 for item in value) and len(value) < 6
        yield yaml.SequenceStartEvent(None, None, True, flow_style=flat)
        for item in value:
            yield from _events(item)
        yield yaml.SequenceEndEvent()
    elif isinstance(value, bool):
        yield _scalar("true" if value else "false", constant=True)
    else:
        yield _scalar(str(value))


def _scalar(text: str, *, constant: bool = False) -> yaml.ScalarEvent:
    style = "|" if "\n" in text else '"' if text in _READ_AS_CONSTANTS and not constant else None
    return yaml.ScalarEvent(None, None, (True, True), text, style=style)
