"""A declared field as a field of a form.

What comes out is the configuration of a field of Sveltia CMS (https://sveltiacms.app/en/docs/fields), with words of our
own for the browser: ``choices`` names a list of the plan that comes in the place of ``options``; ``object_from`` the
field that holds what stands alone where a list takes a name or an object; ``elsewhere_of`` the field to which choices
from other networks belong; ``keys`` tells whether records of one's own network are named by their slug (``own``) or by
their whole key (``full``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from leernetwerk.content import Scope
from leernetwerk.records.dates import DayScalar, TimeScalar
from leernetwerk.records.references import FileScalar, Reference
from leernetwerk.records.registry import RECORD_TYPES
from leernetwerk.records.scalar import Scalar
from leernetwerk.records.scalars import Choice, FlagScalar, NumberScalar, TextScalar, VocabularyScalar
from leernetwerk.records.shapes import EitherShape, Field, ListShape, ObjectShape, Shape, object_in
from leernetwerk.records.vocabulary import Vocabulary
from leernetwerk.words import N_, Words

RECORDS, INSIGHTS = "records", "insights"
"""The lists of choices that the plan brings: every record of the site, and every insight.

The name of a type stands for the records of that type, by their keys.
"""

_YES_OR_NO = {True: N_("yes"), False: N_("no")}


class Widgets:
    """Makes fields of forms, in the words of a language and with a site's vocabularies."""

    def __init__(self, words: Words, vocabulary: Vocabulary) -> None:
        self._words, self._vocabulary = words, vocabulary

    def describe(self, field: Field) -> dict[str, Any]:
        """The configuration of a field."""
        described = {"name": field.name, "label": self._words(field.label), "required": field.required}
        if field.description:
            described["hint"] = self._words(field.description)
        return described | self._shape(field.shape, field)

    def describe_all(self, fields: Iterable[Field]) -> Iterator[dict[str, Any]]:
        """The configurations of fields, each with what belongs beside it in a form."""
        for field in fields:
            yield self.describe(field)
            yield from self.describe_elsewhere(field)

    def describe_elsewhere(self, field: Field) -> Iterator[dict[str, Any]]:
        """For a choice among records of one's own network: a second field, with the records of other networks.

        The editor finds one's own records in the files, new ones included; those of other networks come from the site.
        """
        item = field.shape.item if isinstance(field.shape, ListShape) else field.shape
        if not isinstance(item, Reference) or (name := _type_within_network(item)) is None:
            return
        yield {
            "name": f"{field.name}_elsewhere",
            "label": self._words(N_("{field} of other networks"), field=self._words(field.label)),
            "required": False,
            "elsewhere_of": field.name,
            "widget": "select",
            "multiple": isinstance(field.shape, ListShape),
            "choices": name,
        }

    def _shape(self, shape: Shape, field: Field) -> dict[str, Any]:
        if isinstance(shape, ListShape):
            return self._list(shape.item, field)
        if isinstance(shape, Scalar):
            return self._scalar(shape)
        thing = object_in(shape)
        assert thing is not None, "every shape is a list, an object or a scalar"
        return self._object(thing)

    def _object(self, shape: ObjectShape) -> dict[str, Any]:
        return {"widget": "object", "fields": list(self.describe_all(shape.fields))}

    def _list(self, item: Shape, field: Field) -> dict[str, Any]:
        least = {"min": 1} if field.required else {}
        if isinstance(item, Scalar):
            return self._several(item, field) | least
        thing = object_in(item)
        assert thing is not None, "a list of lists has no form"
        described = self._object(thing) | {"widget": "list", "label_singular": self._words(field.label)} | least
        if (leading := _leading(thing)) is not None:
            described["summary"] = f"{{{{fields.{leading.name}}}}}"
            if isinstance(item, EitherShape):
                described["object_from"] = leading.name
        return described

    def _several(self, item: Scalar, field: Field) -> dict[str, Any]:
        single = self._scalar(item)
        if single["widget"] in ("select", "relation"):
            return single | {"multiple": True}
        return {"widget": "list", "field": {"name": "item", "label": self._words(field.label), **single}}

    def _scalar(self, scalar: Scalar) -> dict[str, Any]:
        if isinstance(scalar, Choice):
            return _select([(option, scalar.label(option, self._words)) for option in scalar.labels])
        if isinstance(scalar, VocabularyScalar):
            return _select(list(self._terms(scalar.list_name)))
        if isinstance(scalar, FlagScalar):
            return _select([(value, self._words(label)) for value, label in _YES_OR_NO.items()])
        if isinstance(scalar, Reference) and not scalar.or_text:
            return _reference(scalar)
        if isinstance(scalar, NumberScalar):
            return {"widget": "number", "value_type": "int", "min": scalar.minimum}
        if isinstance(scalar, DayScalar):
            return {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"}
        if isinstance(scalar, TimeScalar):
            return {"widget": "datetime", "type": "time", "format": "HH:mm"}
        if isinstance(scalar, FileScalar):
            return {"widget": "file", "choose_url": False}
        return self._text(scalar)

    def _text(self, scalar: Scalar) -> dict[str, Any]:
        schema = scalar.json_schema()
        if isinstance(scalar, TextScalar) and scalar.lines:
            return {"widget": "text"} | ({"maxlength": scalar.limit} if scalar.limit else {})
        described: dict[str, Any] = {"widget": "string"}
        if isinstance(scalar, TextScalar) and scalar.limit:
            described["maxlength"] = scalar.limit
        if schema.get("format") == "uri":
            described["type"] = "url"
        elif "pattern" in schema:
            told = self._words(N_("Here {expected} is expected."), expected=self._words(scalar.expected))
            described["pattern"] = [schema["pattern"], told]
        return described

    def _terms(self, list_name: str) -> Iterator[tuple[str, str]]:
        for term in self._vocabulary.ids().get(list_name, ()):
            yield term, self._vocabulary.label(list_name, term, self._words.language)


def _reference(scalar: Reference) -> dict[str, Any]:
    """A choice of records: of one type as the editor finds them in the files, otherwise as the built site knew them."""
    if scalar.part:
        return {"widget": "select", "choices": INSIGHTS, "keys": "full"}
    if len(scalar.types) != 1:
        return {"widget": "select", "choices": RECORDS}
    (name,) = scalar.types
    relation = {
        "widget": "relation",
        "collection": name,
        "value_field": "{{slug}}",
        "display_fields": ["title"],
        "search_fields": ["title"],
    }
    return relation | ({"keys": "own"} if _type_within_network(scalar) else {})


def _type_within_network(scalar: Reference) -> str | None:
    """The type that is meant, where it is a single one of which each network has its own records."""
    if scalar.part or scalar.or_text or len(scalar.types) != 1:
        return None
    (name,) = scalar.types
    return name if RECORD_TYPES[name].layout.scope is Scope.WITHIN else None


def _select(options: list[tuple[Any, str]]) -> dict[str, Any]:
    return {"widget": "select", "options": [{"value": value, "label": label} for value, label in options]}


def _leading(shape: ObjectShape) -> Field | None:
    """The field by which people know an object: the first that it must have."""
    return next((field for field in shape.fields if field.required and isinstance(field.shape, Scalar)), None)
