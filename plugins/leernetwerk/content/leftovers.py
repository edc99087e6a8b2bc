"""What a program that was killed left behind: held while it runs, taken away by the next command.

A folder that is held is locked (flock(2)) by the process that made it, so whoever gets the lock knows that nobody uses
it: no number of a process that was given out again, no container, no clock decides. Other unfinished files belong to
the process that their name tells.
"""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from leernetwerk.content.atomic_writing import TEMPORARY, claim, mark_of_machine, temporary_prefix
from leernetwerk.content.limits import FOLDER_DEPTH
from leernetwerk.content.settings import SiteSettings

EARLIER = "earlier"
"""In a held folder, the folder of what its process took from beside it to put something else in that place."""

_HELD = ".held"
_NAME = re.compile(re.escape(TEMPORARY) + r"(?P<process>\d{1,10})-(?P<machine>[0-9a-f]{8})-[^/]*")

_LONG = 24 * 60 * 60
"""Seconds after which what another machine left is no longer in use."""

_SLACK = 2
"""Seconds by which the clock of a file and that of a process may differ."""


class HeldFolder:
    """A new folder that is this process's until it is closed; a kill leaves it to the next command.

    Args:
        parent: where it is made.

    Raises:
        OSError: it cannot be made.
    """

    def __init__(self, parent: Path) -> None:
        while True:
            self.path = parent / f"{temporary_prefix()}{secrets.token_hex(4)}{_HELD}"
            self.path.mkdir(0o700)
            self._handle = _open(self.path)
            # Between these two steps another command may have taken it for left over.
            if self._handle is None:
                if self.path.exists():  # a system that does not open folders
                    return
                continue
            if claim(self._handle) is not False and _is_same(self._handle, self.path):
                return
            os.close(self._handle)

    def close(self) -> None:
        """Take the folder away; what was taken from beside it and not replaced is put back."""
        _take_away(self.path)
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


@contextmanager
def temporary_folder(*places: Path) -> Iterator[Path]:
    """A folder for what is needed meanwhile, in the system's folder for that or, where it is full, in another.

    Args:
        places: folders to try where the system's has no room.

    Raises:
        OSError: none of them has room.
    """
    held = _first_with_room(places)
    try:
        yield held.path
    finally:
        held.close()


def _first_with_room(places: Iterable[Path]) -> HeldFolder:
    try:
        return HeldFolder(Path(tempfile.gettempdir()))
    except OSError:
        for place in places:
            with contextlib.suppress(OSError):
                place.mkdir(parents=True, exist_ok=True)
                return HeldFolder(place)
        raise


def clear_leftovers(folder: Path, *, depth: int = 0) -> None:
    """Take away what programs left unfinished in a folder when they were killed, and put back what they had taken.

    What cannot be taken away stays.

    Args:
        folder: where to look.
        depth: in how many folders below one another to look too; hidden ones are passed over.
    """
    try:
        with os.scandir(folder) as entries:
            found = list(entries)
    except OSError:
        return
    for entry in found:
        with contextlib.suppress(OSError):
            if entry.name.startswith(TEMPORARY):
                _clear(Path(entry.path))
            elif depth and not entry.name.startswith(".") and entry.is_dir(follow_symlinks=False):
                clear_leftovers(Path(entry.path), depth=depth - 1)


def clear_site(settings: SiteSettings) -> None:
    """Take away what commands left unfinished when they were killed: among a site's sources, in its cache, and in the
    system's folder for what is needed meanwhile."""
    for folder in (settings.root, settings.root / ".vscode"):
        clear_leftovers(folder)
    with contextlib.suppress(OSError):  # there is none, or it is full
        clear_leftovers(Path(tempfile.gettempdir()))
    for folder in (settings.docs, settings.networks, *((settings.cache,) if settings.cache else ())):
        clear_leftovers(folder, depth=FOLDER_DEPTH)


def _clear(path: Path) -> None:
    named = _NAME.fullmatch(path.name)
    state = path.lstat()
    if named is None or (hasattr(os, "getuid") and state.st_uid != os.getuid()):
        return
    handle = _open(path)
    try:
        held = claim(handle) if handle is not None else None
        if held is False:
            return
        if named["machine"] != mark_of_machine():
            left = time.time() - state.st_mtime > _LONG
        else:
            left = (held is True and path.name.endswith(_HELD)) or not _works(int(named["process"]), state.st_mtime)
        if left:
            _take_away(path)
    finally:
        if handle is not None:
            os.close(handle)


def _open(path: Path) -> int | None:
    """A file or folder, opened to be held; not through a link, and ``None`` where it cannot be opened."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        return os.open(path, flags)
    except OSError:
        return None


def _is_same(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except OSError:
        return False


def _take_away(path: Path) -> None:
    if path.is_symlink() or not path.is_dir():
        path.unlink(missing_ok=True)
        return
    if put_back(path):
        shutil.rmtree(path, ignore_errors=True)


def put_back(held: Path) -> bool:
    """Put what a held folder's process took from beside it back in its place, if nothing else stands there.

    Returns:
        Whether the folder holds nothing now that belongs elsewhere.
    """
    taken = held / EARLIER
    try:
        for entry in list(taken.iterdir()) if taken.is_dir() else ():
            place = held.parent / entry.name
            if not os.path.lexists(place) or _is_empty(place):
                entry.rename(place)
    except OSError:
        return False
    return True


def _is_empty(place: Path) -> bool:
    return place.is_dir() and not place.is_symlink() and not any(place.iterdir())


def _works(process: int, since: float) -> bool:
    """Whether a process of this machine may still be at work on what it changed at a moment."""
    if os.name != "posix":
        return time.time() - since < _LONG
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    began = _beginning(process)
    return began is None or began < since + _SLACK


def _beginning(process: int) -> float | None:
    """When a process began, in seconds since 1970 (proc_pid_stat(5)); ``None`` where the system does not tell."""
    try:
        ticks = int(Path(f"/proc/{process}/stat").read_text("latin-1").rpartition(")")[2].split()[19])
        up = float(Path("/proc/uptime").read_text("ascii").split()[0])
        return time.time() - up + ticks / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, IndexError):
        return None
