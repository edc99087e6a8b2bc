"""The folder that a site is built into: what may be one, and what in it is somebody else's."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from leernetwerk.content import SiteSettings
from leernetwerk.content.regular_files import open_regular
from leernetwerk.words import N_, Message

MARK = Path("data", "knowledge.json")
"""The file by which the site of an earlier build is known; every version has written it."""

_MARK_BEGINS, _MARK_ENDS = b'{\n "records": [', b'"schema_version": "'
_MARK_TAIL = 16 * 1024

_DOMAIN = "CNAME"
"""The file in which GitHub Pages keeps the domain of a site."""


def is_kept(path: Path) -> bool:
    """Whether a path in a site's folder is carried over from build to build, because no build of ours wrote it.

    What begins with a dot belongs to Git, to a web server or to a host (RFC 8615's ``.well-known`` too); ``CNAME`` is
    the site's domain.
    """
    return any(step.startswith(".") for step in path.parts) or path == Path(_DOMAIN)


def find_obstacle(target: Path, settings: SiteSettings) -> Message | None:
    """Why a site must not be built into a folder, in one sentence; ``None`` where it may.

    A folder that holds something is a site's only if an earlier build of ours filled it: whatever else stands there
    would be lost.

    Args:
        target: the folder, as its owner names it.
        settings: where the sources are.
    """
    if target.is_symlink():
        message = N_(
            "The site cannot be built into {folder}: that is a link. Name the folder itself, with 'site_dir' in "
            "mkdocs.yml or with --site-dir."
        )
        return Message.of(message, folder=str(target))
    target = target.resolve()
    if any(
        folder.is_relative_to(target) or target.is_relative_to(folder) for folder in _contents(settings)
    ) or settings.root.is_relative_to(target):
        return Message.of(N_("The site cannot be built into {folder}: the sources are there."), folder=str(target))
    if target in _homes():
        message = N_("The site cannot be built into {folder}: that is a whole disk or somebody's home folder.")
        return Message.of(message, folder=str(target))
    if ".git" in (step.casefold() for step in target.parts):
        return Message.of(
            N_("The site cannot be built into {folder}: Git keeps its own files there."), folder=str(target)
        )
    there = next(place for place in (target, *target.parents) if os.path.lexists(place))
    if not there.is_dir():
        return Message.of(N_("The site cannot be built into {folder}: that is a file."), folder=str(there))
    if (name := _find_stranger(target)) is not None:
        message = N_(
            "The site cannot be built into {folder}: it holds '{name}', and not a site that was built before. Move "
            "away what is there, or name another folder, with 'site_dir' in mkdocs.yml or with --site-dir."
        )
        return Message.of(message, folder=str(target), name=name)
    return None


def _contents(settings: SiteSettings) -> tuple[Path, ...]:
    return (settings.docs.resolve(), settings.networks.resolve())


def _homes() -> tuple[Path, ...]:
    """The folders in which a person's or a machine's own things are, whether they are empty or not."""
    try:
        return (Path(Path.home().anchor), Path.home().resolve())
    except (RuntimeError, OSError):  # a user who has none
        return ()


def _find_stranger(target: Path) -> str | None:
    """Something in a folder that no build of ours left there, if the folder is not that of an earlier build."""
    if not target.is_dir() or _is_marked(target / MARK):
        return None
    return min((path.parts[0] for path in _strangers(target, Path())), default=None)


def _strangers(target: Path, inside: Path) -> Iterator[Path]:
    """What lies in a folder and is not carried over; folders that hold nothing else do not count."""
    for entry in (target / inside).iterdir():
        path = inside / entry.name
        if is_kept(path):
            continue
        if entry.is_dir() and not entry.is_symlink():
            yield from _strangers(target, path)
        else:
            yield path


def _is_marked(mark: Path) -> bool:
    try:
        with open_regular(mark) as stream:
            head = stream.read(len(_MARK_BEGINS))
            stream.seek(max(0, mark.stat().st_size - _MARK_TAIL))
            return head == _MARK_BEGINS and _MARK_ENDS in stream.read(_MARK_TAIL)
    except OSError:
        return False
