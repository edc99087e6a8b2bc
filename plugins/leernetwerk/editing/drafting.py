"""Records from what was found: fields in order, guesses marked, and a place for what is still to be written."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from leernetwerk.content import Scope
from leernetwerk.editing.changes import Changes
from leernetwerk.editing.guess import FOLDER, Guess
from leernetwerk.editing.placeholders import placeholder
from leernetwerk.editing.refusal import CannotWrite, Incomplete
from leernetwerk.editing.slugs import make_slug
from leernetwerk.editing.target_site import TargetSite
from leernetwerk.records.base import Record
from leernetwerk.records.dates import DayScalar
from leernetwerk.records.front_matter import explain_field, write_record
from leernetwerk.records.references import Reference
from leernetwerk.records.scalars import TextScalar
from leernetwerk.records.shapes import Field, ListShape, fields_of
from leernetwerk.words import N_, Message, Words


class MissingFields(Incomplete):
    """A record cannot be written without fields that only its author knows."""

    def __init__(self, fields: tuple[Field, ...], origin: str, words: Words) -> None:
        settings = " ".join(f"--set {field.name}=…" for field in fields)
        message = N_("'{origin}' does not say: {labels}. Add: {settings}")
        labels = tuple(words(field.label).lower() for field in fields)
        super().__init__(Message.of(message, origin=origin, labels=labels, settings=settings))
        self.fields = fields


@dataclass(frozen=True, slots=True)
class Draft:
    """A record that is about to be written.

    Attributes:
        path: its file, relative to the site's folder.
        text: what the file is going to hold.
        files: what goes with it, by path relative to the site's folder.
        origin: what it comes from, for people: a file or a row.
        open_fields: names of the fields that its author still has to fill in.
    """

    path: str
    text: str
    files: Mapping[str, bytes]
    origin: str
    open_fields: tuple[str, ...] = ()


@dataclass(frozen=True)
class Drafting:
    """Makes drafts of one type, for one network if the type belongs in one."""

    model: type[Record]
    network: str | None
    target_site: TargetSite

    def draft(
        self, origin: str, found: Mapping[str, Guess], body: str = "", files: Mapping[str, bytes] | None = None
    ) -> Draft:
        """The draft of a record.

        Args:
            origin: what it comes from.
            found: what is known of its fields; what the type has no field for is left out.
            body: its Markdown.
            files: what goes beside it.

        Raises:
            MissingFields: something that it must have cannot be known, nor stand open.
        """
        words = self.target_site.words
        known = {name: guess for name, guess in found.items() if guess.value not in (None, "", [])}
        values: dict[str, Any] = {}
        notes: dict[str, str] = {}
        missing: list[Field] = []
        open_fields: list[str] = []
        for field in fields_of(self.model):
            guess = known.get(field.name) or (self._fall_back(field) if field.required else None)
            if guess is not None:
                values[field.name] = _fit(guess.value, field)
                if not guess.sure or values[field.name] != guess.value:
                    notes[field.name] = words(N_("Not certain: is this right?"))
                    open_fields += [field.name] * field.required
            elif field.required and isinstance(field.shape, TextScalar):
                values[field.name] = placeholder(words(field.description), words)
                notes[field.name] = explain_field(field, words)
                open_fields.append(field.name)
            elif field.required:
                missing.append(field)
        if missing:
            raise MissingFields(tuple(missing), origin, words)
        if open_fields:
            values["draft"] = True
            notes["draft"] = words(
                N_("Remove this line when everything is filled in and right; then the page becomes public.")
            )
        slug = make_slug(str(values["title"])) or make_slug(origin) or self.model.layout.type
        path = self.path_of(slug)
        folder = path.rpartition("/")[0]
        beside = {
            f"{folder}/{name.replace(FOLDER, slug)}": (
                content.replace(FOLDER.encode(), slug.encode()) if name.endswith(".md") else content
            )
            for name, content in (files or {}).items()
        }
        text = write_record(self.model, values, body, notes).replace(FOLDER, slug)
        return Draft(path, text, beside, origin, tuple(open_fields))

    def path_of(self, slug: str) -> str:
        """Where the file of a record of that name goes, relative to the site's folder."""
        settings, layout = self.target_site.checked.settings, self.model.layout
        if layout.scope is Scope.SHARED:
            return f"{settings.relative(settings.docs)}/{layout.folder}/{slug}.md"
        if layout.scope is Scope.NETWORK:
            return f"{settings.relative(settings.networks)}/{slug}/index.md"
        return f"{settings.relative(settings.networks)}/{self.network}/{layout.folder}/{slug}.md"

    def _fall_back(self, field: Field) -> Guess | None:
        """For who published or did something, the organisation that most likely did."""
        if self.network is None or not self.names_organisations(field):
            return None
        key = self.target_site.likely_organisation(self.network)
        return Guess([key] if isinstance(field.shape, ListShape) else key, sure=False) if key else None

    @staticmethod
    def names_organisations(field: Field) -> bool:
        """Whether a field holds organisations and nothing else."""
        shape = field.shape.item if isinstance(field.shape, ListShape) else field.shape
        return isinstance(shape, Reference) and shape.types == ("organisation",) and not shape.or_text

    def organisation_fields(self) -> Iterator[Field]:
        """The fields that a record must have and that hold organisations."""
        return (field for field in fields_of(self.model) if field.required and self.names_organisations(field))


def gather(drafts: Sequence[Draft]) -> Changes:
    """The new files of some drafts, as changes of the site.

    Raises:
        CannotWrite: two would go to one place.
    """
    written: dict[str, bytes] = {}
    origins: dict[str, str] = {}
    for draft in drafts:
        for path, content in (*draft.files.items(), (draft.path, draft.text.encode())):
            if path in written:
                message = N_("'{origin}' and '{other}' would both go to {path}; nothing was written.")
                raise CannotWrite(Message.of(message, origin=draft.origin, other=origins[path], path=path))
            written[path], origins[path] = content, draft.origin
    return Changes(written=written)


def require_free(drafts: Sequence[Draft], root: Path) -> None:
    """Look whether something stands where a draft would go.

    Raises:
        CannotWrite: something does.
    """
    for draft in drafts:
        for path in (draft.path, *draft.files):
            if os.path.lexists(root / path):
                message = N_("'{origin}' would go to {path}, but that is there already; nothing was written.")
                raise CannotWrite(Message.of(message, origin=draft.origin, path=path))


def _fit(value: Any, field: Field) -> Any:
    """A month or year as the first day that a field for days wants."""
    if isinstance(field.shape, DayScalar) and isinstance(value, str) and len(value) in (4, 7):
        return f"{value}-01-01"[:10]
    return value
