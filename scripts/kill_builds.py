"""Kill builds at random moments, and look at what is left: `python scripts/kill_builds.py --kills 200`.

Two versions of a made-up site are built in turn into one folder, and each build is killed (SIGKILL, the main process
only). After each kill the folder holds one of the two versions, whole; with `--mounted` (root only, in a mount
namespace of its own) every file in it is one of those of the two versions, whole, and none that both have is missing. A
build after that gives the same bytes as one into a new folder and leaves nothing beside it; no process outlives its
build.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from bench import CONFIG
from corpus import Corpus
from leernetwerk.adapters.cli.main import main as run

Tree = dict[str, bytes]

SMALLEST = {
    "docs/index.md": "---\ntitle: Welkom\n---\nWelkom.\n",
    "docs/organisations/amber.md": "---\ntitle: Amber\n---\n",
    "networks/noord/index.md": "---\ntitle: Noord\n---\nEen netwerk.\n",
}
"""A site that is built in a second, for many kills in little time."""

SECONDS_TO_END = 5
"""How long processes may take to notice that the one that started them is gone."""


class Builds:
    """Two versions of a site, and the folder that they are built into."""

    def __init__(self, workshop: Path, records: int) -> None:
        self.sources = [workshop / "one", workshop / "two"]
        self.site, self._temporary = workshop / "place" / "site", workshop / "tmp"
        self.site.mkdir(parents=True)
        self._temporary.mkdir()
        if records:
            Corpus(records).write(self.sources[0])
        else:
            for name, text in SMALLEST.items():
                (self.sources[0] / name).parent.mkdir(parents=True, exist_ok=True)
                (self.sources[0] / name).write_text(text, "utf-8")
        (self.sources[0] / "mkdocs.yml").write_text(CONFIG.format(plugin="  - leernetwerk\n"), "utf-8")
        shutil.copytree(self.sources[0], self.sources[1])
        for record in sorted((self.sources[1] / "networks").rglob("*.md"))[::2]:
            record.write_text(record.read_text("utf-8") + "\nEen regel erbij.\n", "utf-8")
        with contextlib.suppress(SystemExit):  # what it loads, the processes of the builds have from the beginning
            run(["build", "-f", str(self.sources[0] / "mkdocs.yml"), "--site-dir", str(workshop / "warm")])
        self.clean: list[Tree] = []
        self.seconds = 0.0
        for number, source in enumerate(self.sources):
            begin = time.perf_counter()
            self.build(source, workshop / f"clean-{number}")
            self.seconds = time.perf_counter() - begin
            self.clean.append(read(workshop / f"clean-{number}"))
        assert self.clean[0] != self.clean[1]

    def start(self, source: Path, site: Path) -> int:
        """Begin a build in a process of its own, which leads a group of processes; gives its number."""
        child = os.fork()
        if child:
            return child
        status = 1
        try:
            os.setsid()
            os.environ["SOURCE_DATE_EPOCH"], os.environ["TMPDIR"] = "1795219200", str(self._temporary)
            tempfile.tempdir = None
            with open(os.devnull, "w") as nowhere:  # noqa: PTH123
                os.dup2(nowhere.fileno(), 1)
            run(["build", "-f", str(source / "mkdocs.yml"), "--site-dir", str(site)])
        except SystemExit as ended:
            status = int(ended.code or 0)
        finally:
            os._exit(status)

    def build(self, source: Path, site: Path) -> None:
        """Build a site to its end."""
        _child, status = os.waitpid(self.start(source, site), 0)
        assert status == 0

    def debris(self) -> list[str]:
        """What lies in places where unfinished files are made."""
        places = (self.site, self.site.parent, self._temporary)
        found = [path.name for place in places for path in place.iterdir() if path.name.startswith(".leernetwerk")]
        return found + [path.name for path in self._temporary.iterdir()]


def read(folder: Path) -> Tree:
    """Every file of a site, but what is unfinished."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    named = ((path.relative_to(folder).as_posix(), path) for path in paths)
    return {name: path.read_bytes() for name, path in named if not name.startswith(".leernetwerk")}


def outlive(group: int) -> bool:
    """Whether processes of a build that was killed are still there."""
    deadline = time.monotonic() + SECONDS_TO_END
    while time.monotonic() < deadline:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return False
        time.sleep(0.05)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(group, signal.SIGKILL)
    return True


def is_sound(found: Tree, old: Tree, new: Tree, *, mounted: bool) -> bool:
    """Whether nothing is missing or cut in a site after a kill."""
    if not mounted:
        return found in (old, new)
    return all(content in (old.get(name), new.get(name)) for name, content in found.items()) and (
        not found or set(old) & set(new) <= set(found)
    )


def kill_builds(builds: Builds, kills: int, every: int, *, mounted: bool) -> int:
    """Kill builds, and count what went wrong."""
    builds.build(builds.sources[0], builds.site)
    wrong = began = finished = 0
    for number in range(1, kills + 1):
        version = number % 2
        build = builds.start(builds.sources[version], builds.site)
        time.sleep(random.uniform(0, 1.1 * builds.seconds))
        os.kill(build, signal.SIGKILL)  # it stays a process, even when it has ended, until it is waited for
        _build, status = os.waitpid(build, 0)
        killed = os.WIFSIGNALED(status)
        survived = outlive(build)
        found = read(builds.site)
        began += killed
        finished += found == builds.clean[version]
        sound = is_sound(found, builds.clean[1 - version], builds.clean[version], mounted=mounted)
        if not sound or survived:
            wrong += 1
            print(f"kill {number}: the site is {'whole' if sound else 'broken'}, processes left: {survived}")
        # The earlier site of the next kill is this version, whether this build came to its end or not.
        if number % every == 0 or found != builds.clean[version]:
            builds.build(builds.sources[version], builds.site)
            if read(builds.site) != builds.clean[version] or builds.debris():
                wrong += 1
                print(f"kill {number}: the next build differs from a clean one, or left {builds.debris()}")
        if number % 20 == 0:
            print(f"{number} kills, {began} before the end, {finished} with the new site, {wrong} wrong", flush=True)
    print(f"{kills} kills ({began} before the end of the build, {finished} left the new site): {wrong} wrong")
    return wrong


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line; the exit status tells whether something went wrong."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument(
        "--records", type=int, default=220, help="from 200 on, several processes render; 0 for the smallest site"
    )
    parser.add_argument("--every", type=int, default=1, help="build to the end after so many kills")
    parser.add_argument("--mounted", action="store_true", help="the folder is a mount")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    call = parser.parse_args(arguments)
    if call.mounted and not call.inside:
        given = sys.argv[1:] if arguments is None else list(arguments)
        return subprocess.run(
            ["unshare", "--mount", sys.executable, __file__, *given, "--inside"], check=False
        ).returncode
    with tempfile.TemporaryDirectory(prefix="kill-builds-") as folder:
        builds = Builds(Path(folder), call.records)
        print(f"a build takes {builds.seconds:.1f} s and makes {len(builds.clean[0])} files", flush=True)
        if call.mounted:
            subprocess.run(["mount", "--bind", str(builds.site), str(builds.site)], check=True)
        try:
            return min(1, kill_builds(builds, call.kills, call.every, mounted=call.mounted))
        finally:
            if call.mounted:
                subprocess.run(["umount", str(builds.site)], check=True)


if __name__ == "__main__":
    sys.exit(main())
