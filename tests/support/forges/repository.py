"""A repository in memory: branches of commits, and the proposals to take a branch over."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Commit:
    """A state of the files.

    Attributes:
        id: forty hexadecimal digits.
        message: why.
        files: contents by path.
    """

    id: str
    message: str
    files: Mapping[str, bytes]


@dataclass
class Proposal:
    """A pull or merge request.

    Attributes:
        number: by which the repository knows it.
        title: its first line.
        source: the repository that the branch is in.
        branch: the branch to take over.
        target: the branch that takes it over.
        labels: names.
        draft: not to be looked at yet.
    """

    number: int
    title: str
    source: Repository
    branch: str
    target: str
    labels: list[str] = field(default_factory=list)
    draft: bool = False
    state: str = "open"


class Refused(Exception):
    """What a forge refuses, with its status and its words."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


class Repository:
    """A repository of an owner; ``members`` may write to it, everyone may read it."""

    def __init__(self, owner: str, name: str, files: Mapping[str, bytes], members: Iterable[str] = ()) -> None:
        self.owner, self.name, self.members = owner, name, set(members)
        self.branches: dict[str, Commit] = {"main": _commit("Begin", files)}
        self.proposals: list[Proposal] = []
        self.parent: Repository | None = None

    @property
    def path(self) -> str:
        return f"{self.owner}/{self.name}"

    def may_write(self, login: str) -> bool:
        return login == self.owner or login in self.members

    def fork(self, login: str) -> Repository:
        """A copy under another owner."""
        copy = Repository(login, self.name, {})
        copy.branches, copy.parent = dict(self.branches), self
        return copy

    def start(self, branch: str, commit: Commit) -> None:
        if branch in self.branches:
            raise Refused(422, "Reference already exists")
        self.branches[branch] = commit

    def commit(self, branch: str, message: str, changes: Mapping[str, bytes | None]) -> Commit:
        """Write files, or take them away where there is no content."""
        if branch not in self.branches:
            raise Refused(404, f"There is no branch {branch}")
        files = {**self.branches[branch].files, **{path: content or b"" for path, content in changes.items()}}
        kept = {path: content for path, content in files.items() if changes.get(path, b"") is not None}
        self.branches[branch] = _commit(message, kept)
        return self.branches[branch]

    def propose(self, title: str, source: Repository, branch: str, target: str, *, draft: bool = False) -> Proposal:
        if target not in self.branches or branch not in source.branches:
            raise Refused(422, "There is no such branch")
        self.proposals.append(Proposal(len(self.proposals) + 1, title, source, branch, target, draft=draft))
        return self.proposals[-1]

    def changed(self, proposal: Proposal) -> dict[str, bytes]:
        """The files that a proposal writes, with what is in them."""
        before, after = self.branches[proposal.target].files, proposal.source.branches[proposal.branch].files
        return {path: content for path, content in after.items() if before.get(path) != content}


def blob_id(content: bytes) -> str:
    """The name that Git gives a content."""
    return hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def _commit(message: str, files: Mapping[str, bytes]) -> Commit:
    told = message + "".join(f"{path}{blob_id(content)}" for path, content in sorted(files.items()))
    return Commit(hashlib.sha1(told.encode(), usedforsecurity=False).hexdigest(), message, dict(files))
