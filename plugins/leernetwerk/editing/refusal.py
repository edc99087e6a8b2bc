"""Why nothing is written, and what who asked for it has to know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from leernetwerk.diagnostics import Diagnostic
from leernetwerk.words import N_, Message, Words


class CannotWrite(Exception):
    """Nothing was written; ``message`` says why in one sentence."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.text)
        self.message = message


class Incomplete(CannotWrite):
    """The call has to say more."""


class WrongContent(CannotWrite):
    """What would be written has errors.

    Attributes:
        diagnostics: what is wrong, as the checks tell it.
        origins: what each file would come from.
    """

    def __init__(self, diagnostics: Sequence[Diagnostic], origins: Mapping[str, str]) -> None:
        super().__init__(Message.of(N_("Nothing was written, for this would not be right:")))
        self.diagnostics = tuple(diagnostics)
        self.origins = dict(origins)


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


def changed_meanwhile(path: str) -> CannotWrite:
    """Somebody saved a file after it was read."""
    message = N_("Nothing was written: somebody else changed {path} meanwhile. Give the command again.")
    return CannotWrite(Message.of(message, path=path))


def refused(error: OSError) -> CannotWrite:
    """The system does not let a file be written: a full disk, a folder that may not be changed, a name too long."""
    reason = error.strerror or str(error)
    message = N_("Nothing was written: '{path}' {reason}.")
    return CannotWrite(Message.of(message, path=str(error.filename or "?"), reason=reason))
