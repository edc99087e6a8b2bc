"""Kinds of value without a standard of their own: texts, numbers, yes or no, options."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from leernetwerk.content.layout import SLUG, propose_slug
from leernetwerk.findings.hints import Called
from leernetwerk.records import field_problems
from leernetwerk.records.context import RecordContext, problem
from leernetwerk.records.scalar import Scalar
from leernetwerk.words import N_, Message, Words, in_every_language

_YES_OR_NO = {"ja": "true", "yes": "true", "oui": "true", "on": "true", "1": "true", "waar": "true"} | {
    "nee": "false",
    "no": "false",
    "non": "false",
    "off": "false",
    "0": "false",
    "onwaar": "false",
}
"""What people write where ``true`` or ``false`` is meant."""

_MOST_TOLD = 20
"""How many ids of a list are told to who wrote another."""

ENUM_LABELS = "enumDescriptions"
"""The keyword under which editors look for what each option of an enumeration means."""

_INTEGER = re.compile(r"[+-]?[0-9]{1,15}")


@dataclass(frozen=True, slots=True)
class TextScalar(Scalar):
    """A text, of at most ``limit`` characters if that is given; ``lines`` says that it often runs over several."""

    limit: int | None = None
    lines: bool = False
    expected = N_("a text")

    def read(self, text: str, context: RecordContext | None) -> str:
        if self.limit is not None and len(text) > self.limit:
            raise problem(field_problems.TOO_LONG, length=len(text), limit=self.limit)
        return text

    def json_schema(self) -> dict[str, Any]:
        return {"type": "string", "minLength": 1} | ({"maxLength": self.limit} if self.limit else {})


@dataclass(frozen=True, slots=True)
class SlugScalar(Scalar):
    """A name that becomes part of an address."""

    expected = N_("a name of lower-case letters, digits and hyphens")

    def read(self, text: str, context: RecordContext | None) -> str:
        if not SLUG.fullmatch(text):
            proposal = propose_slug(text)
            raise problem(field_problems.INVALID_ID, value=text, near=(proposal, (proposal,)) if proposal else None)
        return text

    def json_schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^{SLUG.pattern}$"}


@dataclass(frozen=True, slots=True)
class NumberScalar(Scalar):
    """A whole number of at least ``minimum``; ``unit`` is the message id that shows it with its unit."""

    minimum: int = 0
    unit: str = "{value}"
    blank = None
    expected = N_("a whole number in digits, such as 12")

    def validate(self, value: object, context: RecordContext | None) -> int:
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)  # data that comes from JSON
        if not isinstance(value, str) or not _INTEGER.fullmatch(value.strip()):
            raise self.unexpected()
        return self.read(value.strip(), context)

    def read(self, text: str, context: RecordContext | None) -> int:
        number = int(text)
        if number < self.minimum:
            raise problem(field_problems.NUMBER_TOO_SMALL, value=number, minimum=self.minimum)
        return number

    def json_schema(self) -> dict[str, Any]:
        return {"type": "integer", "minimum": self.minimum}


@dataclass(frozen=True, slots=True)
class MinutesScalar(NumberScalar):
    """A duration in minutes."""

    minimum: int = 1
    unit: str = N_("{value} minutes")
    expected = N_("a whole number of minutes, such as 90")


@dataclass(frozen=True, slots=True)
class FlagScalar(Scalar):
    """Yes or no, written ``true`` or ``false``."""

    blank = None
    expected = N_("true or false")

    def validate(self, value: object, context: RecordContext | None) -> bool:
        if isinstance(value, bool):
            return value
        meant = _YES_OR_NO.get(str(value).strip().lower())
        near = {"near": (meant, (meant,))} if meant else {}
        raise problem(field_problems.WRONG_TYPE, expected=Message.of(self.expected), **near)

    def read(self, text: str, context: RecordContext | None) -> bool:
        raise self.unexpected()

    def json_schema(self) -> dict[str, Any]:
        return {"type": "boolean"}


@dataclass(frozen=True, eq=False)
class Choice(Scalar):
    """One of a few options that the contract fixes, each with its label (a message id)."""

    labels: Mapping[str, str]
    expected = N_("one of the options")

    def read(self, text: str, context: RecordContext | None) -> str:
        if text not in self.labels:
            raise problem(field_problems.UNKNOWN_OPTION, value=text, options=self.choices, near=(text, self.called))
        return text

    @property
    def choices(self) -> tuple[Message, ...]:
        """The options with their labels, for who has to choose."""
        pairs = ((option, Message.of(label)) for option, label in self.labels.items())
        return tuple(Message.of(N_("{name} ({label})"), name=option, label=label) for option, label in pairs)

    @property
    def called(self) -> Called:
        """The options, each with what people call it."""
        return Called({option: in_every_language(label) for option, label in self.labels.items()})

    def label(self, option: str, words: Words) -> str:
        """The words for an option."""
        return words(self.labels[option])

    def json_schema(self) -> dict[str, Any]:
        return {"type": "string", "enum": list(self.labels), ENUM_LABELS: list(self.labels.values())}


@dataclass(frozen=True, slots=True)
class VocabularyScalar(Scalar):
    """An id from one of the lists of ``docs/vocabulary.yml``."""

    list_name: str
    expected = N_("an id from a list of vocabulary.yml")

    def read(self, text: str, context: RecordContext | None) -> str:
        if context is not None and context.vocabulary is not None:
            known = context.vocabulary.get(self.list_name, Called())
            if text not in known:
                choices = {"choices": tuple(known)} if len(known) <= _MOST_TOLD else {}
                kind = field_problems.UNKNOWN_VOCABULARY_ID
                raise problem(kind, value=text, list=self.list_name, near=(text, known), **choices)
        return text

    def json_schema(self) -> dict[str, Any]:
        return {"type": "string", "x-vocabulary": self.list_name}


Text = Annotated[str, TextScalar()]
Prose = Annotated[str, TextScalar(lines=True)]
Slug = Annotated[str, SlugScalar()]
Count = Annotated[int, NumberScalar(0)]
Ordinal = Annotated[int, NumberScalar(1)]
Minutes = Annotated[int, MinutesScalar()]
Flag = Annotated[bool, FlagScalar()]
