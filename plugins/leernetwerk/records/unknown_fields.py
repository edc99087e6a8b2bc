"""What to do about a field that nobody knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from leernetwerk.content import Document
from leernetwerk.content.quoting import quote
from leernetwerk.content.yamltree import Path, Position
from leernetwerk.diagnostics.advice import to_fill_in, to_write, with_lines
from leernetwerk.diagnostics.hints import near_name
from leernetwerk.records.context import RecordContext
from leernetwerk.records.filling import LONGEST, TO_FILL, fill
from leernetwerk.records.references import Reference
from leernetwerk.records.shapes import ObjectShape
from leernetwerk.words import N_, Message


@dataclass(frozen=True)
class UnknownField:
    """A field of an object that has none of that name.

    Attributes:
        path: the way to it.
        value: what stands in it.
        within: the object, if that is known.
        document: the file.
        context: what names are checked against.
        places: where each value stands.
    """

    path: Path
    value: object
    within: ObjectShape | None
    document: Document
    context: RecordContext | None
    places: Mapping[Path, tuple[Position, Position]]

    def advise(self) -> tuple[Message, tuple[Path, ...]]:
        """The advice, and the fields that are missing beside it and that the advice gives."""
        number, column = self.places[self.path][0] if self.path in self.places else (0, 1)
        before = self.document.front_text(number)[: column - 1]
        below = self.document.front_text(number + 1)
        goes_on = self._goes_on(below, len(before))
        if "-" in before and not before.strip(" -") and not goes_on:
            missing = self._missing()
            if missing and isinstance(self.value, str) and len(self.value) <= LONGEST:
                return self._instead(before, missing), tuple((*self.path[:-1], name) for name in missing)
            if self._has_sibling_on(number + 1):
                hint = Message.of(N_("take this line away, and put its hyphen in front of the next line:"))
                return with_lines(hint, before + below[len(before) :]), ()
        return self._take_away(goes_on), ()

    def _goes_on(self, below: str, margin: int) -> bool:
        """Whether the line below belongs to its value."""
        deeper = len(below) - len(below.lstrip()) > margin
        return bool(below.strip()) and (deeper or (isinstance(self.value, list) and below[margin:].startswith("- ")))

    def _missing(self) -> list[str]:
        """The fields that must stand beside it and do not, not even misspelt."""
        if self.within is None:
            return []
        beside = [str(path[-1]) for path in self.places if path and path[:-1] == self.path[:-1] and path != self.path]
        fields = {field.name: field for field in self.within.fields}
        near = [near_name(name, self.within.called) for name in beside if name not in fields]
        meant = {dict(hint.values).get("name") for hint in near if hint is not None}
        return [name for name, field in fields.items() if field.required and name not in beside and name not in meant]

    def _instead(self, before: str, missing: list[str]) -> Message:
        assert self.within is not None
        given = dict(pair.split(": ", 1) for pair in fill(self.within, str(self.value), self.context))
        for field in self.within.fields:  # the name of a page where that of a field belongs
            picked = field.shape.pick(str(self.path[-1]), self.context) if isinstance(field.shape, Reference) else None
            if picked and given.get(field.name) == TO_FILL:
                given[field.name] = quote(picked[0])
                break
        pairs = [f"{name}: {text}" for name, text in given.items() if name in missing]
        lines = [(before if not at else " " * len(before)) + pair for at, pair in enumerate(pairs)]
        return (to_fill_in if any(line.endswith(TO_FILL) for line in lines) else to_write)(*lines)

    def _has_sibling_on(self, number: int) -> bool:
        return any(path[:-1] == self.path[:-1] and key[0] == number for path, (key, _) in self.places.items() if path)

    def _take_away(self, goes_on: bool) -> Message:
        if not self.document.path.endswith(".md"):
            return Message.of(N_("take it away, with what stands in it"))
        if goes_on:
            return Message.of(
                N_(
                    "take it away, with the lines below it that belong to it. Does it matter to readers? "
                    "Then put it in the text, below the second line of hyphens"
                )
            )
        return Message.of(
            N_(
                "take this line away. Does it matter to readers? "
                "Then put it in the text, below the second line of hyphens"
            )
        )
