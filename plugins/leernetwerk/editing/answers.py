"""Answers to the question for a field: whether they can be its value, told before the next is asked."""

from __future__ import annotations

from typing import Any

from leernetwerk.content import SourceFile
from leernetwerk.diagnostics import Diagnostic
from leernetwerk.editing.drafting import Drafting
from leernetwerk.editing.slugs import make_slug
from leernetwerk.records.context import RecordContext
from leernetwerk.records.shapes import Field
from leernetwerk.records.validation import check_value


def find_faults(value: Any, field: Field, drafting: Drafting) -> tuple[Diagnostic, ...]:
    """What is wrong with the value of a field of a record that is still to be written."""
    type_ = drafting.model.layout.type
    slug = make_slug(type_)
    checked = drafting.target_site.checked
    source = SourceFile(drafting.path_of(slug), type_, slug, drafting.network)
    context = RecordContext(source, checked.graph.names, checked.graph.vocabulary.ids(), checked.discovery)
    return tuple(dict.fromkeys(check_value(value, field.shape, context)))


def fields_at(text: str, lines: set[int]) -> tuple[str, ...]:
    """The names of the fields that some lines of a record's file belong to, counted from 1."""
    found: dict[str, None] = {}
    name = ""
    for number, line in enumerate(text.splitlines(), 1):
        key, colon, _value = line.partition(":")
        if colon and key and key[0] not in " #-":
            name = key
        if number in lines and name:
            found[name] = None
    return tuple(found)
