"""Where an address lies in the built site: the one place that validating, comparing and writing ask.

An address is a path of RFC 3986 from the site's root. What a server or a file system could take for another path than
the one that is written is none: dot segments and slashes under any encoding, characters that cannot be seen, names that
some system keeps for itself.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Generic, TypeVar
from urllib.parse import quote, unquote_to_bytes

from leernetwerk.words import N_, Message

LONGEST_STEP = 255
"""Bytes of a step: where file systems end (NAME_MAX)."""

LONGEST_PATH = 1000
"""Bytes of a whole path, below which the site's own folder still fits (PATH_MAX is 4096)."""

MOST_STEPS = 20

PAGE_FILE = "index.html"
"""The file that servers give for a folder."""

_PAGE_ENDINGS = (".html", ".htm")
"""Endings that every server serves as HTML. Whatever else an old address ends in (``.php``, ``.aspx``, ``.pdf``)
becomes a folder of that name: a server leads on to it, and neither runs it nor offers it to be saved."""

_NO_PAGES = (".js", ".mjs", ".css", ".map", ".wasm", ".webmanifest")
"""Endings of what a browser asks for as a part of a page; nobody ever came to a page there."""

_NOT_IN_NAMES = re.compile(r'[\\<>:"|?*#%]')
"""Characters that separate on some system, that Windows has in no name, or that an address would mean something by."""

_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)
"""Names that Windows keeps for devices, with any ending."""

_STARTS_WITH_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


class NotOnSite(ValueError):
    """An address that is no path on the site; ``reason`` says why."""

    def __init__(self, reason: Message) -> None:
        super().__init__(reason.text)
        self.reason = reason


def split_address(address: str) -> tuple[str, ...]:
    """The steps of an address, decoded once (RFC 3986, 2.1); the last is "" for a folder.

    Raises:
        NotOnSite: it has a host, a query or a fragment, or a step that is not the name of one file everywhere.
    """
    if not address.startswith("/") or address.startswith("//") or any(sign in address for sign in "?#"):
        raise NotOnSite(Message.of(N_("it begins with one / and has no host name, ? or #")))
    # An encoded slash separates for some servers, so it is one here as well.
    path = _decode(address)
    steps = tuple(path[1:].split("/"))
    if "" in steps[:-1]:
        raise NotOnSite(Message.of(N_("between two / stands a name")))
    if len(steps) > MOST_STEPS or len(path.encode()) > LONGEST_PATH:
        raise NotOnSite(Message.of(N_("it is too long")))
    for step in steps:
        if step:
            _check_step(step)
    return steps


def _decode(address: str) -> str:
    try:
        return unquote_to_bytes(address).decode("utf-8")
    except (UnicodeDecodeError, UnicodeEncodeError):  # no UTF-8 behind the %, or half a character before
        raise NotOnSite(Message.of(N_("what is written with % is no text in UTF-8"))) from None


def _check_step(step: str) -> None:
    # Some systems take wide or doubled forms of . and / for these (UAX 15); no name of a page needs them.
    for form in dict.fromkeys((step, unicodedata.normalize("NFKC", step))):
        if not form.isprintable():
            raise NotOnSite(Message.of(N_("it has a character that cannot be seen")))
        if form.startswith("."):
            raise NotOnSite(Message.of(N_("no name in it begins with a dot")))
        if "/" in form or (found := _NOT_IN_NAMES.search(form)):
            sign = "/" if "/" in form else found.group()  # type: ignore[union-attr]
            raise NotOnSite(Message.of(N_("the sign {sign} cannot be in a name"), sign=sign))
        if form[0] == " " or form[-1] in ". ":
            raise NotOnSite(Message.of(N_("no name in it begins or ends with a space, or ends with a dot")))
        if _DEVICES.fullmatch(form):
            raise NotOnSite(Message.of(N_("Windows keeps the name '{name}' for itself"), name=form))
    if len(step.encode()) > LONGEST_STEP:
        raise NotOnSite(Message.of(N_("it is too long")))


