"""What a killed program left behind: the next command takes it away, and nothing that is in use."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.support.command import run
from tests.support.example_site import example_site

from leernetwerk.content.atomic_writing import TEMPORARY, mark_of_machine, temporary_prefix, write_atomically
from leernetwerk.content.leftovers import HeldFolder, clear_leftovers, temporary_folder
from leernetwerk.content.limits import FOLDER_DEPTH

GONE = 2**22 + 1
"""No process has this number: Linux gives out numbers up to 2 ** 22."""

HOLD = """
import sys, time
from pathlib import Path
from leernetwerk.content.leftovers import HeldFolder
held = HeldFolder(Path(sys.argv[1]))
(held.path / "bezig").write_text("x")
print(held.path, flush=True)
time.sleep(600)
"""


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_what_a_running_program_holds_stays_and_goes_when_it_is_killed(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        held = Path(holder.stdout.readline().strip())
        clear_leftovers(tmp_path)
        assert (held / "bezig").exists()
        holder.kill()
    clear_leftovers(tmp_path)
    assert left(tmp_path) == []


def test_the_number_of_a_process_that_is_given_out_again_keeps_nothing(tmp_path: Path) -> None:
    again = tmp_path / f"{temporary_prefix()}abc.held"  # as in a container, where every build is process 1
    again.mkdir()
    before = tmp_path / f"{temporary_prefix()}before"
    before.write_text("x", "utf-8")
    os.utime(before, (1, 1))
    clear_leftovers(tmp_path)
    assert left(tmp_path) == []


def test_what_is_in_use_stays(tmp_path: Path) -> None:
    held, own = HeldFolder(tmp_path), tmp_path / f"{temporary_prefix()}now"
    own.write_text("x", "utf-8")
    elsewhere = tmp_path / f"{TEMPORARY}{GONE}-00000000-x.held"  # another machine's, changed a moment ago
    elsewhere.mkdir()
    others = ["notities.md", ".leernetwerk", ".leernetwerk-journal", ".leernetwerk-12-kort"]
    for name in others:
        (tmp_path / name).write_text("x", "utf-8")
    clear_leftovers(tmp_path)
    assert left(tmp_path) == sorted([*others, held.path.name, own.name, elsewhere.name])
    os.utime(elsewhere, (time.time() - 2 * 24 * 3600,) * 2)
    held.close()
    clear_leftovers(tmp_path)
    assert left(tmp_path) == sorted([*others, own.name])


def test_a_link_that_looks_like_a_leftover_leads_nowhere(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elders"
    elsewhere.mkdir()
    (elsewhere / "brief").write_text("x", "utf-8")
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / f"{TEMPORARY}{GONE}-{mark_of_machine()}-x.held").symlink_to(elsewhere)
    (folder / "dieper").symlink_to(tmp_path)
    clear_leftovers(folder, depth=FOLDER_DEPTH)
    assert (elsewhere / "brief").exists()
    assert left(folder) == ["dieper"]


def test_a_file_that_is_written_whole_is_no_leftover_meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []

    def fsync(handle: int) -> None:
        clear_leftovers(tmp_path)
        looked.append(handle)

    monkeypatch.setattr(os, "fsync", fsync)
    # As in another container, which shares the folder and not the numbers of processes.
    monkeypatch.setattr("leernetwerk.content.leftovers._works", lambda _process, _since: False)
    write_atomically(tmp_path / "brief.md", b"inhoud")
    assert looked
    assert left(tmp_path) == ["brief.md"]
    assert (tmp_path / "brief.md").read_bytes() == b"inhoud"


def test_every_command_takes_away_what_was_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root, system = example_site(tmp_path / "in"), tmp_path / "tmp"
    system.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(system))
    name = f"{TEMPORARY}{GONE}-{mark_of_machine()}-x"
    places = [
        root / f"{name}.held",
        root / "docs" / "themes" / name,
        root / "networks" / "noord" / name,
        root / ".cache" / "leernetwerk" / "pdf" / name,
        system / f"{name}.held",
    ]
    for command in (["check"], ["build"], ["schema"], ["new", "theme", "Wonen"]):
        for place in places:
            (place / "x").mkdir(parents=True)
        assert run(*command, "-f", root / "mkdocs.yml") == 0
        assert [place for place in places if place.exists()] == [], command


def test_where_the_systems_folder_has_no_room_another_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "vol"))
    with temporary_folder(tmp_path / "cache" / "x") as folder:
        assert folder.parent == tmp_path / "cache" / "x"
    assert left(tmp_path / "cache" / "x") == []
    (tmp_path / "bestand").write_text("x", "utf-8")
    with pytest.raises(OSError, match="vol"), temporary_folder(tmp_path / "bestand" / "x"):
        pass
