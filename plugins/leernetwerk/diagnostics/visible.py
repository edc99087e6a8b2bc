"""Making visible what cannot be seen: characters that steer a terminal, turn a text around or begin a command.

A file's name or a line of it is printed beside our own sentences, on a terminal and in the log of a forge. There it
may not move the cursor, hide or turn around what stands beside it (Unicode Technical Report 36, CVE-2021-42574), or
begin a command of the forge: GitHub takes ``::name::`` at the beginning of a line, and ``##[name]`` or
``##vso[name]`` (Azure) anywhere in it.
"""

from __future__ import annotations

import json
import re
from typing import Any

_STEERING = r"\x00-\x08\x0b-\x1f\x7f-\x9f"
_TURNING = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_UNSEEN = r"\u200b\u2028\u2029\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
_NO_TEXT = r"\ud800-\udfff\ufffe\uffff"
_HIDDEN = re.compile(f"[{_STEERING}{_TURNING}{_UNSEEN}{_NO_TEXT}]")

_LINE_COMMAND = re.compile(r"^(?P<margin>[^\S\n]*):(?=:)", re.MULTILINE)
_INLINE_COMMAND = re.compile(r"#(?=#\w*\[)")


def show_hidden(text: str) -> str:
    """A text with every such character as ``\\x1b`` (a byte that steers) or ``U+202E``; its lines stay lines."""
    return _HIDDEN.sub(_name, text) if not text.isprintable() else text


def show_in_line(text: str) -> str:
    """The same on one line: its line breaks are shown too."""
    return show_hidden(text).replace("\n", "\\x0a")


def disarm(text: str) -> str:
    """A text of which no line is a command of a forge, with all that is hidden shown."""
    shown = _LINE_COMMAND.sub(r"\g<margin>\\x3a", show_hidden(text))
    return _INLINE_COMMAND.sub(r"\\x23", shown)


def write_json(data: Any) -> str:
    """JSON (RFC 8259) in which the same is written as escapes: the text that a reader of it gets is unchanged.

    Bytes of a file's name that are no text have no escape; they are shown as ``\\xff``.
    """
    text = json.dumps(data, ensure_ascii=False, indent=2)
    return _INLINE_COMMAND.sub(r"\\u0023", _HIDDEN.sub(_escape, text)) + "\n"


def _name(found: re.Match[str]) -> str:
    code = ord(found.group())
    if 0xDC80 <= code <= 0xDCFF:  # how Python holds a byte that is no text
        code -= 0xDC00
    return f"\\x{code:02x}" if code < 0x100 else f"U+{code:04X}"


def _escape(found: re.Match[str]) -> str:
    code = ord(found.group())
    if 0xD800 <= code <= 0xDFFF:
        return "\\" + _name(found) if code >= 0xDC80 else _name(found)
    if code > 0xFFFF:
        code -= 0x10000
        return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
    return f"\\u{code:04x}"
