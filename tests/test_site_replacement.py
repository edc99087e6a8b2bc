"""A finished site takes the place of the earlier one: interrupted at every step there is, nothing is lost."""

from __future__ import annotations

import errno
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.support.example_site import write_tree

from leernetwerk.content import SiteSettings
from leernetwerk.site import placing, replacing
from leernetwerk.site.placing import Workshop, recover
from leernetwerk.site.site_folder import find_obstacle

MARK = '{\n "records": [],\n "schema_version": "1.0"\n}\n'
OLD = {
    "index.html": "oud",
    "blijft/index.html": "gelijk",
    "weg/diep/index.html": "oud",
    "weg/diep/plaatje.svg": "oud",
    "wordt-map": "oud",
    "wordt-bestand/index.html": "oud",
    "assets/stijl.css": "oud",
    "data/knowledge.json": MARK,
}
NEW = {
    "index.html": "nieuw",
    "blijft/index.html": "gelijk",
    "erbij/index.html": "nieuw",
    "wordt-map/index.html": "nieuw",
    "wordt-bestand": "nieuw",
    "assets/stijl.css": "nieuw",
    "assets/erbij.css": "nieuw",
    "data/knowledge.json": MARK.replace("1.0", "2.0"),
}
KEPT = {
    "CNAME": "leren.example.org",
    ".git/HEAD": "ref: refs/heads/pages",
    ".git/objects/ab/cdef": "x",
    "blijft/.htaccess": "x",
    "weg/.htaccess": "x",
}
STEPS = frozenset(
    f"os.{name}" for name in ("rename", "mkdir", "remove", "rmdir", "link", "symlink", "chmod", "utime", "truncate")
) | {"shutil.rmtree", "shutil.copyfile", "shutil.copystat"}


@pytest.fixture(autouse=True)
def _no_power_cuts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Writing everything out to the disk takes long on a busy machine, and shows after a power cut only."""
    for module in (placing, replacing):
        monkeypatch.setattr(module, "sync_file_system", lambda _folder: None)
        monkeypatch.setattr(module, "sync_folder", lambda _folder: None)


def tell(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*") if path.is_file()
    }


def refuse(number: int) -> Callable[..., Any]:
    def refusing(*_given: object) -> None:
        raise OSError(number, os.strerror(number))

    return refusing


@pytest.fixture(params=["exchange", "renames"])
def swap(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The ways in which a folder takes another's place."""
    if request.param == "renames":
        monkeypatch.setattr(placing, "exchange", lambda _one, _other: False)
    elif sys.platform != "linux":
        pytest.skip("only Linux exchanges two folders")
    return str(request.param)


