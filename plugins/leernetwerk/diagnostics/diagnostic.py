"""A problem at a place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from leernetwerk.diagnostics.kind import Kind
from leernetwerk.diagnostics.severity import Severity
from leernetwerk.words import Message, Words


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where: path relative to the site's folder (``/`` between its parts), line and column from 1."""

    path: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem: what kind, where, with which values, and a hint where one is known."""

    kind: Kind
    place: Place
    values: tuple[tuple[str, object], ...] = ()
    hint: Message | None = None

    @classmethod
    def of(cls, kind: Kind, place: Place, hint: Message | None = None, **values: object) -> Diagnostic:
        """A diagnostic from keyword values."""
        return cls(kind, place, tuple(values.items()), hint)

    @property
    def code(self) -> str:
        """The code of its kind."""
        return self.kind.code

    @property
    def severity(self) -> Severity:
        """The severity of its kind."""
        return self.kind.severity

    def message(self, words: Words) -> str:
        """The sentence in the language of ``words``."""
        return Message(self.kind.message, self.values).render(words)

    def hint_text(self, words: Words) -> str | None:
        """The hint in the language of ``words``, if there is one."""
        return self.hint.render(words) if self.hint else None

    def advice(self, words: Words) -> str:
        """The sentence with its hint behind it, where there is room for one text only."""
        hint = self.hint_text(words)
        return f"{self.message(words)} {hint[:1].upper()}{hint[1:]}" if hint else self.message(words)


def sort_diagnostics(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """By place, then code; each one once."""
    unique = dict.fromkeys(diagnostics)
    return tuple(sorted(unique, key=lambda found: (found.place, found.code, repr(found.values))))


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether one of them stops a build."""
    return any(found.severity is Severity.ERROR for found in diagnostics)
