"""How a file that is no UTF-8 becomes so, for who saved it otherwise."""

from __future__ import annotations

from leernetwerk.words import N_, Message

_MOST_SHOWN = 30
"""Bytes of a word around one that is no UTF-8."""


def propose_encoding(raw: bytes, at: int) -> Message:
    """What to do with the bytes of a file, of which those from ``at`` on are no UTF-8."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Message.of(
            N_("open it in Notepad, choose Save as, and choose UTF-8 at the bottom as its encoding; now it is UTF-16")
        )
    start = max(raw.rfind(sign, 0, at) for sign in (b" ", b"\n")) + 1
    ends = [end for sign in (b" ", b"\r", b"\n") if (end := raw.find(sign, at)) >= 0]
    word = raw[max(start, at - _MOST_SHOWN) : min([*ends, at + _MOST_SHOWN])].decode("cp1252", "replace")
    line = raw.count(b"\n", 0, at) + 1
    message = N_(
        "open it in Notepad, choose Save as, and choose UTF-8 at the bottom as its encoding; "
        "then see whether '{word}' on line {line} is right"
    )
    return Message.of(message, word=word, line=line)
