"""JPEG photographs (ISO/IEC 10918-1, JFIF, Exif): the picture as it is, without what stands beside it.

Nothing is compressed anew: the segments that a picture is decoded from are copied, the others are left out, and what
follows the end of the picture (a film, an archive, a second picture) is cut off.
"""

from __future__ import annotations

import struct

from leernetwerk.published.colour_profile import strip_profile
from leernetwerk.published.faults import Damaged, too_heavy, unreadable
from leernetwerk.published.orientation import read_orientation, write_orientation

MOST_PIXELS = 120_000_000
"""Width times height of a picture; a telephone makes 50 million."""

_ICC = b"ICC_PROFILE\0"
_EXIF = b"Exif\0\0"
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_TABLES = frozenset((0xC4, 0xCC, 0xDB, 0xDD, 0xDC))
_SCAN, _END = 0xDA, 0xD9
_LARGEST_SEGMENT = 0xFFFF - 2


def clean_jpeg(content: bytes, *, keep_orientation: bool = True) -> bytes:
    """A JPEG file with its picture, colours and, if wanted, orientation only.

    Raises:
        Refused: it is no JPEG, or its picture has more pixels than anybody photographs.
        Damaged: it breaks off.
    """
    if content[:3] != b"\xff\xd8\xff":
        raise unreadable()
    kept: list[bytes] = []
    profile: dict[int, bytes] = {}
    orientation, has_frame, has_scan = 1, False, False
    jfif = adobe = b""
    place = 2
    is_whole = True
    while True:
        marker, place = _next_marker(content, place)
        if marker in (_END, None):
            is_whole = marker == _END
            break
        if marker == 0x01 or 0xD0 <= marker <= 0xD7:
            continue
        size = int.from_bytes(content[place : place + 2], "big")
        if size < 2 or place + size > len(content):
            is_whole = False
            break
        data, place = content[place + 2 : place + size], place + size
        segment = bytes((0xFF, marker)) + struct.pack(">H", size) + data
        if marker in _FRAMES:
            if len(data) < 6:
                is_whole = False
                break
            height, width = struct.unpack_from(">HH", data, 1)
            if height * width > MOST_PIXELS:
                raise too_heavy()
            has_frame = True
            kept.append(segment)
        elif marker in _TABLES:
            kept.append(segment)
        elif marker == _SCAN:
            stop = _scan_end(content, place)
            kept.append(segment + content[place:stop])
            place, has_scan = stop, True
        elif marker == 0xE0 and data.startswith(b"JFIF\0") and len(data) >= 12:
            jfif = b"\xff\xe0\0\x10" + data[:12] + b"\0\0"
        elif marker == 0xEE and data.startswith(b"Adobe") and len(data) >= 12:
            adobe = b"\xff\xee\0\x0e" + data[:12]
        elif marker == 0xE1 and data.startswith(_EXIF) and orientation == 1:
            orientation = read_orientation(data[len(_EXIF) :])
        elif marker == 0xE2 and data.startswith(_ICC) and len(data) > len(_ICC) + 2:
            profile.setdefault(data[len(_ICC)], data[len(_ICC) + 2 :])
    head = [b"\xff\xd8", jfif]
    if keep_orientation and orientation != 1:
        head.append(_segment(0xE1, _EXIF + write_orientation(orientation)))
    head += [adobe, *_profile_segments(profile)]
    clean = b"".join([*head, *kept, b"\xff\xd9"])
    if not (is_whole and has_frame and has_scan):
        raise Damaged(clean)
    return clean


def _next_marker(content: bytes, place: int) -> tuple[int | None, int]:
    """The next marker and the place behind it; ``None`` at the end of the file. Bytes between segments are left out."""
    while True:
        place = content.find(b"\xff", place)
        if place < 0 or place + 1 >= len(content):
            return None, len(content)
        marker = content[place + 1]
        if marker == 0xFF:
            place += 1
        elif marker == 0:
            place += 2
        else:
            return marker, place + 2


def _scan_end(content: bytes, place: int) -> int:
    """Where the coded data of a scan end: at a marker that is neither a stuffed byte nor a restart."""
    while True:
        place = content.find(b"\xff", place)
        if place < 0 or place + 1 >= len(content):
            return len(content) if place < 0 else place
        marker = content[place + 1]
        if marker == 0xFF:
            place += 1
        elif marker == 0 or 0xD0 <= marker <= 0xD7:
            place += 2
        else:
            return place


def _profile_segments(parts: dict[int, bytes]) -> list[bytes]:
    profile = strip_profile(b"".join(parts[number] for number in sorted(parts))) if parts else None
    if profile is None:
        return []
    size = _LARGEST_SEGMENT - len(_ICC) - 2
    pieces = [profile[start : start + size] for start in range(0, len(profile), size)]
    return [_segment(0xE2, _ICC + bytes((number, len(pieces))) + piece) for number, piece in enumerate(pieces, 1)]


def _segment(marker: int, data: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(data) + 2) + data
