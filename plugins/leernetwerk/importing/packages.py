"""Opening Office files (zip archives of XML, ECMA-376) that may be broken or hostile, in bounded memory."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.parsers import expat

from leernetwerk.editing.refusal import CannotWrite
from leernetwerk.words import N_, Message

FILE_BYTES = 100 * 1024 * 1024
"""A file as it is; a report with photographs has some 20 MB."""

PART_BYTES = 32 * 1024 * 1024
"""One part of it when unpacked: 32 MB of XML are some 3,000 pages."""

TOTAL_BYTES = 200 * 1024 * 1024
"""All parts that are read."""

MOST_PARTS = 5_000

DEPTH = 256
"""Nesting of XML; a table in a table in a table has some 40 levels."""

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a Compound File begins: an Office file with a password, or one from before 2007."""

_CHUNK = 64 * 1024


class Package:
    """The parts of an Office file; what is read is counted, whatever the archive says of its sizes."""

    def __init__(self, name: str, archive: zipfile.ZipFile) -> None:
        self.name = name
        self._archive = archive
        self._read = 0
        # A name that is there twice would be one thing to us and another to the next reader.
        self.parts = tuple(dict.fromkeys(info.filename for info in archive.infolist() if not info.is_dir()))

    def read(self, part: str) -> bytes:
        """The bytes of a part.

        Raises:
            CannotWrite: it is too large or damaged, or it is XML that declares entities.
        """
        found = bytearray()
        try:
            with self._archive.open(part) as stream:
                while chunk := stream.read(_CHUNK):
                    found += chunk
                    self._read += len(chunk)
                    if len(found) > PART_BYTES or self._read > TOTAL_BYTES:
                        raise too_large(self.name)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
            raise damaged(self.name) from error
        content = bytes(found)
        if part.endswith((".xml", ".rels")) and not _is_harmless(content):
            raise damaged(self.name)
        return content


def _is_harmless(content: bytes) -> bool:
    """Whether a part is XML without entities of its own, and not nested deeper than people can make it."""
    # In UTF-16 every other byte is zero. Office writes no DOCTYPE, and only one can make entities.
    if b"<!DOCTYPE" in content.replace(b"\0", b"").upper():
        return False
    depth = 0

    def enter(_name: str, _attributes: object) -> None:
        nonlocal depth
        depth += 1
        if depth > DEPTH:
            raise expat.ExpatError

    def leave(_name: str) -> None:
        nonlocal depth
        depth -= 1

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = enter, leave
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError):  # ValueError: an encoding that expat does not know
        return False
    return True


@contextmanager
def open_package(file: Path, main_part: str) -> Iterator[Package]:
    """Open an Office file.

    Args:
        file: the file.
        main_part: the part without which it is not what its name says: ``word/document.xml``.

    Raises:
        CannotWrite: it is none, too large, or has a password.
    """
    try:
        size = file.stat().st_size
        with file.open("rb") as stream:
            beginning = stream.read(8)
    except OSError as error:
        raise unreadable(file.name, error) from error
    if beginning == _COMPOUND:
        message = N_(
            "'{name}' has a password or is in the format of before 2007; save it without one, as .docx or .xlsx."
        )
        raise CannotWrite(Message.of(message, name=file.name))
    if size > FILE_BYTES:
        raise too_large(file.name)
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise damaged(file.name) from error
    with archive:
        package = Package(file.name, archive)
        if len(package.parts) > MOST_PARTS:
            raise too_large(file.name)
        if main_part not in package.parts:
            raise damaged(file.name)
        yield package


def damaged(name: str) -> CannotWrite:
    """The file is not what its name says."""
    return CannotWrite(
        Message.of(
            N_("'{name}' is damaged or is not what its name says; open it in its own program and save it anew."),
            name=name,
        )
    )


class TooLarge(CannotWrite):
    """A file is larger than a person makes one."""


def too_large(name: str) -> TooLarge:
    """The file is larger than a person makes one."""
    return TooLarge(Message.of(N_("'{name}' is too large to be read, or pretends to be; split it up."), name=name))


def unreadable(name: str, error: OSError) -> CannotWrite:
    """The system did not let the file be opened."""
    return CannotWrite(
        Message.of(N_("'{name}' cannot be read: {reason}."), name=name, reason=error.strerror or str(error))
    )
