"""What stops a build, as a sentence."""

from __future__ import annotations

from concurrent.futures import BrokenExecutor

from mkdocs.exceptions import Abort

from leernetwerk.content.system_errors import reason_of
from leernetwerk.diagnostics import Diagnostic
from leernetwerk.words import N_, Message


class Stopped(Abort):
    """What is wrong with the content stops a build; it has been told, and this says in a sentence that it does.

    Args:
        sentence: that sentence.
        found: what is wrong.
    """

    def __init__(self, sentence: str, found: tuple[Diagnostic, ...] = ()) -> None:
        super().__init__(sentence)
        self.found = found


def tell_failure(error: BaseException) -> Message | None:
    """What stopped a build, where that is neither its content nor MkDocs: the system; ``None`` for anything else."""
    if isinstance(error, OSError):
        return Message.of(N_("The site cannot be written: {reason}."), reason=reason_of(error))
    if isinstance(error, BrokenExecutor):
        reason = Message.of(N_("a process that made pages was stopped, perhaps for want of memory."))
        return Message.of(N_("The site was not built: {reason}"), reason=reason)
    return None
