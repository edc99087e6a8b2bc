"""What changed since a commit, as Git tells it."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from leernetwerk.adapters.mkdocs.building import Refusal, WrongConfiguration
from leernetwerk.content.git import ask_git
from leernetwerk.diagnostics import Diagnostic
from leernetwerk.words import N_, Message


@dataclass(frozen=True, slots=True)
class Changed:
    """The files of a site that a change touches.

    Attributes:
        paths: files that were added or changed, relative to the site's folder.
        gone: names of files and records that are no longer there, as others refer to them.
        start: the commit that all this is compared with.
        renamed: new paths of files by their old ones, as far as Git recognises them.
    """

    paths: frozenset[str]
    gone: frozenset[str]
    start: str
    renamed: Mapping[str, str]

    def concerns(self, found: Diagnostic) -> bool:
        """Whether a problem stands in a file that changed, or is about something that is gone."""
        if found.place.path in self.paths:
            return True
        names = (value for _, value in found.values if isinstance(value, str))
        return any(name.rpartition(":")[2].rpartition("/")[2].partition("#")[0] in self.gone for name in names)


def find_changed(root: Path, ref: str) -> Changed:
    """The files that differ from the last commit that this work has in common with a branch, tag or commit.

    Raises:
        Refusal: Git is not there, this is no repository, or it does not know the name.
    """
    commit = _ask(root, ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}"], ref)[0]
    try:
        start = _ask(root, ["merge-base", commit, "HEAD"], ref)[0]
    except Refusal:  # a copy without all of its history: the commit itself is what there is to compare with
        start = commit
    difference = ["diff", "--name-only", "--no-renames", "--no-ext-diff", "--no-textconv", "--ignore-submodules=all"]
    difference += ["--relative", "-z"]
    touched = _ask(root, [*difference, "--diff-filter=d", start, "--", "."], ref)
    gone = _ask(root, [*difference, "--diff-filter=D", start, "--", "."], ref)
    new = _ask(root, ["ls-files", "--others", "--exclude-standard", "-z", "--", "."], ref)
    still_here = {path for path in gone if os.path.lexists(root / path)}
    names = {name for path in gone if path not in still_here for name in _names(path)}
    moves = ["diff", "--name-status", "--find-renames", "--no-ext-diff", "--no-textconv", "--ignore-submodules=all"]
    moves += ["--relative", "-z", "--diff-filter=R"]
    moved = _ask(root, [*moves, start, "--", "."], ref)  # of each: how alike they are, the old name, the new one
    renamed = dict(zip(moved[1::3], moved[2::3], strict=False))
    return Changed(frozenset((*touched, *new, *still_here)), frozenset(names), start, renamed)


def _names(path: str) -> tuple[str, ...]:
    folder, _, name = path.rpartition("/")
    if name == "index.md":
        return (folder.rpartition("/")[2],)
    return (name, name.removesuffix(".md"))


def _ask(root: Path, call: Sequence[str], ref: str) -> list[str]:
    try:
        done = ask_git(root, *call, needs_files=call[0] == "diff")
    except FileNotFoundError as error:
        raise WrongConfiguration(Message.of(N_("--since needs Git, and the command 'git' is not there."))) from error
    except (OSError, ValueError) as error:  # it takes too long; or a name that no program can be told
        reason = str(error)
        raise WrongConfiguration(Message.of(N_("Git cannot tell what changed: {reason}"), reason=reason)) from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip()
        if said:
            message = Message.of(N_("Git cannot tell what changed: {reason}"), reason=said.splitlines()[-1])
        else:
            message = Message.of(N_("Git knows no branch, tag or commit '{name}'."), name=ref)
        raise WrongConfiguration(message)
    parts = done.stdout.split(b"\0") if b"\0" in done.stdout else done.stdout.splitlines()
    return [os.fsdecode(part) for part in parts if part]
