"""From a document's data to a typed record, with a diagnostic at its place for everything that is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import PydanticCustomError

from leernetwerk.content import Document
from leernetwerk.content.yamltree import Path
from leernetwerk.findings import KINDS, Diagnostic, Place
from leernetwerk.findings.hints import Called, near_name
from leernetwerk.records import field_problems
from leernetwerk.records.base import Part, Record
from leernetwerk.records.context import RecordContext
from leernetwerk.records.proposals import expect, propose_line, propose_value
from leernetwerk.records.salvage import salvage
from leernetwerk.records.scalar import Scalar
from leernetwerk.records.shapes import EitherShape, ListShape, ObjectShape, Shape, shape_at
from leernetwerk.words import N_, Message

PartType = TypeVar("PartType", bound=Part)
RecordType = TypeVar("RecordType", bound=Record)

_WRONG_FORMS = frozenset(
    (
        "tuple_type",
        "list_type",
        "model_type",
        "model_attributes_type",
        "dict_type",
        "union_tag_not_found",
        "union_tag_invalid",
    )
)
"""What pydantic calls a value of another form."""


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
    root, places = ObjectShape(model), document.places()
    paths = [_path(root, problem["loc"]) for problem in problems]
    found = _point_to_slips(
        _diagnose(root, document, places, problem, path) for problem, path in zip(problems, paths, strict=True)
    )
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


def _point_to_slips(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """A field that is missing because its name is misspelt is no second problem to look for."""
    diagnostics = tuple(found)
    slips = {
        str(dict(each.hint.values)["name"]): str(dict(each.values)["field"])
        for each in diagnostics
        if each.kind is field_problems.MISSPELT_FIELD and each.hint is not None
    }
    return tuple(
        replace(each, hint=Message.of(N_("it stands here as '{name}'"), name=slips[field]))
        if each.kind is field_problems.MISSING_FIELD and (field := str(dict(each.values)["field"])) in slips
        else each
        for each in diagnostics
    )


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
    thing = shape.object if isinstance(shape, EitherShape) else shape
    if isinstance(value, dict) and isinstance(thing, ObjectShape):
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
        yield _tell(error.type, error.context or {}, place)


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
    hint = propose_line(("image_alt",), shape_at(ObjectShape(Record), ("image_alt",)), document.front)
    return (Diagnostic.of(field_problems.MISSING_ALT, Place(document.path, document.front_line), hint),)


def _path(shape: Shape, loc: tuple[int | str, ...]) -> Path:
    """A pydantic location without the names of a union's options."""
    path: list[int | str] = []
    for step in loc:
        if isinstance(shape, EitherShape):
            shape = shape.object
            continue  # the step is the option's tag
        path.append(step)
        if isinstance(shape, ListShape):
            shape = shape.item
        elif isinstance(shape, ObjectShape):
            field = next((field for field in shape.fields if field.name == step), None)
            if field is not None:
                shape = field.shape
    return tuple(path)


def _diagnose(
    root: ObjectShape, document: Document, places: Mapping[Path, Any], problem: Any, path: Path
) -> Diagnostic:
    kind, values, shape = problem["type"], dict(problem.get("ctx") or {}), shape_at(root, path)
    hint: Message | None
    if kind in ("missing", "too_short"):  # an empty list where one item is required
        place = _place(document, places, path, of_value=kind == "too_short")
        hint = propose_line(path, shape, document.front)
        return Diagnostic.of(field_problems.MISSING_FIELD, place, hint, field=path[-1])
    if kind == "extra_forbidden":
        return _diagnose_unknown(root, document, places, path)
    if kind in KINDS:
        told = _tell(kind, values, _place(document, places, path))
        if told.hint is None and told.kind is field_problems.WRONG_TYPE:
            return replace(told, hint=propose_value(path, problem["input"], shape))
        return told
    expected = expect(shape if kind in _WRONG_FORMS else None)
    hint = propose_value(path, problem["input"], shape)
    return Diagnostic.of(field_problems.WRONG_TYPE, _place(document, places, path), hint, expected=expected)


def _tell(kind: str, told: Mapping[str, Any], place: Place) -> Diagnostic:
    """The diagnostic of an error that a kind of value raised."""
    values = {name: value for name, value in told.items() if name not in ("code", "near", "choices")}
    near, choices = told.get("near"), told.get("choices", ())
    hint = near_name(near[0], near[1]) if near else None
    if hint is None and choices:
        hint = Message.of(N_("choose from: {choices}"), choices=choices)
    return Diagnostic.of(KINDS[kind], place, hint, **values)


def _diagnose_unknown(root: ObjectShape, document: Document, places: Mapping[Path, Any], path: Path) -> Diagnostic:
    shape = shape_at(root, path[:-1])
    if isinstance(shape, EitherShape):
        shape = shape.object
    known = shape.called if isinstance(shape, ObjectShape) else Called()
    name = str(path[-1])
    place = _place(document, places, path, of_value=False)
    if hint := near_name(name, known):
        return Diagnostic.of(field_problems.MISSPELT_FIELD, place, hint, field=name)
    return Diagnostic.of(field_problems.UNKNOWN_FIELD, place, field=name)


def _place(document: Document, places: Mapping[Path, Any], path: Path, *, of_value: bool = True) -> Place:
    """The place of a value or key; for one that is not there, that of the object it should stand in."""
    if path in places:
        return Place(document.path, *places[path][1 if of_value else 0])
    if len(path) <= 1:
        return Place(document.path, document.front_line)
    return _place(document, places, path[:-1])
