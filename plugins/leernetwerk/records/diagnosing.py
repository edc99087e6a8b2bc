"""From what pydantic says of a value to a diagnostic at its place, with a hint on what to write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from leernetwerk.content import Document
from leernetwerk.content.yamltree import Path, Position
from leernetwerk.diagnostics import KINDS, Diagnostic, Place
from leernetwerk.diagnostics.advice import with_lines
from leernetwerk.diagnostics.hints import NamesWithSynonyms, near_name
from leernetwerk.records import field_problems, reference_problems
from leernetwerk.records.context import RecordContext
from leernetwerk.records.dates import DAY_MISSING
from leernetwerk.records.proposals import Proposing, expect
from leernetwerk.records.shapes import EitherShape, ListShape, ObjectShape, Shape, field_named, object_in, shape_at
from leernetwerk.records.standards import EMAIL
from leernetwerk.records.unknown_fields import UnknownField
from leernetwerk.words import N_, Message

_WRONG_FORMS = frozenset(
    (
        "tuple_type",
        "list_type",
        "model_type",
        "model_attributes_type",
        "dict_type",
        "union_tag_not_found",
        "union_tag_invalid",
    )
)
"""What pydantic calls a value of another form."""

_OR_TAKE_LINE_AWAY = {
    DAY_MISSING: N_(
        "the day is missing here: look up which day it was, and write it in the place of …: {example}; "
        "or take this line away"
    ),
    reference_problems.PUT_IT_HERE: N_("put the file in this folder, or take this line away"),
}
"""Advice on a value, with what to add where the line of that value may go."""

MOST_TOLD = 200
"""Problems of the fields of one file that are told one by one."""

_NONE_OF_A_LIST = (
    field_problems.UNKNOWN_OPTION,
    field_problems.UNKNOWN_VOCABULARY_ID,
    reference_problems.UNKNOWN_REFERENCE,
)
"""Kinds of which nothing that can be chosen may fit."""


def path_of(shape: Shape, loc: tuple[int | str, ...]) -> Path:
    """A pydantic location without the names of a union's options."""
    path: list[int | str] = []
    for step in loc:
        if isinstance(shape, EitherShape):
            shape = shape.object
            continue  # the step is the option's tag
        path.append(step)
        if isinstance(shape, ListShape):
            shape = shape.item
        elif isinstance(shape, ObjectShape):
            field = field_named(shape.model, str(step))
            if field is not None:
                shape = field.shape
    return tuple(path)


def tell(kind: str, told: Mapping[str, Any], place: Place) -> Diagnostic:
    """The diagnostic of an error that a kind of value raised."""
    given: Mapping[str, Any] = told["told"].values
    values = {name: value for name, value in given.items() if name not in ("near", "choices", "hint")}
    near, choices = given.get("near"), given.get("choices", ())
    hint = near_name(near[0], near[1]) if near else None
    if hint is None and choices:
        hint = Message.of(N_("choose from: {choices}"), choices=choices)
    return Diagnostic.of(KINDS[kind], place, hint or given.get("hint"), **values)


