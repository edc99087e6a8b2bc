"""Files that are archives of parts (Office, OpenDocument): read with bounds, and written anew."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Mapping
from xml.parsers import expat

from leernetwerk.published import problems
from leernetwerk.published.faults import Fault, Refused, too_heavy, unreadable
from leernetwerk.words import N_, Message

PART_BYTES = 48 * 1024 * 1024
"""One part when unpacked: as XML some 4,000 pages."""

TOTAL_BYTES = 200 * 1024 * 1024
MOST_PARTS = 5_000
DEPTH = 256

_MOST_SHRUNK = 400
"""How many times smaller a part may be in the archive; a table of zeros shrinks to a thousandth, a text to a tenth."""

_SMALL = 1024 * 1024
_CHUNK = 64 * 1024
_DAY = (1980, 1, 1, 0, 0, 0)
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

Enter = Callable[[str, dict[str, str]], None]
"""Called where an element begins: its name as ``namespace local``, and its attributes by such names."""


def read_parts(content: bytes) -> dict[str, bytes]:
    """The parts of an archive by their names.

    Raises:
        Refused: it is none, has a password, is damaged, or grows beyond bounds when it is unpacked.
    """
    if content.startswith(_COMPOUND):
        raise unreadable(Message.of(N_("save it without a password, in the format of today (.docx, .xlsx, .pptx)")))
    if not content.startswith(b"PK\x03\x04"):
        raise unreadable()
    found: dict[str, bytes] = {}
    total = 0
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            if len(entries) > MOST_PARTS:
                raise too_heavy()
            for entry in entries:
                if entry.filename in found or entry.flag_bits & 1:
                    raise unreadable()  # two parts of one name are read differently by different programs
                part = _read_part(archive, entry, TOTAL_BYTES - total)
                total += len(part)
                found[entry.filename] = part
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError):
        raise unreadable() from None
    return found


def _read_part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int) -> bytes:
    part = bytearray()
    with archive.open(entry) as stream:
        while chunk := stream.read(_CHUNK):
            part += chunk
            shrunk = len(part) > _SMALL and len(part) > _MOST_SHRUNK * max(1, entry.compress_size)
            if len(part) > min(PART_BYTES, left) or shrunk:
                raise too_heavy()
    return bytes(part)


def write_parts(parts: Mapping[str, bytes], stored: str | None = None) -> bytes:
    """An archive of parts: the same bytes for the same parts, with no day and no system told.

    Args:
        parts: contents by name, in the order in which they are written.
        stored: the part that is not made smaller (``mimetype`` of OpenDocument).
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _DAY)
            entry.create_system, entry.external_attr = 0, 0
            entry.compress_type = zipfile.ZIP_STORED if name == stored else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content, compresslevel=6)
    return out.getvalue()


def scan(
    content: bytes, enter: Enter, leave: Callable[[str], None] | None = None, text: Callable[[str], None] | None = None
) -> None:
    """Read a part of XML, element by element.

    Raises:
        Refused: it is no XML, declares a document type, or is nested deeper than people write.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    _scan(parser, content, enter, leave, text)


def find_stretches(content: bytes, is_meant: Callable[[str, dict[str, str]], bool]) -> list[tuple[int, int]]:
    """Where elements that are meant stand in a part of XML, each with all that is in it."""
    parser = expat.ParserCreate(namespace_separator=" ")
    found: list[tuple[int, int]] = []
    depth, inside, begin = 0, 0, 0

    def enter(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, inside, begin
        depth += 1
        if not inside and is_meant(name, attributes):
            inside, begin = depth, parser.CurrentByteIndex

    def leave(_name: str) -> None:
        nonlocal depth, inside
        if inside == depth:
            end = content.find(b">", parser.CurrentByteIndex) + 1
            found.append((begin, end))
            inside = 0
        depth -= 1

    _scan(parser, content, enter, leave, None)
    return found


def cut(content: bytes, stretches: list[tuple[int, int]]) -> bytes:
    """Bytes without some stretches of them."""
    kept, place = [], 0
    for start, end in sorted(stretches):
        kept.append(content[place : max(place, start)])
        place = max(place, end)
    return b"".join([*kept, content[place:]])


def _scan(
    parser: expat.XMLParserType,
    content: bytes,
    enter: Enter,
    leave: Callable[[str], None] | None,
    text: Callable[[str], None] | None,
) -> None:
    depth = 0

    def begin(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEPTH:
            raise too_heavy()
        enter(name, attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        if leave is not None:
            leave(name)

    def refuse_type(*_told: object) -> None:
        what = Message.of(N_("a part that names other files (a DOCTYPE)"))
        raise Refused([Fault.of(problems.ACTIVE_CONTENT, None, what=what)])

    parser.StartElementHandler, parser.EndElementHandler = begin, end
    parser.StartDoctypeDeclHandler = refuse_type
    if text is not None:
        parser.CharacterDataHandler = text
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError, LookupError):
        raise unreadable() from None


def only_utf8(content: bytes) -> bytes:
    """A part of XML as UTF-8, which it nearly always is, so that places in it are places of bytes."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = content.decode("utf-16", "strict")
        return re.sub(r"encoding=([\"'])[^\"']*\1", 'encoding="UTF-8"', text, count=1).encode()
    return content
