"""Which Markdown file a link means that names it by its path, as editors such as Obsidian write it."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Iterable

_SUFFIX = ".md"


def is_path(written: str) -> bool:
    """Whether a link's target can only be a path or a file's name, and no key of a record without one."""
    return "/" in written or written.endswith(_SUFFIX)


def site_path(written: str, folder: str) -> str:
    """A target as seen from the site's folder: paths that begin with ``.`` are relative to the text's own folder."""
    return posixpath.normpath(posixpath.join(folder, written)) if written.startswith(("./", "../")) else written


def with_form_of(written: str, path: str, folder: str) -> str:
    """The path of a file in the form in which another was written: relative or from the site's folder, ``.md`` or not.

    Args:
        written: the target as it was written.
        path: the path of the file that is meant now.
        folder: the folder of the text, from which a relative path begins.
    """
    found = path
    if written.startswith(("./", "../")):
        found = posixpath.relpath(path, folder)
        found = found if found.startswith("../") else f"./{found}"
    return found if written.endswith(_SUFFIX) else found.removesuffix(_SUFFIX)


class TextPaths:
    """Finds Markdown files by a path from the site's folder, or by the end of one if no other file ends so."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._by_name: dict[str, list[str]] = defaultdict(list)
        for path in paths:
            self._by_name[posixpath.basename(path).removesuffix(_SUFFIX)].append(path)

    def find(self, written: str) -> tuple[str, ...]:
        """The paths of the files that can be meant."""
        wanted = f"/{written.removesuffix(_SUFFIX).strip('/')}{_SUFFIX}"
        same = self._by_name.get(posixpath.basename(wanted).removesuffix(_SUFFIX), ())
        whole = tuple(path for path in same if f"/{path}" == wanted)
        return whole or tuple(path for path in same if f"/{path}".endswith(wanted))
