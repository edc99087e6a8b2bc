"""Set everything up and run all checks: ruff, mypy and the tests, of which the summary comes last.

Arguments go to pytest: `python3 scripts/run_tests.py -k kalender`. Needs Python 3.11+ and Git, and a
browser and the libraries of WeasyPrint, which Debian supplies where they are missing.
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


def main(arguments: Sequence[str]) -> int:
    """Set up what is missing and run everything; fails when any part of it fails."""
    place = environment.Environment()
    command_line.require_git()
    supply_python_parts(place)
    place.ready("tests")
    chromium = browser.ensure_browser()
    pdf_libraries.ensure_pdf_libraries(place)
    failed = failed_checks(place)
    if failed:
        command_line.say(f"Mislukt: {', '.join(failed)} (zie hierboven). De tests draaien toch, maar het geheel faalt.")
    command_line.say("== pytest")
    status = python_module(place, ["pytest", *arguments], **{browser.VARIABLE: str(chromium)})
    return status or (command_line.FAILED if failed else command_line.FINE)


if __name__ == "__main__":
    command_line.ending_plainly(main)
