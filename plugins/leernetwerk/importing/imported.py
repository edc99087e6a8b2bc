"""What comes out of a file, before it is a record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from leernetwerk.editing.guess import Guess
from leernetwerk.editing.refusal import Notice


@dataclass(frozen=True, slots=True)
class Imported:
    """The content of one file.

    Attributes:
        name: the name of the file that it comes from.
        found: what can be said of its fields, by their names.
        text: plain text of its beginning, in which names and dates are looked for.
        body: its Markdown, with ``FOLDER`` in the names of files beside it.
        files: what goes beside the record, by name within the record's folder.
        notices: what its importer has to know.
    """

    name: str
    found: Mapping[str, Guess]
    text: str = ""
    body: str = ""
    files: Mapping[str, bytes] = field(default_factory=dict)
    notices: tuple[Notice, ...] = ()
