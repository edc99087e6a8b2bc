"""The one who writes in a site's folder: a change of several files is made wholly or not at all, whatever happens.

First everything is prepared in a folder of its own (new contents, links to the old ones, the journal), then files are
renamed into place. A command that is ended before the journal stands has changed nothing; after that, the next command
that reads or writes the site finishes the change. Only bytes that were read are replaced.
"""

from __future__ import annotations

import os
import shutil
import signal
import stat
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from leernetwerk.content import SiteSettings
from leernetwerk.content.atomic_writing import new_file_mode, sync_folder
from leernetwerk.content.regular_files import read_regular
from leernetwerk.editing.changes import Changes, digest
from leernetwerk.editing.journal import (
    FILE,
    Change,
    Doubtful,
    Journal,
    Move,
    Write,
    digest_of,
    may_change,
    missing_folders,
)
from leernetwerk.editing.refusal import CannotWrite, changed_meanwhile, refused
from leernetwerk.editing.site_lock import FOLDER, lock_site
from leernetwerk.words import N_, Message

Tell = Callable[[Message], None]
"""Takes what people have to know while a command goes on."""

_STOPPING = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]


class SiteWriter:
    """Writes in one site, and holds its lock."""

    def __init__(self, settings: SiteSettings, folder: Path) -> None:
        self._settings, self._root, self._folder = settings, settings.root, folder

    def write(self, changes: Changes, command: str) -> None:
        """Make changes, all or none.

        Args:
            changes: what is to change.
            command: what was asked for, for who finds it half done.

        Raises:
            CannotWrite: a file is in the way, was changed meanwhile, or the system refuses; nothing was written.
        """
        try:
            journal = self._plan(changes, command)
            change = Change(journal, self._root, self._folder)
            self._prepare(change, journal, changes)
            with _finishing_first():
                try:
                    journal.save(self._folder)
                    self._make(change, journal)
                    change.tidy()
                    with suppress(OSError):  # it is made; who finds the journal has nothing left to do
                        self._end(journal)
                finally:
                    self._clear()
        except OSError as error:
            raise refused(error) from error
        finally:
            self._clear()

    def _clear(self) -> None:
        if not os.path.lexists(self._folder / FILE):
            _clear(self._folder)

    def _plan(self, changes: Changes, command: str) -> Journal:
        """What is to be done, file by file, with the digest of what stands there now."""
        for path in changes.written:
            if (self._root / path).is_symlink():
                raise _not_ours(path)
        for path, known in changes.read.items():
            if digest_of(self._root / path) != known:
                raise changed_meanwhile(path)
        moves = []
        for old, new in changes.moved.items():
            # Read again, it could be something else than what the new content was made of.
            there = changes.read[old] if old in changes.read else digest_of(self._root / old)
            if there is None:
                raise changed_meanwhile(old)
            moves.append(Move(old, new, there))
        at_new = {move.new: move.digest for move in moves}
        taken = [move.new for move in moves if move.new not in changes.moved]
        writes = []
        for path, content in changes.written.items():
            before = at_new.get(path, changes.read.get(path))
            if before is None:
                taken.append(path)
            if before != (after := digest(content)):
                writes.append(Write(path, before, after))
        for path in taken:
            if os.path.lexists(self._root / path):
                raise CannotWrite(Message.of(N_("Nothing was written: {path} is there already."), path=path))
        folders = missing_folders([*changes.moved.values(), *changes.written], self._root)
        journal = Journal(command, folders, tuple(moves), tuple(writes))
        for path in journal.paths:
            if not may_change(path, self._settings):
                raise _not_ours(path)
        return journal

    def _prepare(self, change: Change, journal: Journal, changes: Changes) -> None:
        self._folder.mkdir(exist_ok=True)
        (self._folder / ".gitignore").write_bytes(b"*\n")  # should it be left behind, nobody commits it
        before_moving = {move.new: move.old for move in journal.moves}
        for number, write in enumerate(journal.writes):
            fresh = change.new_content(number)
            with fresh.open("xb") as stream:
                stream.write(changes.written[write.path])
                stream.flush()
                os.fsync(stream.fileno())
            if write.before is None:
                fresh.chmod(new_file_mode())
                continue
            file = self._root / before_moving.get(write.path, write.path)
            fresh.chmod(stat.S_IMODE(file.lstat().st_mode))
            _keep(file, change.old_content(number))
            if digest_of(change.old_content(number)) != write.before:
                raise changed_meanwhile(write.path)
        sync_folder(self._folder)

    def _make(self, change: Change, journal: Journal) -> None:
        reason: CannotWrite
        try:
            overtaken = next(change.make(), None) or next(change.was_overtaken(), None)
            if overtaken is None:
                return
            reason = changed_meanwhile(overtaken)
        except OSError as error:
            reason = refused(error)
        try:
            left = list(change.undo())
            self._end(journal)
        except OSError as error:
            message = N_(
                "The change can neither be finished nor undone: '{path}' {reason}. Mend that; the next command goes on."
            )
            raise CannotWrite(
                Message.of(message, path=str(error.filename), reason=error.strerror or str(error))
            ) from error
        if left:
            message = N_("Nothing was written, and these were left as somebody else changed them meanwhile: {paths}.")
            raise CannotWrite(Message.of(message, paths=tuple(left)))
        raise reason

    def _end(self, journal: Journal) -> None:
        """What was done is on the disk, and the journal is over."""
        for folder in {(self._root / path).parent for path in journal.paths}:
            sync_folder(folder)
        (self._folder / FILE).unlink()
        sync_folder(self._folder)


