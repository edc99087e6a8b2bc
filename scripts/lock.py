"""Pin the requirements anew: `python3 scripts/lock.py [--upgrade] [--upgrade-package NAME]`.

Reads pyproject.toml with its extras (who builds the site also imports files into it) and requirements/*.in, writes
requirements/*.txt, valid on Linux, macOS and Windows, and makes sure that every pin can be installed from wheels there.
Needs `uv` on PATH or in `.venv`.
"""

import argparse
import itertools
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

import python_floor

python_floor.require()

import command_line  # noqa: E402 - an older Python cannot read these, and has been told so by now
import environment  # noqa: E402

# Written to requirements/NAME.txt in this order; what an earlier one pins holds for a later one.
SOURCES = {
    "site": ("pyproject.toml", "requirements/site.in"),
    "tests": ("pyproject.toml", "requirements/site.in", "requirements/tests.in"),
}
PLATFORMS = (
    "x86_64-unknown-linux-gnu",
    "aarch64-unknown-linux-gnu",
    "x86_64-pc-windows-msvc",
    "x86_64-apple-darwin",
    "aarch64-apple-darwin",
)
# The oldest macOS that a package may want: of before 2023 there are no wheels of pikepdf for Apple's own processors.
OLDEST_MAC = {"MACOSX_DEPLOYMENT_TARGET": "14.0"}
PYTHONS = ("3.11", "3.12", "3.13", "3.14")


def uv_command(place: environment.Environment) -> str:
    """Where uv is.

    Raises:
        SetupProblem: it is not installed.
    """
    own = place.command("uv")
    found = str(own) if own.is_file() else shutil.which("uv")
    if found is None:
        raise command_line.SetupProblem("Het programma uv ontbreekt; installeer het met: python3 -m pip install uv")
    return found


def compile_command(uv: str, name: str, upgrades: Sequence[str]) -> list[str]:
    """The call that pins one set of requirements, with no address or path of this machine in the result."""
    earlier = itertools.takewhile(lambda other: other != name, SOURCES)
    constraints = [f"--constraints=requirements/{other}.txt" for other in earlier]
    return [
        uv,
        "pip",
        "compile",
        "--quiet",
        "--universal",
        "--all-extras",
        f"--python-version={PYTHONS[0]}",
        "--generate-hashes",
        "--no-emit-index-url",
        "--no-emit-find-links",
        "--custom-compile-command=python3 scripts/lock.py",
        f"--output-file=requirements/{name}.txt",
        *constraints,
        *upgrades,
        *SOURCES[name],
    ]


def wheels_command(uv: str, name: str, platform: str, python: str, nowhere: str) -> list[str]:
    """The call that finds out, installing nothing, whether a platform has a wheel for every pin."""
    return [
        uv,
        "pip",
        "install",
        "--quiet",
        "--dry-run",
        f"--target={nowhere}",
        "--only-binary=:all:",
        "--require-hashes",
        f"--python-platform={platform}",
        f"--python-version={python}",
        f"--requirements=requirements/{name}.txt",
    ]


def platforms_without_wheels(uv: str, place: environment.Environment) -> list[str]:
    """The platforms and Pythons on which some pin could not be installed without a compiler."""
    combinations = itertools.product(PLATFORMS, PYTHONS)
    # Told to install for another platform, uv wants a folder of its own, though it only pretends.
    with tempfile.TemporaryDirectory() as nowhere:
        return [
            f"{platform} met Python {python}"
            for platform, python in combinations
            if command_line.run(
                wheels_command(uv, "tests", platform, python, nowhere), cwd=place.root, extra=OLDEST_MAC
            )
        ]


def main(arguments: Sequence[str]) -> int:
    """Write all pinned files, then try them on every platform and Python that the project supports."""
    parser = argparse.ArgumentParser(description="Legt de versies van alle pakketten opnieuw vast.")
    parser.add_argument("--upgrade", action="store_true", help="neem van alles de nieuwste versie")
    parser.add_argument("--upgrade-package", metavar="NAAM", action="append", default=[], help="alleen van deze")
    call = parser.parse_args(arguments)
    upgrades = ["--upgrade"] if call.upgrade else [f"--upgrade-package={name}" for name in call.upgrade_package]
    place = environment.Environment()
    uv = uv_command(place)
    for name in SOURCES:
        status = command_line.run(compile_command(uv, name, upgrades), cwd=place.root)
        if status != command_line.FINE:
            return status
        command_line.say(f"Vastgelegd: {Path('requirements') / name}.txt")
    lacking = platforms_without_wheels(uv, place)
    if lacking:
        command_line.say(f"Niet te installeren zonder compiler: {', '.join(lacking)}.")
        return command_line.FAILED
    command_line.say("Elk pakket is er kant-en-klaar voor Linux, macOS en Windows.")
    return command_line.FINE


if __name__ == "__main__":
    command_line.ending_plainly(main)
