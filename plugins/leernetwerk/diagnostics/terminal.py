"""The one place from which anything reaches a terminal or the log of a forge.

What a contributor wrote may stand in whatever is printed; so every text is disarmed here, and only what this module
marked as our own (colours, commands of GitHub) is left as it is. The marks hold a number that nobody can foresee.
"""

from __future__ import annotations

import io
import os
import re
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from leernetwerk.diagnostics.visible import disarm

_OURS = f"\x00{secrets.token_hex(16)}:"
_MARK = re.compile(rf"{_OURS}([0-9;]*|command)\x00")
_COMMAND = f"{_OURS}command\x00"
_RESET = "0"
_REMEMBERED = 200
"""Characters of a line that is not finished yet in which a command of a forge may have begun."""

_STYLES = {
    "error": "31;1",
    "warning": "33;1",
    "info": "34",
    "path": "1",
    "line": "2",
    "hint": "32",
    "added": "32",
    "removed": "31",
    "place": "36",
}
"""What each part of a text looks like: parameters of Select Graphic Rendition (ECMA-48, 8.3.117)."""


def paint(text: str, part: str) -> str:
    """Colour a part of a text; the colours are left out where it does not go to a terminal, or ``NO_COLOR`` is set."""
    return f"{_OURS}{_STYLES[part]}\x00{text}{_OURS}{_RESET}\x00"


def command_line(text: str) -> str:
    """Mark a line as a command of ours to a forge; everything in it that somebody wrote must be escaped already."""
    return _COMMAND + text


def say(text: str, *, err: bool = False, end: str = "\n") -> None:
    """Print a text, on standard error if it is no output but something about it."""
    stream = sys.stderr if err else sys.stdout
    safe = stream if isinstance(stream, SafeStream) else SafeStream(stream)
    safe.write(text + end)
    safe.flush()


class SafeStream(io.TextIOBase):
    """A text stream through which nothing goes but what is harmless; it stands in for standard output and error."""

    def __init__(self, stream: TextIO) -> None:
        super().__init__()
        self._stream = stream
        self._line = ""  # what stands on the current line already

    def write(self, text: str) -> int:
        """Write a text, disarmed."""
        pieces, position = [], 0
        for found in _MARK.finditer(text):
            pieces += [self._disarm(text[position : found.start()]), self._own(found[1])]
            position = found.end()
        pieces.append(self._disarm(text[position:]))
        self._write("".join(pieces))
        return len(text)

    def _disarm(self, text: str) -> str:
        """A piece of text; a command of a forge may have begun on the line before it."""
        joined = disarm(self._line + text)
        if not joined.startswith(self._line):  # what is written is written: the rest of it is made harmless
            joined = self._line + f"\\x{ord(text[0]):02x}" + disarm(text[1:])
        piece = joined[len(self._line) :]
        line = joined.rpartition("\n")[2]
        self._line = line if len(line) < _REMEMBERED else f"…{line[-_REMEMBERED:]}"
        return piece

    def _own(self, mark: str) -> str:
        if mark == "command":
            self._line = ": "  # behind our own beginning of a line
            return "::"
        return f"\x1b[{mark}m" if self._has_colours() else ""

    def _has_colours(self) -> bool:
        return not os.environ.get("NO_COLOR") and self._stream.isatty()

    def _write(self, text: str) -> None:
        try:
            self._stream.write(text)
        except UnicodeEncodeError:
            encoding = self._stream.encoding or "ascii"
            self._stream.write(text.encode(encoding, "backslashreplace").decode(encoding))

    def flush(self) -> None:
        """Have what was written shown."""
        self._stream.flush()

    def fileno(self) -> int:
        """The file behind it: what is written there directly is not looked at."""
        return self._stream.fileno()

    def isatty(self) -> bool:
        """Whether somebody looks at it."""
        return self._stream.isatty()

    def writable(self) -> bool:
        """It is."""
        return True

    @property
    def encoding(self) -> str:  # type: ignore[override]
        """That of the stream."""
        return self._stream.encoding

    @property
    def errors(self) -> str | None:  # type: ignore[override]
        """That of the stream."""
        return self._stream.errors


@contextmanager
def safe_streams() -> Iterator[None]:
    """Let all that is printed meanwhile, by whomever, go through here."""
    earlier = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = (each if isinstance(each, SafeStream) else SafeStream(each) for each in earlier)
    try:
        yield
    finally:
        sys.stdout, sys.stderr = earlier
