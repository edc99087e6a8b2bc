"""Both READMEs are true: every command in them runs, and every file they name is there.

This is also the test of an installation: the wheel with its pinned requirements, in environments of its own.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
READMES = ("README.md", "README.nl.md")
BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r'\]\(([^)\s]+)\)|src="([^"]+)"')

NOT_RUN = {
    "python3 scripts/run_tests.py": "runs this test",
    "leernetwerk serve": "goes on until somebody stops it",
    "leernetwerk new": "asks on a terminal",
}
"""Commands that are not run here, each with the reason."""

INSTALLING = "pip install ../leernetwerk"
"""Takes the newest versions there are; what is pinned, and the wheel of this very code, are installed in its place."""


def commands(name: str) -> list[list[str]]:
    """The commands of a README, those of one block together, without remarks."""
    blocks = BLOCK.findall((ROOT / name).read_text("utf-8"))
    return [[line.partition(" #")[0].strip() for line in block.splitlines() if line.strip()] for block in blocks]


def kept_by_git() -> list[str]:
    """The paths of the files that Git keeps; of all files where this is no repository."""
    if not (ROOT / ".git").exists():
        made = {"site", "__pycache__"}
        inside = (path.relative_to(ROOT) for path in ROOT.rglob("*") if path.is_file())
        return [path.as_posix() for path in inside if not (path.parts[0][0] == "." or made & set(path.parts))]
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return [path for path in listed.split("\0") if path]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What Git keeps of this folder, as a clone would have it."""
    folder = tmp_path_factory.mktemp("clone") / "leernetwerk"
    for path in kept_by_git():
        if not path.startswith("tests/") and (ROOT / path).is_file():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / path, folder / path)
    return folder


@pytest.fixture(scope="module")
def wheel(copy: Path) -> Path:
    call = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation"]
    subprocess.run([*call, "-w", str(copy.parent), str(copy)], check=True)
    (made,) = copy.parent.glob("mkdocs_leernetwerk-0.1.0-*.whl")
    return made


@pytest.mark.slow
@pytest.mark.parametrize("name", READMES)
def test_every_command_runs(name: str, copy: Path, wheel: Path) -> None:
    pinned = copy / "requirements" / "site.txt"
    install = (
        f"pip install -q --require-hashes --only-binary :all: -r {pinned}"
        f" && pip install -q --no-deps --no-index {wheel}"
    )
    for number, block in enumerate(commands(name)):
        assert set(block) - set(NOT_RUN) or len(block) == 1
        steps = [install if line == INSTALLING else line for line in block if line not in NOT_RUN]
        own = INSTALLING in block
        folder = copy.parent / f"own-{name}-{number}" if own else copy
        folder.mkdir(exist_ok=True)
        # Where the software is installed, by the block before; the own site's block has an environment of its own.
        path = os.environ["PATH"] if own else f"{copy / '.venv' / 'bin'}{os.pathsep}{os.environ['PATH']}"
        variables = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "VIRTUAL_ENV")}
        subprocess.run(
            ["bash", "-ec", "\n".join(steps)],
            cwd=folder,
            env={**variables, "PATH": path},
            stdin=subprocess.DEVNULL,
            check=True,
        )
        if own:
            (site,) = (each.parent for each in folder.glob("*/mkdocs.yml"))
            assert (site / "site" / "index.html").is_file()
            assert (site / "site" / "data" / "knowledge.json").is_file()
    assert (copy / "site" / "index.html").is_file()


def test_what_is_not_run_is_in_a_readme() -> None:
    named = {line for name in READMES for block in commands(name) for line in block}
    assert set(NOT_RUN) <= named
    assert INSTALLING in named


@pytest.mark.parametrize("name", [*READMES, "CONTRIBUTING.md"])
def test_every_file_that_is_named_is_there(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    headings = {
        re.sub(r"[^\w-]", "", title.lower().replace(" ", "-")) for title in re.findall(r"^#+ (.+)$", text, re.M)
    }
    for link in (one or other for one, other in LINK.findall(text)):
        if link.startswith("#"):
            assert link[1:] in headings, link
        elif not link.startswith("https://"):
            assert (ROOT / link).is_file(), link
    made = {"site", ".venv"}
    for path in re.findall(r"`([\w.-]+/[\w./-]*)`", BLOCK.sub("", text)):
        if path.split("/")[0] not in made:
            assert (ROOT / path).exists() or (ROOT / "plugins/leernetwerk" / path).exists(), path


def test_the_folders_of_the_tour_are_all_there_are() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    folders = {path.split("/")[0] for path in kept_by_git() if "/" in path and not path.startswith(".")}
    assert folders <= set(re.findall(r"^\| `([\w-]+)/", text, re.MULTILINE))
    package = ROOT / "plugins" / "leernetwerk"
    inside = {path.parent.name for path in package.glob("*/*.py")}
    rows = text.partition("Inside `plugins/leernetwerk/`")[2].partition("\n## ")[0]
    assert set(re.findall(r"`(\w+)`", rows.replace("`plugins/leernetwerk/`", ""))) == inside


def test_the_readme_is_short_and_its_pictures_are_small() -> None:
    assert len((ROOT / "README.md").read_text("utf-8").splitlines()) <= 150
    pictures = list((ROOT / "images").iterdir())
    assert {path.stem for path in pictures} == {"desktop", "phone"}
    assert sum(path.stat().st_size for path in pictures) < 200_000
