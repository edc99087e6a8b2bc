"""Kinds of value without a standard of their own: texts, numbers, yes or no, options."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any

from leernetwerk.content.layout import SLUG, propose_slug
from leernetwerk.diagnostics.hints import NamesWithSynonyms, nearest
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

_LONGEST_SLUG = 30
"""Characters of an id that is proposed for a text."""

_ONE_NUMBER = re.compile(r"\D*(?<![\w.,-])([0-9]{1,6})(?![\w.,%-])\D*")

_SHARE = re.compile(r"([0-9]{1,3}(?:[.,][0-9]{1,3})?)\s*%")

_HOURS = re.compile(
    r"(\d{1,2})(?:[.,](\d))?\s*(?:u|uur|uren|h|hours?|heures?)\.?(?:\s*(\d{1,2})\s*(?:m|min|minuten|minutes?)?\.?)?"
    r"|(\d{1,4})\s*(?:m|min|minuten|minutes?)\.?",
    re.ASCII,
)
"""A duration as people write it: 2 uur, 1,5 uur, 1u30, 90 min."""

ENUM_LABELS = "enumDescriptions"
"""The keyword under which editors look for what each option of an enumeration means."""

_INTEGER = re.compile(r"[+-]?[0-9]{1,15}")


def read_share(text: str) -> float | None:
    """The share that a percentage stands for, from 0 to 1; ``None`` for what is none."""
    found = _SHARE.fullmatch(text.strip())
    share = float(found[1].replace(",", ".")) / 100 if found else 2
    return share if share <= 1 else None


@dataclass(frozen=True, slots=True)
class TextScalar(Scalar):
    """A text, of at most ``limit`` characters if that is given; ``lines`` says that it often runs over several."""

    limit: int | None = None
    lines: bool = False
    expected = N_("a text")

    @property
    def takes_lines(self) -> bool:
        """Whether a text may run over several lines."""
        return self.lines

    def read(self, text: str, context: RecordContext | None) -> str:
        if self.limit is not None and len(text) > self.limit:
            hint = Message.of(
                N_("make it shorter; what you take away can go to the text below the second line of hyphens")
            )
            raise problem(field_problems.TOO_LONG, length=len(text), limit=self.limit, hint=hint)
        return text

    def json_schema(self) -> dict[str, Any]:
        return {"type": "string", "minLength": 1} | ({"maxLength": self.limit} if self.limit else {})


@dataclass(frozen=True, slots=True)
class SlugScalar(Scalar):
    """A name that becomes part of an address."""

    expected = N_("a name of lower-case letters, digits and hyphens")

    def pick(self, text: str, context: RecordContext | None) -> tuple[str, str] | None:
        slug = propose_slug(text)
        short = slug if len(slug) <= _LONGEST_SLUG else slug[: _LONGEST_SLUG + 1].rpartition("-")[0]
        return (short, "") if short else None

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
            if isinstance(value, str) and read_share(value) is not None:
                hint = Message.of(N_("this is a percentage; write the number itself, without %: how many they were"))
            else:
                hint = Message.of(N_("write only the number, without a unit, 'ca.' or other words"))
            hinted = {"hint": hint} if isinstance(value, str) else {}
            raise problem(field_problems.WRONG_TYPE, expected=Message.of(self.expected), **hinted)
        return self.read(value.strip(), context)

    def pick(self, text: str, context: RecordContext | None) -> tuple[str, str] | None:
        found = _ONE_NUMBER.fullmatch(text)
        return (found[1], found[1]) if found else None

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

    def validate(self, value: object, context: RecordContext | None) -> int:
        found = _HOURS.fullmatch(value.strip().casefold()) if isinstance(value, str) else None
        if found is None:
            return NumberScalar.validate(self, value, context)
        hours, tenths, minutes, alone = (int(part or 0) for part in found.groups())
        meant = str(hours * 60 + tenths * 6 + minutes + alone)
        raise problem(field_problems.WRONG_TYPE, expected=Message.of(self.expected), near=(meant, (meant,)))


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
    also: Mapping[str, str] = field(default_factory=dict)
    """Message ids of what else people call an option, with commas between."""

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
    def called(self) -> NamesWithSynonyms:
        """The options, each with what people call it, also as it is told to who has to choose."""
        return NamesWithSynonyms({option: tuple(self._words(option)) for option in self.labels})

    def _words(self, option: str) -> Iterator[str]:
        for label in in_every_language(self.labels[option]):
            yield from (label, f"{option} ({label})")
        for others in in_every_language(self.also.get(option, "")):
            yield from others.split(", ") if others else ()

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

    def known(self, context: RecordContext | None) -> NamesWithSynonyms | None:
        """The ids of its list; ``None`` where they could not be read."""
        if context is None or context.vocabulary is None:
            return None
        return context.vocabulary.get(self.list_name, NamesWithSynonyms())

    @staticmethod
    def told(known: NamesWithSynonyms | None) -> tuple[str, ...]:
        """The ids for who has to choose; nothing if there are too many for that."""
        return tuple(known) if known and len(known) <= _MOST_TOLD else ()

    @property
    def empty(self) -> Message:
        """What to do while its list has no ids yet."""
        message = N_(
            "nothing can stand here yet: the list '{list}' in docs/vocabulary.yml is empty; "
            "ask who looks after the site to fill it, or move this to the text below the fields"
        )
        return Message.of(message, list=self.list_name)

    def pick(self, text: str, context: RecordContext | None) -> tuple[str, str] | None:
        near = nearest(text, self.known(context) or ())
        return (near, text) if near else None

    def read(self, text: str, context: RecordContext | None) -> str:
        known = self.known(context)
        if known is not None and text not in known:
            hint = None if known else self.empty
            kind, choices = field_problems.UNKNOWN_VOCABULARY_ID, self.told(known)
            raise problem(kind, value=text, list=self.list_name, near=(text, known), choices=choices, hint=hint)
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
