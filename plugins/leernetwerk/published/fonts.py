"""Fonts for a site's own style sheets (WOFF, WOFF2): published as they are."""

from __future__ import annotations

import struct

from leernetwerk.published.faults import unreadable


def check_font(content: bytes) -> bytes:
    """A font, cut where it says that it ends.

    Raises:
        Refused: it is none, or breaks off.
    """
    if content[:4] not in (b"wOFF", b"wOF2") or len(content) < 44:
        raise unreadable()
    (size,) = struct.unpack_from(">I", content, 8)
    if size > len(content):
        raise unreadable()
    return content[:size]
