"""Commands that write: whatever ends them, at whichever step, a change is made wholly or not at all."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.support.at_each_step import ask_to_end, changes_files, kill, press_ctrl_c, run_with
from tests.support.command import run
from tests.support.example_site import example_site

from leernetwerk.editing import site_lock
from leernetwerk.editing.changes import digest, find_new_problems

FOLDER = site_lock.FOLDER
COMMAND = [sys.executable, "-c", "from leernetwerk.adapters.cli.main import main; main()"]

SESSION = "---\ntitle: Start\ndate: 2021-03-04\norganisations: [amber]\n---\n\nMet [[amber]].\n"
SURVEY = (
    "---\ntitle: Peiling\nstart: 2024-01-01\nend: 2024-02-01\nresponses: 12\nresults: peiling.csv\nquestions:\n"
    "  - {id: rust, text: Is er rust?, kind: single, options: [ja, nee]}\n---\n"
)
FILES: dict[str, str | bytes] = {
    "networks/noord/sessions/start.md": SESSION,
    "networks/noord/stories/slordig.md": "---\ntitel: Gezond\r\ndate: 3 maart 2024\n---\n\nTekst.\n",
    "networks/noord/stories/ook-slordig.md": "---\ntitel: Samen\ndate: 4 maart 2024\n---\n\nTekst.\n",
    "networks/noord/surveys/peiling.md": SURVEY,
    "networks/noord/surveys/peiling.csv": "question,option,count\n",
    "docs/organisations/amber.md": "---\ntitle: Amber\nlogo: amber.png\n---\n",
    "docs/organisations/amber.png": b"\x89PNG",
    "docs/uitleg.md": "# Uitleg\n\nWat [[amber]] doet.\n",
}
TABLE = "title,summary,purpose\nKring,Een kring.,Luisteren.\nSpel,Een spel.,Spelen.\n"
ANSWERS = "rust\n" + "ja\n" * 20 + "nee\n" * 15


def commands(folder: Path) -> dict[str, list[str]]:
    (folder / "methodieken.csv").write_text(TABLE, "utf-8")
    (folder / "ruw.csv").write_text(ANSWERS, "utf-8")
    return {
        "rename": ["rename", "organisation:amber", "barnsteen"],
        "rename a network": ["rename", "network:noord", "zuid"],
        "import": ["import", str(folder / "methodieken.csv"), "--type", "methodology", "--yes"],
        "fix": ["check", "--fix"],
        "aggregate": ["survey", "aggregate", str(folder / "ruw.csv"), "--survey", "peiling"],
        "new": ["new", "network", "Het westen"],
        "schema": ["schema"],
    }


NAMES = ["rename", "rename a network", "import", "fix", "aggregate", "new", "schema"]


def tree(root: Path) -> dict[str, tuple[bytes, int]]:
    """Every file with its permissions; a folder without files counts too."""
    found = {}
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root).as_posix()
        if not name.startswith(".cache"):
            found[name] = (path.read_bytes() if path.is_file() else b"/", path.stat().st_mode)
    return found


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return example_site(tmp_path / "site", FILES)


class Steps:
    """A site on which one command runs again and again, each time from the same beginning."""

    def __init__(self, site: Path, name: str) -> None:
        self.root, self.kept = site, site.parent / "kept"
        self.command = commands(site.parent)[name]
        run("check", "-f", site / "mkdocs.yml")  # the cache is there before
        shutil.copytree(site, self.kept)
        self.before = tree(site)
        run(*self.command, "-f", site / "mkdocs.yml")
        self.after = tree(site)
        assert self.after != self.before
        assert not (site / FOLDER).exists()

    def again(self) -> None:
        shutil.rmtree(self.root)
        shutil.copytree(self.kept, self.root)


@pytest.mark.parametrize("name", NAMES)
def test_killed_at_each_step_a_change_is_whole_after_the_next_command(
    name: str, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    steps = Steps(site, name)
    outcomes = []
    for step in range(1, 1000):
        steps.again()
        status = run_with(site, steps.command, step, kill)
        if status is None:
            break
        assert status == -9
        begun = (site / FOLDER / "journal").exists()
        capsys.readouterr()
        run("check", "-f", site / "mkdocs.yml")
        told = capsys.readouterr().err
        found = tree(site)
        assert found in (steps.before, steps.after), step
        outcomes.append(found == steps.after)
        assert ("is nu afgemaakt" in told) == begun, step
        assert begun or found == steps.before or (site / FOLDER).exists() is False
    assert len(outcomes) > 10
    assert outcomes == sorted(outcomes)  # not made until a certain step, made from then on
    assert {*outcomes} == {False, True}


@pytest.mark.parametrize("end", [ask_to_end, press_ctrl_c])
@pytest.mark.parametrize("name", NAMES)
def test_asked_to_end_at_each_step_nothing_is_half_done(name: str, end: Callable[[], None], site: Path) -> None:
    steps = Steps(site, name)
    statuses = set()
    for step in range(1, 1000):
        steps.again()
        status = run_with(site, steps.command, step, end)
        if status is None:
            break
        statuses.add(status)
        found = tree(site)
        assert found == steps.after or (found == steps.before and status in (130, 143)), step
    assert statuses - {0, 1} == {143 if end is ask_to_end else 130}


def reads_or_changes(event: str, arguments: tuple[object, ...]) -> bool:
    return event == "open" or changes_files(event, arguments)


SAVED = (
    "---\ntitle: Start\ndate: 2021-03-04\norganisations: [amber]\n---\n\nWat een redacteur net schreef: [[amber]].\n"
)


@pytest.mark.parametrize("name", ["rename", "rename a network"])
def test_what_an_editor_saves_at_any_step_is_never_lost(name: str, site: Path) -> None:
    file = site / "networks/noord/sessions/start.md"
    steps = Steps(site, name)

    def save() -> None:
        os.write(2, b"")
        target = file if file.exists() else Path(str(file).replace("noord", "zuid"))
        with target.open("r+b") as stream:  # as editors do that keep the file
            stream.write(SAVED.encode())
            stream.truncate()

    count = 0
    for step in range(1, 2000):
        steps.again()
        status = run_with(site, steps.command, step, save, reads_or_changes)
        if status is None:
            break
        count += 1
        run("check", "-f", site / "mkdocs.yml")
        texts = b"".join(path.read_bytes() for path in (site / "networks").rglob("start.md"))
        assert b"net schreef" in texts, step
    assert count > 20


def test_a_save_between_reading_and_writing_stops_the_command(
    site: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = site / "docs/uitleg.md"

    def save_meanwhile(*arguments: object) -> object:
        found = find_new_problems(*arguments)  # type: ignore[arg-type]
        file.write_text("Intussen bewaard, met [[amber]].\n", "utf-8")
        return found

    monkeypatch.setattr("leernetwerk.adapters.cli.writing.find_new_problems", save_meanwhile)
    assert run("rename", "organisation:amber", "barnsteen", "-f", site / "mkdocs.yml") == 1
    assert "docs/uitleg.md" in capsys.readouterr().err
    assert file.read_text("utf-8") == "Intussen bewaard, met [[amber]].\n"
    assert (site / "docs/organisations/amber.md").exists()
    assert not (site / FOLDER).exists()


def test_two_renamings_at_once_follow_each_other(site: Path) -> None:
    for number in range(30):
        (site / f"docs/pagina-{number}.md").write_text("[[amber]] en [[krachtenwijzer]]\n", "utf-8")
    calls = [["rename", "organisation:amber", "barnsteen"], ["rename", "methodology:krachtenwijzer", "wijzer"]]
    running = [subprocess.Popen([*COMMAND, *call], cwd=site, stderr=subprocess.PIPE) for call in calls]
    assert [process.wait() for process in running] == [0, 0], [process.communicate() for process in running]
    for process in running:
        assert process.stderr is not None
        process.stderr.close()
    assert {path.read_text("utf-8") for path in site.glob("docs/pagina-*.md")} == {"[[barnsteen]] en [[wijzer]]\n"}
    assert not (site / FOLDER).exists()


def test_who_waits_too_long_is_told(
    site: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(site_lock, "PATIENCE", 0.0)
    before = tree(site)
    with site_lock.lock_site(site, lambda _message: None):
        assert run("rename", "organisation:amber", "barnsteen", "-f", site / "mkdocs.yml") == 1
        assert "een andere opdracht" in capsys.readouterr().err
        assert run("check", "-f", site / "mkdocs.yml") in (0, 1)  # who only reads does not wait
    assert tree(site) == before


def interrupted(site: Path) -> Path:
    """A renaming that was killed just behind the moment from which on it holds; gives the journal."""

    def places_content(event: str, arguments: tuple[Any, ...]) -> bool:
        return event == "os.rename" and FOLDER not in os.fspath(arguments[1])

    assert run_with(site, commands(site.parent)["rename"], 2, kill, places_content) == -9
    return site / FOLDER / "journal"


def test_what_was_changed_since_is_left_and_named(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    interrupted(site)
    (site / "docs/uitleg.md").write_text("Anders nu.\n", "utf-8")
    capsys.readouterr()
    run("check", "-f", site / "mkdocs.yml")
    told = capsys.readouterr().err
    assert "docs/uitleg.md" in told
    assert "rename organisation:amber barnsteen" in told
    assert (site / "docs/uitleg.md").read_text("utf-8") == "Anders nu.\n"
    assert "[barnsteen]" in (site / "networks/noord/sessions/start.md").read_text("utf-8")
    assert not (site / FOLDER).exists()


def test_a_new_content_that_is_damaged_has_the_change_undone(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = tree(site)
    interrupted(site)
    (site / FOLDER / "new-0").write_bytes(b"anders")
    capsys.readouterr()
    run("check", "-f", site / "mkdocs.yml")
    assert "ongedaan gemaakt" in capsys.readouterr().err
    assert tree(site) == before


def unlocked(root: Path) -> dict[str, tuple[bytes, int]]:
    """Every file but the lock, which is empty and comes and goes."""
    return {name: file for name, file in tree(root).items() if not name.endswith(f"{FOLDER}/lock")}


def forge(journal: Path, **changed: object) -> None:
    """A journal that says something else, with a digest that is right."""
    data = json.loads(journal.read_bytes().partition(b"\n")[2]) | changed
    text = json.dumps(data).encode()
    journal.write_bytes(digest(text).encode() + b"\n" + text)


EVIL = digest(b"kwaad")


@pytest.mark.parametrize(
    "path",
    [
        "../elders.md",
        "/tmp/elders.md",  # noqa: S108 - a path in a journal
        "docs/../../elders.md",
        "docs/../.git/hooks/post-checkout",
        ".git/config",
        ".github/workflows/x.yml",
        ".gitlab-ci.yml",
        "docs/.git/config",
        "mkdocs.yml",
        "requirements.txt",
        "hooks.py",
        "docs\\..\\x.md",
        "docs/link/x.md",
        "docs",
        "docs/",
        "",
    ],
)
def test_a_journal_writes_nowhere_else(path: str, site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    elsewhere = site.parent / "elders"
    elsewhere.mkdir()
    journal = interrupted(site)
    (site / "docs/link").symlink_to(elsewhere)
    (journal.parent / "new-0").write_bytes(b"kwaad")
    forge(journal, moves=[], folders=[], writes=[{"path": path, "before": None, "after": EVIL}])
    before = unlocked(site.parent)
    capsys.readouterr()
    assert run("check", "-f", site / "mkdocs.yml") == 1
    assert FOLDER in capsys.readouterr().err
    assert run("rename", "organisation:amber", "barnsteen", "-f", site / "mkdocs.yml") == 1
    assert run("build", "-f", site / "mkdocs.yml") == 1
    assert unlocked(site.parent) == before


@pytest.mark.parametrize(
    "damage",
    [
        lambda journal: journal.write_bytes(journal.read_bytes()[:-20]),
        lambda journal: journal.write_bytes(b""),
        lambda journal: journal.write_bytes(b"\xff" * 4000),
        lambda journal: forge(journal, version=2),
        lambda journal: forge(journal, site=1),
        lambda journal: forge(journal, writes=7),
        lambda journal: forge(journal, writes=[{"path": 1}]),
        lambda journal: forge(journal, moves=[["a", "b"]]),
        lambda journal: forge(journal, more=[]),
        lambda journal: forge(journal, folders=["../elders"]),
    ],
)
def test_a_journal_that_is_not_ours_is_refused(
    damage: Callable[[Path], None], site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    journal = interrupted(site)
    damage(journal)
    before = unlocked(site)
    capsys.readouterr()
    assert run("check", "-f", site / "mkdocs.yml") == 1
    told = capsys.readouterr().err
    assert len(told.splitlines()) == 1
    assert FOLDER in told
    assert unlocked(site) == before


def test_a_journal_that_came_with_a_proposal_is_refused(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def git(*call: str) -> None:
        subprocess.run(["git", "-C", site, *call], check=True, capture_output=True)

    git("init", "-q")
    journal = interrupted(site)
    git("add", "-f", str(journal))
    before = unlocked(site)
    capsys.readouterr()
    assert run("build", "-f", site / "mkdocs.yml") == 1
    assert FOLDER in capsys.readouterr().err
    assert unlocked(site) == before


def test_what_is_left_behind_is_not_seen_by_git(site: Path) -> None:
    interrupted(site)
    subprocess.run(["git", "-C", site, "init", "-q"], check=True, capture_output=True)
    listed = subprocess.run(["git", "-C", site, "status", "--porcelain", "-uall"], capture_output=True, text=True)
    assert FOLDER not in listed.stdout


def test_a_folder_that_refuses_is_one_sentence(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    if os.geteuid() == 0:
        (site / FOLDER).write_bytes(b"")  # nothing refuses an administrator but a file in the way
    else:
        site.chmod(0o555)
    before = tree(site)
    for command in commands(site.parent).values():
        capsys.readouterr()
        assert run(*command, "-f", site / "mkdocs.yml") in (1, 2), command
        assert len(capsys.readouterr().err.splitlines()) == 1
    site.chmod(0o755)
    assert {name for name in tree(site) if name != FOLDER} == {name for name in before if name != FOLDER}


def needs_room(event: str, arguments: tuple[Any, ...]) -> bool:
    return changes_files(event, arguments) and event not in ("os.remove", "os.rmdir", "os.chmod")


@pytest.mark.parametrize("name", ["rename", "import", "fix", "aggregate", "new", "schema"])
def test_a_full_disk_at_each_step_changes_nothing(name: str, site: Path) -> None:
    steps = Steps(site, name)

    def refuse() -> None:
        raise OSError(28, "No space left on device", "x")

    for step in range(1, 1000):
        steps.again()
        status = run_with(site, steps.command, step, refuse, needs_room)
        if status is None:
            break
        found = tree(site)
        assert found in (steps.before, steps.after), step
        assert found == steps.before or status in (0, 1)
    assert step > 10


def test_a_link_elsewhere_keeps_the_old_content_and_permissions_stay(site: Path) -> None:
    file, kept = site / "docs/uitleg.md", site.parent / "kept.md"
    file.write_bytes(b"Wat [[amber]] doet.\r\n")
    file.chmod(0o640)
    os.link(file, kept)
    assert run("rename", "organisation:amber", "barnsteen", "-f", site / "mkdocs.yml") == 0
    assert kept.read_bytes() == b"Wat [[amber]] doet.\r\n"
    assert file.read_bytes() == b"Wat [[barnsteen]] doet.\r\n"
    assert file.stat().st_mode & 0o777 == 0o640


def test_schemas_are_not_written_through_a_link(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    elsewhere = site.parent / "elders.json"
    elsewhere.write_text("{}", "utf-8")
    (site / "schema").mkdir()
    (site / "schema/session.json").symlink_to(elsewhere)
    assert run("schema", "-f", site / "mkdocs.yml") == 2
    assert "schema/session.json" in capsys.readouterr().err
    assert elsewhere.read_text("utf-8") == "{}"
    assert not (site / "schema/story.json").exists()
