"""Single lines of front matter as they may have been meant, with what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from leernetwerk.content.quoting import put_quotes
from leernetwerk.content.yamltree import BAD_BEGINNING, LIST_BEHIND, OPEN_BRACKET, OPEN_QUOTE, SECOND_COLON
from leernetwerk.words import N_

Meant = tuple[str, str]
"""A line as it is to be written, and the message id of what is wrong with it as it is."""

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
FALSE_SPACE = N_("there is a special space here, as Word and websites have them; type an ordinary one")
TIGHT = N_("there is no space after the colon")
CURLY = N_("curly quotes do not count as quotes; type straight ones")
QUOTE_BEHIND = N_("at the end of this line a quote is missing")
QUOTE_WITHIN = N_("after the second quote there is more text; put other quotes around all of it")
APOSTROPHE = N_("a text that begins with an apostrophe stands between double quotes")
NO_HYPHEN = N_("an item of a list begins with an ordinary hyphen")
_CURLY = "\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u201b\u00ab\u00bb"

CERTAIN = frozenset((FALSE_SPACE, TIGHT, CURLY))
"""What can be mended without asking: nobody means one of these."""


def meanings(lines: list[str], line: int) -> Iterator[Meant | None]:
    """What a line, counted from 1, may have been meant to be, the likeliest first; ``None`` for what it is not."""
    yield from (read(lines[line - 1]) for read in _READINGS)
    yield _read_item_behind(lines, line)
    yield _read_item(lines, line)
    yield _read_other_sign(lines[line - 1])


def _read_item(lines: list[str], line: int) -> Meant | None:
    """A line below an item of a list, as the next item."""
    above = _ITEM.match(next((each for each in reversed(lines[: line - 1]) if each.strip()), ""))
    text = lines[line - 1].strip()
    if above is None or not text or ":" in text or text.startswith("-"):
        return None
    return f"{above[1]}- {text}", NO_HYPHEN


def _read_item_behind(lines: list[str], line: int) -> Meant | None:
    """An item behind the name of its list, below it, where the next item stands."""
    found = _ITEM_BEHIND.fullmatch(lines[line - 1])
    if found is None:
        return None
    below = _ITEM.match(next((each for each in lines[line:] if each.strip()), ""))
    own = margin_of(found[1])
    is_next = below is not None and len(below[1]) >= own + ("- " in found[1])
    margin = below[1] if below and is_next else " " * (own + 2)
    return f"{found[1].rstrip()}\n{margin}- {found[2]}", LIST_BEHIND


def _read_false_space(line: str) -> Meant | None:
    found = _STRUCTURE.match(line)
    end = found.end() if found else 0
    plain = re.sub(f"[{_FALSE_SPACE}]", " ", line[:end])
    return plain + line[end:], FALSE_SPACE


def _read_markup(line: str) -> Meant | None:
    found = _MARKUP.fullmatch(line)
    problem = N_("a field has no asterisks or underscores around its name")
    return (f"{found[1]}{found[2]}: {found[3]}", problem) if found else None


def _read_bullet(line: str) -> Meant | None:
    found = _BULLET.fullmatch(line)
    return (f"{found[1]}- {found[2]}", NO_HYPHEN) if found else None


def _read_tight(line: str) -> Meant | None:
    found = _TIGHT.fullmatch(line)
    return (f"{found[1]}: {found[2]}", TIGHT) if found else None


def _read_other_sign(line: str) -> Meant | None:
    found = _OTHER_SIGN.fullmatch(line)
    problem = N_("between the name of a field and its value stands a colon, with a space behind it")
    return (f"{found[1]}: {found[2]}", problem) if found else None


def _read_link(line: str) -> Meant | None:
    found = _LINK.fullmatch(line)
    problem = N_("here belongs an address or the name of a file alone, without brackets")
    return (f"{found[1]}{found[2]}", problem) if found else None


def _read_bracket(line: str) -> Meant | None:
    found = _BRACKET.fullmatch(line)
    return (f"{found[1]}]", OPEN_BRACKET) if found else None


def _read_text(line: str) -> Meant | None:
    found = _VALUE.fullmatch(line)
    if found is None or not found[1].strip() or _ITEM_BEHIND.fullmatch(line):
        return None
    text, problem = found[2], BAD_BEGINNING
    if text[0] in _CURLY:
        text, problem = text.strip(_CURLY), CURLY
    elif text[0] in "\"'":
        text, problem = _without_quotes(text)
    elif ":" in text:
        problem = SECOND_COLON
    return found[1] + put_quotes(text), problem


def _without_quotes(text: str) -> Meant:
    """A text without the quotes around it, and what is wrong with them; an apostrophe at its beginning stays."""
    if len(text) > 1 and text[-1] == text[0]:
        return text[1:-1], OPEN_QUOTE
    if text[0] in text[1:]:
        return text, QUOTE_WITHIN
    return (text[1:], QUOTE_BEHIND) if text[0] == '"' else (text, APOSTROPHE)


def margin_of(line: str) -> int:
    """How many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))


_READINGS: tuple[Callable[[str], Meant | None], ...] = (
    _read_false_space,
    _read_markup,
    _read_bullet,
    _read_tight,
    _read_link,
    _read_bracket,
    _read_text,
)
"""Each gives the line as it was meant and what is wrong with it; the likeliest first."""
