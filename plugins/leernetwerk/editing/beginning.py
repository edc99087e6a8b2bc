"""A new record: what is said of it, what can be proposed, and its file with an explanation of every field."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from leernetwerk.content.yamltree import Stop, read_yaml
from leernetwerk.editing.cells import Names, is_writable, parse_cell, parse_data
from leernetwerk.editing.drafting import Draft, Drafting, MissingFields
from leernetwerk.editing.notes import example_of, note_on
from leernetwerk.editing.refusal import Incomplete
from leernetwerk.editing.slugs import make_slug
from leernetwerk.records.base import Record
from leernetwerk.records.front_matter import asked_fields, only_date, write_record
from leernetwerk.records.shapes import (
    EitherShape,
    Field,
    ListShape,
    ObjectShape,
    Shape,
    field_named,
    fields_of,
    object_in,
)
from leernetwerk.words import N_, Message

_HOW_TO_USE = N_(
    "Lines that begin with # do not count. Do you want to use a field? Take away the # and the space in front of its "
    "name (and of the lines below that belong to it), and write your answer behind the colon."
)
_TELL_IT_HERE = N_("Tell it here, in place of this line. It is not shown on the site.")


def read_settings(model: type[Record], settings: Sequence[tuple[str, str]], names: Names) -> dict[str, Any]:
    """The values of fields as a call says them; a list may be said at once or item by item.

    Args:
        model: the type of the record.
        settings: names of fields with their values: a text, or YAML for what has fields of its own.
        names: what people call records and terms.

    Raises:
        Incomplete: there is no such field, or its value cannot be read.
    """
    values: dict[str, Any] = {}
    for name, text in settings:
        field = field_named(model, name)
        if field is None:
            known = tuple(each.name for each in fields_of(model))
            raise Incomplete(
                Message.of(N_("There is no field '{field}'; there are: {fields}."), field=name, fields=known)
            )
        value = read_value(text, field, names)
        if isinstance(value, list) and isinstance(values.get(name), list):
            value = [*values[name], *value]
        values[name] = value
    return values


def is_yaml(text: str, field: Field) -> bool:
    """Whether a value that somebody wrote is meant as YAML."""
    may_be = isinstance(field.shape, (ListShape, ObjectShape, EitherShape))
    return may_be and text.lstrip().startswith(("[", "{", "- "))


def read_value(text: str, field: Field, names: Names) -> Any:
    """The value of a field as somebody wrote it on a command line.

    Raises:
        Incomplete: the field holds fields of its own, and this is no YAML that has them.
    """
    if is_yaml(text, field):
        problems: list[object] = []
        try:
            data = read_yaml(text, lambda kind, *_place, **_values: problems.append(kind))
        except Stop:
            data = None
        if not problems:
            return parse_data(data, field.shape, names)
    elif is_writable(field.shape):
        return parse_cell(text, field, names)
    message = N_("Write the value of '{field}' as YAML, such as {example}.")
    raise Incomplete(Message.of(message, field=field.name, example=f"--set '{field.name}={_example(field.shape)}'"))


def propose_values(model: type[Record], today: datetime.date) -> dict[str, Any]:
    """What can be said of a record before anybody is asked."""
    date = only_date(model)
    return {date.name: today.isoformat()} if date is not None else {}


def missing_fields(model: type[Record], values: Mapping[str, Any]) -> tuple[Field, ...]:
    """The fields that the type must have and that have no value yet."""
    return tuple(field for field in fields_of(model) if field.required and values.get(field.name) in (None, "", [], {}))


def begin_record(drafting: Drafting, values: Mapping[str, Any], slug: str | None = None) -> Draft:
    """The draft of a new record, with a comment on every field that is often used.

    Args:
        drafting: its type and network.
        values: the values of its fields.
        slug: the name of its file; made of the title by default.

    Raises:
        MissingFields: something that the type must have is not said.
    """
    model, words = drafting.model, drafting.target_site.words
    title = str(values["title"])
    if missing := missing_fields(model, values):
        raise MissingFields(missing, title, words)
    kept = {name: value for name, value in values.items() if value not in (None, "", [], {})}
    asked = [field for field in asked_fields(model) if field.name != "title"]
    name = slug or make_slug(title) or model.layout.type
    text = write_record(
        model,
        kept,
        f"<!-- {words(_TELL_IT_HERE)} -->",
        {field.name: note_on(field, drafting) for field in asked},
        examples={field.name: example_of(field, words) for field in asked},
        intro=words(_HOW_TO_USE),
        ending=words(N_("Below the next line comes the text, in Markdown.")),
    )
    return Draft(drafting.path_of(name), text, {}, title)


def _example(shape: Shape) -> str:
    if isinstance(shape, ListShape):
        return f"[{_example(shape.item)}]"
    thing = object_in(shape)
    if thing is not None:
        wanted = [field for field in thing.fields if field.required] or list(thing.fields[:2])
        return "{" + ", ".join(f"{field.name}: …" for field in wanted) + "}"
    return "…"
