"""The record types as collections of an editor's entries."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from leernetwerk.content import Scope
from leernetwerk.content.layout import SLUG
from leernetwerk.forms.widgets import Widgets
from leernetwerk.records.base import Record
from leernetwerk.records.dates import DayScalar
from leernetwerk.records.front_matter import only_date
from leernetwerk.records.registry import RECORD_TYPES
from leernetwerk.records.shapes import Field, fields_of
from leernetwerk.words import N_, Words

FORMAT = "leernetwerk-{type}"
"""The name under which the browser's script registers how files of a type are read and written."""

NETWORK = "{network}"
"""Stands in a folder for the network that the contributor chose."""


def describe_collections(widgets: Widgets, words: Words, docs: str, networks: str) -> list[dict[str, Any]]:
    """A collection for every type of record, the small contributions first.

    Args:
        widgets: describes fields.
        words: the language of labels and hints.
        docs: the folder of shared records in the repository.
        networks: the folder of networks in the repository.
    """
    models = sorted(RECORD_TYPES.values(), key=lambda model: model.layout.scope is not Scope.WITHIN)
    return [_describe(model, widgets, words, docs, networks) for model in models]


def _describe(model: type[Record], widgets: Widgets, words: Words, docs: str, networks: str) -> dict[str, Any]:
    layout = model.layout
    collection = {
        "name": layout.type,
        "label": _capital(words(model.plural)),
        "label_singular": _capital(words(model.label)),
        "description": words(model.purpose_text),
        "format": FORMAT.format(type=layout.type),
        # A record that is gone breaks what refers to it; whoever keeps the site can take it out.
        "delete": False,
        "slug": {
            "template": "{{title}}",
            # Later on a name is changed by `leernetwerk rename`, which knows who refers to it.
            "editable": ["create"],
            "hint": words(N_("The name of the file, which becomes the page's address.")),
            "pattern": [f"^{SLUG.pattern}$", words(N_("Use lower-case letters, digits and hyphens."))],
        },
        # Most records have no picture.
        "thumbnail": False,
        # Files stand beside the record that names them.
        "media_folder": "",
        "public_folder": "",
        "fields": list(_fields(model, widgets, words)),
    }
    if layout.scope is Scope.NETWORK:
        return collection | {"folder": networks, "path": "{{slug}}/index"}
    if layout.scope is Scope.WITHIN:
        return collection | {"folder": f"{networks}/{NETWORK}/{layout.folder}"}
    return collection | {"folder": f"{docs}/{layout.folder}"}


def _fields(model: type[Record], widgets: Widgets, words: Words) -> Iterator[dict[str, Any]]:
    """The fields in the order in which somebody fills them in: what is rarely needed comes after the text."""
    every = {field.name for field in fields_of(Record)}
    first = {"title", "summary", "themes"}
    date = only_date(model)
    late: list[Field] = []
    for field in fields_of(model):
        if field.name in every - first and not field.required:
            late.append(field)
            continue
        described = widgets.describe(field)
        if field is date and isinstance(field.shape, DayScalar):
            described["default"] = "{{now}}"
        yield described
        yield from widgets.describe_elsewhere(field)
    yield {
        "name": "body",
        "label": words(N_("Text")),
        "hint": words(N_("Your story. [[name]] links to another page of this site.")),
        "widget": "markdown",
        "required": False,
    }
    yield from widgets.describe_all(late)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
