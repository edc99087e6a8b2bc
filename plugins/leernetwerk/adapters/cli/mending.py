"""``leernetwerk check --fix``: mends what has one right answer, and shows what it changed."""

from __future__ import annotations

import difflib
from collections.abc import Callable

from leernetwerk.adapters.cli.writing import open_for_writing
from leernetwerk.adapters.mkdocs.building import Project
from leernetwerk.diagnostics.terminal import paint, say
from leernetwerk.editing.mending import mend_copy
from leernetwerk.words import Words


def mend_site(project: Project, concerns: Callable[[str], bool], sorts: Callable[[str], bool], words: Words) -> None:
    """Mend a site's files, all or none of them, and show the difference.

    Args:
        project: the site.
        concerns: whether a file may be changed.
        sorts: whether the fields of a file are put in order though nothing else is mended.
        words: the language of what is said.

    Raises:
        CannotWrite: the folder refuses, or a file was changed meanwhile.
    """
    with open_for_writing(project, words) as writer:
        mended = mend_copy(project.settings, project.read_copy, concerns, sorts)
        if mended.before:
            writer.write(mended.changes, "check --fix")
    for path, before in sorted(mended.before.items()):
        say(_difference(path, before, mended.changes.written[path]), err=True, end="")
    if mended.before:
        told = words.plural(
            "Mended: {count} file. A line with - is what stood there, one with + is what stands there now.",
            "Mended: {count} files. A line with - is what stood there, one with + is what stands there now.",
            len(mended.before),
        )
        say(told, err=True)
    if unsorted := mended.unsorted:
        note = words.plural(
            "In {count} other file the fields are in another order; to sort them: leernetwerk check --fix {path}",
            "In {count} other files the fields are in another order; to sort one: leernetwerk check --fix {path}",
            len(unsorted),
            path=unsorted[0],
        )
        say(note, err=True)


def _difference(path: str, before: bytes, after: bytes) -> str:
    old, new = (content.decode("utf-8", "replace").splitlines(keepends=True) for content in (before, after))
    shown = []
    for line in difflib.unified_diff(old, new, path, path, n=1):
        # What would move the cursor of a terminal is shown, not sent.
        text = "".join(
            character if character.isprintable() else ascii(character)[1:-1] for character in line.rstrip("\n")
        )
        part = {"+": "added", "-": "removed", "@": "place"}.get(line[:1])
        shown.append((paint(text, part) if part else text) + "\n")
    return "".join(shown)
