"""A bound on the time that one page may take."""

from __future__ import annotations

import signal
import threading
from types import FrameType, TracebackType

SECONDS = 20
"""Python-Markdown takes some milliseconds for a page; there are texts on which it takes hours."""


class Unrenderable(Exception):
    """A text cannot be made into a page; ``path`` is its file."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


class RenderLimit:
    """Ends the work on a page when its time is over, by an alarm where the system has one.

    Only the main thread of a process on a Unix system can be alarmed; elsewhere there is no bound but those of
    :mod:`leernetwerk.content.limits`.
    """

    def __init__(self, path: str, seconds: float | None = None) -> None:
        self._path = path
        self._seconds = SECONDS if seconds is None else seconds
        self._active = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()

    def start(self) -> None:
        """Start the clock."""
        if self._active:
            signal.signal(signal.SIGALRM, self._end)
            signal.setitimer(signal.ITIMER_REAL, self._seconds)

    def stop(self) -> None:
        """Stop the clock."""
        if self._active:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, signal.SIG_DFL)

    def _end(self, _signal: int, _frame: FrameType | None) -> None:
        raise Unrenderable(self._path)

    def __enter__(self) -> None:
        self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
        if isinstance(error, RecursionError):
            raise Unrenderable(self._path) from error
