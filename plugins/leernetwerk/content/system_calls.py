"""What Linux can do and Python does not ask for: exchanging two names, writing a disk out, ending with one's parent."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import signal
import sys
from functools import cache
from pathlib import Path
from typing import Any

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_PR_SET_PDEATHSIG = 1
_CANNOT = (errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP)


@cache
def _library() -> Any:
    """The C library, where it is that of Linux."""
    return ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


def exchange(one: Path, other: Path) -> bool:
    """Give two files or folders each other's name, in one step that nothing can interrupt (renameat2(2)).

    Returns:
        Whether it was done; ``False`` where the system or the file system cannot do it.

    Raises:
        OSError: it can, and failed: one of the two is missing, is a mount, or lies on another file system.
    """
    call = getattr(_library(), "renameat2", None)
    if call is None:
        return False
    names = (os.fsencode(one), os.fsencode(other))
    if call(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(other))


def sync_file_system(folder: Path) -> None:
    """Have what was written to the file system of a folder reach the disk (syncfs(2)), where that is known."""
    call = getattr(_library(), "syncfs", None)
    if call is None:
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            call(handle)
        finally:
            os.close(handle)


def end_with_parent(parent: int) -> None:
    """Have this process killed as soon as the one that started it is gone (prctl(2)), where that is known.

    Args:
        parent: the process that started this one, which may be gone already.
    """
    call = getattr(_library(), "prctl", None)
    if call is None:
        return
    call(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
