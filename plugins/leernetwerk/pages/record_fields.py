"""A record's fields on their way to a page: what has been placed, and what has not."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from leernetwerk.pages.values import ValueRenderer
from leernetwerk.records.base import Record
from leernetwerk.records.shapes import Field, field_named, fields_of

APART = frozenset(
    (
        "title",
        "summary",
        "image",
        "image_alt",
        "sources",
        "contact",
        "license",
        "themes",
        "reviewed",
        "language",
        "translation_of",
    )
)
"""Fields that the common frame of all record pages shows."""

NEVER = frozenset(("aliases", "colour", "draft", "review_after"))
"""Fields that are no matter of readers."""


@dataclass(frozen=True, slots=True)
class ShownField:
    """A field with a value, ready for a template."""

    name: str
    label: str
    html: Markup


@dataclass
class RecordFields:
    """Hands fields to a template and remembers which; a field that no template places comes at the end of the facts,
    so that a field that is added to a type is on its page without further ado."""

    record: Record
    values: ValueRenderer
    _shown: set[str] = field(default_factory=set)

    def __contains__(self, name: str) -> bool:
        found = self._field(name)
        return found is not None and not self._is_empty(found)

    def show(self, name: str) -> ShownField | None:
        """A field, if it has a value."""
        found = self._field(name)
        if found is None or self._is_empty(found):
            return None
        self._shown.add(name)
        return self._shown_field(found)

    def facts(self, *names: str) -> list[ShownField]:
        """Those of some fields that have a value."""
        return [shown for name in names if (shown := self.show(name)) is not None]

    def mark_shown(self, *names: str) -> str:
        """Tell that the template shows some fields in its own way."""
        self._shown.update(names)
        return ""

    def remaining(self) -> list[ShownField]:
        """Every field with a value that has not been placed yet."""
        fields = fields_of(type(self.record))
        left = [found for found in fields if found.name not in self._shown | APART | NEVER]
        return self.facts(*(found.name for found in left))

    def _field(self, name: str) -> Field | None:
        return field_named(type(self.record), name)

    def _is_empty(self, found: Field) -> bool:
        value: Any = getattr(self.record, found.attribute)
        return value is None or value == ()

    def _shown_field(self, found: Field) -> ShownField:
        value = getattr(self.record, found.attribute)
        label = self.values.site.words(found.label)
        return ShownField(found.name, label, self.values.render(value, found.shape))
