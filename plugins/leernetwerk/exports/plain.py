"""Texts that other software can hold."""

from __future__ import annotations

import re

_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """A text without control characters and such, which neither XML 1.0 nor RFC 5545 allows; lines stay lines."""
    return _UNPRINTABLE.sub("", text)
