"""Nothing is read through a link or from what is no file, and no repository makes Git run what it names."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.support.command import run
from tests.support.example_site import example_site, read_example

from leernetwerk.content.regular_files import has_link, read_lines

PATIENCE = 60
COMMAND = [sys.executable, "-c", "from leernetwerk.adapters.cli.main import main; main()"]
SECRET = "sleutel-van-de-machine-7f3a"

PLACES = [
    "docs/themes/geheim.md",
    "docs/uitleg.md",
    "docs/vocabulary.yml",
    "docs/plaatje.svg",
    "docs/verslag.pdf",
    "docs/map",
    "networks/noord/index.md",
    "networks/noord/questions/vraag.md",
    "networks/noord/stories",
    "networks/noord/surveys/peiling.csv",
    "networks/noord/reports/verslag/01-begin.md",
    "networks/zuid",
]


def call(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *arguments, "-f", str(root / "mkdocs.yml")],
        env={**os.environ, "GEHEIM": SECRET},
        cwd=root,
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=PATIENCE,
    )


def place_all(root: Path, make: Callable[[Path], object]) -> list[str]:
    """Put something in every place where a site has content; gives those that are no part of another."""
    example_site(root, {"networks/noord/index.md": "---\ntitle: Noord\n---\n"})
    for place in PLACES:
        (root / place).parent.mkdir(parents=True, exist_ok=True)
        (root / place).unlink(missing_ok=True)
        make(root / place)
    return PLACES


@pytest.mark.parametrize("target", ["/proc/self/environ", "geheim.txt", "map"])
def test_nothing_is_shown_or_published_of_what_a_link_leads_to(target: str, tmp_path: Path) -> None:
    elsewhere, root = tmp_path / "elders", tmp_path / "site"
    (elsewhere / "map").mkdir(parents=True)
    (elsewhere / "geheim.txt").write_text(f"---\n{SECRET}: x\n", "utf-8")
    (elsewhere / "map" / "geheim.md").write_text(f"---\ntitle: {SECRET}\n{SECRET}: x\n---\n", "utf-8")
    places = place_all(root, lambda link: link.symlink_to(elsewhere / target))
    if target == "map":
        (root / "docs" / ".verborgen").symlink_to(elsewhere / target)
        places = [*places, "docs/.verborgen"]
    done = call(root, "check")
    assert done.returncode == 1
    assert SECRET not in done.stdout + done.stderr
    assert all(f"{place}:1:1: fout: " in done.stdout for place in places)
    assert done.stdout.count("[symbolic-link]") == len(places)
    built = call(root, "build")
    assert built.returncode == 1
    assert SECRET not in built.stdout + built.stderr
    assert not (root / "site").exists()


def test_a_configuration_that_is_a_link_is_not_read(tmp_path: Path) -> None:
    root = example_site(tmp_path / "site")
    (root / "mkdocs.yml").unlink()
    (root / "mkdocs.yml").symlink_to("/proc/self/environ")
    done = call(root, "check")
    assert done.returncode == 2
    assert SECRET not in done.stdout + done.stderr
    assert done.stderr.count("\n") == 1


def test_hidden_files_that_a_site_publishes_are_files(tmp_path: Path) -> None:
    root = example_site(tmp_path / "site", {"docs/.well-known/security.txt": "Contact: mailto:info@example.org\n"})
    config = root / "mkdocs.yml"
    config.write_text(config.read_text("utf-8") + "exclude_docs: '!.well-known'\n", "utf-8")
    secret = tmp_path / "geheim.txt"
    secret.write_text(SECRET, "utf-8")
    (root / "docs" / ".well-known" / "geheim.txt").symlink_to(secret)
    assert call(root, "build").returncode == 0
    assert (root / "site" / ".well-known" / "security.txt").is_file()
    assert not (root / "site" / ".well-known" / "geheim.txt").exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_nobody_waits_for_a_pipe(tmp_path: Path) -> None:
    places = place_all(tmp_path, os.mkfifo)
    done = call(tmp_path, "check")
    assert done.returncode == 1
    assert all(f"{place}:1:1: fout: " in done.stdout for place in places)
    assert done.stdout.count("[no-file]") == len(places)
    (tmp_path / "mkdocs.yml").unlink()
    os.mkfifo(tmp_path / "mkdocs.yml")
    assert call(tmp_path, "check").returncode == 2


def test_only_lines_of_texts_in_the_site_are_shown(tmp_path: Path) -> None:
    root = tmp_path / "site"
    (root / "docs").mkdir(parents=True)
    (root / "docs" / "tekst.md").write_text("een\r\ntwee\rdrie\n", "utf-8")
    (root / "docs" / "beeld.png").write_text("een\n", "utf-8")
    (tmp_path / "buiten.md").write_text("geheim\n", "utf-8")
    (root / "map").symlink_to(root / "docs")
    assert read_lines(root, "docs/tekst.md") == ["een", "twee", "drie", ""]
    for path in (
        "docs/beeld.png",
        "map/tekst.md",
        "../buiten.md",
        "docs/../../buiten.md",
        "docs/weg.md",
        "docs/a\0.md",
    ):
        assert read_lines(root, path) == []
    assert has_link(root, "map/tekst.md")
    assert not has_link(root, "docs/tekst.md")


def test_folders_without_end_are_one_sentence(tmp_path: Path) -> None:
    root = example_site(tmp_path / "site")
    folder = os.open(root / "docs", os.O_RDONLY)
    for _ in range(1200):  # deeper than a path can be long
        os.mkdir("m", dir_fd=folder)
        below = os.open("m", os.O_RDONLY, dir_fd=folder)
        os.close(folder)
        folder = below
    os.close(folder)
    try:
        done = call(root, "check")
        assert done.returncode == 1
        assert "Traceback" not in done.stderr
        assert done.stdout.count("[folders-too-deep]") == 1
    finally:
        subprocess.run(["rm", "-rf", str(root)], check=True)  # Python cannot


def test_a_folder_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = example_site(tmp_path, {"docs/dicht/uitleg.md": "# Uitleg\n"})
    scandir = os.scandir

    def refuse(folder: Any) -> Any:
        if str(folder).endswith("dicht"):
            raise PermissionError(13, "Permission denied")
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    (found,) = read_example(root).diagnostics
    assert (found.code, found.place.path) == ("unreadable-folder", "docs/dicht")


@pytest.mark.parametrize(
    "path", ["docs/themes/weg.md", "docs/weg.md", "docs/weg.svg", "docs/weg.pdf", "docs/vocabulary.yml"]
)
def test_a_file_that_vanishes_meanwhile_is_told(path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = example_site(tmp_path, {path: "---\ntitle: Weg\n---\n"})
    from leernetwerk.site import checked_site

    discover = vars(checked_site)["discover"]

    def remove(*given: Any) -> Any:
        found = discover(*given)
        (root / path).unlink()
        return found

    monkeypatch.setattr(checked_site, "discover", remove)
    codes = {found.code for found in read_example(root).diagnostics}
    assert codes <= {"unreadable-file", "unknown-term"}
    assert codes or path.endswith((".svg", ".pdf"))  # these nobody names


def test_the_longest_names_there_are(tmp_path: Path) -> None:
    files = {
        f"docs/themes/{'t' * 252}.md": f"---\ntitle: Thema\n---\n\n![Ring]({'p' * 251}.png)\n",
        f"docs/themes/{'p' * 251}.png": "",
        f"docs/{'u' * 252}.md": f"# Uitleg\n\n[[{'t' * 252}]]\n",
    }
    root = example_site(tmp_path, files)
    assert call(root, "check").returncode == 0
    assert call(root, "build").returncode == 0
    assert (root / "site" / "themas" / ("t" * 252) / f"{'p' * 251}.png").is_file()


# --- Git


@pytest.fixture
def hostile(tmp_path: Path) -> tuple[Path, Path]:
    """A repository of which the own configuration would have Git run programs, and the file that these would write."""
    root = example_site(tmp_path / "site", {"docs/themes/zorg.md": "---\ntitle: Zorg\n---\n"})
    trace = tmp_path / "uitgevoerd"
    program = tmp_path / "programma"
    program.write_text(f"#!/bin/sh\necho \"$0\" >> '{trace}'\ncat 2>/dev/null\n", "utf-8")
    program.chmod(0o755)
    hooks = tmp_path / "haken"
    hooks.mkdir()
    for name in ("post-index-change", "post-checkout", "pre-commit", "reference-transaction", "fsmonitor-watchman"):
        (hooks / name).write_bytes(program.read_bytes())
        (hooks / name).chmod(0o755)
    (root / ".gitattributes").write_text("*.md diff=boos filter=boos\n", "utf-8")

    def git(*call: str) -> None:
        who = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
        subprocess.run(["git", *who, *call], cwd=root, check=True, capture_output=True)

    git("init", "-q", "-b", "main")
    git("add", "-A")
    git("commit", "-qm", "begin")
    for key, value in {
        "core.fsmonitor": program,
        "core.hooksPath": hooks,
        "diff.external": program,
        "diff.boos.command": program,
        "diff.boos.textconv": program,
        "filter.boos.clean": program,
        "filter.boos.smudge": program,
        "filter.boos.process": program,
        "filter.boos.required": "true",
        "core.pager": program,
        "core.sshCommand": program,
        "credential.helper": program,
        "alias.diff": f"!{program}",
        "alias.rev-parse": f"!{program}",
    }.items():
        git("config", key, str(value))
    (root / "docs/themes/zorg.md").write_text("---\ntitel: Zorg\n---\n", "utf-8")
    (root / "docs/themes/nieuw.md").write_text("---\ntitel: Nieuw\n---\n", "utf-8")
    return root, trace


def test_a_repository_does_not_make_git_run_what_it_names(hostile: tuple[Path, Path]) -> None:
    root, trace = hostile
    done = call(root, "check", "--since", "HEAD")
    assert not trace.exists(), trace.read_text("utf-8")
    assert done.returncode == 1, done.stderr
    assert "docs/themes/zorg.md" in done.stdout
    assert "docs/themes/nieuw.md" in done.stdout


@pytest.mark.parametrize(
    "ref", ["-h", "--output=weg", "-O/etc/passwd", "--", "HEAD --", ":/x", "HEAD:docs", "\udcff", ""]
)
def test_a_name_of_a_commit_is_no_option(ref: str, hostile: tuple[Path, Path]) -> None:
    root, trace = hostile
    assert run("check", f"--since={ref}", "-f", root / "mkdocs.yml") == 2
    assert not (root / "weg").exists()
    assert not trace.exists()
