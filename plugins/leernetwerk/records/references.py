"""Values that name a record or a file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any

from leernetwerk.content.layout import SLUG, propose_slug
from leernetwerk.records import field_problems, reference_problems
from leernetwerk.records.context import RecordContext, problem
from leernetwerk.records.scalar import Scalar
from leernetwerk.words import N_, Message

_FILE_NAME = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,4}\b")

_MOST_TOLD = 12
"""How many records there can be for all of them to be told to who named another."""

PART_EXPECTED = Message.of(N_("the name of a session, a #, and the id of one of its insights, as session#id"))
"""What belongs where a part of a record is named. Which parts there are, is known when every record is read."""

TYPE_NAMES = {
    "network": N_("network"),
    "project": N_("project"),
    "session": N_("session"),
    "question": N_("question"),
    "report": N_("report"),
    "story": N_("story"),
    "experience": N_("experience"),
    "survey": N_("survey"),
    "reply": N_("reply"),
    "methodology": N_("methodology"),
    "organisation": N_("organisation"),
    "theme": N_("theme"),
}


@dataclass(frozen=True, slots=True)
class Reference(Scalar):
    """The key of a record; read as the record's id (``organisation:amber``).

    Attributes:
        types: the types that may be meant; empty for any.
        or_text: a text that is no key is taken as it stands.
        part: message id of what follows ``#`` in the value, for a reference to a part of a record.
    """

    types: tuple[str, ...] = ()
    or_text: bool = False
    part: bool = False
    expected = N_("the name of a record")

    def pick(self, text: str, context: RecordContext | None) -> tuple[str, str] | None:
        plain = f"-{propose_slug(text)}-"
        known = context.names.known(self.types, context.source.network) if context is not None else ()
        named = [name for name in known if f"-{name}-" in plain]
        whole = [name for name in named if not any(f"-{name}-" in f"-{other}-" for other in named if other != name)]
        return (whole[0], "") if len(whole) == 1 and not self.part else None

    def read(self, text: str, context: RecordContext | None) -> str:
        if context is None:
            return text
        key, hash_sign, part = text.partition("#") if self.part else (text, "", "")
        if self.part and not (key and part):
            raise problem(field_problems.WRONG_TYPE, expected=PART_EXPECTED, written=text)
        key, part = key.strip(), part.strip()
        found = context.names.find_in_field(key, self.types, context.source.network)
        if len(found) == 1:
            return f"{found[0]}{hash_sign}{part}"
        if found:
            raise problem(reference_problems.AMBIGUOUS_REFERENCE, name=key, ids=found)
        if self.or_text:
            return text
        prefix, name = context.names.split(key)
        known = context.names.known((prefix,) if prefix else self.types, context.source.network)
        types: tuple[object, ...] = tuple(Message.of(TYPE_NAMES[name]) for name in self.types) or (
            Message.of(N_("record")),
        )
        near, choices = (name, known), self._choices(context)
        raise problem(reference_problems.UNKNOWN_REFERENCE, name=key, types=types, near=near, choices=choices)

    def _choices(self, context: RecordContext) -> tuple[str, ...]:
        """What can be meant, if that is little enough to be told."""
        own = {context.source.key, context.source.slug} if context.source.type in self.types else set()
        choices = context.names.choices(self.types, context.source.network, _MOST_TOLD)
        return tuple(each for each in choices if each not in own)

    def json_schema(self) -> dict[str, Any]:
        if self.or_text:
            return {"type": "string", "minLength": 1, "x-reference": list(self.types)}
        key = rf"([a-z]+:)?({SLUG.pattern}/)?{SLUG.pattern}" + (rf"#{SLUG.pattern}" if self.part else "")
        part = {"x-part": True} if self.part else {}
        return {"type": "string", "pattern": f"^{key}$", "x-reference": list(self.types), **part}


@dataclass(frozen=True, slots=True)
class FileScalar(Scalar):
    """A file in the record's folder or below it; read as its path relative to the site's folder."""

    expected = N_("the name of a file beside this one")

    def pick(self, text: str, context: RecordContext | None) -> tuple[str, str] | None:
        found = _FILE_NAME.search(text)
        return (found.group(), found.group()) if found else None

    def read(self, text: str, context: RecordContext | None) -> str:
        if context is not None:
            context.find_file(text)
        return text

    def json_schema(self) -> dict[str, Any]:
        return {"type": "string", "minLength": 1, "x-file": True}


AnyRecord = Annotated[str, Reference()]
InsightRef = Annotated[str, Reference(("session",), part=True)]
MethodologyRef = Annotated[str, Reference(("methodology",))]
MethodologyOrText = Annotated[str, Reference(("methodology",), or_text=True)]
NetworkRef = Annotated[str, Reference(("network",))]
OrganisationRef = Annotated[str, Reference(("organisation",))]
OrganisationOrText = Annotated[str, Reference(("organisation",), or_text=True)]
ProjectRef = Annotated[str, Reference(("project",))]
QuestionRef = Annotated[str, Reference(("question",))]
ThemeRef = Annotated[str, Reference(("theme",))]
File = Annotated[str, FileScalar()]