@dataclass(frozen=True)
class Diagnosing:
    """Tells what is wrong with the fields of one file.

    Attributes:
        root: what the file should hold.
        document: the file.
        context: what names are checked against.
        places: where each value stands.
    """

    root: ObjectShape
    document: Document
    context: RecordContext | None
    places: Mapping[Path, tuple[Position, Position]]

    instead: dict[Path, tuple[Path, Message]] = field(default_factory=dict, init=False)
    """For a missing field, the unknown one on the line that it is to stand on, and how that line is written."""

    def tell_all(self, problems: Iterable[tuple[Path, Any]]) -> tuple[Diagnostic, ...]:
        """A diagnostic for each problem; a field that is missing because its name is misspelt is no second one."""
        every = list(problems)
        found = [(path, self._tell(path, problem)) for path, problem in every[:MOST_TOLD]]
        meant = {
            (*path[:-1], str(dict(each.hint.values)["name"]))
            for path, each in found
            if each.kind is field_problems.MISSPELT_FIELD and each.hint is not None
        }
        kept = [
            (path, each) for path, each in found if each.kind is not field_problems.MISSING_FIELD or path not in meant
        ]
        return (*self._say_once(kept), *self._count(every[MOST_TOLD:]))

    def _count(self, rest: Sequence[tuple[Path, Any]]) -> Iterator[Diagnostic]:
        """So many problems that nobody reads them all, and that looking for advice on each would take long."""
        if rest:
            yield Diagnostic.of(field_problems.MORE_PROBLEMS, self.place(rest[0][0], of_value=False), count=len(rest))

    def _say_once(self, found: Iterable[tuple[Path, Diagnostic]]) -> Iterator[Diagnostic]:
        """Tell what is to be written in the place of an unknown field with the first that is missing, which keeps a
        page from being made, and with nothing else."""
        told = {unknown for unknown, _ in self.instead.values()}
        for path, each in found:
            if each.kind is field_problems.MISSING_FIELD and path in self.instead:
                unknown, hint = self.instead[path]
                if unknown in told:
                    told.remove(unknown)
                    yield replace(each, hint=hint)
            elif each.kind is not field_problems.UNKNOWN_FIELD or path not in {at for at, _ in self.instead.values()}:
                yield each

    def _tell(self, path: Path, problem: Any) -> Diagnostic:
        kind, values, shape = problem["type"], dict(problem.get("ctx") or {}), shape_at(self.root, path)
        proposing = Proposing(path, shape, self.document, self.context, self.places)
        if kind in ("missing", "too_short"):  # an empty list where one item is required
            place = self.place(path, of_value=kind == "too_short")
            return Diagnostic.of(field_problems.MISSING_FIELD, place, proposing.line(), field=path[-1])
        if kind == "extra_forbidden":
            return self._tell_unknown(path, problem["input"])
        if kind in KINDS:
            told = tell(kind, values, self.place(path))
            if told.hint is None and told.kind is field_problems.WRONG_TYPE:
                return replace(told, hint=proposing.value(problem["input"]))
            if told.kind is field_problems.INVALID_URL and (hint := self._of_email(path, problem["input"], proposing)):
                return replace(told, hint=hint)
            if proposing.has_own_line() and self._can_be_left_out(path):
                told = _or_take_line_away(told)
            if told.kind is field_problems.INVALID_DATE and told.hint is None:
                return replace(told, hint=Message.of(N_("look up when it was, and write that in digits")))
            if told.kind in _NONE_OF_A_LIST and self._can_be_left_out(path):
                return replace(told, hint=_or_leave_out(told))
            return told
        expected = expect(shape if kind in _WRONG_FORMS else None)
        hint = proposing.value(problem["input"])
        return Diagnostic.of(field_problems.WRONG_TYPE, self.place(path), hint, expected=expected)

    def _of_email(self, path: Path, value: object, proposing: Proposing) -> Message | None:
        """For an e-mail address where a web address belongs."""
        address = value.strip().removeprefix("mailto:") if isinstance(value, str) else ""
        if not address or EMAIL.pick(address, None) != (address, address):
            return None
        thing = object_in(shape_at(self.root, path[:-1]))
        fields = thing.fields if thing is not None else ()
        own = next((each.name for each in fields if each.shape == EMAIL), None)
        if own is not None and (*path[:-1], own) not in self.places:
            return proposing.instead(N_("this is an e-mail address. Write it like this:"), f"{own}: {address}")
        if proposing.has_own_line() and self._can_be_left_out(path):
            return Message.of(N_("this is an e-mail address, and that does not belong here; take this line away"))
        return Message.of(N_("this is an e-mail address, and that does not belong here"))

    def _tell_unknown(self, path: Path, value: object) -> Diagnostic:
        within = object_in(shape_at(self.root, path[:-1]))
        known = within.called if within is not None else NamesWithSynonyms()
        name = str(path[-1])
        place = self.place(path, of_value=False)
        if hint := near_name(name, known):
            return Diagnostic.of(field_problems.MISSPELT_FIELD, place, hint, field=name)
        hint = self._too_far_left(path)
        if hint is None:
            unknown = UnknownField(path, value, within, self.document, self.context, self.places)
            hint, given = unknown.advise()
            self.instead.update((missing, (path, hint)) for missing in given)
        return Diagnostic.of(field_problems.UNKNOWN_FIELD, place, hint, field=name)

    def _too_far_left(self, path: Path) -> Message | None:
        """For a field that the object above it has: most likely spaces are missing before it."""
        if len(path) != 1 or path not in self.places:
            return None
        own = self.places[path][0]
        above = [each for each, (key, _) in self.places.items() if each and key < own]
        outer = max(above, key=lambda each: (self.places[each][0], len(each)), default=())
        while len(outer) > 1:
            thing = object_in(shape_at(self.root, outer[:-1]))
            if thing is not None and isinstance(outer[-1], str) and field_named(thing.model, str(path[0])):
                margin = " " * (self.places[outer][0][1] - 1)
                line = self.document.front_text(own[0])
                hint = Message.of(N_("does it belong to '{field}' above it? Put the spaces before it:"), field=outer[0])
                return with_lines(hint, margin + line.strip())
            outer = outer[:-1]
        return None

    def _can_be_left_out(self, path: Path) -> bool:
        """Whether a value may be taken away: that of an optional field, or one of a list that may be empty."""
        step = next((at for at in range(len(path) - 1, -1, -1) if isinstance(path[at], str)), 0)
        thing = object_in(shape_at(self.root, path[:step]))
        field = field_named(thing.model, str(path[step])) if thing is not None else None
        return field is not None and not field.required

    def place(self, path: Path, *, of_value: bool = True) -> Place:
        """The place of a value or key; for one that is not there, that of the object it should stand in."""
        if path in self.places:
            return Place(self.document.path, *self.places[path][1 if of_value else 0])
        if len(path) <= 1:
            return Place(self.document.path, self.document.front_line)
        return self.place(path[:-1])


def _or_take_line_away(told: Diagnostic) -> Diagnostic:
    """The same with the advice that the line may go, where that is a way out."""
    if told.hint is None:
        hint = Message.of(N_("do you not know it? Then take this line away"))
        return replace(told, hint=hint) if told.kind is field_problems.INVALID_DATE else told
    other = _OR_TAKE_LINE_AWAY.get(told.hint.text)
    return replace(told, hint=Message(other, told.hint.values)) if other else told


def _or_leave_out(told: Diagnostic) -> Message | None:
    """The hint for a value of a list of which nothing is near, with what to do if nothing of it fits."""
    value = dict(told.values).get("value", dict(told.values).get("name"))
    if told.hint is None and told.kind is not field_problems.UNKNOWN_OPTION:
        return None  # there is nothing to choose from
    if told.hint is None:
        return Message.of(N_("does none of them fit? Then take '{value}' away"), value=value)
    choices = dict(told.hint.values).get("choices")
    if choices is None:
        return told.hint
    return Message.of(
        N_("choose from: {choices}. Does none of them fit? Then take '{value}' away"), choices=choices, value=value
    )