@contextmanager
def open_writer(
    settings: SiteSettings, tell: Tell, patience: float | None = None, *, certain: bool = False
) -> Iterator[SiteWriter]:
    """Wait until nobody else writes in a site, finish what an earlier command began, and write.

    Raises:
        CannotWrite: another command goes on writing, the folder refuses, or what was begun cannot be finished.
    """
    with lock_site(settings.root, tell, patience, certain=certain) as folder:
        _recover(settings, folder, tell)
        _clear(folder)
        yield SiteWriter(settings, folder)


def finish_interrupted(settings: SiteSettings, tell: Tell) -> None:
    """Finish a change that an earlier command began, before a site is read; waits for one that is being made.

    Raises:
        CannotWrite: it cannot be finished, or what stands there is no journal of ours.
    """
    folder = settings.root / FOLDER
    if not os.path.lexists(folder):
        return
    if os.path.lexists(folder / FILE) or not folder.is_dir() or folder.is_symlink():
        with open_writer(settings, tell):
            return
    with suppress(CannotWrite), open_writer(settings, tell, patience=0, certain=True):
        return  # unless one is at work, nobody is going to need what lies there


def _recover(settings: SiteSettings, folder: Path, tell: Tell) -> None:
    if not os.path.lexists(folder / FILE):
        return
    if _is_in_git(settings.root):
        raise _doubtful()
    try:
        journal = Journal.load(folder, settings)
        change = Change(journal, settings.root, folder)
        with _finishing_first():
            is_finished = change.is_possible()
            left = list(change.make() if is_finished else change.undo())
            change.tidy()
            (folder / FILE).unlink()
    except Doubtful as error:
        raise _doubtful() from error
    except OSError as error:
        message = N_("An earlier command was interrupted, and what it began cannot be finished: '{path}' {reason}.")
        raise CannotWrite(Message.of(message, path=str(error.filename), reason=error.strerror or str(error))) from error
    done = N_("An earlier command was interrupted ({command}); what it began is finished now.")
    undone = N_("An earlier command was interrupted ({command}); what it began is undone now.")
    tell(Message.of(done if is_finished else undone, command=journal.command))
    if left:
        told = N_("These files were changed since, and were left as they are; look whether they are right: {paths}.")
        tell(Message.of(told, paths=tuple(left)))


def _not_ours(path: str) -> CannotWrite:
    message = N_("Nothing was written: {path} is a link, lies below one, or is nothing of ours to change.")
    return CannotWrite(Message.of(message, path=path))


def _doubtful() -> CannotWrite:
    message = N_(
        "The folder {folder} tells of a change that nobody began here, or is damaged, so nothing is done with it. Take "
        "that folder away, and look whether your files are right."
    )
    return CannotWrite(Message.of(message, folder=FOLDER))


def _is_in_git(root: Path) -> bool:
    """Whether Git keeps the journal: then it came with somebody's proposal, and no command wrote it here."""
    try:
        call = ["git", "-C", str(root), "ls-files", "-z", "--", f":(icase){FOLDER}/{FILE}"]
        done = subprocess.run(call, capture_output=True, check=False)
    except OSError:
        return False
    return done.returncode == 0 and bool(done.stdout)


def _keep(file: Path, kept: Path) -> None:
    """Keep the content of a file under another name too; a link to it, so that who saves into it saves into this."""
    try:
        os.link(file, kept, follow_symlinks=False)
    except OSError:  # a disk without links, or another one
        content = read_regular(file)
        kept.write_bytes(content)
        kept.chmod(stat.S_IMODE(file.lstat().st_mode))


def _clear(folder: Path) -> None:
    """Take away what was prepared; all but the lock."""
    with suppress(OSError):
        for each in folder.iterdir():
            if each.name == "lock":
                continue
            with suppress(OSError):
                shutil.rmtree(each) if each.is_dir() and not each.is_symlink() else each.unlink()


@contextmanager
def _finishing_first() -> Iterator[None]:
    """Be deaf to requests to stop for the moment that it takes: they come too late."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    with ExitStack() as stack:
        for each in _STOPPING:
            stack.callback(signal.signal, each, signal.signal(each, signal.SIG_IGN))
        yield
