"""The files of a site as they were at a commit, taken from Git into a folder; what is no text is empty."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from leernetwerk.content.git import ask_git

_READ = (".md", ".yml", ".yaml", ".csv")
"""Endings of the files whose content tells what the site holds."""

_MOST = 200_000
_LARGEST = 16 * 1024 * 1024
"""Bytes of a file beyond which it is left empty: nothing that is read is so large."""


def copy_tree(root: Path, commit: str, paths: Sequence[str], target: Path) -> None:
    """Write what some paths held at a commit into a folder; links and modules are left out.

    Git is asked for names and contents only: nothing that a repository names is run for that.

    Args:
        root: the site's folder, in a repository.
        commit: the full name of a commit.
        paths: files and folders, relative to the site's folder.
        target: an empty folder.

    Raises:
        OSError: Git cannot be asked, or the folder cannot be written.
    """
    wanted: list[tuple[str, str]] = []
    for mode, name, path in _list(root, commit, paths):
        steps = path.split("/")
        if not mode.startswith("100") or not all(steps) or {".", "..", ".git"} & set(steps) or "\\" in path:
            continue
        file = target.joinpath(*steps)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
        if path.lower().endswith(_READ):
            wanted.append((path, name))
    given = "".join(f"{name}\n" for _, name in wanted).encode()
    told = _ask(root, ["cat-file", "--batch"], given)
    start = 0
    for path, _ in wanted:
        end = told.index(b"\n", start)
        size = int(told[start:end].rpartition(b" ")[2])
        if size <= _LARGEST:
            target.joinpath(*path.split("/")).write_bytes(told[end + 1 : end + 1 + size])
        start = end + 1 + size + 1


def _list(root: Path, commit: str, paths: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Mode, object and path of every file."""
    told = _ask(root, ["ls-tree", "-r", "-z", "--end-of-options", commit, "--", *paths], b"")
    for line in told.split(b"\0")[:_MOST]:
        facts, _, path = line.partition(b"\t")
        if path:
            mode, _type, name = facts.decode("ascii").split()
            yield mode, name, os.fsdecode(path)


def _ask(root: Path, call: Sequence[str], given: bytes) -> bytes:
    done = ask_git(root, "--literal-pathspecs", *call, given=given)
    if done.returncode:
        raise OSError(done.stderr.decode("utf-8", "replace").strip())
    return done.stdout
