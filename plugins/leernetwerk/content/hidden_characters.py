"""Characters that nobody sees: they change how a text is shown, or break the software that reads it.

What remains are joiners (U+200C, U+200D) and marks of direction (U+200E, U+200F, U+061C), which writing in some
languages needs and which change nothing beyond their own place.
"""

from __future__ import annotations

import re

_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
_SURROGATES = "\ud800-\udfff"
_DIRECTIONS = "\u202a-\u202e\u2066-\u2069"

NO_TEXT = re.compile(f"[{_CONTROLS}{_NONCHARACTERS}{_SURROGATES}]")
"""Controls (C0 but tab and line ends, DEL, C1), noncharacters and halves of pairs: no file of text holds them."""

DIRECTION = re.compile(f"[{_DIRECTIONS}]")
"""Embeddings, overrides and isolates of direction (UAX 9, 2.1 to 2.4), with which a text reads as another."""

HIDDEN = re.compile(f"[{_CONTROLS}{_NONCHARACTERS}{_SURROGATES}{_DIRECTIONS}]")
"""All of these."""

HIDDEN_IN_FIELD = re.compile(f"[\\t\\r\\u2028\\u2029{_CONTROLS}{_NONCHARACTERS}{_SURROGATES}{_DIRECTIONS}]")
"""All of these, tabs and separators of lines that only some software takes for line ends."""

HIDDEN_IN_LINE = re.compile(f"[\\t\\n\\r\u2028\u2029{_CONTROLS}{_NONCHARACTERS}{_SURROGATES}{_DIRECTIONS}]")
"""The same and line ends: what a name or an address holds none of."""

_REFERENCE = re.compile(r"&#(?:x0*(20(?:2[a-e]|6[6-9]))|0*(82(?:3[4-8]|9[4-7])));?", re.IGNORECASE)


def leave_out_hidden(text: str) -> str:
    """A text without them."""
    return HIDDEN.sub("", text)


def name_character(character: str) -> str:
    """A character as it is told to people: ``U+202E``."""
    return f"U+{ord(character):04X}"


def find_directions(text: str) -> list[tuple[int, str]]:
    """Where characters of direction stand in Markdown, also as references of HTML, and which they are."""
    found = [(each.start(), each.group()) for each in DIRECTION.finditer(text)]
    if "&#" in text:
        for each in _REFERENCE.finditer(text):
            found.append((each.start(), chr(int(each[1], 16) if each[1] else int(each[2]))))
    return sorted(found)
