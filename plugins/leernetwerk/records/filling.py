"""Fields filled from a text that somebody wrote in the place of them."""

from __future__ import annotations

import re

from pydantic_core import PydanticCustomError

from leernetwerk.content.quoting import quote
from leernetwerk.records.context import RecordContext
from leernetwerk.records.references import Reference
from leernetwerk.records.scalar import Scalar
from leernetwerk.records.scalars import NumberScalar, SlugScalar, TextScalar
from leernetwerk.records.shapes import Field, ObjectShape

TO_FILL = "…"
"""What stands in the place of a value that only the author knows."""

LONGEST = 120
"""Characters of a value beyond which it is not said again."""

_AROUND = " ,;:|<>-\u2013\u2014\n"
_EMPTY = re.compile(r"\(\W*\)")


def fill(shape: ObjectShape, text: str, context: RecordContext | None) -> list[str]:
    """Lines with the fields of an object: those that the text holds, and those that must be there.

    What is left of the text goes with the text that must be there; else with the first field, if that takes a text.
    """
    found, rest = _pick(shape, text, context)
    required = [field for field in shape.fields if field.required]
    takes = next((field for field in required or shape.fields[:1] if isinstance(field.shape, TextScalar)), None)
    left = _tidy(rest) if takes and takes.name not in found else ""
    if takes and left:
        found[takes.name] = quote(left) if len(left) <= LONGEST else TO_FILL
    shown = [field for field in shape.fields if field.name in found or field.required] or shape.fields[:1]
    return [f"{field.name}: {found.get(field.name, TO_FILL)}" for field in shown]


def _tidy(rest: str) -> str:
    """What is left of a text, without the signs around what was taken out of it."""
    left = _EMPTY.sub(" ", " ".join(rest.split())).strip(_AROUND)
    if left.count(")") > left.count("("):
        left = left.removesuffix(")")
    elif left.count("(") > left.count(")"):
        left = left.removeprefix("(")
    return " ".join(left.split()).strip(_AROUND)


def _pick(shape: ObjectShape, text: str, context: RecordContext | None) -> tuple[dict[str, str], str]:
    """The values that a text holds by the names of their fields, and the text without them."""
    found: dict[str, str] = {}
    rest, any_named = text, False
    for field in shape.fields:
        picked = _pick_field(field, rest, context)
        if isinstance(field.shape, NumberScalar) and not (field.required or any_named):
            continue  # a number in a text can be anything: a day, an age
        if picked is not None:
            found[field.name] = quote(picked[0])
            any_named = any_named or isinstance(field.shape, Reference)
            rest = rest.replace(picked[1], " ", 1) if picked[1] else rest
    return found, rest


def _pick_field(field: Field, text: str, context: RecordContext | None) -> tuple[str, str] | None:
    # An id can be made of any text: it is proposed only where there must be one.
    if not isinstance(field.shape, Scalar) or (isinstance(field.shape, SlugScalar) and not field.required):
        return None
    picked = field.shape.pick(text, context)
    try:
        return picked if picked and field.shape.validate(picked[0], None) is not None else None
    except PydanticCustomError:
        return None
