"""Putting a finished site in the place of the earlier one, whatever interrupts it.

The new site is built in a folder of its own, beside the earlier one. Where the two can be exchanged in one step,
readers find the one or the other; where that takes two steps, the earlier one is put back if the second does not come.
A folder that cannot be exchanged at all, because it is a mount (a volume of Docker, the root of a web server), gets the
new files one by one, each whole: that is the one case in which an interruption leaves old and new beside each other.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
import tempfile
from contextlib import nullcontext
from pathlib import Path

from leernetwerk.content.atomic_writing import TEMPORARY, alone_in, sync_folder
from leernetwerk.content.leftovers import EARLIER, HeldFolder, clear_leftovers, put_back
from leernetwerk.content.system_calls import exchange, sync_file_system
from leernetwerk.site.replacing import replace_files
from leernetwerk.site.site_folder import is_kept

_IMMOVABLE = (errno.EBUSY, errno.EXDEV, errno.EACCES, errno.EPERM, errno.EROFS)
"""What a system says of a folder that cannot be moved: a mount, a layer of an image, a parent that is read-only."""


class Workshop:
    """Where a site is built until it is finished.

    Attributes:
        target: the site's folder.
        new: where to build.

    Args:
        target: the site's folder.
        lasting: whether the site is to survive a power cut; a preview need not.

    Raises:
        OSError: there is no place to build in.
    """

    def __init__(self, target: Path, *, lasting: bool = True) -> None:
        self.target, self._lasting = target, lasting
        self._held = _hold_beside(target)
        self.new = self._held.path / "new"
        try:
            self.new.mkdir()
            temporaries = self._held.path / "temporary"
            temporaries.mkdir()
        except BaseException:
            self._held.close()
            raise
        # What libraries need meanwhile goes with the rest, however this ends.
        self._usual, tempfile.tempdir = tempfile.tempdir, str(temporaries)

    def place(self) -> None:
        """Put the new site in its place.

        Raises:
            OSError: it cannot be written there; the earlier site is as it was, or has whole files of both.
        """
        if self._lasting:
            sync_file_system(self.new)
        if self._held.path.parent == self.target:
            replace_files(self.new, self.target)
            return
        try:
            # What this process holds already it would wait for in vain: a preview's own folder.
            with nullcontext() if self.target.parent.name.startswith(TEMPORARY) else alone_in(self.target.parent):
                _carry_over(self.target, self.new)
                self.new.chmod(_mode_of(self.target, self.new))
                _swap(self.new, self.target, self._held.path)
        except OSError as error:
            if error.errno not in _IMMOVABLE or not self.target.is_dir():
                raise
            replace_files(self.new, self.target)
        sync_folder(self.target.parent)

    def close(self) -> None:
        """Take away what is left: the earlier site, or a new one that was not finished."""
        tempfile.tempdir = self._usual
        self._held.close()


def recover(target: Path) -> None:
    """Undo what a build left that was killed: take away what it had not finished, put back the site if it is gone."""
    clear_leftovers(target.parent)
    clear_leftovers(target)


def _hold_beside(target: Path) -> HeldFolder:
    if os.path.ismount(target):
        return HeldFolder(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        return HeldFolder(target.parent)
    except OSError as error:
        if error.errno not in _IMMOVABLE or not target.is_dir():
            raise
        return HeldFolder(target)


def _mode_of(target: Path, new: Path) -> int:
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except OSError:
        return stat.S_IMODE(new.stat().st_mode)


def _swap(new: Path, target: Path, workshop: Path) -> None:
    if not os.path.lexists(target):
        new.rename(target)
        return
    if exchange(new, target):
        return
    aside = workshop / EARLIER / target.name
    if aside.exists():
        shutil.rmtree(aside)
    aside.parent.mkdir(exist_ok=True)
    try:
        target.rename(aside)
        new.rename(target)
    except BaseException:  # whatever interrupts it, a signal too
        put_back(workshop)
        raise


def _carry_over(earlier: Path, new: Path, inside: Path = Path()) -> None:
    """Give the new site what is not a build's, as further names of the same files: the earlier one stays whole."""
    try:
        entries = sorted(os.scandir(earlier / inside), key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    for entry in entries:
        path = inside / entry.name
        copy, kept = new / path, is_kept(path) and not entry.name.startswith(TEMPORARY)
        if entry.is_dir(follow_symlinks=False):
            fresh = kept and not os.path.lexists(copy)
            if fresh:
                copy.mkdir(parents=True)
            if kept or not entry.name.startswith(TEMPORARY):
                _carry_over(earlier, new, path)
            if fresh:
                shutil.copystat(entry.path, copy)
        elif kept and not os.path.lexists(copy):
            copy.parent.mkdir(parents=True, exist_ok=True)
            _link(earlier / path, copy)


def _link(source: Path, copy: Path) -> None:
    try:
        os.link(source, copy, follow_symlinks=False)
    except (OSError, NotImplementedError):  # a file system without further names, or a file of somebody else
        shutil.copy2(source, copy, follow_symlinks=False)
