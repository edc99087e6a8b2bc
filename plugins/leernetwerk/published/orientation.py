"""Which way up a photograph is: the one thing of a camera's notes (Exif 3.0, TIFF 6.0) that a reader sees."""

from __future__ import annotations

import struct

_TAG = 0x0112
_MOST_ENTRIES = 1000


def read_orientation(tiff: bytes) -> int:
    """The orientation, 1 to 8, that an Exif block tells from its TIFF header on; 1 where it tells none."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(tiff[:4])
    if order is None or len(tiff) < 8:
        return 1
    (start,) = struct.unpack_from(f"{order}I", tiff, 4)
    if start + 2 > len(tiff):
        return 1
    (count,) = struct.unpack_from(f"{order}H", tiff, start)
    for number in range(min(count, _MOST_ENTRIES)):
        place = start + 2 + 12 * number
        if place + 12 > len(tiff):
            break
        tag, kind, many, value = struct.unpack_from(f"{order}HHIH", tiff, place)
        if tag == _TAG:
            return value if kind == 3 and many == 1 and 1 <= value <= 8 else 1
    return 1


def write_orientation(orientation: int) -> bytes:
    """An Exif block, from its TIFF header on, that tells the orientation and nothing else."""
    return b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, _TAG, 3, 1, orientation, 0, 0)
