"""What people often write where YAML wants something else, and how it is to be written.

A line is only proposed where the text can be read further with it than without.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from leernetwerk.content.line_readings import margin_of, meanings
from leernetwerk.content.yamltree import (
    SECOND_COLON,
    Loader,
    Position,
    mark_of,
)
from leernetwerk.diagnostics.advice import to_write, with_lines
from leernetwerk.words import N_, Message

_MOST = 20
"""Slips of one file that are told at once."""

_LONGEST = 16_000
"""Characters of a text in which slips are looked for: it is read anew for each line that may have been meant."""

_LONGEST_LINE = 1_000
"""The same for one line, in which patterns are looked for."""

_MOST_READINGS = 300
"""How often that may happen."""

_BACK = 3
"""Lines before the one that cannot be read among which the slip is looked for."""

_NEIGHBOURS = 6
"""Lines before one that tell how far it can be indented."""

NOT_IN_LINE = N_("this line is not indented like its neighbours")


@dataclass(frozen=True, slots=True)
class Slip:
    """A line that is written otherwise than YAML wants.

    Attributes:
        place: line and column in the text, from 1.
        problem: message id of what is wrong.
        line: how it is to be written; two lines where it holds the end of one.
    """

    place: Position
    problem: str
    line: str

    @property
    def hint(self) -> Message:
        """What to do about it."""
        if self.problem is NOT_IN_LINE and (margin := margin_of(self.line)):
            count = Message.of(N_("put exactly this number of spaces before it: {count}, as here:"), count=margin)
            return with_lines(count, self.line)
        if self.problem is NOT_IN_LINE:
            return Message.of(N_("put no spaces before it: {line}"), line=self.line)
        return to_write(*self.line.split("\n"))


def find_slips(text: str) -> list[Slip]:
    """The slips that keep a text from being read, from top to bottom, as far as they are known ones."""
    if len(text) > _LONGEST:
        return []
    lines, readings = text.split("\n"), 0
    found: dict[int, Slip] = {}
    while len(found) < _MOST and readings < _MOST_READINGS and (failure := _find_failure(lines)) is not None:
        candidates = list(_candidates(lines, failure))
        readings += len(candidates)
        slip = next((each for each in candidates if _helps(each, lines, failure)), None)
        if slip is None:
            break
        found[slip.place[0]] = slip  # with what was wrong on its line before
        lines[slip.place[0] - 1] = slip.line
    return [found[line] for line in sorted(found)]


def _find_failure(lines: list[str]) -> Position | None:
    """Where a text cannot be read on, or begins with something that is no field."""
    text, fields, mark = "\n".join(lines), False, None
    try:
        for event in yaml.parse(text, Loader=Loader):
            if isinstance(event, (yaml.ScalarEvent, yaml.SequenceStartEvent)) and not fields:
                mark = event.start_mark
                break
            fields = fields or isinstance(event, yaml.MappingStartEvent)
    except yaml.MarkedYAMLError as error:
        mark = mark_of(error)
    except yaml.reader.ReaderError:
        return None
    if mark is None:
        return None
    # By its place in the text: for YAML some other characters end a line too, and one that was mended can be two.
    column = mark.index
    for number, line in enumerate(lines, 1):
        if column <= len(line):
            return number, column + 1
        column -= len(line) + 1
    return len(lines), len(lines[-1]) + 1


def _helps(slip: Slip, lines: list[str], failure: Position) -> bool:
    line = slip.place[0] - 1
    after = _find_failure([*lines[:line], slip.line, *lines[line + 1 :]])
    if after is None or after[0] > failure[0]:
        return True
    return slip.place[0] < failure[0] and after > failure  # on one line, quotes alone move what is behind them


def _candidates(lines: list[str], failure: Position) -> Iterator[Slip]:
    """Lines that may have been meant, those that look most like a slip first: other spaces can mend nearly anything."""
    number = min(failure[0], len(lines))
    numbers = range(number, max(0, number - _BACK - 1), -1)
    nearby = [(line, lines[line - 1]) for line in numbers if 0 < len(lines[line - 1].strip()) <= _LONGEST_LINE]
    for line, before in nearby:
        for meant in meanings(lines, line):
            if meant is not None and meant[0] != before:
                yield _slip(line, before, *meant, failure)
    indented = [(line, before, after) for line, before in nearby for after in _indented(lines, line)]
    # A line that stands out from those on both sides of it is off itself, not the one below it.
    indented.sort(key=lambda each: not _is_between(lines, *each))
    for line, before, after in indented:
        yield _slip(line, before, after, NOT_IN_LINE, failure)


def _is_between(lines: list[str], line: int, before: str, after: str) -> bool:
    """Whether a line, indented otherwise, stands as its neighbours do, who stand alike."""
    above = next((each for each in reversed(lines[: line - 1]) if each.strip()), "")
    below = next((each for each in lines[line:] if each.strip()), "")
    margins = {margin_of(above.replace("- ", "  ", 1)), margin_of(below), margin_of(after)}
    return bool(below) and len(margins) == 1 and margin_of(before) not in margins


def _slip(line: int, before: str, after: str, problem: str, failure: Position) -> Slip:
    if line == failure[0] and problem is SECOND_COLON:
        return Slip(failure, problem, after)
    same = next((at for at, (old, new) in enumerate(zip(before, after, strict=False)) if old != new), len(before))
    return Slip((line, min(same, len(before) - 1) + 1), problem, after)


def _indented(lines: list[str], line: int) -> Iterator[str]:
    """A line, indented as it could be by those before it, the nearest first."""
    text, own = lines[line - 1].lstrip(" "), margin_of(lines[line - 1])
    margins = set()
    for before in [each for part in lines[: line - 1] for each in part.split("\n") if each.strip()][-_NEIGHBOURS:]:
        plain = before.lstrip(" ")
        margins.add(len(before) - len(plain))
        if plain.startswith("- "):
            margins.add(len(before) - len(plain[1:].lstrip(" ")))
        if plain.rstrip().endswith((":", ">", "|", ">-", "|-")):
            margins.add(len(before) - len(plain) + 2)
    return (" " * margin + text for margin in sorted(margins - {own}, key=lambda margin: abs(margin - own)))
