"""The contributor's reference of fields, derived from the declarations."""

from __future__ import annotations

from dataclasses import dataclass

from leernetwerk.content import Scope
from leernetwerk.pages.headings import PageHeadings
from leernetwerk.pages.page import Page
from leernetwerk.pages.site_context import SiteContext
from leernetwerk.pages.templates import load_templates
from leernetwerk.records.base import Record
from leernetwerk.records.page_fields import PageFields
from leernetwerk.records.references import Reference
from leernetwerk.records.registry import RECORD_TYPES
from leernetwerk.records.scalar import Scalar
from leernetwerk.records.scalars import Choice, VocabularyScalar
from leernetwerk.records.shapes import EitherShape, Field, ListShape, ObjectShape, Shape, fields_of, object_in
from leernetwerk.words import N_, Words


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field as the reference shows it."""

    name: str
    label: str
    description: str
    required: bool
    holds: str
    options: tuple[str, ...]
    fields: tuple[FieldView, ...]


@dataclass(frozen=True, slots=True)
class TypeView:
    """A type of record as the reference shows it, with the fields that are its own."""

    name: str
    label: str
    purpose: str
    path: str
    fields: tuple[FieldView, ...]


def render_field_reference(site: SiteContext) -> Page:
    """The page with every field of every type."""
    words = site.words
    shared = {field.name for field in fields_of(Record)}
    types = [_view_type(name, model, shared, words) for name, model in RECORD_TYPES.items()]
    common = [_view_field(field, words) for field in fields_of(Record)]
    ordinary = [_view_field(field, words) for field in fields_of(PageFields)]
    address = site.addresses.fields()
    headings = PageHeadings()
    html = (
        load_templates(words.language)
        .get_template("fields.html")
        .render(headings=headings, types=types, common=common, ordinary=ordinary, site=site, page=address)
    )
    title = words(N_("Fields of each type"))
    return Page(address, title, html, headings=headings.list())


def _view_type(name: str, model: type[Record], shared: set[str], words: Words) -> TypeView:
    layout = model.layout
    path = layout.scope.value.replace("<folder>", layout.folder)
    if layout.scope is Scope.NETWORK:
        path = Scope.NETWORK.value
    own = [field for field in fields_of(model) if field.name not in shared or field.required]
    return TypeView(
        name,
        words(model.label),
        words(model.purpose_text),
        path,
        tuple(_view_field(field, words) for field in own),
    )


def _view_field(field: Field, words: Words) -> FieldView:
    shape = field.shape
    inner = shape.item if isinstance(shape, ListShape) else shape
    thing = object_in(inner)
    return FieldView(
        name=field.name,
        label=words(field.label),
        description=words(field.description),
        required=field.required,
        holds=describe_shape(shape, words),
        options=tuple(inner.labels) if isinstance(inner, Choice) else (),
        fields=tuple(_view_field(part, words) for part in thing.fields) if thing is not None else (),
    )


def describe_shape(shape: Shape, words: Words) -> str:
    """What a field holds, in a few words."""
    match shape:
        case ListShape():
            return words(N_("a list; each item: {item}"), item=describe_shape(shape.item, words))
        case ObjectShape():
            return words(N_("an object with fields of its own"))
        case EitherShape():
            name = describe_shape(shape.scalar, words)
            return words(N_("{name}, or an object with fields of its own"), name=name)
        case Reference() if shape.types:
            names = ", ".join(words(RECORD_TYPES[name].label) for name in shape.types)
            if shape.or_text:
                return words(N_("the name of a record ({types}) or a text"), types=names)
            return words(N_("the name of a record ({types})"), types=names)
        case VocabularyScalar():
            return words(N_("an id from the list '{list}' of vocabulary.yml"), list=shape.list_name)
        case Scalar():
            return words(shape.expected)
