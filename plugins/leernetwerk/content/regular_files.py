"""Opening what contributors bring: regular files only, never through a link."""

from __future__ import annotations

import errno
import os
import stat
from io import BufferedReader
from pathlib import Path

# Windows has neither: there a link is looked for before, and what is no file does not open.
_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def open_regular(file: Path) -> BufferedReader:
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


_SHOWN = (".md", ".md.txt", ".markdown", ".mdown", ".mkdn", ".mkd", ".csv", ".yml")
_MOST_SHOWN = 1024 * 1024


def read_lines(root: Path, path: str) -> list[str]:
    """The lines of a file that the checks read as content, to be shown below what is wrong with it.

    Nothing is shown of what lies behind a link, of what is no text by its name, and of what cannot be read.

    Args:
        root: the site's folder.
        path: the file, relative to it.
    """
    if not path.lower().endswith(_SHOWN) or has_link(root, path):
        return []
    try:
        raw = read_regular(root / path, _MOST_SHOWN)
    except (OSError, ValueError):  # such as a name that no file can have
        return []
    return raw.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")


def has_link(root: Path, path: str) -> bool:
    """Whether a file of a folder is a symbolic link, or lies in a folder that is one, or is not in it at all.

    Args:
        root: the folder; what it lies in itself does not matter.
        path: relative to it, with ``/`` between its parts.
    """
    place = root
    for step in path.split("/"):
        place = place / step
        if step in ("", ".", "..") or place.is_symlink():
            return True
    return False
