"""Where a new site has its software from: a place that nobody else can fill.

``mkdocs-leernetwerk`` is a name that anybody can register as long as it is not published, so it is never written alone:
a Git address at a full commit, a file on the web with its SHA-256, or else a wheel that is kept with the site.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from urllib.request import url2pathname

from leernetwerk.content.git import ask_git
from leernetwerk.content.optional_packages import DISTRIBUTION
from leernetwerk.starting.locked import list_locked
from leernetwerk.starting.wheel import pack_wheel
from leernetwerk.words import N_, Words

FOLDER = "software"
"""The folder of a site that keeps the software."""

_COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")


def write_software(words: Words) -> Iterator[tuple[str, bytes]]:
    """The files of a new site that say what builds it: ``requirements.txt``, and what that names in the site itself.

    All packages are pinned with digests where pip allows it (``--require-hashes``): not beside a Git address, of which
    it knows no digest.
    """
    comments = [words(N_("What builds this site, here and where it is published."))]
    direct = read_direct_url()
    found = find_origin(direct) if direct else None
    locked = [] if found and found.startswith("git+") else list_locked()
    if found:
        lines = [f"{DISTRIBUTION} @ {found}"]
        comments.append(
            words(N_("The address says which state of the software it is; what stands there later is never taken."))
        )
    else:
        name, content = pack_wheel()
        yield f"{FOLDER}/{name}", content
        digest = f" --hash=sha256:{hashlib.sha256(content).hexdigest()}" if locked else ""
        lines = [f"./{FOLDER}/{name}{digest}"]
        comments.append(
            words(N_("The software is in this site's own files: its name alone could become anybody's on PyPI."))
        )
    if locked:
        lines.append(f"-r {FOLDER}/requirements.txt")
        said = words(N_("All that the software needs, each with the digests of its files; pip takes nothing else."))
        yield f"{FOLDER}/requirements.txt", "\n".join([f"# {said}", *locked, ""]).encode()
    yield "requirements.txt", "\n".join([*(f"# {comment}" for comment in comments), *lines, ""]).encode()


def read_direct_url() -> str | None:
    """The text that pip left on where the software came from (PEP 610), or None where that is an index of packages."""
    try:
        return distribution(DISTRIBUTION).read_text("direct_url.json")
    except PackageNotFoundError:
        return None


def find_origin(direct_url: str) -> str | None:
    """Where anybody finds the very software that is here: a repository at a commit, or a file with its digest.

    Args:
        direct_url: the text of ``direct_url.json`` (PEP 610).
    """
    try:
        data = json.loads(direct_url)
        url, repository = str(data["url"]), data.get("vcs_info")
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    if urlsplit(url).scheme == "file" and "dir_info" in data:
        return _origin_of_folder(Path(url2pathname(urlsplit(url).path)))
    public = _public(url)
    if public is None:
        return None
    if isinstance(repository, dict):
        commit = str(repository.get("commit_id"))
        return f"git+{public}@{commit}" if repository.get("vcs") == "git" and _COMMIT.fullmatch(commit) else None
    return _with_digest(public, data.get("archive_info"))


def _origin_of_folder(folder: Path) -> str | None:
    """The repository that a folder is a copy of, at the commit that is there, if the repository knows it."""
    root = next(_ask_git(folder, "rev-parse", "--show-toplevel"), None)
    if root is None or Path(root).resolve() != folder.resolve():
        return None  # a folder within a repository about something else
    public = _public(next(_ask_git(folder, "config", "--get", "remote.origin.url"), ""))
    if public is None:
        return None
    known = any(_ask_git(folder, "branch", "--remotes", "--contains", "HEAD"))
    commit = next(_ask_git(folder, "rev-parse", "HEAD"), None) if known else None
    # What was changed here since is at no commit.
    changed = any(_ask_git(folder, "status", "--porcelain", needs_files=True))
    return f"git+{public}@{commit}" if commit and not changed else None


def _with_digest(public: str, archive: object) -> str | None:
    """The address of a file with its digest, as pip takes it (PEP 610 knows two places for that)."""
    if not isinstance(archive, dict):
        return None
    hashes = archive.get("hashes")
    digest = str(hashes.get("sha256") if isinstance(hashes, dict) else str(archive.get("hash")).removeprefix("sha256="))
    return f"{public}#sha256={digest}" if re.fullmatch(r"[0-9a-f]{64}", digest) else None


def _ask_git(folder: Path, *call: str, needs_files: bool = False) -> Iterator[str]:
    """The lines that Git answers; none where it is missing or does not know."""
    try:
        done = ask_git(folder, *call, needs_files=needs_files)
    except OSError:
        return
    if done.returncode == 0:
        yield from (line.strip() for line in done.stdout.decode("utf-8", "replace").splitlines() if line.strip())


def _public(url: str) -> str | None:
    """A web address without the name and password in it; what others cannot reach is none."""
    parts = urlsplit(url)
    if parts.scheme != "https" or not parts.hostname:
        return None
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2], query="", fragment=""))
