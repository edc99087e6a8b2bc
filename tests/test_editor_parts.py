"""What the editor takes from elsewhere: unchanged since it was put together, in the wheel, with its terms."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from license_expression import get_spdx_licensing

ROOT = Path(__file__).resolve().parents[1]
EDITOR = ROOT / "plugins" / "leernetwerk" / "pages" / "assets" / "editor"
VENDOR = EDITOR / "vendor"
PACKAGE = re.compile(r"(?:@[\w-]+/)?[\w.-]+ [\d.]+ \(\(?(?P<license>[\w. -]+?)\)?\)")
"""The line above the terms of a package: its name, version and licence (SPDX)."""


def test_the_parts_are_those_that_were_put_together() -> None:
    lines = (VENDOR / "SHA256SUMS").read_text("utf-8").splitlines()
    expected = {path: digest for digest, path in (line.split("  ") for line in lines)}
    found = {
        path.relative_to(VENDOR).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in VENDOR.rglob("*")
        if path.is_file() and path.name != "SHA256SUMS"
    }
    assert found == expected


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    call = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(call, cwd=ROOT, check=True, capture_output=True)
    (file,) = folder.glob("*.whl")
    return zipfile.ZipFile(file)


def test_the_wheel_holds_the_whole_editor(wheel: zipfile.ZipFile) -> None:
    expected = {path.relative_to(ROOT / "plugins").as_posix() for path in EDITOR.rglob("*") if path.is_file()}
    assert expected <= set(wheel.namelist())


def test_the_wheel_names_the_terms_of_all_that_is_in_it(wheel: zipfile.ZipFile) -> None:
    (metadata,) = (name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
    lines = wheel.read(metadata).decode().splitlines()
    named = {line.removeprefix("License-File: ") for line in lines if line.startswith("License-File: ")}
    texts = [*VENDOR.rglob("*LICENSE.txt"), VENDOR / "LICENSES.txt"]
    assert {path.relative_to(ROOT).as_posix() for path in texts} <= named
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    licensing = get_spdx_licensing()
    stated = {str(symbol) for symbol in licensing.parse(project["license"], validate=True).symbols}
    for line in (VENDOR / "LICENSES.txt").read_text("utf-8").splitlines():
        if (about := PACKAGE.fullmatch(line)) is None:
            continue
        choices = [set(map(str, licensing.parse(part).symbols)) for part in about["license"].split(" OR ")]
        assert any(choice <= stated for choice in choices), line
