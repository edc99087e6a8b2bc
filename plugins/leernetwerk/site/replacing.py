"""Replacing the files of a site one by one, where its folder cannot be replaced: each is the old one or the new one.

What pages need comes before the pages, pages before what nobody needs any more goes. An interruption leaves old and new
files beside each other, none missing and none cut; the next build goes on from there.
"""

from __future__ import annotations

import filecmp
import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from leernetwerk.content.atomic_writing import alone_in, sync_folder
from leernetwerk.content.leftovers import HeldFolder
from leernetwerk.content.system_calls import sync_file_system
from leernetwerk.site.site_folder import MARK, is_kept


def replace_files(new: Path, target: Path) -> None:
    """Make a folder hold what another holds, beside what it holds that is no build's.

    Args:
        new: the new site, whose files are moved or copied.
        target: the folder to fill; it exists.

    Raises:
        OSError: a file cannot be written.
    """
    with alone_in(target):
        wanted = set(_files(new))
        changed = sorted(path for path in wanted if not _is_same(new / path, target / path))
        held = HeldFolder(target)
        try:
            # From a folder on the same mount every file gets its place in one step.
            ready = new if target in new.parents else _bring(new, changed, held.path / "new")
            for path in sorted(changed, key=lambda path: (_turn(path, target), path)):
                _make_room(target, path)
                (ready / path).replace(target / path)
            _remove_others(target, Path(), wanted, {parent for path in wanted for parent in path.parents})
        finally:
            held.close()
        sync_folder(target)


def _turn(path: Path, target: Path) -> tuple[bool, bool, bool]:
    """Which files come first: the mark of a site, then what pages need, then pages; of each, what is new."""
    return (path != MARK, path.suffix == ".html", os.path.lexists(target / path))


def _files(folder: Path) -> Iterator[Path]:
    for place, _folders, names in os.walk(folder):
        inside = Path(place).relative_to(folder)
        yield from (inside / name for name in names)


def _is_same(new: Path, present: Path) -> bool:
    return present.is_file() and not present.is_symlink() and filecmp.cmp(new, present, shallow=False)


def _bring(new: Path, paths: Iterable[Path], place: Path) -> Path:
    """Bring files to the mount that they are going to stand on, before the first of them is put in its place."""
    try:
        new.rename(place)
    except OSError:
        for path in paths:
            (place / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(new / path, place / path)
        sync_file_system(place.parent)
    return place


def _make_room(target: Path, path: Path) -> None:
    """Make the folders that a file lies in; a file or link in the place of one goes, as a folder in its own place."""
    for parent in reversed(path.parents[:-1]):
        place = target / parent
        if place.is_symlink() or not place.is_dir():
            place.unlink(missing_ok=True)
            place.mkdir()
    if (target / path).is_dir() and not (target / path).is_symlink():
        _remove_others(target, path, set(), set())
        (target / path).rmdir()


def _remove_others(target: Path, inside: Path, wanted: set[Path], folders: set[Path]) -> None:
    """Remove what was a build's and is no longer, and the folders that are empty then."""
    for entry in list(os.scandir(target / inside)):
        path = inside / entry.name
        if is_kept(path):
            continue
        if entry.is_dir(follow_symlinks=False):
            _remove_others(target, path, wanted, folders)
            if path not in folders and next(Path(entry.path).iterdir(), None) is None:
                (target / path).rmdir()
        elif path not in wanted:
            (target / path).unlink()
