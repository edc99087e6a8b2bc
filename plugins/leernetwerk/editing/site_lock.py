"""One command at a time writes in a site: who comes later waits.

The lock is the system's own (``flock``; on Windows a locked byte), so it ends with the process that holds it, however
that ends: none is ever left behind, as Git's ``index.lock`` is after a crash. On a network disk without locks nobody
waits, and what is left is that a command writes only over what it read.
"""

from __future__ import annotations

import errno
import os
import signal
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from leernetwerk.content.atomic_writing import TEMPORARY
from leernetwerk.editing.refusal import CannotWrite, refused
from leernetwerk.words import N_, Message

FOLDER = f"{TEMPORARY}writing"
"""The folder, in that of the site, in which a command that writes prepares what it writes."""

PATIENCE = 60.0
"""Seconds that a command waits for another: nobody holds the lock while something is asked on a terminal."""

_LOCK = "lock"
_PAUSE = 0.05
_TELLS_AFTER = 1.0
_NO_LOCKS = (errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL)


@contextmanager
def lock_site(
    root: Path, tell: Callable[[Message], None], patience: float | None = None, *, certain: bool = False
) -> Iterator[Path]:
    """Hold a site's lock; gives the folder in which to prepare what is written.

    Args:
        root: the site's folder.
        tell: told, after a moment, that another command is waited for.
        patience: seconds to wait; ``PATIENCE`` by default.
        certain: whether a disk without locks is as one on which another holds it.

    Raises:
        CannotWrite: another command goes on writing, or the folder cannot be changed.
    """
    folder = root / FOLDER
    limit = PATIENCE if patience is None else patience
    begun = time.monotonic()
    told = False
    handle: int | None = None
    try:
        while True:
            with _undisturbed():
                handle = _try(folder, certain=certain)
            if handle is not None:
                break
            waited = time.monotonic() - begun
            if waited >= limit:
                message = N_(
                    "Nothing was written: another leernetwerk command is writing in this site. Try again later."
                )
                raise CannotWrite(Message.of(message))
            if waited >= _TELLS_AFTER and not told:
                told = True
                tell(Message.of(N_("Another leernetwerk command is writing in this site; waiting until it is ready.")))
            time.sleep(_PAUSE)
        yield folder
    finally:
        with _undisturbed():
            if handle is not None:
                _release(folder, handle)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Let signals wait for a moment, where the system knows that."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    earlier = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGTERM, signal.SIGHUP))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, earlier)


def _release(folder: Path, handle: int) -> None:
    # Taken away while it is held: who opened the file before finds that it has no name any more, and begins again.
    # Windows takes no open file away, neither this one nor that of who comes next.
    if os.name == "nt":
        os.close(handle)
    with suppress(OSError):
        (folder / _LOCK).unlink()
    if os.name != "nt":
        os.close(handle)
    with suppress(OSError):
        folder.rmdir()


def _try(folder: Path, *, certain: bool) -> int | None:
    """The open, locked file; ``None`` while another has it."""
    try:
        with suppress(FileExistsError):
            folder.mkdir()
        if not stat.S_ISDIR(folder.lstat().st_mode):
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
        handle = os.open(folder / _LOCK, flags, 0o666)
    except FileNotFoundError as error:
        if not folder.parent.is_dir():
            raise refused(error) from error
        return None  # the folder went between the two
    except OSError as error:
        with suppress(OSError):
            folder.rmdir()
        raise refused(error) from error
    try:
        if (_lock(handle) or not (certain or _has_locks(handle))) and _is_still_there(handle, folder / _LOCK):
            return handle
    except BaseException:
        os.close(handle)
        raise
    os.close(handle)
    return None


def _is_still_there(handle: int, file: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), file.lstat())
    except OSError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _has_locks(_handle: int) -> bool:
        return True

else:
    import fcntl

    def _lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def _has_locks(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except OSError as error:
            return error.errno not in _NO_LOCKS
        return True
