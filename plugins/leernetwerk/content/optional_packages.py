"""Packages that only some commands need, and the command that installs them."""

from __future__ import annotations

import re
from importlib import metadata

DISTRIBUTION = "mkdocs-leernetwerk"
"""The name of this package. Anybody can register it elsewhere as long as it is not published, so nobody is told to
install it by its name alone; what it needs is named instead."""

_OF_EXTRA = re.compile(r"([\w.-]+)[^;]*;\s*extra\s*==\s*[\"'](\w+)[\"']")


def install_command(extra: str) -> str:
    """The command that installs what an extra of this package needs (``import``, ``pdf``)."""
    try:
        required = metadata.requires(DISTRIBUTION) or ()
    except metadata.PackageNotFoundError:
        required = ()
    found = (_OF_EXTRA.match(each) for each in required)
    names = [each[1] for each in found if each is not None and each[2] == extra]
    return f"pip install {' '.join(names)}"
