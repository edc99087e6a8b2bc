"""The declared fields as data: the one place that reads annotations.

Validation hints, JSON Schema titles, pages, forms, the reference of fields and the search for references all
walk these shapes, so that a field is declared once and known everywhere.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any

from leernetwerk.diagnostics.hints import NamesWithSynonyms
from leernetwerk.records.base import Part
from leernetwerk.records.scalar import Scalar
from leernetwerk.words import in_every_language


@dataclass(frozen=True, slots=True)
class Field:
    """A field as declared.

    Attributes:
        name: as written in files.
        attribute: its name on the record object (the same but for ``from``).
        label: message id of its name on pages.
        description: message id of its meaning.
        shape: what it holds.
        required: whether it must be there.
    """

    name: str
    attribute: str
    label: str
    description: str
    shape: Shape
    required: bool


@dataclass(frozen=True, slots=True)
class ListShape:
    """A list of one shape."""

    item: Shape


@dataclass(frozen=True, slots=True)
class ObjectShape:
    """An object with fields."""

    model: type[Part]

    @property
    def fields(self) -> tuple[Field, ...]:
        """Its fields."""
        return fields_of(self.model)

    @property
    def called(self) -> NamesWithSynonyms:
        """The names of its fields, each with what people call it."""
        return NamesWithSynonyms({field.name: in_every_language(field.label) for field in self.fields})


@dataclass(frozen=True, slots=True)
class EitherShape:
    """A scalar, or an object that says more."""

    scalar: Scalar
    object: ObjectShape


Shape = Scalar | ListShape | ObjectShape | EitherShape


@cache
def fields_of(model: type[Part]) -> tuple[Field, ...]:
    """The fields of a record type or object, in the order of declaration: its own before those of every type."""
    hints = typing.get_type_hints(model, include_extras=True)
    inherited = {name for base in model.__mro__[1:] if issubclass(base, Part) for name in base.model_fields}
    leading = ("title", "summary")
    order = sorted(
        model.model_fields,
        key=lambda name: leading.index(name) if name in leading else 3 if name in inherited else 2,
    )
    return tuple(_describe(model, name, hints[name]) for name in order)


def _describe(model: type[Part], name: str, annotation: Any) -> Field:
    info = model.model_fields[name]
    return Field(
        name=info.alias or name,
        attribute=name,
        label=info.title or name,
        description=info.description or "",
        shape=_shape(annotation),
        required=info.is_required(),
    )


def _shape(annotation: Any) -> Shape:
    origin = typing.get_origin(annotation)
    if origin is Annotated:
        inner, *metadata = typing.get_args(annotation)
        for mark in metadata:
            if isinstance(mark, Scalar):
                return mark
        return _shape(inner)
    if origin in (typing.Union, types.UnionType):
        options = [_shape(option) for option in typing.get_args(annotation) if option is not type(None)]
        if len(options) == 1:
            return options[0]
        scalar, thing = options
        if isinstance(scalar, Scalar) and isinstance(thing, ObjectShape):
            return EitherShape(scalar, thing)
    if origin is tuple:
        return ListShape(_shape(typing.get_args(annotation)[0]))
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return ObjectShape(annotation)
    raise TypeError(f"a field has the unknown annotation {annotation!r}")


@cache
def field_named(model: type[Part], name: str) -> Field | None:
    """The field of that name, as written in files."""
    return next((field for field in fields_of(model) if field.name == name), None)


Path = tuple[str | int, ...]


def object_in(shape: Shape | None) -> ObjectShape | None:
    """The object that may stand in the place of a shape; ``None`` where none may."""
    thing = shape.object if isinstance(shape, EitherShape) else shape
    return thing if isinstance(thing, ObjectShape) else None


def shape_at(shape: Shape, path: Path) -> Shape | None:
    """What a shape has at a path, as written in the file; ``None`` where it has nothing."""
    for step in path:
        if isinstance(shape, ListShape):
            shape = shape.item
            continue
        thing = object_in(shape)
        found = field_named(thing.model, str(step)) if thing is not None else None
        if found is None:
            return None
        shape = found.shape
    return shape


@cache
def _reaches(shape: Shape, kind: type[Scalar]) -> bool:
    """Whether values of a kind can stand within a shape, so that walks skip the rest."""
    if isinstance(shape, ListShape):
        return _reaches(shape.item, kind)
    if isinstance(shape, EitherShape):
        return _reaches(shape.scalar, kind) or _reaches(shape.object, kind)
    if isinstance(shape, ObjectShape):
        return any(_reaches(field.shape, kind) for field in shape.fields)
    return isinstance(shape, kind)


@cache
def _fields_reaching(model: type[Part], kind: type[Scalar]) -> tuple[Field, ...]:
    return tuple(field for field in fields_of(model) if _reaches(field.shape, kind))


def walk(part: Part, kind: type[Scalar]) -> Iterator[tuple[Path, Scalar, Any]]:
    """Every value of a kind in a record: its path as written in the file, its declaration, and the value."""
    for field in _fields_reaching(type(part), kind):
        yield from _walk(getattr(part, field.attribute), field.shape, (field.name,), kind)


def _walk(value: Any, shape: Shape, path: Path, kind: type[Scalar]) -> Iterator[tuple[Path, Scalar, Any]]:
    if value is None:
        return
    if isinstance(shape, ListShape):
        for position, item in enumerate(value):
            yield from _walk(item, shape.item, (*path, position), kind)
    elif isinstance(value, Part):
        for inner, scalar, found in walk(value, kind):
            yield (*path, *inner), scalar, found
    else:
        single = shape.scalar if isinstance(shape, EitherShape) else shape
        if isinstance(single, kind):
            yield path, single, value
