"""Set everything up and run all checks: ruff, mypy and the tests, of which the summary comes last.

Arguments go to pytest: `python3 scripts/run_tests.py -k kalender`. Needs Python 3.11+ and Git, and a
browser and the libraries of WeasyPrint, which Debian supplies where they are missing.

`--quick` is for between two changes: it runs what takes neither a browser nor long, and needs no network once the
environment is there. It says what it leaves out.
"""

import importlib
from collections.abc import Sequence

import python_floor

python_floor.require()

import browser  # noqa: E402 - an older Python cannot read these, and has been told so by now
import command_line  # noqa: E402
import debian_packages  # noqa: E402
import environment  # noqa: E402
import pdf_libraries  # noqa: E402

QUICK = "--quick"
NOT_QUICK = ("browser", "slow")
"""Marks of the tests that `--quick` leaves out; tests/conftest.py says which have them."""

SIDE_BY_SIDE = ("-n", "auto", "--maxprocesses=8", "--dist=loadfile")
"""As many tests at a time as there are processors; those of one file in one process, which share what they build."""

CHECKS = ("ruff check", "ruff format --check", "mypy")


def supply_python_parts(place: environment.Environment) -> None:
    """Install what Debian packs apart from Python, where it is needed, missing and may be installed."""
    needed = place.usable_python() is None and environment.missing_python_part() is not None
    if needed and debian_packages.can_install():
        debian_packages.install("venv")
        importlib.invalidate_caches()


def python_module(place: environment.Environment, call: Sequence[str], **variables: str) -> int:
    """Run an installed module with its arguments in the project's folder; gives its exit status."""
    return command_line.run([str(place.python), "-m", *call], cwd=place.root, extra=variables)


def failed_checks(place: environment.Environment) -> list[str]:
    """Run the checks that read the code without running it, all of them, and name those that failed."""
    failed = []
    for check in CHECKS:
        command_line.say(f"== {check}")
        if python_module(place, check.split()) != command_line.FINE:
            failed.append(check)
    return failed


def supply_what_tests_open(place: environment.Environment) -> dict[str, str]:
    """Install the browser and the libraries that the whole suite needs; gives what tells the tests where they are."""
    chromium = browser.ensure_browser()
    pdf_libraries.ensure_pdf_libraries(place)
    return {browser.VARIABLE: str(chromium)}


def pytest_call(given: Sequence[str], *, quick: bool) -> list[str]:
    """Pytest's name and arguments: side by side, unless the caller says how many at a time."""
    counted = any(each.startswith(("-n", "--numprocesses", "--pdb", "--trace")) for each in given)
    marks = ["-m", " and ".join(f"not {mark}" for mark in NOT_QUICK)] if quick else []
    return ["pytest", *(() if counted else SIDE_BY_SIDE), *marks, *given]


def main(arguments: Sequence[str]) -> int:
    """Set up what is missing and run everything; fails when any part of it fails."""
    place = environment.Environment()
    command_line.require_git()
    supply_python_parts(place)
    place.ready("tests")
    quick, given = QUICK in arguments, [each for each in arguments if each != QUICK]
    variables = {} if quick else supply_what_tests_open(place)
    failed = failed_checks(place)
    if failed:
        command_line.say(f"Mislukt: {', '.join(failed)} (zie hierboven). De tests draaien toch, maar het geheel faalt.")
    command_line.say("== pytest")
    status = python_module(place, pytest_call(given, quick=quick), **variables)
    if quick:
        command_line.say(
            "Dit was het snelle deel: zonder de tests in een browser en de trage (SLOW in tests/conftest.py). "
            "Alles draait met: python3 scripts/run_tests.py"
        )
    return status or (command_line.FAILED if failed else command_line.FINE)


if __name__ == "__main__":
    command_line.ending_plainly(main)
