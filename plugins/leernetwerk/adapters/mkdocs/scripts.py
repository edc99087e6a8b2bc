"""The theme's scripts as files: what it has in its pages, and its own without the addresses of other sites."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from leernetwerk.pages.assets import script_file, write_script

_OWN = Path(__file__).parent / "theme_scripts"
_THEMES = "assets/javascripts/"
_BUNDLE = f"{_THEMES}bundle.*.min.js"

_ELSEWHERE = re.compile(r"""(?<=["'`])https?:(?=//(?!www\.w3\.org/))""")
"""The beginning of an address in a text of the script; those of w3.org name things that nobody asks for."""

_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*\n?", re.MULTILINE)


def theme_scripts(config: MkDocsConfig) -> Iterator[tuple[str, str]]:
    """The scripts that the theme's templates load: path in the built site, and text."""
    for name in ("head", "header"):
        yield script_file(f"theme-{name}.js"), write_script(_OWN / f"{name}.js")
    found = (path for folder in config.theme.dirs for path in sorted(Path(folder).glob(_BUNDLE)))
    bundle = next(found, None)
    text = without_elsewhere(bundle.read_text("utf-8")) if bundle is not None else ""
    yield script_file("theme.js"), write_script(_OWN / "end.js") + text


def without_elsewhere(script: str) -> str:
    """A script that asks no other site for anything: Material's asks for diagrams, polyfills and facts of a repository.

    A request that it would make all the same fails at once, as ``invalid:`` is a scheme that leads nowhere.
    """
    return _SOURCE_MAP.sub("", _ELSEWHERE.sub("invalid:", script))


def drop_theme_scripts(files: Files, config: MkDocsConfig) -> None:
    """Take out what the theme brings and no page loads: its bundle as it is, and its search."""
    for file in list(files):
        if file.src_uri.startswith(_THEMES) and file.src_dir in config.theme.dirs:
            files.remove(file)
