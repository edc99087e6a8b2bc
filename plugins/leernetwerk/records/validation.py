"""From a document's data to a typed record, with a diagnostic at its place for everything that is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import PydanticCustomError

from leernetwerk.content import Document
from leernetwerk.content.yamltree import Path
from leernetwerk.diagnostics import Diagnostic, Place
from leernetwerk.records import field_problems
from leernetwerk.records.base import Part, Record
from leernetwerk.records.context import RecordContext
from leernetwerk.records.diagnosing import Diagnosing, path_of, tell
from leernetwerk.records.proposals import Proposing, expect
from leernetwerk.records.salvage import salvage
from leernetwerk.records.scalar import Scalar
from leernetwerk.records.shapes import EitherShape, ListShape, ObjectShape, Shape, object_in, shape_at

PartType = TypeVar("PartType", bound=Part)
RecordType = TypeVar("RecordType", bound=Record)


def read_record(
    model: type[RecordType], document: Document, context: RecordContext
) -> tuple[RecordType, tuple[Diagnostic, ...]]:
    """The record of a document, and what is wrong with its fields.

    Whatever is wrong, a record comes back, with what is wrong left out of it (see :mod:`.salvage`), so that the rest
    can still be checked. It is fit for a page only if no diagnostic is an error.
    """
    data = prune(document.data or {})
    record, found = _read(model, data, document, context)
    return record, (*found, *_check_image(data, document))


def read_part(model: type[PartType], document: Document) -> tuple[PartType, tuple[Diagnostic, ...]]:
    """The same for a file that is no record: the vocabularies."""
    return _read(model, prune(document.data or {}), document, None)


def _read(
    model: type[PartType], data: dict[str, Any], document: Document, context: RecordContext | None
) -> tuple[PartType, tuple[Diagnostic, ...]]:
    try:
        return model.model_validate(data, context=context), ()
    except ValidationError as error:
        problems = [each for each in error.errors(include_url=False) if not _is_of_items(each)]
    root = ObjectShape(model)
    paths = [path_of(root, problem["loc"]) for problem in problems]
    found = Diagnosing(root, document, context, document.places()).tell_all(zip(paths, problems, strict=True))
    if all(problem["type"] == "extra_forbidden" for problem in problems):
        for path in paths:  # nothing else is wrong: without them it is a record like any other
            _remove(data, path)
        try:
            return model.model_validate(data, context=context), found
        except ValidationError:  # an object of which nothing is left that it must have
            return salvage(model, data, context, frozenset()), found
    return salvage(model, data, context, frozenset(paths)), found


def _is_of_items(problem: Any) -> bool:
    """Whether a list is too short only because of what is wrong with its items, which is told of each."""
    return problem["type"] == "too_short" and bool(problem["input"])


def _remove(data: Any, path: Path) -> None:
    for step in path[:-1]:
        data = data[step]
    del data[path[-1]]


def check_value(value: object, shape: Shape, context: RecordContext) -> Iterator[Diagnostic]:
    """What is wrong with a value before it stands in a file, as far as it can be told without its record.

    The places of the diagnostics say nothing; values that are missing and fields that nobody knows are not told.
    """
    if isinstance(value, list) and isinstance(shape, ListShape):
        for item in value:
            yield from check_value(item, shape.item, context)
        return
    thing = object_in(shape)
    if isinstance(value, dict) and thing is not None:
        for field in thing.fields:
            if not _is_empty(value.get(field.name)):
                yield from check_value(value[field.name], field.shape, context)
        return
    scalar = shape.scalar if isinstance(shape, EitherShape) else shape
    place = Place(context.source.path)
    if not isinstance(scalar, Scalar):
        yield Diagnostic.of(field_problems.WRONG_TYPE, place, expected=expect(scalar))
        return
    try:
        scalar.validate(value, context)
    except PydanticCustomError as error:
        yield tell(error.type, error.context or {}, place)


def prune(data: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what is empty: an empty value is as good as none."""
    kept = {name: _prune(value) for name, value in data.items()}
    return {name: value for name, value in kept.items() if not _is_empty(value)}


def _prune(value: Any) -> Any:
    if isinstance(value, dict):
        return prune(value)
    if isinstance(value, list):
        items = [_prune(item) for item in value]
        # Only at the end: an empty item in the middle keeps its place, so that problems are told where they stand.
        while items and _is_empty(items[-1]):
            items.pop()
        return items
    return value


def _is_empty(value: Any) -> bool:
    return value is None or value == [] or value == {} or (isinstance(value, str) and not value.strip())


def _check_image(data: dict[str, Any], document: Document) -> tuple[Diagnostic, ...]:
    if "image" not in data or "image_alt" in data:
        return ()
    path: Path = ("image_alt",)
    hint = Proposing(path, shape_at(ObjectShape(Record), path), document, None, {}).line()
    return (Diagnostic.of(field_problems.MISSING_ALT, Place(document.path, document.front_line), hint),)
