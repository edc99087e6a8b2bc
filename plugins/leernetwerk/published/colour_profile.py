"""Colour profiles inside pictures (ICC.1:2022): the numbers that colours are computed with, and no words."""

from __future__ import annotations

import struct

_LARGEST = 4 * 1024 * 1024
_HEADER = 128
_MOST_TAGS = 100

_COLOUR_TAGS_NAMES = b"""
rXYZ gXYZ bXYZ rTRC gTRC bTRC kTRC wtpt bkpt chad chrm lumi cicp A2B0 A2B1 A2B2 B2A0 B2A1 B2A2 gamt D2B0 D2B1
D2B2 D2B3 B2D0 B2D1 B2D2 B2D3 aarg aagg aabg parf
"""
_COLOUR_TAGS = frozenset(_COLOUR_TAGS_NAMES.split())
"""Tags that colours are computed with; the others name makers, devices, calibrations and owners."""

_WORD = b"leernetwerk"


def strip_profile(profile: bytes) -> bytes | None:
    """A profile with its colour tags only, and the two descriptions that every profile must have left blank.

    Returns:
        ``None`` for what is no profile; without one, browsers take the colours for those of sRGB.
    """
    if not _HEADER + 4 <= len(profile) <= _LARGEST or profile[36:40] != b"acsp":
        return None
    (count,) = struct.unpack_from(">I", profile, _HEADER)
    if count > _MOST_TAGS or len(profile) < _HEADER + 4 + 12 * count:
        return None
    kept: list[tuple[bytes, bytes]] = []
    for number in range(count):
        name, start, size = struct.unpack_from(">4sII", profile, _HEADER + 4 + 12 * number)
        if name in _COLOUR_TAGS:
            if start + size > len(profile):
                return None
            kept.append((name, profile[start : start + size]))
    if not kept:
        return None
    is_new = profile[8] >= 4
    kept += [(b"desc", _blank(is_new, is_description=True)), (b"cprt", _blank(is_new, is_description=False))]
    return _write(profile[:_HEADER], kept)


def _write(header: bytes, tags: list[tuple[bytes, bytes]]) -> bytes:
    position = _HEADER + 4 + 12 * len(tags)
    table, body = struct.pack(">I", len(tags)), b""
    places: dict[bytes, int] = {}
    for name, data in sorted(tags):
        if data not in places:  # curves of three colours are often one
            places[data] = position + len(body)
            body += data + b"\0" * (-len(data) % 4)
        table += struct.pack(">4sII", name, places[data], len(data))
    size = position + len(body)
    # Version, class, spaces, flags, intent and white point stay; program, day, device, maker and id do not.
    clean = bytearray(_HEADER)
    clean[0:4] = struct.pack(">I", size)
    clean[8:24] = header[8:24]
    clean[36:40] = b"acsp"
    clean[44:48] = header[44:48]
    clean[64:80] = header[64:80]
    return bytes(clean) + table + body


def _blank(is_new: bool, *, is_description: bool) -> bytes:
    if is_new:  # multiLocalizedUnicodeType
        text = _WORD.decode().encode("utf-16-be")
        return struct.pack(">4sIII2s2sII", b"mluc", 0, 1, 12, b"en", b"US", len(text), 28) + text
    if is_description:  # textDescriptionType of version 2
        return struct.pack(">4sII", b"desc", 0, len(_WORD) + 1) + _WORD + b"\0" + b"\0" * 78
    return b"text\0\0\0\0" + _WORD + b"\0"
