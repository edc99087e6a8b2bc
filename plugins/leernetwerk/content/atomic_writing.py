"""Writing a file whole or not at all, whatever ends the program meanwhile."""

from __future__ import annotations

import contextlib
import hashlib
import os
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

TEMPORARY = ".leernetwerk-"
"""How the names of unfinished files and folders begin; behind it stand the number of the process that makes them and
a mark of the machine that it runs on."""

_BOOT = Path("/proc/sys/kernel/random/boot_id")


def temporary_prefix() -> str:
    """How this process begins the names of what it has not finished, so that others can tell what nobody finishes."""
    return f"{TEMPORARY}{os.getpid()}-{mark_of_machine()}-"


@cache
def mark_of_machine() -> str:
    """What tells this machine, since it was started, from others that share a folder with it."""
    try:
        told = _BOOT.read_text("ascii")
    except (OSError, ValueError):
        told = socket.gethostname()
    return hashlib.sha256(told.encode()).hexdigest()[:8]


def claim(handle: int, *, wait: bool = False) -> bool | None:
    """Hold an open file or folder for as long as it stays open, so that nobody takes it for left over.

    Args:
        handle: the file or folder.
        wait: whether to wait until nobody else holds it.

    Returns:
        ``False`` where another process holds it; ``None`` where the system or the file system cannot tell.
    """
    if fcntl is None:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        return False
    except OSError:  # a folder of another machine, as some of its file systems have it
        return None
    return True


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Wait until no other process changes what stands in a folder, and keep others waiting meanwhile."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:  # a system that does not open folders
        yield
        return
    try:
        claim(handle, wait=True)
        yield
    finally:
        os.close(handle)


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
            claim(handle)
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
