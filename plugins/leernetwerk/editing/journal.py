"""What a command is about to change, written down first: whoever finds it later can finish the change, or undo it.

As SQLite's does, the journal holds from the moment at which it has its name, and is over when the name is gone. New and
old contents lie beside it; so what is done to the site's files is renaming only, which needs no room on the disk and
leaves no file half written.
"""

from __future__ import annotations

import errno
import json
import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from leernetwerk.content import SiteSettings
from leernetwerk.content.atomic_writing import write_atomically
from leernetwerk.content.regular_files import read_regular
from leernetwerk.editing.changes import digest, remove_empty
from leernetwerk.exports.editors import EXTENSIONS_FILE, SCHEMAS, SETTINGS_FILE, TASKS_FILE
from leernetwerk.records.registry import RECORD_TYPES

FILE = "journal"
_VERSION = 1
_MOST_BYTES = 64 * 1024 * 1024
_OWN = frozenset((SETTINGS_FILE, TASKS_FILE, EXTENSIONS_FILE, *(f"{SCHEMAS}/{name}.json" for name in RECORD_TYPES)))
_NOT_OURS = frozenset(
    (".git", ".github", ".gitlab", ".gitlab-ci.yml", ".gitmodules", ".forgejo", ".gitea", ".circleci")
)
"""What keeps a repository or runs on a forge, wherever it stands."""


class Doubtful(Exception):
    """A journal that no command wrote here, or that is not as it was written."""


@dataclass(frozen=True, slots=True)
class Move:
    """A file that gets another path; ``digest`` tells its content."""

    old: str
    new: str
    digest: str


@dataclass(frozen=True, slots=True)
class Write:
    """A file that gets other content; ``before`` and ``after`` are its digests, the first ``None`` for a new file."""

    path: str
    before: str | None
    after: str


@dataclass(frozen=True, slots=True)
class Journal:
    """A change of a site's files, all or nothing.

    Attributes:
        command: what was asked for, for people.
        folders: the folders that it makes, from the outside in.
        moves: come first.
        writes: come next, at the paths that files have after moving.
    """

    command: str
    folders: tuple[str, ...]
    moves: tuple[Move, ...]
    writes: tuple[Write, ...]

    @property
    def paths(self) -> tuple[str, ...]:
        """Every path that is touched."""
        moved = (path for move in self.moves for path in (move.old, move.new))
        return tuple(dict.fromkeys((*moved, *(write.path for write in self.writes))))

    def save(self, folder: Path) -> None:
        """Write it down; from here on the change is going to be made.

        Raises:
            OSError: it cannot be written.
        """
        data = {"version": _VERSION, "site": _identity(folder.parent), **asdict(self)}
        text = json.dumps(data).encode()
        write_atomically(folder / FILE, digest(text).encode() + b"\n" + text)

    @classmethod
    def load(cls, folder: Path, settings: SiteSettings) -> Journal:
        """Read one that is found.

        Raises:
            Doubtful: it is damaged, was made for another folder, or would touch what no command of ours touches.
            OSError: it cannot be read.
        """
        stated, _, text = read_regular(folder / FILE, _MOST_BYTES).partition(b"\n")
        if digest(text).encode() != stated:
            raise Doubtful
        try:
            data = json.loads(text)
            own = data.pop("version") == _VERSION and data.pop("site") == _identity(folder.parent)
            moves = tuple(Move(**{name: _text(value) for name, value in each.items()}) for each in data.pop("moves"))
            writes = tuple(
                Write(_text(each.pop("path")), _digest(each.pop("before")), _text(each.pop("after")))
                for each in data.pop("writes")
            )
            journal = cls(_text(data.pop("command")), tuple(map(_text, data.pop("folders"))), moves, writes)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise Doubtful from error
        below = all(any(path.startswith(f"{folder}/") for path in journal.paths) for folder in journal.folders)
        if not own or data or not below or not all(may_change(path, settings) for path in journal.paths):
            raise Doubtful
        return journal


def may_change(path: str, settings: SiteSettings) -> bool:
    """Whether a path, relative to the site's folder, is one that commands may change.

    It lies below the folders of content or is one of the files for editors, no folder on the way is a link, and nothing
    in its name leads out of the site, into a repository or to what runs.
    """
    steps = path.split("/")
    for step in steps:
        if step in ("", ".", "..") or set(step) & set("\\\0") or step.casefold() in _NOT_OURS:
            return False
    tops = [settings.relative(top) for top in (settings.docs, settings.networks) if top.is_relative_to(settings.root)]
    within = any(path.startswith(f"{top}/") for top in tops if not top.startswith("."))
    if Path(path).is_absolute() or Path(path).drive or not (within or path in _OWN):
        return False
    above = (settings.root.joinpath(*steps[:number]) for number in range(1, len(steps)))
    return all(not os.path.lexists(folder) or stat.S_ISDIR(folder.lstat().st_mode) for folder in above)


