"""Why a file cannot be imported, and what its importer has to know."""

from __future__ import annotations

from dataclasses import dataclass

from leernetwerk.words import Message


class CannotImport(Exception):
    """Nothing was written; ``message`` says why in one sentence."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.text)
        self.message = message


class Incomplete(CannotImport):
    """The call has to say more."""


@dataclass(frozen=True, slots=True)
class Count:
    """A sentence with its plural, and the number that it tells."""

    one: str
    many: str
    number: int


Notice = Message | Count
"""Something that the importer is told while all goes well."""
