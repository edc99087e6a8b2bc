"""GitHub: the REST interface and a part of the GraphQL one (https://docs.github.com/en/rest, https://docs.github.com/en/graphql)."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

from graphql import GraphQLResolveInfo, build_schema
from tests.support.forges.forge import Asked, Forge, answer_graphql
from tests.support.forges.repository import Commit, Proposal, Refused, Repository, blob_id

API = "https://api.github.com"
Info = GraphQLResolveInfo[Any]
SCHEMA = build_schema((Path(__file__).parent / "github.graphql").read_text("utf-8"))
BOT = "github-actions[bot]"
_DAY = "2026-11-21T12:00:00Z"


def _page(items: list[dict[str, Any]], asked: Asked) -> list[dict[str, Any]]:
    size, page = int(asked.query.get("per_page", 30)), int(asked.query.get("page", 1))
    return items[(page - 1) * size : page * size]


class GitHub(Forge):
    """GitHub, with one repository and the copies of it."""

    def __init__(self, repository: Repository) -> None:
        super().__init__(API, repository)
        repo = "/repos/{owner}/{name}"
        root = {
            "repository": self._read,
            "createRef": self._create_ref,
            "createCommitOnBranch": self._commit,
            "markPullRequestReadyForReview": self._mark_ready,
        }
        self.on("POST", "/graphql", lambda asked: answer_graphql(SCHEMA, root, asked))
        self.on("GET", "/user", self._user)
        self.on("GET", repo, lambda asked: (200, self._described(self._at(asked), asked.login)))
        self.on("GET", f"{repo}/collaborators/{{login}}", self._collaborator)
        self.on("GET", f"{repo}/git/trees/{{commit}}", self._tree)
        self.on("GET", f"{repo}/compare/{{range}}", self._compare)
        self.on("POST", f"{repo}/forks", self._fork)
        self.on("POST", f"{repo}/merge-upstream", lambda _asked: (200, {"merge_type": "none"}))
        self.on("POST", f"{repo}/pulls", self._propose)
        self.on("GET", f"{repo}/pulls", self._open)
        self.on("GET", f"{repo}/pulls/{{number}}", lambda asked: (200, {"changed_files": len(self._changes(asked))}))
        self.on("GET", f"{repo}/pulls/{{number}}/files", lambda asked: (200, _page(self._changes(asked), asked)))
        self.on("GET", f"{repo}/issues/{{number}}/comments", lambda asked: (200, _page(self.comments, asked)))
        self.on("POST", f"{repo}/issues/{{number}}/comments", self._comment)
        self.on("PATCH", f"{repo}/issues/comments/{{id}}", self._change_comment)
        self.on("GET", f"{repo}/issues/{{number}}", lambda asked: (200, {"labels": self._labels(asked)}))
        self.on("POST", f"{repo}/issues/{{number}}/labels", self._set_labels)
        self.on("PATCH", f"{repo}/issues/{{number}}", self._set_labels)

        self.comments: list[dict[str, Any]] = []
        self.tokens["secret-of-actions"] = BOT

    def _open(self, asked: Asked) -> tuple[int, Any]:
        owner, _, branch = asked.query["head"].partition(":")
        found = [
            {"number": each.number, "head": {"sha": each.source.branches[each.branch].id}}
            for each in self.repository.proposals
            if (each.source.owner, each.branch) == (owner, branch)
        ]
        return 200, found

    def _changes(self, asked: Asked) -> list[dict[str, str]]:
        proposal = self.repository.proposals[int(asked.parts["number"]) - 1]
        before = self.repository.branches[proposal.target].files
        after = proposal.source.branches[proposal.branch].files
        written = self.repository.changed(proposal)
        gone = {path: content for path, content in before.items() if path not in after}
        renamed = {
            path: old
            for path, content in written.items()
            for old, was in gone.items()
            if path not in before and was == content
        }
        changes = [
            {"filename": path, "status": "renamed", "previous_filename": renamed[path]}
            if path in renamed
            else {"filename": path, "status": "modified" if path in before else "added"}
            for path in written
        ]
        left = sorted(set(gone) - set(renamed.values()))
        return [*changes, *({"filename": path, "status": "removed"} for path in left)]

    def _comment(self, asked: Asked) -> tuple[int, Any]:
        if not asked.login:
            raise Refused(401, "Requires authentication")
        self.comments.append({"id": len(self.comments) + 1, "user": {"login": asked.login}, "body": asked.body["body"]})
        return 201, self.comments[-1]

    def _change_comment(self, asked: Asked) -> tuple[int, Any]:
        comment = self.comments[int(asked.parts["id"]) - 1]
        if comment["user"]["login"] != asked.login:
            raise Refused(403, "Must have admin rights")
        comment["body"] = asked.body["body"]
        return 200, comment

    def _at(self, asked: Asked) -> Repository:
        return self.find(f"{asked.parts['owner']}/{asked.parts['name']}")

    def _user(self, asked: Asked) -> tuple[int, Any]:
        if not asked.login:
            raise Refused(401, "Bad credentials")
        return 200, {"id": 1, "login": asked.login, "name": asked.login.title(), "email": f"{asked.login}@example.org"}

    def _described(self, repository: Repository, login: str) -> dict[str, Any]:
        parent = repository.parent and self._described(repository.parent, login)
        return {
            "full_name": repository.path,
            "owner": {"login": repository.owner, "type": "Organization"},
            "private": False,
            "fork": bool(parent),
            "parent": parent,
            "allow_forking": True,
            "permissions": {"push": repository.may_write(login), "pull": True},
        }

    def _collaborator(self, asked: Asked) -> tuple[int, Any]:
        if not self._at(asked).may_write(asked.parts["login"]):
            raise Refused(404, "Not Found")
        return 204, ""

    def _tree(self, asked: Asked) -> tuple[int, Any]:
        repository, name = self._at(asked), asked.parts["commit"]
        (files, *_) = (each.files for key, each in repository.branches.items() if name in (key, each.id))
        tree = [{"path": path, "type": "blob", "sha": blob_id(file), "size": len(file)} for path, file in files.items()]
        return 200, {"tree": tree, "truncated": False}

    def _compare(self, asked: Asked) -> tuple[int, Any]:
        base, _, head = asked.parts["range"].partition("...")
        owner, _, branch = head.partition(":")
        source = self.find(f"{owner}/{self.repository.name}")
        before, after = self.repository.branches[base].files, source.branches[branch].files
        changed = [path for path, content in after.items() if before.get(path) != content]
        return 200, {"files": [{"filename": path, "status": "modified"} for path in changed]}

    def _fork(self, asked: Asked) -> tuple[int, Any]:
        copy = self._at(asked).fork(asked.login)
        self.repositories[copy.path] = copy
        return 202, self._described(copy, asked.login)

    def _propose(self, asked: Asked) -> tuple[int, Any]:
        repository, body = self._at(asked), asked.body
        owner, _, branch = body["head"].rpartition(":")
        source = self.find(f"{owner or repository.owner}/{repository.name}")
        proposal = repository.propose(body["title"], source, branch, body["base"], draft=body["draft"])
        return 201, {
            "number": proposal.number,
            "node_id": f"PR_{proposal.number}",
            "title": proposal.title,
            "html_url": self._address(proposal),
            "head": {"sha": source.branches[branch].id},
            "created_at": _DAY,
            "updated_at": _DAY,
        }

    def _address(self, proposal: Proposal) -> str:
        return f"https://github.com/{self.repository.path}/pull/{proposal.number}"

    def _labels(self, asked: Asked) -> list[dict[str, str]]:
        return [{"name": name} for name in self.repository.proposals[int(asked.parts["number"]) - 1].labels]

    def _set_labels(self, asked: Asked) -> tuple[int, Any]:
        self.let_write(self.repository, asked.login)
        self.repository.proposals[int(asked.parts["number"]) - 1].labels = asked.body["labels"]
        return 200, self._labels(asked)

    def _mark_ready(self, _info: Info, input: dict[str, str]) -> dict[str, Any]:
        proposal = self.repository.proposals[int(input["pullRequestId"].removeprefix("PR_")) - 1]
        proposal.draft = False
        return {"pullRequest": self._pull_request(proposal)}

    def _create_ref(self, info: Info, input: dict[str, str]) -> dict[str, Any]:
        repository = self.find(input["repositoryId"])
        self.let_write(repository, info.context.login)
        branch = input["name"].removeprefix("refs/heads/")
        commits = (each for any_repository in self.repositories.values() for each in any_repository.branches.values())
        repository.start(branch, next(commit for commit in commits if commit.id == input["oid"]))
        return {"ref": {"name": branch}}

    def _commit(self, info: Info, input: dict[str, Any]) -> dict[str, Any]:
        repository = self.find(input["branch"]["repositoryNameWithOwner"])
        self.let_write(repository, info.context.login)
        branch = input["branch"]["branchName"]
        if repository.branches[branch].id != input["expectedHeadOid"]:
            raise Refused(409, "Expected branch to point to another commit")
        changes = input["fileChanges"]
        files: dict[str, bytes | None] = {
            file["path"]: base64.b64decode(file["contents"]) for file in changes["additions"]
        }
        files |= {file["path"]: None for file in changes["deletions"]}
        return {"commit": _told(repository.commit(branch, input["message"]["headline"], files))}

    def _read(self, _info: Info, owner: str, name: str) -> dict[str, Any]:
        repository = self.find(f"{owner}/{name}")

        def ref(_info: Info, **asked: str) -> dict[str, Any] | None:
            name = asked["qualifiedName"]
            return {"name": name, "target": _told(repository.branches[name])} if name in repository.branches else None

        def refs(_info: Info, **asked: Any) -> dict[str, Any]:
            prefix = asked["refPrefix"].removeprefix("refs/heads/")
            names = [branch for branch in repository.branches if branch.startswith(prefix)]
            nodes = [{"name": each.removeprefix(prefix), "target": _told(repository.branches[each])} for each in names]
            return {"nodes": nodes[: asked["first"]]}

        def find_object(_info: Info, oid: str = "", expression: str = "") -> dict[str, Any] | None:
            if expression:
                branch, _, path = expression.partition(":")
                return _blob(repository.branches[branch].files[path])
            for commit in repository.branches.values():
                if commit.id == oid:
                    return _told(commit)
                for content in commit.files.values():
                    if blob_id(content) == oid:
                        return _blob(content)
            return None

        def pull_requests(_info: Info, **asked: Any) -> dict[str, Any]:
            wanted = set(asked.get("labels", ()))
            found = [each for each in repository.proposals if not wanted or wanted & set(each.labels)]
            if "headRefName" in asked:
                found = [each for each in found if each.branch == asked["headRefName"]]
            return {"nodes": [self._pull_request(each) for each in found], "totalCount": len(found)}

        return {
            "id": repository.path,
            "nameWithOwner": repository.path,
            "owner": {"login": repository.owner},
            "ref": ref,
            "refs": refs,
            "object": find_object,
            "pullRequests": pull_requests,
            "forks": lambda _info, **_asked: {"nodes": []},
        }

    def _pull_request(self, proposal: Proposal) -> dict[str, Any]:
        files = [{"path": path, "changeType": "ADDED"} for path in self.repository.changed(proposal)]
        return {
            "id": f"PR_{proposal.number}",
            "number": proposal.number,
            "title": proposal.title,
            "url": self._address(proposal),
            "state": "OPEN",
            "isDraft": proposal.draft,
            "isCrossRepository": proposal.source is not self.repository,
            "createdAt": _DAY,
            "updatedAt": _DAY,
            "headRefName": proposal.branch,
            "headRefOid": proposal.source.branches[proposal.branch].id,
            "headRepositoryOwner": {"login": proposal.source.owner},
            "labels": {"nodes": [{"name": label} for label in proposal.labels]},
            "files": {"nodes": files},
        }


def _blob(content: bytes) -> dict[str, Any]:
    text = content.decode("utf-8", "replace")
    return {"__typename": "Blob", "oid": blob_id(content), "text": text, "isTruncated": False, "byteSize": len(content)}


def _told(commit: Commit) -> dict[str, Any]:
    files = commit.files
    told: dict[str, Any] = {"__typename": "Commit", "oid": commit.id, "message": commit.message, "committedDate": _DAY}
    told["author"] = {"name": "Els", "email": "els@example.org"}
    told["history"] = lambda _info, **_asked: {"nodes": [told]}
    told["file"] = lambda _info, path: {"oid": blob_id(files[path])}
    return told
