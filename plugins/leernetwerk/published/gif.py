"""GIF pictures (GIF89a): frames, their times and the loop; no comments, no notes, nothing behind the end."""

from __future__ import annotations

import struct

from leernetwerk.published.faults import Damaged, too_heavy, unreadable
from leernetwerk.published.jpeg import MOST_PIXELS

_LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
_CONTROL, _PROGRAM = 0xF9, 0xFF
_MOST_FRAMES = 2000
_MOST_MOVING_PIXELS = 2_000_000_000


def clean_gif(content: bytes) -> bytes:
    """A GIF file with what a browser shows only.

    Raises:
        Refused: it is no GIF, or unpacks to more than anybody draws.
        Damaged: it breaks off.
    """
    if content[:6] not in (b"GIF87a", b"GIF89a"):
        raise unreadable()
    if len(content) < 13:
        raise Damaged(content[:6])
    width, height, flags = struct.unpack_from("<HHB", content, 6)
    if width * height > MOST_PIXELS:
        raise too_heavy()
    place = 13 + _table_size(flags)
    kept, frames, is_whole = [content[:place]], 0, False
    while place < len(content):
        start = place
        if content[place] == 0x3B:
            is_whole = True
            break
        if content[place] == 0x21 and place + 1 < len(content):
            label = content[place + 1]
            place = _skip_blocks(content, place + 2)
            if label == _CONTROL:
                kept.append(_control(content[start:place]))
            elif label == _PROGRAM and content[start + 3 : start + 14] in _LOOPS:
                kept.append(_loop(content[start:place]))
        elif content[place] == 0x2C and place + 10 <= len(content):
            place = _skip_blocks(content, place + 10 + _table_size(content[place + 9]) + 1)
            kept.append(content[start:place])
            frames += 1
        else:
            break  # what no decoder understands ends the picture
    if frames > _MOST_FRAMES or frames * width * height > _MOST_MOVING_PIXELS:
        raise too_heavy()
    clean = b"".join(kept) + b";"
    if not (frames and is_whole):
        raise Damaged(clean)
    return clean


def _table_size(flags: int) -> int:
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _skip_blocks(content: bytes, place: int) -> int:
    """The place behind a row of sub-blocks, each with its length in front, which an empty one ends."""
    while place < len(content):
        size = content[place]
        place += 1 + size
        if size == 0:
            return place
    return len(content)


def _control(block: bytes) -> bytes:
    return block[:7] + b"\0" if len(block) >= 8 and block[2] == 4 else b""


def _loop(block: bytes) -> bytes:
    # "!\xff", 11, the name, 3, 1, how often (two bytes), 0
    return block[:18] + b"\0" if len(block) >= 19 and block[14] == 3 else b""
