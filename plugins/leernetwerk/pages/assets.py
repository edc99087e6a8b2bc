"""The style sheet that all pages load, and the scripts that some pages load."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_ASSETS = Path(__file__).parent / "assets"
_STYLES = (
    *("colours", "furniture", "frame", "text", "parts", "lists"),
    *("pictures", "filter", "choice", "agenda", "home", "search", "publication", "reports", "contribute", "print"),
)
"""The parts of the style sheet, in the order in which they weigh."""

_COMMENT = re.compile(r"^[ \t]*(?:/\*(?:(?!\*/).)*\*/|//[^\n]*)[ \t]*$", re.MULTILINE | re.DOTALL)

STYLES_FILE = "assets/leernetwerk/site.css"
"""The style sheet's path in the built site."""


ICONS_FILE = "assets/leernetwerk/icons.css"
"""The path of the style sheet of the icons that a site chose for the theme, where it chose some."""


def write_styles() -> str:
    """The whole style sheet."""
    return "\n".join((_ASSETS / "styles" / f"{name}.css").read_text("utf-8") for name in _STYLES)


@cache
def write_scripts() -> dict[str, str]:
    """The scripts by their names, which pages name in ``Page.scripts``, without what only developers read."""
    return {file.name: write_script(file) for file in sorted((_ASSETS / "scripts").glob("*.js"))}


def write_script(source: Path) -> str:
    """A script without the comments that have lines of their own, and without indentation: a fifth of it.

    A text over several lines would lose its indentation too; the scripts take their texts from the page.
    """
    lines = (line.strip() for line in _COMMENT.sub("", source.read_text("utf-8")).splitlines())
    return "\n".join(line for line in lines if line) + "\n"


EDITOR_FOLDER = "assets/leernetwerk/editor/"
"""Where the editor's own files stand in the built site; no page but the editor's loads them."""


def editor_files() -> Iterator[tuple[str, Path]]:
    """The editor's own files: path in the built site, and where each stands."""
    folder = _ASSETS / "editor"
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            yield EDITOR_FOLDER + file.relative_to(folder).as_posix(), file


def script_file(name: str) -> str:
    """A script's path in the built site."""
    return f"assets/leernetwerk/{name}"
