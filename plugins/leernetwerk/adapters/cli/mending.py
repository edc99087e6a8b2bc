"""``leernetwerk check --fix``: mends what has one right answer, and shows what it changed."""

from __future__ import annotations

import difflib
from collections.abc import Callable

from leernetwerk.adapters.mkdocs.building import Project
from leernetwerk.editing.changes import make_changes
from leernetwerk.editing.mending import find_unsorted, plan_mending
from leernetwerk.findings.terminal import paint, say
from leernetwerk.site.reading import Reading
from leernetwerk.words import Words

_MOST_ROUNDS = 5
"""A field whose name is mended may hold names that can be mended then."""


def mend_site(
    project: Project, reading: Reading, concerns: Callable[[str], bool], sorts: Callable[[str], bool], words: Words
) -> Reading:
    """Mend a site's files and show the difference; gives the site as it is then.

    Args:
        project: the site.
        reading: its content.
        concerns: whether a file may be changed.
        sorts: whether the fields of a file are put in order though nothing else is mended.
        words: the language of what is said.

    Raises:
        CannotWrite: the folder refuses.
    """
    root = reading.settings.root
    earlier: dict[str, bytes] = {}
    for _ in range(_MOST_ROUNDS):
        changes = plan_mending(reading, concerns, sorts)
        if not changes.written:
            break
        earlier = {path: (root / path).read_bytes() for path in changes.written} | earlier
        make_changes(root, changes)
        reading = project.read()
    for path, before in sorted(earlier.items()):
        say(_difference(path, before, (root / path).read_bytes()), err=True, end="")
    if earlier:
        mended = words.plural(
            "Mended: {count} file. A line with - is what stood there, one with + is what stands there now.",
            "Mended: {count} files. A line with - is what stood there, one with + is what stands there now.",
            len(earlier),
        )
        say(mended, err=True)
    if unsorted := find_unsorted(reading, concerns):
        note = words.plural(
            "In {count} other file the fields are in another order; to sort them: leernetwerk check --fix {path}",
            "In {count} other files the fields are in another order; to sort one: leernetwerk check --fix {path}",
            len(unsorted),
            path=unsorted[0],
        )
        say(note, err=True)
    return reading


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