@pytest.fixture(params=["mount", "busy", "other device"])
def mount(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The ways in which a folder shows that it cannot be replaced."""
    if request.param == "mount":
        monkeypatch.setattr(os.path, "ismount", lambda path: Path(path).name == "site")
    elif request.param == "busy":
        monkeypatch.setattr(placing, "exchange", refuse(errno.EBUSY))
    else:
        monkeypatch.setattr(placing, "exchange", refuse(errno.EXDEV))
        rename = Path.rename

        def refusing(self: Path, target: Path) -> Path:
            if self.is_dir():
                refuse(errno.EXDEV)()
            return rename(self, target)

        monkeypatch.setattr(Path, "rename", refusing)
    return str(request.param)


def build(target: Path) -> None:
    """As a build does it."""
    recover(target)
    workshop = Workshop(target)
    try:
        write_tree(workshop.new, NEW)
        workshop.place()
    finally:
        workshop.close()


def begin(folder: Path) -> Path:
    target = folder / "site"
    write_tree(target, OLD | KEPT)
    return target


def do_until(step: int, stop: Callable[[], None], target: Path) -> bool:
    """Place a site, and be stopped before a step; gives whether there was such a step."""
    count, begun = 0, False
    place = Workshop.place

    def begin_to_count(workshop: Workshop) -> None:
        nonlocal begun
        begun = True
        place(workshop)

    def hook(event: str, _arguments: tuple[object, ...]) -> None:
        nonlocal count
        if begun and event in STEPS:
            count += 1
            if count == step:
                stop()

    Workshop.place = begin_to_count  # type: ignore[assignment,method-assign]
    sys.addaudithook(hook)
    build(target)
    return count >= step


STOPPED, FINISHED = 1, 0


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def interrupt() -> None:
    raise KeyboardInterrupt


def fill_the_disk() -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def attempts(folder: Path, stop: Callable[[], None], earlier: dict[str, str] = OLD) -> Iterator[Path]:
    """A site that was being replaced when it was stopped, for every step at which it can be."""
    if "fork" not in multiprocessing.get_all_start_methods():
        pytest.skip("this system does not fork")
    for step in range(1, 1000):
        target = folder / str(step) / "site"
        write_tree(target, earlier | KEPT)
        child = os.fork()
        if child == 0:
            with open(os.devnull, "w") as nowhere:  # noqa: PTH123 - what is raised ends the process, and is meant to
                os.dup2(nowhere.fileno(), 2)
            status = STOPPED
            try:
                status = STOPPED if do_until(step, stop, target) else FINISHED
            finally:
                os._exit(status)
        if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == FINISHED:
            assert tell(target) == NEW | KEPT
            assert not left_over(target)
            assert step > 10, "there are more steps than that"
            return
        yield target
    raise AssertionError("it was stopped at every step that there is, and never finished")


def left_over(target: Path) -> bool:
    return any(path.name.startswith(".leernetwerk") for folder in (target, target.parent) for path in folder.iterdir())


def finish(target: Path) -> None:
    build(target)
    assert tell(target) == NEW | KEPT
    assert not left_over(target)


def test_a_kill_leaves_the_earlier_site_or_the_new_one(swap: str, tmp_path: Path) -> None:
    for target in attempts(tmp_path, die):
        if swap == "renames" and not target.exists():
            recover(target)  # as the next command does
            assert tell(target) == OLD | KEPT
        assert tell(target) in (OLD | KEPT, NEW | KEPT)
        finish(target)


def test_an_interruption_leaves_the_earlier_site_or_the_new_one(swap: str, tmp_path: Path) -> None:
    for target in attempts(tmp_path, interrupt):
        assert tell(target) in (OLD | KEPT, NEW | KEPT)
        finish(target)


def test_a_kill_leaves_whole_files_where_the_folder_cannot_be_replaced(mount: str, tmp_path: Path) -> None:
    for target in attempts(tmp_path, die):
        found = {path: text for path, text in tell(target).items() if not path.startswith(".leernetwerk")}
        assert {path: text for path, text in found.items() if path in KEPT} == KEPT
        for path, text in found.items():
            assert text in (OLD.get(path), NEW.get(path), KEPT.get(path)), path
        assert set(OLD) & set(NEW) <= set(found)
        if found["index.html"] == "nieuw":  # pages come after what they need, and before what goes
            assert found["assets/erbij.css"] == found["assets/stijl.css"] == "nieuw"
        if "weg/diep/index.html" not in found or "weg/diep/plaatje.svg" not in found:
            assert NEW.items() <= found.items()
        finish(target)


def test_a_first_build_into_a_mount_goes_on_after_a_kill(mount: str, tmp_path: Path) -> None:
    sources = tmp_path / "in"
    settings = SiteSettings(sources, sources / "docs", sources / "networks", "Voorbeeld")
    for target in attempts(tmp_path, die, {}):
        assert find_obstacle(target, settings) is None  # as the next build asks
        finish(target)


@pytest.mark.parametrize("stop", [interrupt, fill_the_disk])
def test_whatever_is_raised_leaves_whole_files(mount: str, stop: Callable[[], None], tmp_path: Path) -> None:
    for target in attempts(tmp_path, stop):
        for path, text in tell(target).items():
            if not path.startswith(".leernetwerk"):
                assert text in (OLD.get(path), NEW.get(path), KEPT.get(path)), path
        finish(target)


def test_a_full_disk_leaves_the_earlier_site_or_the_new_one(swap: str, tmp_path: Path) -> None:
    for target in attempts(tmp_path, fill_the_disk):
        assert tell(target) in (OLD | KEPT, NEW | KEPT)
        finish(target)


def test_two_builds_at_once_leave_one_whole_site(swap: str, tmp_path: Path) -> None:
    target = begin(tmp_path)
    context = multiprocessing.get_context("fork")
    for _ in range(10):
        builders = [context.Process(target=build, args=(target,)) for _ in range(4)]
        for builder in builders:
            builder.start()
        for builder in builders:
            builder.join()
        assert [builder.exitcode for builder in builders] == [0, 0, 0, 0]
        assert tell(target) == NEW | KEPT
        assert not left_over(target)


def test_two_builds_at_once_into_a_mount_come_one_after_the_other(mount: str, tmp_path: Path) -> None:
    target = begin(tmp_path)
    context = multiprocessing.get_context("fork")
    builders = [context.Process(target=build, args=(target,)) for _ in range(6)]
    for builder in builders:
        builder.start()
    for builder in builders:
        builder.join()
    assert [builder.exitcode for builder in builders] == [0] * 6
    assert tell(target) == NEW | KEPT
    assert not left_over(target)


def test_files_that_stay_the_same_are_not_written_where_the_folder_cannot_be_replaced(
    mount: str, tmp_path: Path
) -> None:
    target = begin(tmp_path)
    before = (target / "blijft" / "index.html").stat()
    build(target)
    after = (target / "blijft" / "index.html").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_nothing_is_written_through_a_link_in_the_place_of_a_folder(mount: str, tmp_path: Path) -> None:
    target, elsewhere = begin(tmp_path), tmp_path / "elders"
    write_tree(elsewhere, {"stijl.css": "van iemand"})
    for path in (target / "assets").iterdir():
        path.unlink()
    (target / "assets").rmdir()
    (target / "assets").symlink_to(elsewhere)
    build(target)
    assert tell(target) == NEW | KEPT
    assert tell(elsewhere) == {"stijl.css": "van iemand"}
