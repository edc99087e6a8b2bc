"""What stands beside a field in a new file: what it means, the form of its value, what there is to choose from."""

from __future__ import annotations

from collections.abc import Sequence

from leernetwerk.content.unfinished import placeholder
from leernetwerk.editing.drafting import Drafting
from leernetwerk.editing.options import Option, list_options, scalar_of
from leernetwerk.records.dates import DayScalar, PartialDateScalar, TimeScalar
from leernetwerk.records.front_matter import explain_field
from leernetwerk.records.references import Reference
from leernetwerk.records.scalars import Choice, FlagScalar, NumberScalar, SlugScalar, VocabularyScalar
from leernetwerk.records.shapes import Field, ListShape, ObjectShape, Shape
from leernetwerk.records.standards import CountryScalar, UrlScalar
from leernetwerk.words import N_, Words

_TELLING = (DayScalar, PartialDateScalar, TimeScalar, NumberScalar, FlagScalar, SlugScalar, UrlScalar, CountryScalar)
"""Kinds of value of which the form says more than that it is a text."""

_MOST_CHOICES = 12
"""How many choices are written out; of more, one is enough to see how they are written."""

_MOST_PARTS = 5
"""How many fields an example of an object shows, where none of them must be there."""


def explain_form(shape: Shape, words: Words) -> str:
    """How a value is written, where that is not plain; else an empty text."""
    scalar = scalar_of(shape)
    return words(N_("Write {expected}."), expected=words(scalar.expected)) if isinstance(scalar, _TELLING) else ""


def note_on(field: Field, drafting: Drafting) -> str:
    """The comment on a field, for who fills it in."""
    words = drafting.target_site.words
    options = list_options(field.shape, drafting)
    parts = [explain_field(field, words, with_options=False)]
    several = isinstance(field.shape, ListShape)
    if _object(field.shape) is not None:
        parts.append(words(N_("A list, in this form:")) if several else words(N_("In this form:")))
    else:
        parts += [_choices(field.shape, options, drafting, words), explain_form(field.shape, words)]
        if several:
            some = ", ".join(option.name for option in options[:2]) or words(N_("one, two"))
            parts.append(words(N_("A list: [{some}]."), some=some))
    return " ".join(part for part in parts if part)


def example_of(field: Field, words: Words) -> str:
    """What follows the name of a field that has fields of its own, with dots where something is to be written."""
    thing = _object(field.shape)
    if thing is None:
        return ""
    wanted = [each for each in thing.fields if each.required] or thing.fields[:_MOST_PARTS]
    lines = [f"{each.name}: {_slot(each, words)}" for each in wanted]
    if isinstance(field.shape, ListShape):
        lines = [f"{'  ' if number else '- '}{line}" for number, line in enumerate(lines)]
    return "".join(f"\n  {line}" for line in lines)


def _slot(field: Field, words: Words) -> str:
    """What stands where a value is to be written: the checks refuse it wherever they can tell."""
    if isinstance(field.shape, Choice):
        return " | ".join(field.shape.labels)
    return placeholder(words(field.label))


def _object(shape: Shape) -> ObjectShape | None:
    item = shape.item if isinstance(shape, ListShape) else shape
    return item if isinstance(item, ObjectShape) else None


def _choices(shape: Shape, options: Sequence[Option], drafting: Drafting, words: Words) -> str:
    scalar = scalar_of(shape)
    few = 0 < len(options) <= _MOST_CHOICES
    if isinstance(scalar, Choice) or (isinstance(scalar, VocabularyScalar) and few):
        named = ", ".join(option.shown for option in options)
        return words(N_("One of: {options}."), options=named)
    if isinstance(scalar, VocabularyScalar):
        settings = drafting.target_site.checked.settings
        file = settings.relative(settings.vocabulary)
        return words(N_("An id from the list '{list}' in {file}."), list=scalar.list_name, file=file)
    if isinstance(scalar, Reference) and options and not scalar.or_text:
        if isinstance(shape, ListShape):
            return words(N_("Write the names of their files, without .md."))
        return words(N_("Write the name of its file without .md, such as {name}."), name=options[0].name)
    return ""