def digest_of(file: Path) -> str | None:
    """The digest of what stands at a path: of a file's content, of where a link leads; ``None`` if nothing is there.

    Raises:
        OSError: it cannot be read.
    """
    try:
        mode = file.lstat().st_mode
    except FileNotFoundError:
        return None
    if stat.S_ISLNK(mode):
        return "link:" + digest(os.fsencode(file.readlink()))
    return digest(read_regular(file)) if stat.S_ISREG(mode) else "other"


class Change:
    """A journal at work on a site.

    Args:
        journal: what is to be done.
        root: the site's folder.
        folder: where the journal and the contents are.
    """

    def __init__(self, journal: Journal, root: Path, folder: Path) -> None:
        self._journal, self._root, self._folder = journal, root, folder

    def new_content(self, number: int) -> Path:
        """Where the new content of a written file waits."""
        return self._folder / f"new-{number}"

    def old_content(self, number: int) -> Path:
        """Where the old content of a written file is kept."""
        return self._folder / f"old-{number}"

    def is_possible(self) -> bool:
        """Whether the new content of every file that is still to be written is there as it should be."""
        return all(
            digest_of(self._root / write.path) not in (write.before, None)
            or digest_of(self.new_content(number)) == write.after
            for number, write in enumerate(self._journal.writes)
        )

    def make(self) -> Iterator[str]:
        """Go on to the end from wherever it stands; gives the files that are neither as before nor as after.

        Raises:
            OSError: the system refuses.
        """
        for name in self._journal.folders:
            with suppress(FileExistsError):
                (self._root / name).mkdir()
        for move in self._journal.moves:
            if not self._move(move.old, move.new, move.digest):
                yield move.old
        for number, write in enumerate(self._journal.writes):
            if not self._write(number, write):
                yield write.path

    def was_overtaken(self) -> Iterator[str]:
        """Files into which somebody wrote in the moment before they were replaced: the old content is another now."""
        for number, write in enumerate(self._journal.writes):
            if write.before is not None and digest_of(self.old_content(number)) not in (write.before, None):
                yield write.path

    def undo(self) -> Iterator[str]:
        """Go back to the beginning from wherever it stands; gives the files that are neither as before nor as after.

        Raises:
            OSError: the system refuses.
        """
        for number, write in reversed(list(enumerate(self._journal.writes))):
            file = self._root / write.path
            now = digest_of(file)
            if now == write.after and write.before is None:
                file.unlink()
            elif now == write.after and os.path.lexists(self.old_content(number)):
                _put(self.old_content(number), file)
            elif now not in (write.before, None):
                yield write.path
        for move in reversed(self._journal.moves):
            if os.path.lexists(self._root / move.new) and not self._move(move.new, move.old, move.digest):
                yield move.new
        for name in reversed(self._journal.folders):
            with suppress(OSError):  # something else is in it now
                (self._root / name).rmdir()

    def tidy(self) -> None:
        """Take away folders that are left without files; nothing depends on it."""
        with suppress(OSError):
            for folder in {(self._root / move.old).parent for move in self._journal.moves}:
                remove_empty(folder, self._root)

    def _move(self, old: str, new: str, known: str) -> bool:
        source, target = self._root / old, self._root / new
        there = digest_of(source)
        if there is None:
            return os.path.lexists(target)  # moved before
        if there != known or os.path.lexists(target):
            return False
        target.parent.mkdir(parents=True, exist_ok=True)
        source.rename(target)
        return True

    def _write(self, number: int, write: Write) -> bool:
        file, fresh = self._root / write.path, self.new_content(number)
        now = digest_of(file)
        if now == write.after:
            return True
        if now != write.before:
            return False
        if now is not None:
            _put(fresh, file)
            return True
        try:
            os.link(fresh, file)  # never over something that came meanwhile
        except FileExistsError:
            return False
        except OSError:  # a disk without links
            if os.path.lexists(file):
                return False
            _put(fresh, file)
        return True


def _put(content: Path, file: Path) -> None:
    """Put a file in its place, in the place of what is there."""
    try:
        content.replace(file)
    except OSError as error:
        if error.errno != errno.EXDEV:  # a folder of content that is mounted
            raise
        write_atomically(file, read_regular(content))


def _identity(root: Path) -> int:
    """What tells a folder from its copies, and cannot be known to who writes a proposal."""
    return root.stat().st_ino


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _digest(value: Any) -> str | None:
    return None if value is None else _text(value)


def missing_folders(paths: Sequence[str], root: Path) -> tuple[str, ...]:
    """The folders that are not there yet above some paths, from the outside in."""
    found: dict[str, None] = {}
    for path in paths:
        steps = path.split("/")[:-1]
        names = ("/".join(steps[:number]) for number in range(1, len(steps) + 1))
        found |= {name: None for name in names if not (root / name).is_dir()}
    return tuple(found)
