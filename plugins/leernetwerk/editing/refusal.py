"""Why nothing is written, and what who asked for it has to know."""

from __future__ import annotations

from dataclasses import dataclass

from leernetwerk.words import Message, Words


class CannotWrite(Exception):
    """Nothing was written; ``message`` says why in one sentence."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.text)
        self.message = message


class Incomplete(CannotWrite):
    """The call has to say more."""


@dataclass(frozen=True, slots=True)
class Count:
    """A sentence with its plural, the number that it tells, and what else fills its places."""

    one: str
    many: str
    number: int
    values: tuple[tuple[str, object], ...] = ()

    def render(self, words: Words) -> str:
        """The sentence in the language of ``words``."""
        return words.plural(self.one, self.many, self.number, **dict(self.values))


Notice = Message | Count
"""Something that who asked for it is told while all goes well."""
