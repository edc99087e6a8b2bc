"""PNG pictures (W3C PNG, third edition): the chunks that the picture is made of, and no others."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from leernetwerk.published.colour_profile import strip_profile
from leernetwerk.published.faults import Damaged, too_heavy, unreadable
from leernetwerk.published.jpeg import MOST_PIXELS
from leernetwerk.published.orientation import read_orientation, write_orientation

SIGNATURE = b"\x89PNG\r\n\x1a\n"

_SHOWN_NAMES = b"""
IHDR PLTE tRNS gAMA cHRM sRGB cICP mDCV cLLI sBIT bKGD pHYs acTL fcTL fdAT
"""
_SHOWN = frozenset(_SHOWN_NAMES.split())
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
_CHUNK = 64 * 1024


def clean_png(content: bytes) -> bytes:
    """A PNG file without texts, times, camera's notes, private chunks and what follows its end.

    Raises:
        Refused: it is no PNG, or has more pixels than anybody draws.
        Damaged: it breaks off, or its picture cannot be unpacked.
    """
    if not content.startswith(SIGNATURE):
        raise unreadable()
    kept: list[tuple[bytes, bytes]] = []
    pixels: list[bytes] = []
    orientation, has_end = 1, False
    for name, data in _chunks(content):
        if name == b"IEND":
            has_end = True
            break
        if name == b"IDAT":
            if not pixels:
                kept.append((b"IDAT", b""))  # its place
            pixels.append(data)
        elif name in _SHOWN:
            kept.append((name, data))
        elif name == b"iCCP":
            kept += _profile_chunk(data)
        elif name == b"eXIf":
            orientation = read_orientation(data)
    if not kept or kept[0][0] != b"IHDR" or (expected := _count_bytes(kept[0][1])) is None:
        raise Damaged(SIGNATURE)
    if orientation != 1:
        kept.insert(1, (b"eXIf", write_orientation(orientation)))
    stream, is_whole = _cut_stream(b"".join(pixels), expected)
    kept = [(name, stream if name == b"IDAT" else data) for name, data in kept]
    clean = SIGNATURE + b"".join(_chunk(name, data) for name, data in [*kept, (b"IEND", b"")])
    if not (is_whole and has_end):
        raise Damaged(clean)
    return clean


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Name and content of each chunk; of one that breaks off, what there is."""
    place = len(SIGNATURE)
    while place + 8 < len(content):
        size, name = struct.unpack_from(">I4s", content, place)
        yield name, content[place + 8 : place + 8 + size]
        place += 12 + size


def _count_bytes(data: bytes) -> int | None:
    """How many bytes the picture has when unpacked, from its header; ``None`` if there is no such picture."""
    if len(data) != 13:
        return None
    width, height, depth, colour, _method, _filter, interlaced = struct.unpack(">IIBBBBB", data)
    if colour not in _CHANNELS or depth not in (1, 2, 4, 8, 16) or not width or not height:
        return None
    if width * height > MOST_PIXELS:
        raise too_heavy()
    bits = depth * _CHANNELS[colour]
    sizes = [(width, height)]
    if interlaced:
        sizes = [((width - x + dx - 1) // dx, (height - y + dy - 1) // dy) for x, y, dx, dy in _PASSES]
    total: int = sum((1 + (wide * bits + 7) // 8) * high for wide, high in sizes if wide and high)
    return total


def _cut_stream(packed: bytes, expected: int) -> tuple[bytes, bool]:
    """The compressed picture without what follows it in the same chunks, and whether it is whole.

    A program that crops a screenshot may leave the rest of the old one there (CVE-2023-21036).
    """
    unpacker = zlib.decompressobj()
    found, waiting = 0, packed
    try:
        while waiting and not unpacker.eof:
            found += len(unpacker.decompress(waiting, _CHUNK))
            waiting = unpacker.unconsumed_tail
            if found > expected:
                return b"", False  # more than a picture of its size has
    except zlib.error:
        return b"", False
    return packed[: len(packed) - len(unpacker.unused_data)], unpacker.eof and found == expected


def _profile_chunk(data: bytes) -> list[tuple[bytes, bytes]]:
    _name, _, rest = data.partition(b"\0")
    unpacker = zlib.decompressobj()
    try:
        profile = strip_profile(unpacker.decompress(rest[1:], 4 * 1024 * 1024))
    except zlib.error:
        return []
    return [] if profile is None else [(b"iCCP", b"icc\0\0" + zlib.compress(profile, 9))]


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(data, zlib.crc32(name)))
