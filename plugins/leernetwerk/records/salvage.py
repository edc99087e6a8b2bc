"""What is left of a record when some of its values are wrong, so that the rest can still be checked."""

from __future__ import annotations

from collections.abc import Set
from typing import Any, TypeVar, cast

from pydantic_core import PydanticCustomError

from leernetwerk.content.yamltree import Path
from leernetwerk.records.base import Part
from leernetwerk.records.context import RecordContext
from leernetwerk.records.scalar import Scalar
from leernetwerk.records.shapes import EitherShape, Field, ListShape, ObjectShape, Shape, fields_of

PartType = TypeVar("PartType", bound=Part)


def salvage(
    model: type[PartType], data: object, context: RecordContext | None, wrong: Set[Path], path: Path = ()
) -> PartType:
    """An object with every value that is fine; a blank one or an empty list in the place of any other.

    Items of lists keep their positions, so that what is said of them is said at their place.

    Args:
        model: the record type or object.
        data: what was written.
        context: what names are checked against.
        wrong: paths of the values that are known to be wrong.
        path: the path of the object itself.
    """
    written = data if isinstance(data, dict) else {}
    values = {
        field.attribute: _salvage_field(field, written.get(field.name), context, wrong, (*path, field.name))
        for field in fields_of(model)
    }
    return cast(PartType, model.model_construct(None, **values))


def _salvage_field(field: Field, value: object, context: RecordContext | None, wrong: Set[Path], path: Path) -> Any:
    if isinstance(field.shape, ListShape) and (path in wrong or not isinstance(value, list)):
        return ()
    if value is not None and path not in wrong:
        return _salvage(field.shape, value, context, wrong, path)
    if not field.required:
        return None
    if isinstance(field.shape, ObjectShape):
        return salvage(field.shape.model, {}, context, wrong, path)
    return field.shape.blank if isinstance(field.shape, Scalar) else None


def _salvage(shape: Shape, value: object, context: RecordContext | None, wrong: Set[Path], path: Path) -> Any:
    if isinstance(shape, EitherShape):
        shape = shape.object if isinstance(value, dict) else shape.scalar
    if isinstance(shape, ListShape):
        items = value if isinstance(value, list) else []
        return tuple(_salvage(shape.item, item, context, wrong, (*path, number)) for number, item in enumerate(items))
    if isinstance(shape, ObjectShape):
        return salvage(shape.model, value, context, wrong, path)
    try:
        return shape.blank if path in wrong else shape.validate(value, context)
    except PydanticCustomError:
        return shape.blank
