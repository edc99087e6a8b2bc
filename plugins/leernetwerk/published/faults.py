"""Why a file is not published, before it is known where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from leernetwerk.diagnostics.kind import Kind
from leernetwerk.published import problems
from leernetwerk.words import Message


@dataclass(frozen=True, slots=True)
class Fault:
    """One reason: what kind of problem, with which values besides the file's name, and what to do about it."""

    kind: Kind
    values: tuple[tuple[str, object], ...] = ()
    hint: Message | None = None

    @classmethod
    def of(cls, kind: Kind, hint: Message | None = None, **values: object) -> Fault:
        """A fault from keyword values."""
        return cls(kind, tuple(values.items()), hint)


class Refused(Exception):
    """A file is not published; ``faults`` say why."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(*(fault.kind.code for fault in self.faults))


class Damaged(Exception):
    """A picture breaks off or holds what no decoder understands; ``content`` is what of it can be shown."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        super().__init__()


def unreadable(hint: Message | None = None) -> Refused:
    """The bytes are not those of the type that the name tells, or break off."""
    return Refused([Fault.of(problems.FILE_CONTENT, hint)])


def too_heavy(hint: Message | None = None) -> Refused:
    """The file is, or becomes when it is opened, larger than one that a person makes."""
    return Refused([Fault.of(problems.FILE_TOO_HEAVY, hint)])
