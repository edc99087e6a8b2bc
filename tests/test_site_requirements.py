"""What a new site's requirements say: the software, from where anybody can install it, or what is still to be done."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from importlib.metadata import requires
from pathlib import Path

import pytest
from tests.support.command import run

import leernetwerk
from leernetwerk.content.optional_packages import install_command
from leernetwerk.starting import software
from leernetwerk.starting.locked import read_pinned
from leernetwerk.starting.software import find_origin
from leernetwerk.starting.wheel import pack_wheel

DIGEST = "ab" * 32
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
        ({"url": "https://git.example.org/a", "vcs_info": {"vcs": "git", "commit_id": "main"}}, None),
        ({"url": "https://git.example.org/a", "vcs_info": {"vcs": "git"}}, None),
        ({"url": "https://git.example.org/a", "vcs_info": {"vcs": "hg", "commit_id": COMMIT}}, None),
        (
            {"url": "https://lea:geheim@example.org/a.whl?x#y", "archive_info": {"hashes": {"sha256": DIGEST}}},
            f"https://example.org/a.whl#sha256={DIGEST}",
        ),
        (
            {"url": "https://example.org/a.whl", "archive_info": {"hash": f"sha256={DIGEST}"}},
            f"https://example.org/a.whl#sha256={DIGEST}",
        ),
        ({"url": "https://example.org/a.whl", "archive_info": {}}, None),
        ({"url": "https://example.org/a.whl", "archive_info": {"hash": "md5=0123"}}, None),
        ({"url": "https://example.org/a.whl", "archive_info": {"hashes": {"sha256": "kort\n--index-url x"}}}, None),
        ({"url": "http://example.org/a.whl", "archive_info": {"hashes": {"sha256": DIGEST}}}, None),
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
    # The repository does not know this commit, and its main branch is another one tomorrow.
    assert find_origin(direct) is None
    git(folder, "update-ref", "refs/remotes/origin/main", "HEAD")
    assert (
        find_origin(direct) == f"git+https://git.example.org/noord/leernetwerk.git@{git(folder, 'rev-parse', 'HEAD')}"
    )
    (folder / "a.txt").write_text("x", "utf-8")
    git(folder, "add", "a.txt")
    assert find_origin(direct) is None  # what is here is at no commit
    git(folder, "rm", "-qf", "a.txt")
    git(folder, "remote", "set-url", "origin", "git@git.example.org:noord/leernetwerk.git")
    assert find_origin(direct) is None


def requirements(site: Path) -> list[str]:
    lines = (site / "requirements.txt").read_text("utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


@pytest.mark.parametrize(
    "direct", [None, '{"url": "file:///nergens", "dir_info": {}}', '{"url": "https://example.org/a.zip"}']
)
def test_what_nobody_can_be_sure_of_is_kept_with_the_site(
    direct: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(software, "read_direct_url", lambda: direct)
    assert run("init", tmp_path / "site") == 0
    (wheel,) = (tmp_path / "site" / "software").glob("*.whl")
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    assert requirements(tmp_path / "site") == [
        f"./software/{wheel.name} --hash=sha256:{digest}",
        "-r software/requirements.txt",
    ]


def test_a_name_that_anybody_could_register_is_never_written_alone(tmp_path: Path) -> None:
    assert run("init", tmp_path / "site") == 0
    for file in ("requirements.txt", "software/requirements.txt"):
        for line in (tmp_path / "site" / file).read_text("utf-8").splitlines():
            assert not re.match(r"mkdocs-leernetwerk\s*(?:[=<>~!]|$)", line), line


def test_pip_takes_nothing_without_its_digest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(software, "read_direct_url", lambda: None)
    assert run("init", tmp_path / "site") == 0
    text = (tmp_path / "site" / "software" / "requirements.txt").read_text("utf-8")
    named = {each.name: each for each in read_pinned(text.partition("\n")[2])}
    assert all("==" in each.lines[0] and "--hash=sha256:" in "".join(each.lines) for each in named.values())
    # Whatever the software says it needs is there.
    needed = {
        re.split(r"[^A-Za-z0-9._-]", each)[0].lower()
        for each in requires("mkdocs-leernetwerk") or ()
        if "extra" not in each
    }
    assert needed <= {name.lower() for name in named} | {"python-frontmatter"}
    assert "weasyprint" not in named


def test_the_wheel_is_the_same_each_time_and_whole(tmp_path: Path) -> None:
    name, content = pack_wheel()
    pack_wheel.cache_clear()
    assert pack_wheel() == (name, content)
    (tmp_path / name).write_bytes(content)
    target = tmp_path / "there"
    pip = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--no-index"]
    subprocess.run([*pip, "--target", str(target), str(tmp_path / name)], check=True)
    assert (target / "leernetwerk/starting/requirements.txt").is_file()
    assert (target / "leernetwerk/starting/workflows/.github/workflows/check.yml").is_file()
    begun = f"import sys; sys.path.insert(0, {str(target)!r}); from leernetwerk.adapters.cli.main import main; main()"
    subprocess.run([sys.executable, "-I", "-c", begun, "init", str(tmp_path / "site")], check=True)
    assert (tmp_path / "site" / ".gitlab-ci.yml").is_file()
    subprocess.run([sys.executable, "-I", "-c", begun, "check", "-f", tmp_path / "site" / "mkdocs.yml"], check=True)


def test_a_repository_at_a_commit_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = {"url": "https://git.example.org/a", "vcs_info": {"vcs": "git", "commit_id": COMMIT}}
    monkeypatch.setattr(software, "read_direct_url", lambda: json.dumps(data))
    assert run("init", tmp_path / "site") == 0
    assert requirements(tmp_path / "site") == [f"mkdocs-leernetwerk @ git+https://git.example.org/a@{COMMIT}"]
    assert not (tmp_path / "site" / "software").exists()


@pytest.mark.parametrize(("extra", "named"), [("pdf", {"weasyprint"}), ("import", {"openpyxl", "pypandoc-binary"})])
def test_what_is_missing_is_named_and_never_a_name_that_others_could_register(extra: str, named: set[str]) -> None:
    assert set(install_command(extra).removeprefix("pip install ").split()) == named
    for language in ("nl", "en", "fr"):
        catalogue = Path(leernetwerk.__file__).parent / "words/locale" / language / "LC_MESSAGES/leernetwerk.po"
        assert "install 'mkdocs-leernetwerk" not in catalogue.read_text("utf-8")
