"""Files made of boxes (ISO/IEC 14496-12): AVIF pictures, MP4 films and sound.

Places in such a file are counted from its beginning, so nothing is moved: what nobody sees is written over, boxes that
are not shown become ``free`` boxes full of zeros, and what follows the last box is cut off.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from leernetwerk.published import problems
from leernetwerk.published.faults import Fault, Refused, too_heavy, unreadable
from leernetwerk.published.jpeg import MOST_PIXELS
from leernetwerk.words import N_, Message

_PICTURE_BRANDS = (b"avif", b"avis")
_FILM_BRANDS = (
    b"isom",
    b"iso2",
    b"iso4",
    b"iso5",
    b"iso6",
    b"mp41",
    b"mp42",
    b"M4A ",
    b"M4V ",
    b"avc1",
    b"dash",
    b"qt  ",
)

_FILM_TOP_NAMES = b"""
ftyp moov mdat moof mfra sidx styp meta
"""
_FILM_TOP = frozenset(_FILM_TOP_NAMES.split())
_FILM_INSIDE_NAMES = b"""
trak mdia minf stbl edts dinf moof traf mvex
"""
_FILM_INSIDE = frozenset(_FILM_INSIDE_NAMES.split())
_NOTES_NAMES = b"""
udta meta uuid free skip wide ilst XMP_ Xtra SDLN smrd cprt titl auth perf gnre dscp loci
"""
_NOTES = frozenset(_NOTES_NAMES.split())
_TIMES_NAMES = b"""
mvhd tkhd mdhd
"""
_TIMES = frozenset(_TIMES_NAMES.split())
_SHOWN_TRACKS_NAMES = b"""
vide soun text sbtl subt clcp tmcd
"""
_SHOWN_TRACKS = frozenset(_SHOWN_TRACKS_NAMES.split())
_PICTURE_ITEMS = (b"av01", b"grid", b"iovl", b"iden", b"tmap")
_MOST_BOXES = 20_000
_MOST_DEPTH = 12


@dataclass(frozen=True, slots=True)
class Box:
    """A box: its name and where it, its content and what follows it begin."""

    name: bytes
    start: int
    body: int
    end: int


def find_boxes(content: bytes | bytearray, start: int, end: int) -> Iterator[Box]:
    """The boxes that stand beside each other in a part of a file; what is no box ends the row.

    Raises:
        Refused: a box goes beyond the part.
    """
    while start + 8 <= end:
        size, name = struct.unpack_from(">I4s", content, start)
        body = start + 8
        if size == 1 and body + 8 <= end:
            (size,) = struct.unpack_from(">Q", content, body)
            body += 8
        stop = end if size == 0 else start + size
        if stop < body or stop > end:
            raise unreadable()
        yield Box(bytes(name), start, body, stop)
        start = stop


def _is_name(name: bytes) -> bool:
    return all(32 <= letter < 127 or letter == 0xA9 for letter in name)


def _blank(content: bytearray, box: Box) -> None:
    content[box.start + 4 : box.start + 8] = b"free"
    content[box.body : box.end] = bytes(box.end - box.body)


def _top(content: bytearray, brands: tuple[bytes, ...]) -> list[Box]:
    """The boxes of a file of one of some brands; what is behind the last one is cut off."""
    if content[4:8] != b"ftyp" or len(content) < 16:
        raise unreadable()
    boxes: list[Box] = []
    end = len(content)
    place = 0
    while place + 8 <= end and len(boxes) < _MOST_BOXES:
        size, name = struct.unpack_from(">I4s", content, place)
        if boxes and not _is_name(name):
            break
        if size == 1 and place + 16 <= end:
            (size,) = struct.unpack_from(">Q", content, place + 8)
        stop = end if size == 0 else place + size
        if stop > end or stop < place + 8:
            if len(boxes) < 2:
                raise unreadable()
            break
        boxes += list(find_boxes(content, place, stop))[:1]
        place = stop
    del content[place:]
    told = bytes(content[8 : boxes[0].end])
    if not any(told[at : at + 4] in brands for at in (0, *range(8, len(told), 4))):
        raise unreadable()
    return boxes


# --- AVIF -----------------------------------------------------------------------------------------------


def clean_avif(content: bytes) -> bytes:
    """An AVIF file in which only what belongs to its picture is left.

    Raises:
        Refused: it is none, is damaged, or has more pixels than anybody photographs.
    """
    clean = bytearray(content)
    boxes = _top(clean, _PICTURE_BRANDS)
    if not any(box.name in (b"meta", b"moov") for box in boxes):
        raise unreadable()
    moves = any(box.name == b"moov" for box in boxes)
    shown: list[tuple[int, int]] = []
    for box in boxes:
        if box.name == b"meta":
            shown += _clean_items(clean, Box(box.name, box.start, box.body + 4, box.end))
        elif box.name == b"moov":
            _clean_film_box(clean, box, 0)
        elif box.name not in (b"ftyp", b"mdat"):
            _blank(clean, box)
    for box in boxes:
        if box.name == b"mdat" and not moves:
            _blank_between(clean, box, shown)
    return bytes(clean)


def _clean_items(content: bytearray, meta: Box) -> list[tuple[int, int]]:
    """Write over what is no part of the picture; the places of what is."""
    inside = {box.name: box for box in find_boxes(content, meta.body, meta.end)}
    if b"iinf" not in inside or b"iloc" not in inside:
        raise unreadable()
    types = dict(_clean_item_types(content, inside[b"iinf"]))
    data = inside.get(b"idat")
    shown = []
    for item, in_data, start, size in _item_places(content, inside[b"iloc"]):
        start += data.body if in_data and data else 0
        end = start + size if size else len(content)
        if start < 0 or end > len(content):
            raise unreadable()
        if types.get(item) in _PICTURE_ITEMS:
            shown += [] if in_data else [(start, end)]
        else:
            content[start:end] = bytes(end - start)
    for name, box in inside.items():
        if name in _NOTES:
            _blank(content, box)
    if b"iprp" in inside:
        _check_extent(content, inside[b"iprp"])
    return shown


def _clean_item_types(content: bytearray, box: Box) -> Iterator[tuple[int, bytes]]:
    """The type of each item; all that are no part of a picture become, in the file, one that readers pass over."""
    version = content[box.body]
    for entry in find_boxes(content, box.body + (6 if version == 0 else 8), box.end):
        if entry.name == b"infe":
            newest = content[entry.body]
            at = entry.body + 4
            item = int.from_bytes(content[at : at + (4 if newest == 3 else 2)], "big")
            at += (4 if newest == 3 else 2) + 2
            kind = bytes(content[at : at + 4])
            if kind not in _PICTURE_ITEMS:
                content[at : at + 4] = b"skip"  # so that nobody takes what is written over for notes
            yield item, kind


def _item_places(content: bytearray, box: Box) -> Iterator[tuple[int, bool, int, int]]:
    """For each stretch of each item: the item, whether it stands in ``idat``, its place and its length."""
    at = box.body
    version = content[at]
    sizes = (content[at + 4] >> 4, content[at + 4] & 15, content[at + 5] >> 4, content[at + 5] & 15)
    at += 6

    def take(size: int) -> int:
        nonlocal at
        if at + size > box.end:
            raise unreadable()
        value = int.from_bytes(content[at : at + size], "big")
        at += size
        return value

    for _ in range(take(4 if version == 2 else 2)):
        item = take(4 if version == 2 else 2)
        method = take(2) & 15 if version else 0
        take(2)
        base = take(sizes[2])
        for _extent in range(take(2)):
            if version and sizes[3]:
                take(sizes[3])
            start, size = base + take(sizes[0]), take(sizes[1])
            yield item, method == 1, start, size


def _check_extent(content: bytearray, box: Box) -> None:
    for container in find_boxes(content, box.body, box.end):
        for entry in find_boxes(content, container.body, container.end) if container.name == b"ipco" else ():
            if entry.name == b"ispe" and entry.end - entry.body >= 12:
                width, height = struct.unpack_from(">II", content, entry.body + 4)
                if width * height > MOST_PIXELS:
                    raise too_heavy()


def _blank_between(content: bytearray, box: Box, shown: list[tuple[int, int]]) -> None:
    place = box.body
    for start, end in sorted(shown):
        if start > place:
            stop = min(start, box.end)
            if stop > place:
                content[place:stop] = bytes(stop - place)
        place = max(place, end)
    if place < box.end:
        content[place : box.end] = bytes(box.end - place)


# --- MP4 ------------------------------------------------------------------------------------------------


def clean_film(content: bytes) -> bytes:
    """A film or sound (MP4, M4A) without place, day, device, titles and pictures that stand beside it.

    Raises:
        Refused: it is none, is damaged, or has a track that is neither picture, sound nor text.
    """
    clean = bytearray(content)
    boxes = _top(clean, _FILM_BRANDS)
    if not any(box.name == b"moov" for box in boxes):
        raise unreadable()
    for box in boxes:
        if box.name not in _FILM_TOP or box.name in _NOTES:
            _blank(clean, box)
        elif box.name in (b"moov", b"moof"):
            _clean_film_box(clean, box, 0)
    return bytes(clean)


def _clean_film_box(content: bytearray, box: Box, depth: int) -> None:
    if depth > _MOST_DEPTH:
        raise unreadable()
    for inner in find_boxes(content, box.body, box.end):
        if inner.name in _NOTES:
            _blank(content, inner)
        elif inner.name in _FILM_INSIDE:
            _clean_film_box(content, inner, depth + 1)
        elif inner.name in _TIMES and inner.end - inner.body >= 20:
            wide = 8 if content[inner.body] == 1 else 4
            content[inner.body + 4 : inner.body + 4 + 2 * wide] = bytes(2 * wide)
        elif inner.name == b"hdlr" and inner.end - inner.body >= 24:
            kind = bytes(content[inner.body + 8 : inner.body + 12])
            if box.name == b"mdia" and kind not in (*_SHOWN_TRACKS, b"pict", b"auxv"):
                what = Message.of(N_("a track of data beside picture and sound"))
                hint = Message.of(N_("export the film once more, without data of the device"))
                raise Refused([Fault.of(problems.HIDDEN_CONTENT, hint, what=what)])
            # The name of who wrote the track; players show none.
            content[inner.body + 24 : inner.end] = bytes(inner.end - inner.body - 24)
