"""The style sheet that all pages load, and the scripts that some pages load."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_ASSETS = Path(__file__).parent / "assets"
_STYLES = (
    *("colours", "furniture", "frame", "text", "parts", "lists"),
    *("pictures", "filter", "choice", "agenda", "home", "search", "print"),
)
"""The parts of the style sheet, in the order in which they weigh."""

_FOR_DEVELOPERS = re.compile(r"^\s*(?:/\*.*?\*/|//[^\n]*)\s*?\n|^[ \t]+", re.MULTILINE | re.DOTALL)
"""Comments on lines of their own, and indents; a text over more lines than one would be changed, so there is none."""

STYLES_FILE = "assets/leernetwerk/site.css"
"""The style sheet's path in the built site."""


def write_styles() -> str:
    """The whole style sheet."""
    return "\n".join((_ASSETS / "styles" / f"{name}.css").read_text("utf-8") for name in _STYLES)


@cache
def write_scripts() -> dict[str, str]:
    """The scripts by their names, which pages name in ``Page.scripts``, without what only developers read."""
    files = sorted((_ASSETS / "scripts").glob("*.js"))
    return {file.name: _FOR_DEVELOPERS.sub("", file.read_text("utf-8")) for file in files}


def script_file(name: str) -> str:
    """A script's path in the built site."""
    return f"assets/leernetwerk/{name}"
