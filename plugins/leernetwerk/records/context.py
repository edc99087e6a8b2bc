"""What a value is checked against while its record is read."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass

from pydantic_core import PydanticCustomError

from leernetwerk.content import Discovery, SourceFile
from leernetwerk.diagnostics import Kind
from leernetwerk.diagnostics.hints import NamesWithSynonyms
from leernetwerk.records import reference_problems
from leernetwerk.records.names import Names
from leernetwerk.words import Message


@dataclass(frozen=True, slots=True)
class RecordContext:
    """The surroundings of one record.

    Attributes:
        source: the record's file.
        names: every record of the site by name.
        vocabulary: ids of each controlled vocabulary by the list's name, each with what else people call it; ``None``
            if they could not be read.
        discovery: the files of the site.
    """

    source: SourceFile
    names: Names
    vocabulary: Mapping[str, NamesWithSynonyms] | None
    discovery: Discovery

    def find_file(self, written: str) -> str:
        """The path, relative to the site's folder, of a file that the record names.

        Raises:
            PydanticCustomError: it is missing, outside the record's folder, or reached through a link.
        """
        folder = self.source.folder
        path = file_path(folder, written)
        if not path.startswith(folder + "/"):
            raise problem(reference_problems.FILE_OUTSIDE_FOLDER, file=written)
        if path in self.discovery.assets:
            return path
        steps = path.split("/")
        if any("/".join(steps[:count]) in self.discovery.links for count in range(1, len(steps) + 1)):
            raise problem(reference_problems.LINKED_FILE, file=written)
        beside = [name.removeprefix(folder + "/") for name in self.discovery.assets if name.startswith(folder + "/")]
        plain = written.replace("\\", "/")
        # Whoever names a file on the own computer means the one beside the record.
        meant = plain.rpartition("/")[2] if ":" in plain else plain
        raise problem(
            reference_problems.MISSING_FILE,
            file=written,
            near=(meant, tuple(beside)),
            hint=Message.of(reference_problems.PUT_IT_HERE),
        )


def file_path(folder: str, written: str) -> str:
    """The path in the site's folder of a file that a record in ``folder`` names, also as Windows writes it."""
    return posixpath.normpath(posixpath.join(folder, written.replace("\\", "/")))


class Told:
    """What a problem tells, as pydantic carries it: a thing of its own, which is not written out for each problem.

    Attributes:
        values: the values by name.
    """

    __slots__ = ("values",)

    def __init__(self, values: Mapping[str, object]) -> None:
        self.values = values

    def __repr__(self) -> str:
        return "Told"


def problem(kind: Kind, **values: object) -> PydanticCustomError:
    """An error for a validator to raise; pydantic adds where, :mod:`.validation` makes a diagnostic of it.

    The value ``near``, a name and the names that were possible, becomes the hint.
    """
    # Pydantic wants a literal for its type; ours is the kind's code.
    return PydanticCustomError(kind.code, "{code}", {"code": kind.code, "told": Told(values)})
