"""A Chromium-like browser for the tests: one that is there already, else Debian's."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path

import debian_packages
from command_line import SetupProblem

VARIABLE = "LEERNETWERK_CHROMIUM"

_COMMANDS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
)
_MAC_PROGRAMS = (
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Chromium.app/Contents/MacOS/Chromium",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
_WINDOWS_PROGRAMS = (
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)
_WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")


def ensure_browser() -> Path:
    """The browser that the tests use; on Debian it is installed when there is none.

    Raises:
        SetupProblem: there is none and none can be installed.
    """
    found = find_browser(os.environ)
    if found is None and debian_packages.can_install():
        debian_packages.install("browser")
        found = find_browser(os.environ)
    if found is None:
        raise SetupProblem(
            "De tests bekijken de site in een browser en er is er geen gevonden: installeer Chromium,"
            f" Chrome of Edge, of zet het pad van zo'n browser in de omgevingsvariabele {VARIABLE}."
        )
    return found


def find_browser(variables: Mapping[str, str], system: str = sys.platform) -> Path | None:
    """The browser that the variable names, else the first on PATH or in the system's usual places, else None.

    Raises:
        SetupProblem: the variable names a file that is not there.
    """
    named = variables.get(VARIABLE)
    if named:
        if not Path(named).is_file():
            raise SetupProblem(f"{VARIABLE} wijst naar {named}, maar dat bestand is er niet.")
        return Path(named)
    return next(chain(_on_path(variables), _usual_places(variables, system)), None)


def _on_path(variables: Mapping[str, str]) -> Iterator[Path]:
    for name in _COMMANDS:
        if hit := shutil.which(name, path=variables.get("PATH", "")):
            yield Path(hit)


def _usual_places(variables: Mapping[str, str], system: str) -> Iterator[Path]:
    if system == "darwin":
        folders, programs = (
            [Path("/Applications"), Path(variables.get("HOME", "/")) / "Applications"],
            _MAC_PROGRAMS,
        )
    elif system == "win32":
        folders = [Path(variables[name]) for name in _WINDOWS_FOLDERS if variables.get(name)]
        programs = _WINDOWS_PROGRAMS
    else:
        return
    places = (folder / program for folder in folders for program in programs)
    yield from (place for place in places if place.is_file())
