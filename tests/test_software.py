"""What a new site's requirements say: the software, from where anybody can install it, or what is still to be done."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from tests.test_golden import run

from leernetwerk import __version__
from leernetwerk.starting import software
from leernetwerk.starting.software import find_origin

COMMIT = "0123456789abcdef0123456789abcdef01234567"


@pytest.mark.parametrize(
    ("data", "origin"),
    [
        (
            {
                "url": "https://git.example.org/noord/leernetwerk",
                "vcs_info": {"vcs": "git", "commit_id": COMMIT, "requested_revision": "main"},
            },
            f"git+https://git.example.org/noord/leernetwerk@{COMMIT}",
        ),
        (
            {"url": "https://example.org/leernetwerk.zip", "archive_info": {}},
            "https://example.org/leernetwerk.zip",
        ),
        ({"url": "https://lea:geheim@example.org/a.whl", "archive_info": {}}, "https://example.org/a.whl"),
        ({"url": "ssh://git@example.org/a", "vcs_info": {"vcs": "git", "commit_id": COMMIT}}, None),
        ({"url": "file:///home/lea/a.whl", "archive_info": {}}, None),
        ({"url": "file:///home/lea/nergens", "dir_info": {}}, None),
        ({}, None),
        ([], None),
    ],
)
def test_the_software_comes_from_where_anybody_finds_it(data: object, origin: str | None) -> None:
    assert find_origin(json.dumps(data)) == origin


def git(folder: Path, *call: str) -> str:
    who = ("-c", "user.name=Lea", "-c", "user.email=lea@example.org")
    return subprocess.run(["git", "-C", folder, *who, *call], check=True, capture_output=True, text=True).stdout.strip()


def test_a_copy_of_a_repository_tells_its_origin(tmp_path: Path) -> None:
    folder = tmp_path / "een map"
    folder.mkdir()
    direct = json.dumps({"url": folder.as_uri(), "dir_info": {}})
    git(folder, "init", "-q", "-b", "main")
    git(folder, "commit", "-q", "--allow-empty", "-m", "begin")
    assert find_origin(direct) is None
    git(folder, "remote", "add", "origin", "https://lea:geheim@git.example.org/noord/leernetwerk.git")
    # The repository does not know this commit: its main branch it is.
    assert find_origin(direct) == "git+https://git.example.org/noord/leernetwerk.git"
    git(folder, "update-ref", "refs/remotes/origin/main", "HEAD")
    assert (
        find_origin(direct) == f"git+https://git.example.org/noord/leernetwerk.git@{git(folder, 'rev-parse', 'HEAD')}"
    )
    git(folder, "remote", "set-url", "origin", "git@git.example.org:noord/leernetwerk.git")
    assert find_origin(direct) is None


@pytest.mark.parametrize(
    ("direct", "last", "warned"),
    [
        (None, f"mkdocs-leernetwerk=={__version__}", False),
        ('{"url": "https://example.org/a.zip"}', "mkdocs-leernetwerk @ https://example.org/a.zip", False),
        ('{"url": "file:///nergens", "dir_info": {}}', f"mkdocs-leernetwerk=={__version__}", True),
    ],
)
def test_a_new_site_names_it(
    direct: str | None, last: str, warned: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(software, "read_direct_url", lambda: direct)
    assert run("init", tmp_path / "site") == 0
    *comments, requirement = (tmp_path / "site" / "requirements.txt").read_text("utf-8").splitlines()
    assert requirement == last
    assert all(comment.startswith("# ") for comment in comments)
    assert any("git+https://" in comment for comment in comments) is warned
