"""The project's own Python environment in `.venv`: made when missing, filled from pinned requirements.

What has been installed is remembered by a stamp inside `.venv`, so that a second run installs nothing.
Standard library only: it runs before anything is installed.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from command_line import FINE, SetupProblem, last_line, listen, say
from python_floor import OLDEST

ROOT = Path(__file__).resolve().parent.parent

# Each set of requirements with the sets that it contains: installing the tests' set also gives the site's.
CONTAINS: Mapping[str, tuple[str, ...]] = {"site": ("site",), "tests": ("site", "tests")}

_NETWORK_SIGNS = (
    "NewConnectionError",
    "NameResolutionError",
    "ConnectTimeoutError",
    "ReadTimeoutError",
    "ConnectionResetError",
    "ProxyError",
    "SSLError",
    "Temporary failure in name resolution",
    "getaddrinfo failed",
    "Network is unreachable",
    "Connection refused",
)

_PROBE = """
import importlib.util, json, platform, sys
print(json.dumps({
    "python": platform.python_implementation() + " " + platform.python_version(),
    "version": list(sys.version_info[:2]),
    "prefix": sys.prefix,
    "pip": importlib.util.find_spec("pip") is not None,
}))
"""


@dataclass(frozen=True)
class Environment:
    """A project's virtual environment: where it is, whether it can be used, and what it contains."""

    root: Path = ROOT
    windows: bool = os.name == "nt"

    @property
    def folder(self) -> Path:
        """The folder that holds the environment."""
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        """The environment's interpreter."""
        return self.command("python")

    def command(self, name: str) -> Path:
        """Where the environment keeps an installed command; the file need not be there."""
        return self.folder / "Scripts" / f"{name}.exe" if self.windows else self.folder / "bin" / name

    def requirements(self, name: str) -> Path:
        """The pinned requirements of a set ("site" or "tests")."""
        return self.root / "requirements" / f"{name}.txt"

    def ready(self, name: str) -> None:
        """Make the environment and install a set of requirements, as far as that is not done yet.

        Raises:
            SetupProblem: something is missing that this function cannot supply.
        """
        python = self.usable_python()
        if python is None:
            self._create()
            python = self.usable_python()
        if python is None:
            raise SetupProblem(f"De Python-omgeving in {self.folder} werkt niet; verwijder die map en probeer opnieuw.")
        if not self.holds(name, python):
            self._install(name)
            self.remember(name, python)

    def usable_python(self) -> str | None:
        """The name and version of the environment's interpreter, or None where it has to be made (anew)."""
        facts = _facts_of(self.python)
        if facts is None or not facts["pip"] or tuple(facts["version"]) < OLDEST:
            return None
        if not _same_place(Path(facts["prefix"]), self.folder) or self._came_from_elsewhere():
            return None
        return str(facts["python"])

    def holds(self, name: str, python: str) -> bool:
        """Whether this set, as it is pinned now, was installed here for this interpreter."""
        return self._remembered(name).get("digest") == self.digest(name, python)

    def digest(self, name: str, python: str) -> str:
        """A fingerprint of everything that decides what an installation of this set contains."""
        content = hashlib.sha256(python.encode())
        for path in (self.requirements(name), self.root / "pyproject.toml"):
            content.update(hashlib.sha256(path.read_bytes()).digest())
        return content.hexdigest()

    def stamp(self, name: str) -> Path:
        """The file inside the environment that tells what was installed, and in which place."""
        return self.folder / f"leernetwerk-{name}.json"

    def remember(self, name: str, python: str) -> None:
        """Note that this set, and so every set that it contains, is installed for this interpreter."""
        for contained in CONTAINS[name]:
            stamp = {"place": str(self.folder), "digest": self.digest(contained, python)}
            self.stamp(contained).write_text(json.dumps(stamp), encoding="utf-8")

    def _came_from_elsewhere(self) -> bool:
        """Whether the environment was copied or moved: its commands would then run the other place's code."""
        places = {place for name in CONTAINS if (place := self._remembered(name).get("place"))}
        return not places <= {str(self.folder)}

    def _remembered(self, name: str) -> dict[str, str]:
        try:
            stamp = json.loads(self.stamp(name).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return stamp if isinstance(stamp, dict) else {}

    def _forget(self) -> None:
        # A broken-off installation leaves an unknown mixture; a smaller set may move pins of the larger.
        for name in CONTAINS:
            self.stamp(name).unlink(missing_ok=True)

    def _create(self) -> None:
        missing = missing_python_part()
        if missing is not None:
            raise SetupProblem(
                f"Aan deze Python ontbreekt de module '{missing}'; installeer die eerst"
                " (op Debian en Ubuntu: apt-get install python3-venv)."
            )
        say(f"Een eigen Python-omgeving maken in {self.folder} …")
        made = listen([sys.executable, "-m", "venv", "--clear", str(self.folder)], cwd=self.root)
        if made.returncode != FINE:
            raise SetupProblem(
                f"De Python-omgeving in {self.folder} kon niet worden gemaakt: {last_line(made.stdout)}."
            )

    def _install(self, name: str) -> None:
        self._forget()
        pinned = self.requirements(name)
        say(f"Pakketten uit {pinned.relative_to(self.root)} installeren; dat duurt de eerste keer even …")
        # Wheels only: a source package would run code, and fetch build tools that no hash was noted for.
        self._pip(["--require-hashes", "--only-binary", ":all:", "--requirement", str(pinned)])
        self._pip(["--no-deps", "--no-build-isolation", "--editable", str(self.root)])

    def _pip(self, arguments: Sequence[str]) -> None:
        quietly = ["--quiet", "--disable-pip-version-check", "--no-input"]
        done = listen([str(self.python), "-m", "pip", "install", *quietly, *arguments], cwd=self.root)
        if done.returncode != FINE:
            report = self.folder / "leernetwerk-pip.log"
            report.write_text(done.stdout, encoding="utf-8")
            raise SetupProblem(f"{pip_failure(done.stdout)}; het verslag van pip staat in {report}.")


def missing_python_part() -> str | None:
    """The standard module without which no environment can be made (Debian packs it apart), or None."""
    return next((name for name in ("venv", "ensurepip") if importlib.util.find_spec(name) is None), None)


def pip_failure(report: str) -> str:
    """What went wrong while installing, as the beginning of a sentence."""
    if any(sign in report for sign in _NETWORK_SIGNS):
        return "De pakketten konden niet worden opgehaald (is er een netwerkverbinding?)"
    if "DO NOT MATCH THE HASHES" in report:
        return "Een opgehaald pakket is niet het pakket dat is vastgelegd, en is niet geïnstalleerd"
    if "No space left on device" in report:
        return "De schijf is vol"
    errors = [line for line in report.splitlines() if line.startswith("ERROR:")]
    return f"Het installeren mislukte ({errors[0] if errors else last_line(report)})"


def _facts_of(python: Path) -> dict[str, Any] | None:
    """What an interpreter says about itself; None where it is not there or does not run."""
    if not python.is_file():
        return None
    try:
        probe = listen([str(python), "-I", "-c", _PROBE], cwd=python.parent)
        facts = json.loads(probe.stdout)
    except (OSError, ValueError):
        return None
    return facts if isinstance(facts, dict) else None


def _same_place(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False
