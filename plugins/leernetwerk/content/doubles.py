"""What to do with a field that stands in front matter twice."""

from __future__ import annotations

import re

from leernetwerk.words import N_, Message

_FIELD = re.compile(r"( *(?:- +)?[^\s:]+: *)(.*?) *")
_LIST = re.compile(r"\[([^\[\]{}#]*[^\[\]{}#,\s])[,\s]*\]")


def propose_one(lines: list[str], first: int, second: int, number: int) -> Message:
    """How two lines with one field, of which both places are given from 0, become one.

    Two lists become one list, on the line that has this number in the file. Of two texts only their author knows which
    one is right.
    """
    above, below = (_FIELD.fullmatch(lines[at]) if at < len(lines) else None for at in (first, second))
    if above is None or below is None or not above[2] or not below[2] or above[2][0] in "|>&" or below[2][0] in "|>&":
        return Message.of(N_("put everything with the first one, and take this one away"))
    lists = [_LIST.fullmatch(each[2]) for each in (above, below)]
    if all(lists):
        items = [item.strip() for found in lists if found for item in found[1].split(",")]
        one = f"{above[1]}[{', '.join(dict.fromkeys(items))}]"
        return Message.of(N_("take this line away, and write on line {first}: {line}"), first=number, line=one.strip())
    return Message.of(N_("keep one of the two lines, and take the other away"))
