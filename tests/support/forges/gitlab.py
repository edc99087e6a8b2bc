"""GitLab: the REST interface of version 4 and a part of the GraphQL one (https://docs.gitlab.com/api/)."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

from graphql import GraphQLResolveInfo, build_schema
from tests.support.forges.forge import Asked, Forge, answer_graphql
from tests.support.forges.repository import Proposal, Refused, Repository, blob_id

API = "/api/v4"
Info = GraphQLResolveInfo[Any]
SCHEMA = build_schema((Path(__file__).parent / "gitlab.graphql").read_text("utf-8"))


class GitLab(Forge):
    """A GitLab at an address of its own."""

    def __init__(self, origin: str, repository: Repository) -> None:
        super().__init__(origin, repository)
        project = f"{API}/projects/{{project}}"
        self.on("POST", "/api/graphql", lambda asked: answer_graphql(SCHEMA, {"project": self._read}, asked))
        self.on("GET", f"{API}/user", self._user)
        self.on("GET", f"{project}/users", self._members)
        self.on("GET", f"{project}/merge_requests", self._proposals)
        self.on("POST", f"{project}/merge_requests", self._propose)
        self.on("PUT", f"{project}/merge_requests/{{number}}", self._change)
        self.on("POST", f"{project}/repository/commits", self._commit)
        self.on("GET", f"{project}/repository/commits", lambda _asked: (200, []))
        self.on("GET", f"{project}/repository/commits/{{commit}}/statuses", lambda _asked: (200, []))
        self.on("GET", f"{project}/repository/branches/{{branch}}", self._branch)
        self.on("GET", f"{project}/deployments", lambda _asked: (200, []))

    def _user(self, asked: Asked) -> tuple[int, Any]:
        if not asked.login:
            raise Refused(401, "401 Unauthorized")
        return 200, self._person(asked.login)

    def _person(self, login: str) -> dict[str, Any]:
        number = sorted(self.tokens.values()).index(login) + 1
        return {"id": number, "username": login, "name": login.title(), "email": f"{login}@example.org", "bot": False}

    def _members(self, asked: Asked) -> tuple[int, Any]:
        members = self.find(asked.parts["project"]).members
        return 200, [self._person(login) for login in members if asked.query["search"] in login]

    def _read(self, _info: Info, **asked: str) -> dict[str, Any]:
        repository = self.find(asked["fullPath"])

        def tree(_info: Info, ref: str, recursive: bool = False) -> dict[str, Any] | None:
            if ref not in repository.branches:
                return None
            commit = repository.branches[ref]
            nodes = [{"type": "blob", "path": path, "sha": blob_id(file)} for path, file in commit.files.items()]
            page = {"nodes": nodes, "pageInfo": {"endCursor": "", "hasNextPage": False}}
            last = {"sha": commit.id, "message": commit.message}
            return {"lastCommit": last, "blobs": lambda _info, after="": page}

        def blobs(_info: Info, ref: str, paths: list[str]) -> dict[str, Any]:
            if len(paths) > 100:
                raise Refused(400, "too many paths")
            files = repository.branches[ref].files
            return {"nodes": [_blob(path, files[path]) for path in paths if path in files]}

        return {"repository": {"rootRef": "main", "tree": tree, "blobs": blobs}}

    def _commit(self, asked: Asked) -> tuple[int, Any]:
        repository, body = self.find(asked.parts["project"]), asked.body
        self.let_write(repository, asked.login)
        if "start_branch" in body:
            if body["branch"] in repository.branches:
                raise Refused(400, f"A branch called '{body['branch']}' already exists.")
            repository.start(body["branch"], repository.branches[body["start_branch"]])
        changes: dict[str, bytes | None] = {}
        files = repository.branches[body["branch"]].files
        for action in body["actions"]:
            if (action["action"] == "create") == (action["file_path"] in files):
                raise Refused(400, "A file with this name already exists or doesn't exist")
            text = action["content"]
            changes[action["file_path"]] = base64.b64decode(text) if action["encoding"] == "base64" else text.encode()
        commit = repository.commit(body["branch"], body["commit_message"], changes)
        return 201, {"id": commit.id, "committed_date": "2026-11-21T12:00:00Z"}

    def _branch(self, asked: Asked) -> tuple[int, Any]:
        commit = self.find(asked.parts["project"]).branches[asked.parts["branch"]]
        return 200, {"name": asked.parts["branch"], "commit": {"id": commit.id}}

    def _proposals(self, asked: Asked) -> tuple[int, Any]:
        wanted = set(asked.query.get("labels", "").split(",")) - {""}
        found = (each for each in self.repository.proposals if wanted <= set(each.labels))
        return 200, [self._told(proposal) for proposal in found]

    def _propose(self, asked: Asked) -> tuple[int, Any]:
        repository, body = self.find(asked.parts["project"]), asked.body
        self.let_write(repository, asked.login)
        proposal = repository.propose(body["title"], repository, body["source_branch"], body["target_branch"])
        proposal.labels = body["labels"].split(",")
        return 201, self._told(proposal)

    def _change(self, asked: Asked) -> tuple[int, Any]:
        proposal = self.repository.proposals[int(asked.parts["number"]) - 1]
        self.let_write(self.repository, asked.login)
        proposal.title = asked.body.get("title", proposal.title)
        removed = set(asked.body.get("remove_labels", "").split(","))
        added = asked.body.get("add_labels", "").split(",")
        proposal.labels = [label for label in proposal.labels if label not in removed] + added
        return 200, self._told(proposal)

    def _told(self, proposal: Proposal) -> dict[str, Any]:
        return {
            "id": 1000 + proposal.number,
            "iid": proposal.number,
            "title": proposal.title,
            "web_url": f"{self.origin}/{self.repository.path}/-/merge_requests/{proposal.number}",
            "source_branch": proposal.branch,
            "sha": proposal.source.branches[proposal.branch].id,
            "labels": proposal.labels,
            "created_at": "2026-11-21T12:00:00Z",
            "updated_at": "2026-11-21T12:00:00Z",
            "author": None,
        }


def _blob(path: str, content: bytes) -> dict[str, Any]:
    return {
        "path": path,
        "oid": blob_id(content),
        "size": len(content),
        "rawTextBlob": content.decode("utf-8", "replace"),
    }
