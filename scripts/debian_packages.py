"""What the tests need from the operating system, and how to get it on Debian and Ubuntu."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from command_line import FINE, SetupProblem, last_line, listen, say

# The one place that names Debian's packages; a need that the tests get later is a line here.
PACKAGES: Mapping[str, tuple[str, ...]] = {
    "browser": ("chromium",),
    # What WeasyPrint loads, and letters to write with.
    "pdf": ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0", "fonts-liberation", "fonts-dejavu-core"),
    "venv": ("python3-venv",),
}


def can_install() -> bool:
    """Whether this is Debian or a descendant, and packages may be installed without asking for a password."""
    return (
        Path("/etc/debian_version").exists()
        and shutil.which("apt-get") is not None
        and _administrator_prefix() is not None
    )


def install(need: str) -> None:
    """Install the packages for one of the needs in `PACKAGES`; only where `can_install`.

    Raises:
        SetupProblem: apt-get could not do it.
    """
    packages = PACKAGES[need]
    say(f"Met apt-get installeren: {', '.join(packages)} …")
    _apt_get("update")
    _apt_get("install", "--yes", "--no-install-recommends", *packages)


def _apt_get(*arguments: str) -> None:
    prefix = _administrator_prefix() or ()
    # An upgrade in the background may hold the lock for a while.
    command = [*prefix, "apt-get", "--quiet", "--option", "DPkg::Lock::Timeout=120", *arguments]
    done = listen(command, extra={"DEBIAN_FRONTEND": "noninteractive"})
    if done.returncode != FINE:
        raise SetupProblem(f"'apt-get {' '.join(arguments)}' mislukte: {_reason(done.stdout)}.")


def _reason(report: str) -> str:
    lines = [line for line in report.splitlines() if line.startswith("E:")]
    return lines[0].rstrip(".") if lines else last_line(report)


def _administrator_prefix() -> Sequence[str] | None:
    """What to put before a command to run it as administrator; None where that asks for a password."""
    who = getattr(os, "geteuid", None)
    if who is None:
        return None
    if who() == 0:
        return ()
    if shutil.which("sudo") is None:
        return None
    if listen(["sudo", "--non-interactive", "true"]).returncode != FINE:
        return None
    return ("sudo", "--non-interactive", "--preserve-env=DEBIAN_FRONTEND")
