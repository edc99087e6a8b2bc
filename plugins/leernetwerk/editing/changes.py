"""Changes of a site's files that belong together, tried in a copy of the site before they are made."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from leernetwerk.content import SiteSettings
from leernetwerk.content.atomic_writing import temporary_prefix
from leernetwerk.content.discovery import MARKDOWN_SUFFIXES
from leernetwerk.diagnostics import Diagnostic
from leernetwerk.editing.refusal import refused
from leernetwerk.site.checked_site import CheckedSite

ReadCopy = Callable[[SiteSettings], CheckedSite]
"""Reads and checks a copy of a site; the adapter knows the addresses of its ordinary pages."""

_TEXTS = (*MARKDOWN_SUFFIXES, ".yml", ".csv")


@dataclass(frozen=True, slots=True)
class Changes:
    """What is to change; every path is relative to the site's folder.

    Attributes:
        moved: new paths of files by their old ones.
        written: the new content of files, by the path that they have after moving.
        read: digests of the files that this rests on, by the path that they have before; they are changed only if
            they are still what was read. ``None`` for a file that is not there.
    """

    moved: Mapping[str, str] = field(default_factory=dict)
    written: Mapping[str, bytes] = field(default_factory=dict)
    read: Mapping[str, str | None] = field(default_factory=dict)


def digest(content: bytes) -> str:
    """What tells the content of a file from every other."""
    return sha256(content).hexdigest()


@contextmanager
def copy_site(settings: SiteSettings) -> Iterator[SiteSettings]:
    """A copy of a site's content in which changes can be tried; gives the settings of the copy.

    Texts are copied, so that what an editor saves meanwhile does not get in; other files are links to the same content.

    Raises:
        CannotWrite: there is no room for it.
    """
    try:
        with tempfile.TemporaryDirectory(prefix=temporary_prefix()) as folder:
            stage = Path(folder).resolve()
            for top in (settings.docs, settings.networks):
                if top.is_dir():
                    shutil.copytree(top, stage / settings.relative(top), symlinks=True, copy_function=_link_or_copy)
            yield settings.moved(stage)
    except shutil.Error as error:
        first = error.args[0][0]
        raise refused(OSError(0, str(first[2]), first[0])) from error
    except OSError as error:
        raise refused(error) from error


def try_changes(stage: Path, changes: Changes) -> None:
    """Make changes in a copy of a site, where nobody else works and nothing has to be put back."""
    for old, new in changes.moved.items():
        (stage / new).parent.mkdir(parents=True, exist_ok=True)
        (stage / old).rename(stage / new)
    for path, content in changes.written.items():
        (stage / path).parent.mkdir(parents=True, exist_ok=True)
        (stage / path).unlink(missing_ok=True)  # it may be a link to the content of the site itself
        (stage / path).write_bytes(content)
    for folder in {(stage / old).parent for old in changes.moved}:
        remove_empty(folder, stage)


def remove_empty(folder: Path, root: Path) -> None:
    """Take away a folder without files, and those above it that are left without any."""
    while folder != root and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def find_new_problems(checked: CheckedSite, changes: Changes, read_copy: ReadCopy) -> tuple[Diagnostic, ...]:
    """What the checks would find after the changes, and do not find now.

    Raises:
        CannotWrite: there is no room for the copy in which they are tried.
    """
    before = Counter(
        (found.code, changes.moved.get(found.place.path, found.place.path)) for found in checked.diagnostics
    )
    with copy_site(checked.settings) as copy:
        try_changes(copy.root, changes)
        after = read_copy(copy).diagnostics
    new = []
    for found in after:
        if before[found.code, found.place.path] > 0:
            before[found.code, found.place.path] -= 1
        else:
            new.append(found)
    return tuple(new)


def _link_or_copy(source: str, target: str) -> None:
    if not source.lower().endswith(_TEXTS):
        try:
            os.link(source, target, follow_symlinks=False)
        except OSError:  # another disk, or one without links
            pass
        else:
            return
    shutil.copyfile(source, target, follow_symlinks=False)
