"""What a new site's ``requirements.txt`` says: the software, from where it was installed here."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from urllib.request import url2pathname

from leernetwerk import __version__
from leernetwerk.content.git import ask_git
from leernetwerk.words import N_, Words

DISTRIBUTION = "mkdocs-leernetwerk"
_FROM_GIT = f"{DISTRIBUTION} @ git+https://…"


def write_requirements(words: Words) -> str:
    """The text of ``requirements.txt``, with what its reader still has to do where that is known."""
    direct = read_direct_url()
    found = find_origin(direct) if direct else None
    comments = [words(N_("What builds this site, here and where it is published."))]
    if direct and not found:
        # Installed from a folder of which nobody else can know.
        comments += [
            words(N_("Publishing fails as long as nobody else can find it. Write where you got it instead:")),
            f"  {_FROM_GIT}",
            words(N_("Do you have it as a folder only? README.md says what to do.")),
        ]
    requirement = f"{DISTRIBUTION} @ {found}" if found else f"{DISTRIBUTION}=={__version__}"
    return "\n".join([*(f"# {comment}" for comment in comments), requirement, ""])


def read_direct_url() -> str | None:
    """The text that pip left on where the software came from (PEP 610), or None where that is an index of packages."""
    try:
        return distribution(DISTRIBUTION).read_text("direct_url.json")
    except PackageNotFoundError:
        return None


def find_origin(direct_url: str) -> str | None:
    """Where anybody can install the software from, if there is such a place: a repository or an archive on the web.

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
    if public is None or not isinstance(repository, dict):
        return public
    commit = repository.get("commit_id")
    return f"{repository.get('vcs', 'git')}+{public}" + (f"@{commit}" if commit else "")


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
    return f"git+{public}" + (f"@{commit}" if commit else "")


def _ask_git(folder: Path, *call: str) -> Iterator[str]:
    """The lines that Git answers; none where it is missing or does not know."""
    try:
        done = ask_git(folder, *call)
    except OSError:
        return
    if done.returncode == 0:
        yield from (line.strip() for line in done.stdout.decode("utf-8", "replace").splitlines() if line.strip())


def _public(url: str) -> str | None:
    """A web address without the name and password in it; what others cannot reach is none."""
    parts = urlsplit(url)
    if parts.scheme not in ("https", "http") or not parts.hostname:
        return None
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2], query="", fragment=""))
