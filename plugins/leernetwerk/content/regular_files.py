"""Opening what contributors bring: regular files only, never through a link."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

# Windows has neither: there a link is looked for before, and what is no file does not open.
_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def open_regular(file: Path) -> BinaryIO:
    """Open a file to read its bytes, if it is one.

    A link could lead to a secret of the machine; a pipe or a device could keep its reader waiting for ever.

    Args:
        file: its path; the folder that it lies in is the caller's to choose.

    Raises:
        OSError: it is not there, may not be read, is a symbolic link or is no regular file.
    """
    if not hasattr(os, "O_NOFOLLOW") and file.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(file))
    handle = os.open(file, _FLAGS)
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(file))
        return os.fdopen(handle, "rb")
    except BaseException:
        os.close(handle)
        raise


def read_regular(file: Path, limit: int | None = None) -> bytes:
    """The bytes of a file, or its first ``limit`` bytes.

    Raises:
        OSError: as :func:`open_regular`.
    """
    with open_regular(file) as stream:
        return stream.read() if limit is None else stream.read(limit)
