"""Changes of several files of a site that belong together: tried in a copy, then made all or not at all."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from leernetwerk.content import SiteSettings
from leernetwerk.editing.refusal import CannotWrite
from leernetwerk.findings import Diagnostic
from leernetwerk.site.reading import Reading
from leernetwerk.words import N_, Message

ReadCopy = Callable[[SiteSettings], Reading]
"""Reads and checks a copy of a site; the adapter knows the addresses of its ordinary pages."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What is to change; every path is relative to the site's folder.

    Attributes:
        moved: new paths of files by their old ones.
        written: the new content of files, by the path that they have after moving.
    """

    moved: Mapping[str, str] = field(default_factory=dict)
    written: Mapping[str, bytes] = field(default_factory=dict)


def find_new_problems(reading: Reading, changes: Changes, read_copy: ReadCopy) -> tuple[Diagnostic, ...]:
    """What the checks would find after the changes, and do not find now."""
    before = Counter(
        (found.code, changes.moved.get(found.place.path, found.place.path)) for found in reading.diagnostics
    )
    settings = reading.settings
    with tempfile.TemporaryDirectory() as folder:
        stage = Path(folder)
        for top in (settings.docs, settings.networks):
            if top.is_dir():
                shutil.copytree(top, stage / settings.relative(top), symlinks=True, copy_function=_link_or_copy)
        _make(stage, changes)
        after = read_copy(settings.moved(stage)).diagnostics
    new = []
    for found in after:
        if before[found.code, found.place.path] > 0:
            before[found.code, found.place.path] -= 1
        else:
            new.append(found)
    return tuple(new)


def make_changes(root: Path, changes: Changes) -> None:
    """Make the changes, or put everything back as it was.

    Raises:
        CannotWrite: a file stands in the way, or the folder refuses.
    """
    for path in {*changes.moved.values(), *changes.written} - set(changes.moved):
        taken = path in changes.moved.values() or not (root / path).is_file()
        if taken and os.path.lexists(root / path):
            raise CannotWrite(Message.of(N_("Nothing was written: {path} is there already."), path=path))
    try:
        _make(root, changes)
    except OSError as error:
        reason = error.strerror or str(error)
        message = N_("Nothing was written: '{path}' {reason}.")
        raise CannotWrite(Message.of(message, path=str(error.filename), reason=reason)) from error


def _make(root: Path, changes: Changes) -> None:
    with contextlib.ExitStack() as undoing:
        for old, new in changes.moved.items():
            _make_folder((root / new).parent, undoing)
            (root / old).rename(root / new)
            undoing.callback((root / new).rename, root / old)
        for path, content in changes.written.items():
            _make_folder((root / path).parent, undoing)
            _replace(root / path, content, undoing)
        undoing.pop_all()
    for folder in {(root / old).parent for old in changes.moved}:
        _remove_empty(folder, root)


def _replace(file: Path, content: bytes, undoing: contextlib.ExitStack) -> None:
    """Put a new file in the place of one; a link to the old one elsewhere keeps the old content."""
    fresh = file.with_name(f".{file.name}.new")
    undoing.callback(fresh.unlink, missing_ok=True)
    fresh.write_bytes(content)
    if file.exists():
        shutil.copymode(file, fresh)
        earlier = file.read_bytes()
        fresh.replace(file)
        undoing.callback(file.write_bytes, earlier)
    else:
        fresh.replace(file)
        undoing.callback(file.unlink, missing_ok=True)


def _make_folder(folder: Path, undoing: contextlib.ExitStack) -> None:
    for each in reversed([each for each in (folder, *folder.parents) if not each.exists()]):
        each.mkdir()
        undoing.callback(each.rmdir)


def _remove_empty(folder: Path, root: Path) -> None:
    while folder != root and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def _link_or_copy(source: str, target: str) -> None:
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:  # another disk
        shutil.copyfile(source, target, follow_symlinks=False)
