"""What is kept between builds: bytes by a key, each file signed, so that nothing is taken over that we did not make.

The folder lies in the site's, where a proposal could put files too. So the name of each file holds a code of its key
and its content (HMAC, RFC 2104) under a secret that lies in the user's own folder, which no proposal can know. A file
that is damaged, cut or made by others has the wrong code and counts as not there; so does a whole folder that is a link
or that Git keeps with the site. What cannot be kept is made anew, and that is all.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import os
import secrets
import tempfile
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from leernetwerk.content.atomic_writing import temporary_prefix, write_atomically
from leernetwerk.content.git import ask_git
from leernetwerk.content.regular_files import has_link, read_regular
from leernetwerk.content.repository import find_repository
from leernetwerk.words import N_, Message

SECRET = "LEERNETWERK_CACHE_KEY"
"""The environment variable with the secret, where the user's own folder does not last, as in CI."""

_SECRET_BYTES = 32
_CODE_DIGITS = 40

NOT_OURS = N_("files in it are damaged, or were not made by this program on this computer, and are made anew")
A_LINK = N_("it is a link, or lies in one")
IN_GIT = N_("Git keeps files of it with the site; take them out with: git rm -r --cached {folder}")
CANNOT_BE_USED = N_("{reason}")
NO_SECRET = N_("the secret with which it is signed cannot be kept: {reason}")


@dataclass
class Store:
    """A folder of kept files; it may be deleted at any time.

    Attributes:
        folder: where it is; ``None`` keeps nothing.
        top: the folder whose content is the site's to decide; neither the folder nor what it lies in may be a link
            below that.
        faults: what kept something from being kept or taken over, each reason once.
    """

    folder: Path | None
    top: Path | None = None
    faults: list[Message] = field(default_factory=list)

    def recall(self, key: str, suffix: str) -> bytes | None:
        """What is kept under a key, if it is there and ours."""
        found = self._find(key, suffix)
        return found[1] if found else None

    def locate(self, key: str, suffix: str) -> Path | None:
        """The file with what is kept under a key, if it is there and ours."""
        found = self._find(key, suffix)
        return found[0] if found else None

    def keep(self, key: str, suffix: str, content: bytes) -> Path | None:
        """Keep something under a key, in the place of what was there; gives its file, if it could be kept."""
        if self._usable is None or self._secret is None:
            return None
        folder = self._usable
        file = folder / f"{key}-{self._code(key, content)}{suffix}"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if not (folder / ".gitignore").exists():
                write_atomically(folder / ".gitignore", b"*\n")  # it is no part of a site
            _write(file, content)
            for other in self._names.get((key, suffix), ()):
                if other != file.name:
                    (folder / other).unlink(missing_ok=True)
        except OSError as error:
            self._report(Message.of(CANNOT_BE_USED, reason=error.strerror or type(error).__name__))
            return None
        self._names[key, suffix] = [file.name]
        return file

    def forget_others(self, used: set[Path], suffix: str) -> None:
        """Remove what is kept with a suffix and is not among some files."""
        folder = self._usable
        for file in sorted(folder.glob(f"*{suffix}")) if folder is not None else ():
            if file not in used:
                with contextlib.suppress(OSError):
                    file.unlink(missing_ok=True)

    def _find(self, key: str, suffix: str) -> tuple[Path, bytes] | None:
        if self._usable is None or self._secret is None:
            return None
        for name in self._names.get((key, suffix), ()):
            file = self._usable / name
            try:
                content = read_regular(file)
            except OSError:
                content = None
            code = name.removesuffix(suffix).rpartition("-")[2]
            if content is not None and hmac.compare_digest(code.encode(), self._code(key, content).encode()):
                return file, content
            self._report(Message.of(NOT_OURS))
        return None

    @cached_property
    def _names(self) -> dict[tuple[str, str], list[str]]:
        """The names of the files that are there by what they say of their key and suffix."""
        names: dict[tuple[str, str], list[str]] = {}
        try:
            listed = sorted(file.name for file in self._usable.iterdir()) if self._usable is not None else []
        except FileNotFoundError:
            listed = []
        except OSError as error:
            self._report(Message.of(CANNOT_BE_USED, reason=error.strerror or type(error).__name__))
            listed = []
        for name in listed:
            stem, dot, suffix = name.rpartition(".")
            key, hyphen, _code = stem.rpartition("-")
            if key and hyphen:
                names.setdefault((key, dot + suffix), []).append(name)
        return names

    @cached_property
    def _usable(self) -> Path | None:
        if self.folder is None:
            return None
        top = self.top or self.folder.parent
        inside = self.folder.relative_to(top).as_posix()
        if has_link(top, inside):
            self._report(Message.of(A_LINK))
            return None
        if os.path.lexists(self.folder) and _is_in_git(top, inside):
            self._report(Message.of(IN_GIT, folder=inside))
            return None
        return self.folder

    @cached_property
    def _secret(self) -> bytes | None:
        try:
            return _load_secret()
        except (OSError, RuntimeError) as error:  # no home folder is known
            self._report(Message.of(NO_SECRET, reason=getattr(error, "strerror", None) or str(error)))
            return None

    def _code(self, key: str, content: bytes) -> str:
        assert self._secret is not None
        return hmac.digest(self._secret, f"{key}\0".encode() + content, hashlib.sha256).hex()[:_CODE_DIGITS]

    def _report(self, fault: Message) -> None:
        if fault not in self.faults:
            self.faults.append(fault)


def _is_in_git(top: Path, inside: str) -> bool:
    if find_repository(top) is None:
        return False
    try:
        return bool(ask_git(top, "ls-files", "--cached", "-z", "--", inside).stdout)
    except OSError:  # without Git nobody makes proposals of it
        return False


def _write(file: Path, content: bytes) -> None:
    """Put a file in its place; what was lost with the power is found out by its code, so nothing waits for the disk."""
    handle, name = tempfile.mkstemp(prefix=temporary_prefix(), dir=file.parent)
    unfinished = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        unfinished.replace(file)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise


def _load_secret() -> bytes:
    """The secret of this user on this computer, made where there is none.

    Raises:
        OSError: it can neither be read nor kept.
        RuntimeError: the user has no folder.
    """
    if given := os.environ.get(SECRET):
        return hashlib.sha256(given.encode("utf-8", "surrogateescape")).digest()
    file = _own_folder() / "leernetwerk" / "key"
    for _attempt in range(2):
        try:
            secret = read_regular(file, _SECRET_BYTES + 1)
        except FileNotFoundError:
            secret = b""
        if len(secret) == _SECRET_BYTES:
            return secret
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _write(file, secrets.token_bytes(_SECRET_BYTES))  # for the user's eyes only, as temporary files are
    return read_regular(file, _SECRET_BYTES)


def _own_folder() -> Path:
    if os.name == "nt" and (local := os.environ.get("LOCALAPPDATA")):
        return Path(local)
    given = Path(os.environ.get("XDG_CACHE_HOME") or "")
    return given if given.is_absolute() else Path.home() / ".cache"
