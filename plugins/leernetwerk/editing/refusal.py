"""Why nothing is written, and what who asked for it has to know."""

from __future__ import annotations

from dataclasses import dataclass

from leernetwerk.words import Message


class CannotWrite(Exception):
    """Nothing was written; ``message`` says why in one sentence."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.text)
        self.message = message


class Incomplete(CannotWrite):
    """The call has to say more."""


@dataclass(frozen=True, slots=True)
class Count:
    """A sentence with its plural, and the number that it tells."""

    one: str
    many: str
    number: int


Notice = Message | Count
"""Something that who asked for it is told while all goes well."""
