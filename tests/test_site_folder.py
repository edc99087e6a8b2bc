"""The folder that a site is built into: what stands there is not lost, and not everything may be one."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.__main__ import cli
from mkdocs.exceptions import Abort
from tests.support.command import run
from tests.support.example_site import example_site

Build = Callable[[Path, Path], int]


def with_ours(root: Path, site: Path) -> int:
    return run("build", "-f", root / "mkdocs.yml", "--site-dir", site)


def with_mkdocs(root: Path, site: Path) -> int:
    try:
        cli(["build", "-q", "-f", str(root / "mkdocs.yml"), "-d", str(site)], standalone_mode=False)
    except Abort as stopped:
        print(stopped)
        return 2
    return 0


EVERY_BUILD = pytest.mark.parametrize("build", [with_ours, with_mkdocs], ids=["leernetwerk", "mkdocs"])


def git(folder: Path, *call: str) -> str:
    who = ("-c", "user.name=Mees", "-c", "user.email=mees@example.org", "-c", "init.defaultBranch=main")
    done = subprocess.run(["git", "-C", str(folder), *who, *call], check=True, capture_output=True, text=True)
    return done.stdout.strip()


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


KEPT = {
    "CNAME": b"leren.example.org\n",
    ".nojekyll": b"",
    ".well-known/security.txt": b"Contact: mailto:mees@example.org\n",
    ".well-known/deep/er": b"x",
    "netwerken/.htaccess": b"Options -Indexes\n",
    "netwerken/weg/.htpasswd": b"mees:x\n",
}


@EVERY_BUILD
def test_what_belongs_to_a_host_is_carried_over(build: Build, tmp_path: Path) -> None:
    root, site = example_site(tmp_path / "in"), tmp_path / "site"
    assert build(root, site) == 0
    clean = files_of(site)
    for path, content in KEPT.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)
    (site / "verouderd.html").write_text("x", "utf-8")
    (site / ".leeg").mkdir()
    (site / ".elders").symlink_to("../elders")
    assert build(root, site) == 0
    assert files_of(site) == clean | KEPT
    assert (site / ".leeg").is_dir()
    assert (site / ".elders").readlink() == Path("../elders")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "site"]


@EVERY_BUILD
def test_a_domain_of_the_sources_replaces_the_earlier_one(build: Build, tmp_path: Path) -> None:
    root, site = example_site(tmp_path / "in", {"docs/CNAME": "nieuw.example.org\n"}), tmp_path / "site"
    assert build(root, site) == 0
    (site / "CNAME").write_text("oud.example.org\n", "utf-8")
    assert build(root, site) == 0
    assert (site / "CNAME").read_text("utf-8") == "nieuw.example.org\n"


@EVERY_BUILD
def test_a_worktree_stays_one(build: Build, tmp_path: Path) -> None:
    root = example_site(tmp_path)
    (root / ".gitignore").write_text("/site/\n", "utf-8")
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-qm", "begin")
    empty = git(root, "hash-object", "-w", "-t", "tree", "/dev/null")
    git(root, "branch", "pages", git(root, "commit-tree", "-m", "leeg", empty))
    git(root, "worktree", "add", "-q", "site", "pages")
    for title in ("Eerste", "Tweede"):
        (root / "docs" / "index.md").write_text(f"---\ntitle: {title}\n---\nx\n", "utf-8")
        assert build(root, root / "site") == 0
        git(root / "site", "add", "-A")
        git(root / "site", "commit", "-qm", title)
        assert git(root / "site", "rev-parse", "--abbrev-ref", "HEAD") == "pages"
    assert git(root / "site", "log", "--format=%s") == "Tweede\nEerste\nleeg"
    assert git(root, "worktree", "list").count("\n") == 1
    assert git(root / "site", "status", "--porcelain") == ""


@EVERY_BUILD
def test_a_repository_with_work_that_was_not_sent_is_left_alone(build: Build, tmp_path: Path) -> None:
    root, pages = example_site(tmp_path / "in"), tmp_path / "pages"
    pages.mkdir()
    git(pages, "init", "-q")
    (pages / "README.md").write_text("Dit is niet verstuurd.\n", "utf-8")
    git(pages, "add", ".")
    git(pages, "commit", "-qm", "werk")
    before = files_of(pages)
    assert build(root, pages) == 2
    assert files_of(pages) == before
    git(pages, "rm", "-q", "README.md")
    git(pages, "commit", "-qm", "leeg")
    assert build(root, pages) == 0  # an empty one gets the site, and keeps its history
    assert git(pages, "log", "--format=%s") == "leeg\nwerk"
    assert git(pages, "fsck", "--strict") == ""
    assert build(root, pages) == 0
    assert git(pages, "log", "--format=%s") == "leeg\nwerk"


@EVERY_BUILD
def test_a_folder_that_holds_something_else_is_refused_in_a_sentence(
    build: Build, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root, site = example_site(tmp_path / "in"), tmp_path / "site"
    for path in ("index.html", "data/knowledge.json", "brief.docx", "foto's/oma.jpg"):
        target = site / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text("van iemand", "utf-8")
    before = files_of(site)
    assert build(root, site) == 2
    told = capsys.readouterr()
    assert "brief.docx" in told.out + told.err
    assert "Haal weg wat er staat" in told.out + told.err
    assert "Traceback" not in told.out + told.err
    assert files_of(site) == before


@EVERY_BUILD
def test_places_that_are_no_folder_for_a_site(
    build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = example_site(tmp_path / "in")
    git(root, "init", "-q")
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    (tmp_path / "elders").mkdir()
    (root / "link").symlink_to(tmp_path / "elders")
    (root / "los").symlink_to(tmp_path / "nergens")
    (root / "bestand").write_text("x", "utf-8")
    before = files_of(root)
    for place in (
        root / ".git",
        root / ".git" / "pages",
        root / ".GIT",
        root,
        root.parent,
        Path("/"),
        home,
        root / "docs" / "site",
        root / "link",
        root / "los",
        root / "bestand",
        root / "bestand" / "site",
    ):
        assert build(root, place) == 2, place
        told = capsys.readouterr()
        assert "Traceback" not in told.out + told.err
    assert files_of(root) == before
    assert not any((tmp_path / "elders").iterdir())
    assert not any(home.iterdir())


def test_the_site_of_a_version_before_this_one_is_known(tmp_path: Path) -> None:
    root, site = example_site(tmp_path / "in"), tmp_path / "site"
    assert with_ours(root, site) == 0
    clean = files_of(site)
    for path in clean:  # what the first version wrote as well, and nothing that came later
        if path != "data/knowledge.json":
            (site / path).unlink()
    assert with_ours(root, site) == 0
    assert files_of(site) == clean


def test_a_new_site_keeps_files_as_they_are_in_every_clone(tmp_path: Path) -> None:
    root = tmp_path / "nieuw"
    assert run("init", root) == 0
    published = {"docs/plan.pdf": b"%PDF-1.4\ntekst\r\nmeer\n%%EOF\n", "docs/cijfers.csv": b"a,b\r\n1,2\n"}
    for path, content in published.items():
        (root / path).write_bytes(content)
    (root / "docs" / "regels.md").write_bytes(b"---\r\ntitle: Regels\r\n---\r\nTekst.\r\n")
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-qm", "begin")
    for choice in ("true", "input", "false"):
        copy = tmp_path / choice
        git(tmp_path, "clone", "-q", "-c", f"core.autocrlf={choice}", str(root), str(copy))
        assert {path: (copy / path).read_bytes() for path in published} == published
        assert b"\r" not in (copy / "docs" / "regels.md").read_bytes()
    (root / ".leernetwerk-1-0badcafe-x.held").mkdir()
    (root / ".leernetwerk-1-0badcafe-x.held" / "index.html").write_text("x", "utf-8")
    assert git(root, "status", "--porcelain") == ""


@EVERY_BUILD
def test_a_full_disk_is_told_by_what_was_written_and_not_by_what_was_read(
    build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(source: object, target: object, *_given: object, **_named: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(source), None, str(target))

    monkeypatch.setattr(shutil, "copyfile", refuse)
    root, site = example_site(tmp_path / "in"), tmp_path / "site"
    assert build(root, site) in (1, 2)
    told = "".join(capsys.readouterr())
    assert f"er is geen ruimte meer op de schijf ({tmp_path}" in told
    assert "Traceback" not in told
    assert not site.exists()
