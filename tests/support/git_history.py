"""Sites under Git."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path

from tests.support.example_site import example_site


def git(root: Path, *call: str) -> None:
    name = ("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *name, *call], cwd=root, check=True, capture_output=True)


def committed(root: Path, files: Mapping[str, str | bytes]) -> Path:
    example_site(root, files)
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "Start")
    return root
