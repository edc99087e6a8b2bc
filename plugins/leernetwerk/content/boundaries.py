"""Where the lines of hyphens around front matter belong, for who left them out or typed others."""

from __future__ import annotations

import re

from leernetwerk.content.quoting import quote
from leernetwerk.diagnostics.advice import with_lines
from leernetwerk.words import N_, Message

_DASHES = re.compile(r"[-+\u2013\u2014\u2212_=~*][-+\u2013\u2014\u2212_=~* ]*")
_FIELD = re.compile(r"[A-Za-z_][\w-]*:(?: |$)")
_OF_A_FIELD = re.compile(r"\s|-(?: |$)|#")
_TITLE = re.compile(r"#+ +(.*?)[ #]*")


def propose_opening(text: str) -> Message:
    """What to do with a text that does not begin with front matter."""
    lines = [line for line in text.split("\n") if line.strip()]
    first = lines[0] if lines else ""
    if _DASHES.fullmatch(first):
        return _propose_hyphens(text)
    if _FIELD.match(first):
        return Message.of(N_("put a line with three hyphens (---) above the first field"))
    title = _TITLE.fullmatch(first)
    above = Message.of(N_("put these three lines above the text, with the title in the place of …:"))
    if title and title[1]:
        above = Message.of(N_("put these three lines above the text:"))
    return with_lines(above, "---", f"title: {quote(title[1]) if title and title[1] else '…'}", "---")


def _propose_hyphens(text: str) -> Message:
    """What to do with a line of other dashes, and with the next one, if that is no better."""
    like = [(number, line) for number, line in enumerate(text.split("\n"), 1) if _DASHES.fullmatch(line.rstrip())][:2]
    first, *others = [number for number, line in like if line.rstrip() != "---"] or [1]
    if others:
        message = N_("make lines {first} and {second} three ordinary hyphens (---) each, with nothing else")
        return Message.of(message, first=first, second=others[0])
    return Message.of(N_("make line {line} three ordinary hyphens (---), with nothing else"), line=first)


def propose_closing(front: str, first_line: int) -> Message:
    """Where front matter most likely ends that is not closed.

    Args:
        front: the text from the end of the opening line on.
        first_line: the line of the file, from 1, on which it begins.
    """
    last = 0
    for number, line in enumerate(front.split("\n")[1:], 1):
        if _DASHES.fullmatch(line):
            message = N_("make line {line} three ordinary hyphens (---), with nothing else")
            return Message.of(message, line=first_line + number)
        if _FIELD.match(line) or (line.strip() and _OF_A_FIELD.match(line)):
            last = number
        elif line.strip():
            break
    return Message.of(N_("put a line with three hyphens (---) below line {line}"), line=first_line + last)
