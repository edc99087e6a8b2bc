"""Icons of a site (ICO): the pictures that its directory names, each cleaned, and no bytes between them."""

from __future__ import annotations

import struct

from leernetwerk.published.faults import Damaged, unreadable
from leernetwerk.published.png import SIGNATURE, clean_png

_MOST = 30


def clean_icon(content: bytes) -> bytes:
    """An ICO file with its pictures only.

    Raises:
        Refused: it is none, or a picture is damaged.
    """
    if len(content) < 6 or content[:4] != b"\0\0\1\0":
        raise unreadable()
    (count,) = struct.unpack_from("<H", content, 4)
    if not 1 <= count <= _MOST or len(content) < 6 + 16 * count:
        raise unreadable()
    place = 6 + 16 * count
    table, body = content[:6], b""
    for number in range(count):
        entry = content[6 + 16 * number : 22 + 16 * number]
        size, start = struct.unpack_from("<II", entry, 8)
        picture = content[start : start + size]
        if len(picture) != size or size < 40:
            raise unreadable()
        picture = _clean_png(picture) if picture.startswith(SIGNATURE) else _cut_bitmap(picture)
        table += entry[:8] + struct.pack("<II", len(picture), place + len(body))
        body += picture
    return table + body


def _clean_png(picture: bytes) -> bytes:
    try:
        return clean_png(picture)
    except Damaged as damaged:
        return damaged.content


def _cut_bitmap(picture: bytes) -> bytes:
    header, width, height, _planes, bits = struct.unpack_from("<IiiHH", picture)
    (colours,) = struct.unpack_from("<I", picture, 32)
    if header != 40 or not 0 < width <= 512 or not 0 < height <= 1024 or bits not in (1, 4, 8, 24, 32) or colours > 256:
        raise unreadable()
    palette = 4 * (colours or (1 << bits if bits <= 8 else 0))
    rows = height // 2
    size = 40 + palette + rows * ((width * bits + 31) // 32 * 4) + rows * ((width + 31) // 32 * 4)
    return picture[:size]
