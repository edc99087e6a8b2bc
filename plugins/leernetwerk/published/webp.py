"""WebP pictures (RFC 9649): the chunks that a browser shows; no notes, nothing unknown, nothing behind the end."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from leernetwerk.published.colour_profile import strip_profile
from leernetwerk.published.faults import Damaged, too_heavy, unreadable
from leernetwerk.published.jpeg import MOST_PIXELS
from leernetwerk.published.orientation import read_orientation, write_orientation

_PICTURE = (b"VP8 ", b"VP8L", b"ALPH")
_EXIF, _XMP, _ICC = 0x08, 0x04, 0x20
_FRAME_HEADER = 16


def clean_webp(content: bytes) -> bytes:
    """A WebP file with its picture, colours and orientation only.

    Raises:
        Refused: it is no WebP, or it has more pixels than anybody photographs.
        Damaged: it breaks off.
    """
    if content[:4] != b"RIFF" or content[8:12] != b"WEBP":
        raise unreadable()
    size = int.from_bytes(content[4:8], "little")
    is_whole = size + 8 <= len(content)
    kept: list[tuple[bytes, bytes]] = []
    orientation, has_picture = 1, False
    for name, data in _chunks(content[: 8 + size], 12):
        if name == b"VP8X" and len(data) >= 10:
            width, height = (int.from_bytes(data[at : at + 3], "little") + 1 for at in (4, 7))
            if width * height > MOST_PIXELS:
                raise too_heavy()
            kept.append((name, data[:10]))
        elif name == b"ICCP":
            profile = strip_profile(data)
            kept += [(name, profile)] if profile is not None else []
        elif name == b"EXIF":
            orientation = read_orientation(data.removeprefix(b"Exif\0\0"))
        elif name == b"ANMF" and len(data) > _FRAME_HEADER:
            inside = [(part, inner) for part, inner in _chunks(data, _FRAME_HEADER) if part in _PICTURE]
            kept.append((name, data[:_FRAME_HEADER] + _join(inside)))
            has_picture = True
        elif name == b"ANIM" or name in _PICTURE:
            kept.append((name, data))
            has_picture = has_picture or name != b"ANIM"
    if kept and kept[0][0] == b"VP8X":
        if orientation != 1:
            kept.append((b"EXIF", write_orientation(orientation)))
        kept[0] = (b"VP8X", bytes((_flags(kept),)) + kept[0][1][1:])
    body = b"WEBP" + _join(kept)
    clean = b"RIFF" + struct.pack("<I", len(body)) + body
    if not (has_picture and is_whole):
        raise Damaged(clean)
    return clean


def _flags(kept: list[tuple[bytes, bytes]]) -> int:
    names = {name for name, _ in kept}
    flags = kept[0][1][0] & ~(_EXIF | _XMP | _ICC)
    return flags | (_EXIF if b"EXIF" in names else 0) | (_ICC if b"ICCP" in names else 0)


def _chunks(content: bytes, place: int) -> Iterator[tuple[bytes, bytes]]:
    while place + 8 <= len(content):
        name, size = struct.unpack_from("<4sI", content, place)
        data = content[place + 8 : place + 8 + size]
        yield name, data
        place += 8 + size + size % 2


def _join(chunks: list[tuple[bytes, bytes]]) -> bytes:
    return b"".join(name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2) for name, data in chunks)
