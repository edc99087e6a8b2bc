"""Rules on what a text holds that would mislead its readers, or that they would never see."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leernetwerk.content import Document
from leernetwerk.content.filelinks import find_addresses
from leernetwerk.content.hidden_characters import find_directions, leave_out_hidden, name_character
from leernetwerk.content.raw_html import CUT_SHORT, LEFT_OUT, find_html
from leernetwerk.content.web_addresses import find_deceit
from leernetwerk.content.wikilinks import hide_code
from leernetwerk.diagnostics import Diagnostic
from leernetwerk.graph import safety_problems
from leernetwerk.words import Message

_BEGINNING = re.compile(r"<[!/?]*[\w-]{0,30}")
_LONGEST_ADDRESS = 120
"""Characters of an address that are told."""


def check_safety(document: Document) -> Iterator[Diagnostic]:
    """A text hides nothing, and whatever a reader follows leads where it seems to."""
    yield from _check_html(document)
    yield from _check_addresses(document)
    for start, character in find_directions(document.body):
        place = document.place_in_body(start)
        yield Diagnostic.of(safety_problems.DIRECTION_CHARACTER, place, character=name_character(character))


def _check_html(document: Document) -> Iterator[Diagnostic]:
    if "<" not in document.body:
        return
    for remark in find_html(hide_code(document.body, html=False), markdown=True):
        place = document.place_in_body(remark.start)
        if remark.end < 0 and remark.name in CUT_SHORT:
            beginning = _BEGINNING.match(document.body, remark.start)
            name = beginning.group() if beginning else "<"
            yield Diagnostic.of(safety_problems.UNCLOSED_HTML, place, name=name)
        elif remark.end >= 0 and remark.name in LEFT_OUT:
            yield Diagnostic.of(safety_problems.HTML_LEFT_OUT, place, name=remark.name)


def _check_addresses(document: Document) -> Iterator[Diagnostic]:
    told: set[int] = set()
    for start, address in find_addresses(document.body):
        reason = find_deceit(address)
        if reason is not None and start not in told:
            told.add(start)
            shown = leave_out_hidden(address)[:_LONGEST_ADDRESS]
            place = document.place_in_body(start)
            yield Diagnostic.of(safety_problems.DECEPTIVE_ADDRESS, place, address=shown, reason=Message.of(reason))
