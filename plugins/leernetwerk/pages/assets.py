"""The style sheet that all pages load, and the scripts that some pages load."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_ASSETS = Path(__file__).parent / "assets"
_STYLES = (
    *("colours", "furniture", "frame", "text", "parts", "lists"),
    *("pictures", "filter", "choice", "agenda", "home", "reports", "print"),
)
"""The parts of the style sheet, in the order in which they weigh."""

STYLES_FILE = "assets/leernetwerk/site.css"
"""The style sheet's path in the built site."""


def write_styles() -> str:
    """The whole style sheet."""
    return "\n".join((_ASSETS / "styles" / f"{name}.css").read_text("utf-8") for name in _STYLES)


@cache
def list_scripts() -> dict[str, Path]:
    """The scripts by their names, which pages name in ``Page.scripts``."""
    return {file.name: file for file in sorted((_ASSETS / "scripts").glob("*.js"))}


def script_file(name: str) -> str:
    """A script's path in the built site."""
    return f"assets/leernetwerk/{name}"
