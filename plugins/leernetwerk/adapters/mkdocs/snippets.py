"""Which files a text can take parts from, where a site uses the extension ``pymdownx.snippets``.

The extension puts any file of the folder that a build runs in into a page, what Git keeps in ``.git`` and a network's
raw answers included, and follows links.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension

from leernetwerk.content import SiteSettings
from leernetwerk.content.regular_files import has_link
from leernetwerk.words import N_, load_words

EXTENSION = "pymdownx.snippets"

_log = logging.getLogger("mkdocs.plugins.leernetwerk")


class SnippetGuard(Extension):
    """Has a text take parts from pages and from folders that stand beside the content, and tells where it cannot."""

    def __init__(self, settings: SiteSettings, **options: Any) -> None:
        super().__init__(**options)
        self._settings = settings

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Stand between the extension, if it is there, and the files it finds."""
        if "snippet" in md.preprocessors:
            snippets: Any = md.preprocessors["snippet"]
            snippets.restrict_base_path = True
            snippets.get_snippet_path = partial(self._find, snippets.get_snippet_path)

    def _find(self, find: Callable[[str], str | None], path: str) -> str | None:
        found = find(path)
        if found is not None and self._may_be_shown(_normal(Path(found))):
            return found
        words = load_words(self._settings.language)
        told = N_("a text takes a part from '{path}', which is not there or is not for readers; it is left out.")
        _log.warning(words(told, path=path))
        return None

    def _may_be_shown(self, file: Path) -> bool:
        root, networks = _normal(self._settings.root), _normal(self._settings.networks)
        if not file.is_relative_to(root):  # the configuration names a folder elsewhere
            return file.is_file() and not file.is_symlink()
        path = file.relative_to(root).as_posix()
        hidden = "/" not in path or any(step.startswith(".") for step in path.split("/"))
        return not hidden and not file.is_relative_to(networks) and not has_link(root, path) and file.is_file()


def _normal(path: Path) -> Path:
    """A path as it is written: absolute, without ``..``, with its links."""
    return Path(os.path.normpath(path.absolute()))