def output_file(address: str) -> str:
    """The path in the built site of the file at an address of ours, as web servers look it up.

    Raises:
        NotOnSite: as :func:`split_address`.
    """
    path = "/".join(split_address(address))
    if not path or path.endswith("/"):
        return path + PAGE_FILE
    return path if "." in path.rpartition("/")[2] else f"{path}/{PAGE_FILE}"


def redirect_file(address: str) -> str:
    """The path in the built site of the page that leads on from an old address: always one that is served as HTML.

    Raises:
        NotOnSite: as :func:`split_address`, and where there was never a page.
    """
    path = "/".join(split_address(address))
    if path.rstrip("/").lower().endswith(_NO_PAGES):
        raise NotOnSite(Message.of(N_("a script or a style sheet is no page")))
    if path.endswith(_PAGE_ENDINGS):
        return path
    return f"{path.rstrip('/')}/{PAGE_FILE}".lstrip("/")


def address_of(path: str) -> str:
    """The address of a file of the built site, by its path there."""
    folder, _, name = path.rpartition("/")
    return quote(f"/{folder}/".replace("//", "/") if name == PAGE_FILE else f"/{path}", safe="/~@!$&'()*+,;=:")


def mend_address(written: str) -> str | None:
    """The address that somebody most likely meant: without host and with ``/`` in front, other signs encoded."""
    path = _STARTS_WITH_SCHEME.sub("", written)
    if path != written:
        path = path.partition("/")[2]
    path = "/" + path.replace("\\", "/").lstrip("/")
    mended = quote(path, safe="/%~@!$&'()*+,;=")
    try:
        split_address(mended)
    except NotOnSite:
        return None
    return mended if mended != written else None


def fold_path(path: str) -> str:
    """A path as file systems compare it that know no capitals (Windows) or no composed letters (macOS)."""
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", path).casefold())


_Maker = TypeVar("_Maker")


class TakenPaths(Generic[_Maker]):
    """The files of a built site, each with who makes it: no two have one path, and none is a folder of another."""

    def __init__(self) -> None:
        self._files: dict[str, _Maker] = {}
        self._folders: dict[str, _Maker] = {}

    def find(self, path: str) -> _Maker | None:
        """Who makes a file that stands in the way of one at this path."""
        folded = fold_path(path)
        if (other := self._files.get(folded) or self._folders.get(folded)) is not None:
            return other
        while folder := folded.rpartition("/")[0]:
            if folder in self._folders:
                return None
            if (other := self._files.get(folder)) is not None:
                return other
            folded = folder
        return None

    def take(self, path: str, maker: _Maker) -> _Maker | None:
        """Take a path for who makes the file there, who may take it twice.

        If another stands in the way, tell who makes that, and take nothing.
        """
        if (other := self.find(path)) is not None:
            return None if other == maker and fold_path(path) in self._files else other
        folded = fold_path(path)
        self._files[folded] = maker
        while (folded := folded.rpartition("/")[0]) and folded not in self._folders:
            self._folders[folded] = maker
        return None


class OutsideSite(OSError):
    """A file that would be written outside the built site, or through a link in it."""


def target_in(folder: Path, path: str) -> Path:
    """Where a file of the built site is written, by its path there: inside the site's folder, and through no link.

    Args:
        folder: the site's folder; it may be reached through links itself.
        path: the file's path in it, with ``/``.

    Raises:
        OutsideSite: the file would lie elsewhere.
    """
    steps = path.split("/")
    if not all(steps) or {".", ".."} & set(steps) or "\0" in path or "\\" in path:
        raise OutsideSite(f"'{path}' lies outside the site")
    target = folder
    for step in steps:
        target = target / step
        if target.is_symlink():
            raise OutsideSite(f"'{target}' is a link to another place")
    if not target.resolve().is_relative_to(folder.resolve()):  # a drive, a stream: what Windows has in names
        raise OutsideSite(f"'{path}' lies outside the site")
    return target
