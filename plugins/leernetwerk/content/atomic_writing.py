"""Writing a file whole or not at all, whatever ends the program meanwhile."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

TEMPORARY = ".leernetwerk-"
"""How the names of unfinished files and folders begin; behind it stands the number of the process that makes them."""


def temporary_prefix() -> str:
    """How this process begins the names of what it has not finished, so that others can tell what nobody finishes."""
    return f"{TEMPORARY}{os.getpid()}-"


def write_atomically(file: Path, content: bytes) -> None:
    """Put a file with these bytes in its place: before and after a kill or a full disk it is the old one or the new.

    A file that was there keeps its permissions; a link to it elsewhere keeps the old bytes.

    Raises:
        OSError: it cannot be written; what was there is there still.
    """
    handle, name = tempfile.mkstemp(prefix=temporary_prefix(), dir=file.parent)
    unfinished = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        unfinished.chmod(_permissions(file))
        unfinished.replace(file)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    sync_folder(file.parent)


def sync_folder(folder: Path) -> None:
    """Have the names in a folder reach the disk, where the system lets a folder be synchronised."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _permissions(file: Path) -> int:
    try:
        return file.stat().st_mode & 0o7777
    except OSError:
        return new_file_mode()


def new_file_mode() -> int:
    """The permissions of a file that is new: what a program asks for, less what the user's mask takes away."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
