"""Gitea and Forgejo: the version 1 interface (https://docs.gitea.com/api/, https://codeberg.org/api/swagger)."""

from __future__ import annotations

import base64
from typing import Any

from tests.support.forges.forge import Asked, Forge
from tests.support.forges.repository import Commit, Proposal, Refused, Repository, blob_id

API = "/api/v1"


class Gitea(Forge):
    """A Gitea (``1.x``) or a Forgejo (``13.x``), by its version."""

    def __init__(self, origin: str, repository: Repository, version: str) -> None:
        super().__init__(origin, repository)
        self.version = version
        repo = f"{API}/repos/{{owner}}/{{name}}"
        self.on("GET", f"{API}/version", lambda _asked: (200, {"version": version}))
        self.on(
            "GET", f"{API}/settings/api", lambda _asked: (200, {"default_paging_num": 30, "max_response_items": 50})
        )
        self.on("GET", f"{API}/user", self._user)
        self.on("GET", repo, self._repository)
        self.on("GET", f"{repo}/branches/{{branch+}}", self._branch)
        self.on("DELETE", f"{repo}/branches/{{branch+}}", self._delete_branch)
        self.on("GET", f"{repo}/git/trees/{{commit}}", self._tree)
        self.on("GET", f"{repo}/commits", lambda _asked: (200, []))
        self.on("POST", f"{repo}/contents", self._commit)
        self.on("GET", f"{repo}/forks", self._forks)
        self.on("POST", f"{repo}/forks", self._fork)
        self.on("POST", f"{repo}/pulls", self._propose)
        if version.startswith("1."):
            self.on("POST", f"{repo}/file-contents", self._contents)
            self.on("POST", f"{repo}/merge-upstream", self._catch_up)
        else:
            self.on("GET", f"{repo}/git/blobs", self._blobs)
            self.on("POST", f"{repo}/sync_fork/{{branch}}", self._catch_up)

    def _user(self, asked: Asked) -> tuple[int, Any]:
        if not asked.login:
            raise Refused(401, "token is required")
        return 200, {
            "id": 1,
            "login": asked.login,
            "full_name": asked.login.title(),
            "email": f"{asked.login}@example.org",
        }

    def _at(self, asked: Asked) -> Repository:
        return self.find(f"{asked.parts['owner']}/{asked.parts['name']}")

    def _repository(self, asked: Asked) -> tuple[int, Any]:
        return 200, self._described(self._at(asked), asked.login)

    def _described(self, repository: Repository, login: str) -> dict[str, Any]:
        write = repository.may_write(login)
        parent = repository.parent and self._described(repository.parent, login)
        return {
            "full_name": repository.path,
            "owner": {"login": repository.owner},
            "default_branch": "main",
            "fork": bool(parent),
            "parent": parent,
            "permissions": {"admin": False, "push": write, "pull": True},
        }

    def _branch(self, asked: Asked) -> tuple[int, Any]:
        commit = self._commit_on(self._at(asked), asked.parts["branch"])
        return 200, {"name": asked.parts["branch"], "commit": {"id": commit.id, "message": commit.message}}

    def _commit_on(self, repository: Repository, name: str) -> Commit:
        if name in repository.branches:
            return repository.branches[name]
        for commit in repository.branches.values():
            if commit.id == name:
                return commit
        raise Refused(404, "branch does not exist")

    def _delete_branch(self, asked: Asked) -> tuple[int, Any]:
        repository = self._at(asked)
        self.let_write(repository, asked.login)
        del repository.branches[asked.parts["branch"]]
        return 204, ""

    def _tree(self, asked: Asked) -> tuple[int, Any]:
        files = self._commit_on(self._at(asked), asked.parts["commit"]).files
        tree = [
            {"path": path, "type": "blob", "sha": blob_id(content), "size": len(content)}
            for path, content in files.items()
        ]
        return 200, {"tree": tree, "truncated": False}

    def _blobs(self, asked: Asked) -> tuple[int, Any]:
        by_id = {
            blob_id(content): content
            for commit in self._at(asked).branches.values()
            for content in commit.files.values()
        }
        wanted = asked.query["shas"].split(",")
        if len(wanted) > 50:
            raise Refused(400, "too many")
        return 200, [
            {"sha": sha, "encoding": "base64", "content": base64.b64encode(by_id[sha]).decode()} for sha in wanted
        ]

    def _contents(self, asked: Asked) -> tuple[int, Any]:
        files = self._commit_on(self._at(asked), asked.query["ref"]).files
        return 200, [
            {"path": path, "encoding": "base64", "content": base64.b64encode(files[path]).decode()}
            for path in asked.body["files"]
        ]

    def _commit(self, asked: Asked) -> tuple[int, Any]:
        repository, body = self._at(asked), asked.body
        if not repository.may_write(asked.login):
            raise Refused(403, "user should have a permission to write to the target branch")
        start = self._commit_on(repository, body["branch"])
        branch = body.get("new_branch", body["branch"])
        changes: dict[str, bytes | None] = {}
        for file in body["files"]:
            before = start.files.get(file["path"])
            if (file["operation"] == "create") != (before is None):
                raise Refused(422, f"repository file already exists or does not [path: {file['path']}]")
            if before is not None and file.get("sha") != blob_id(before):
                raise Refused(422, f"sha does not match [path: {file['path']}]")
            changes[file["path"]] = None if file["operation"] == "delete" else base64.b64decode(file["content"])
        if "new_branch" in body:
            repository.start(branch, start)
        commit = repository.commit(branch, body["message"], changes)
        files = [
            {"path": path, "sha": blob_id(content)} if content is not None else None
            for path, content in changes.items()
        ]
        return 201, {"commit": {"sha": commit.id, "created": "2026-11-21T12:00:00Z"}, "files": files}

    def _forks(self, asked: Asked) -> tuple[int, Any]:
        at = self._at(asked)
        return 200, [self._described(copy, asked.login) for copy in self.repositories.values() if copy.parent is at]

    def _fork(self, asked: Asked) -> tuple[int, Any]:
        if f"{asked.login}/{asked.parts['name']}" in self.repositories:
            raise Refused(409, "The repository with the same name already exists.")
        copy = self._at(asked).fork(asked.login)
        self.repositories[copy.path] = copy
        return 202, self._described(copy, asked.login)

    def _catch_up(self, asked: Asked) -> tuple[int, Any]:
        repository = self._at(asked)
        self.let_write(repository, asked.login)
        if repository.parent is None:
            raise Refused(400, "The Repo must be a fork")
        repository.branches["main"] = repository.parent.branches["main"]
        return (204, "") if "branch" in asked.parts else (200, {"merge_type": "fast-forward"})

    def _propose(self, asked: Asked) -> tuple[int, Any]:
        repository, body = self._at(asked), asked.body
        owner, _, branch = body["head"].rpartition(":")
        source = self.find(f"{owner or repository.owner}/{repository.name}")
        proposal = repository.propose(body["title"], source, branch, body["base"])
        return 201, self._told(proposal)

    def _told(self, proposal: Proposal) -> dict[str, Any]:
        address = f"{self.origin}/{self.repository.path}/pulls/{proposal.number}"
        return {"number": proposal.number, "html_url": address, "title": proposal.title}
