"""The workflows that sites take along: pinned, modest, and safe for proposals from forks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.support.command import run

TEMPLATES = Path(__file__).parent.parent / "templates"
GITHUB = sorted((TEMPLATES / ".github" / "workflows").glob("*.yml"))
PINNED = re.compile(r"[\w-]+/[\w-]+@[0-9a-f]{40}")


def load(file: Path) -> dict[Any, Any]:
    data = yaml.safe_load(file.read_text("utf-8"))
    assert isinstance(data, dict)
    return data


def steps(workflow: dict[Any, Any]) -> Iterator[dict[str, Any]]:
    for job in workflow["jobs"].values():
        yield from job["steps"]


def writes(permissions: dict[str, str]) -> bool:
    return "write" in permissions.values()


@pytest.mark.parametrize("file", GITHUB, ids=lambda file: file.stem)
def test_a_workflow_is_pinned_modest_and_safe(file: Path) -> None:
    workflow = load(file)
    triggers = workflow[True]  # YAML 1.1 reads `on` so
    assert "pull_request_target" not in triggers
    for step in steps(workflow):
        if "uses" in step:
            assert PINNED.fullmatch(step["uses"])
        # What others wrote reaches a shell through variables alone.
        assert "${{" not in step.get("run", "")
        if "checkout" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] is False
    assert workflow["permissions"]
    assert all(job["timeout-minutes"] for job in workflow["jobs"].values())
    for job in workflow["jobs"].values():
        if writes(job.get("permissions", workflow["permissions"])):
            assert not any("checkout" in step.get("uses", "") for step in job["steps"])
    if "pull_request" in triggers:
        assert not writes(workflow["permissions"])


def test_the_comment_follows_the_check() -> None:
    names = {load(file)["name"] for file in GITHUB}
    comment = load(TEMPLATES / ".github" / "workflows" / "comment.yml")
    assert set(comment[True]["workflow_run"]["workflows"]) < names


def test_gitlab_uses_no_secret_and_publishes_the_main_branch_only() -> None:
    jobs = load(TEMPLATES / ".gitlab-ci.yml")
    assert {"check", "changes", "preview", "pages"} < set(jobs)
    assert [rule["if"] for rule in jobs["pages"]["rules"]] == ["$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"]
    assert "TOKEN" not in (TEMPLATES / ".gitlab-ci.yml").read_text("utf-8")


def test_a_new_site_takes_them_along(tmp_path: Path) -> None:
    assert run("init", tmp_path / "site") == 0
    for file in (*GITHUB, TEMPLATES / ".gitlab-ci.yml"):
        assert (tmp_path / "site" / file.relative_to(TEMPLATES)).read_bytes() == file.read_bytes()


@pytest.mark.parametrize(("language", "name"), [("nl", "Nakijken"), ("en", "Check"), ("fr", "Vérifier")])
def test_a_new_site_has_workflows_in_its_language(language: str, name: str, tmp_path: Path) -> None:
    assert run("init", tmp_path / "site", "--language", language, "--name", "Kring", "--region", "Noord") == 0
    taken = {file.relative_to(TEMPLATES): tmp_path / "site" / file.relative_to(TEMPLATES) for file in GITHUB}
    workflows = {path.stem: load(file) for path, file in taken.items()}
    assert workflows["check"]["name"] == name
    assert workflows["comment"][True]["workflow_run"]["workflows"] == [name]
    texts = {path: file.read_text("utf-8") for path, file in taken.items()}
    texts[Path(".gitlab-ci.yml")] = (tmp_path / "site" / ".gitlab-ci.yml").read_text("utf-8")
    dutch = re.compile(r"\b(?:[Vv]oorstel|[Vv]oorbeeld|[Kk]lopt|[Nn]akijken|[Bb]ouwen|hernoemd|bijdragen|wordt|niet)\b")
    for path, text in texts.items():
        if language == "nl":
            assert text == (TEMPLATES / path).read_text("utf-8")
        else:
            assert not dutch.findall(text.replace("<!-- leernetwerk: wat er verandert -->", "")), path
