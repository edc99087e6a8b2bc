"""What people often write where YAML wants something else, and how it is to be written.

A line is only proposed where the text can be read further with it than without.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import yaml

from leernetwerk.content.quoting import put_quotes
from leernetwerk.content.yamltree import (
    BAD_BEGINNING,
    LIST_BEHIND,
    OPEN_BRACKET,
    OPEN_QUOTE,
    SECOND_COLON,
    Loader,
    Position,
    mark_of,
)
from leernetwerk.findings.advice import to_write, with_lines
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

_FALSE_SPACE = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff"
_STRUCTURE = re.compile(rf"[ {_FALSE_SPACE}]*(?:-[ {_FALSE_SPACE}]+)?(?:[\w.-]+[ {_FALSE_SPACE}]*:[ {_FALSE_SPACE}]*)?")
_BULLET = re.compile(r"( *)[\u2013\u2014\u2212\u2022\u00b7\u25aa\u25cf\u2023\u25e6*][ \u00a0]+(.*)")
_MARKUP = re.compile(r"( *(?:- )?)[*_]+([\w-]+)(?::[*_]+|[*_]+:) *(.*)")
_TIGHT = re.compile(r"( *(?:- )?[A-Za-z_]+):([^\s:/].*)")
_BRACKET = re.compile(r"( *(?:- )?(?:[\w-]+: +)?\[[^\]]*?),? *")
_OTHER_SIGN = re.compile(r"( *(?:- )?[A-Za-z_]+)(?: *[=;] *| +[-\u2013\u2014] +)(\S.*)")
_LINK = re.compile(r"( *(?:- +)?[\w-]+: +)!?\[[^\]]*\]\(<?([^()\s]+?)>?(?: +[^()]*)?\) *")
_ITEM = re.compile(r"( *)- ")
_ITEM_BEHIND = re.compile(r"( *(?:- +)?[\w-]+: +)- +(\S.*?) *")
_VALUE = re.compile(r"( *(?:- +)*(?:[\w-]+: +)?)(\S.*?) *")
NOT_IN_LINE = N_("this line is not indented like its neighbours")
QUOTE_BEHIND = N_("at the end of this line a quote is missing")
QUOTE_WITHIN = N_("after the second quote there is more text; put other quotes around all of it")
APOSTROPHE = N_("a text that begins with an apostrophe stands between double quotes")
NO_HYPHEN = N_("an item of a list begins with an ordinary hyphen")
_CURLY = "\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u201b\u00ab\u00bb"


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
        if self.problem is NOT_IN_LINE and (margin := _margin(self.line)):
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
        for meant in _meanings(lines, line):
            if meant is not None and meant[0] != before:
                yield _slip(line, before, *meant, failure)
    indented = [(line, before, after) for line, before in nearby for after in _indented(lines, line)]
    # A line that stands out from those on both sides of it is off itself, not the one below it.
    indented.sort(key=lambda each: not _is_between(lines, *each))
    for line, before, after in indented:
        yield _slip(line, before, after, NOT_IN_LINE, failure)


def _meanings(lines: list[str], line: int) -> Iterator[tuple[str, str] | None]:
    yield from (read(lines[line - 1]) for read in _READINGS)
    yield _read_item_behind(lines, line)
    yield _read_item(lines, line)
    yield _read_other_sign(lines[line - 1])


def _is_between(lines: list[str], line: int, before: str, after: str) -> bool:
    """Whether a line, indented otherwise, stands as its neighbours do, who stand alike."""
    above = next((each for each in reversed(lines[: line - 1]) if each.strip()), "")
    below = next((each for each in lines[line:] if each.strip()), "")
    margins = {_margin(above.replace("- ", "  ", 1)), _margin(below), _margin(after)}
    return bool(below) and len(margins) == 1 and _margin(before) not in margins


def _read_item(lines: list[str], line: int) -> tuple[str, str] | None:
    """A line below an item of a list, as the next item."""
    above = _ITEM.match(next((each for each in reversed(lines[: line - 1]) if each.strip()), ""))
    text = lines[line - 1].strip()
    if above is None or not text or ":" in text or text.startswith("-"):
        return None
    return f"{above[1]}- {text}", NO_HYPHEN


def _read_item_behind(lines: list[str], line: int) -> tuple[str, str] | None:
    """An item behind the name of its list, below it, where the next item stands."""
    found = _ITEM_BEHIND.fullmatch(lines[line - 1])
    if found is None:
        return None
    below = _ITEM.match(next((each for each in lines[line:] if each.strip()), ""))
    margin = below[1] if below else " " * (_margin(found[1]) + 2)
    return f"{found[1].rstrip()}\n{margin}- {found[2]}", LIST_BEHIND


def _slip(line: int, before: str, after: str, problem: str, failure: Position) -> Slip:
    if line == failure[0] and problem is SECOND_COLON:
        return Slip(failure, problem, after)
    same = next((at for at, (old, new) in enumerate(zip(before, after, strict=False)) if old != new), len(before))
    return Slip((line, min(same, len(before) - 1) + 1), problem, after)


def _read_false_space(line: str) -> tuple[str, str] | None:
    found = _STRUCTURE.match(line)
    end = found.end() if found else 0
    plain = re.sub(f"[{_FALSE_SPACE}]", " ", line[:end])
    return plain + line[end:], N_("there is a special space here, as Word and websites have them; type an ordinary one")


def _read_markup(line: str) -> tuple[str, str] | None:
    found = _MARKUP.fullmatch(line)
    problem = N_("a field has no asterisks or underscores around its name")
    return (f"{found[1]}{found[2]}: {found[3]}", problem) if found else None


def _read_bullet(line: str) -> tuple[str, str] | None:
    found = _BULLET.fullmatch(line)
    return (f"{found[1]}- {found[2]}", NO_HYPHEN) if found else None


def _read_tight(line: str) -> tuple[str, str] | None:
    found = _TIGHT.fullmatch(line)
    return (f"{found[1]}: {found[2]}", N_("there is no space after the colon")) if found else None


def _read_other_sign(line: str) -> tuple[str, str] | None:
    found = _OTHER_SIGN.fullmatch(line)
    problem = N_("between the name of a field and its value stands a colon, with a space behind it")
    return (f"{found[1]}: {found[2]}", problem) if found else None


def _read_link(line: str) -> tuple[str, str] | None:
    found = _LINK.fullmatch(line)
    problem = N_("here belongs an address or the name of a file alone, without brackets")
    return (f"{found[1]}{found[2]}", problem) if found else None


def _read_bracket(line: str) -> tuple[str, str] | None:
    found = _BRACKET.fullmatch(line)
    return (f"{found[1]}]", OPEN_BRACKET) if found else None


def _read_text(line: str) -> tuple[str, str] | None:
    found = _VALUE.fullmatch(line)
    if found is None or not found[1].strip() or _ITEM_BEHIND.fullmatch(line):
        return None
    text, problem = found[2], BAD_BEGINNING
    if text[0] in _CURLY:
        text, problem = text.strip(_CURLY), N_("curly quotes do not count as quotes; type straight ones")
    elif text[0] in "\"'":
        text, problem = _without_quotes(text)
    elif ":" in text:
        problem = SECOND_COLON
    return found[1] + put_quotes(text), problem


def _without_quotes(text: str) -> tuple[str, str]:
    """A text without the quotes around it, and what is wrong with them; an apostrophe at its beginning stays."""
    if len(text) > 1 and text[-1] == text[0]:
        return text[1:-1], OPEN_QUOTE
    if text[0] in text[1:]:
        return text, QUOTE_WITHIN
    return (text[1:], QUOTE_BEHIND) if text[0] == '"' else (text, APOSTROPHE)


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _indented(lines: list[str], line: int) -> Iterator[str]:
    """A line, indented as it could be by those before it, the nearest first."""
    text, own = lines[line - 1].lstrip(" "), _margin(lines[line - 1])
    margins = set()
    for before in [each for part in lines[: line - 1] for each in part.split("\n") if each.strip()][-_NEIGHBOURS:]:
        plain = before.lstrip(" ")
        margins.add(len(before) - len(plain))
        if plain.startswith("- "):
            margins.add(len(before) - len(plain[1:].lstrip(" ")))
        if plain.rstrip().endswith((":", ">", "|", ">-", "|-")):
            margins.add(len(before) - len(plain) + 2)
    return (" " * margin + text for margin in sorted(margins - {own}, key=lambda margin: abs(margin - own)))


_READINGS: tuple[Callable[[str], tuple[str, str] | None], ...] = (
    _read_false_space,
    _read_markup,
    _read_bullet,
    _read_tight,
    _read_link,
    _read_bracket,
    _read_text,
)
"""Each gives the line as it was meant and what is wrong with it; the likeliest first."""
