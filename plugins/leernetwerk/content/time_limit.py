"""A bound on the time in which one file is looked through, below the bounds on what a file holds."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from types import FrameType

from leernetwerk.content.file_problems import TAKES_TOO_LONG
from leernetwerk.diagnostics import Diagnostic, Place

SECONDS = 20.0
"""Every check of a file of the largest size takes under two seconds; this one is for what nobody has thought of."""


class TooSlow(BaseException):
    """The time is over. No ``Exception``: whoever passes over what goes wrong in a library must not pass over this."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise :class:`TooSlow` within, once so many seconds have passed.

    Only the main thread of a process on a Unix system can be interrupted; elsewhere nothing happens.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def end(_signal: int, _frame: FrameType | None) -> None:
        raise TooSlow

    earlier = signal.signal(signal.SIGALRM, end)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, earlier)


def look_through(path: str, look: Callable[[], Iterable[Diagnostic]]) -> tuple[Diagnostic, ...]:
    """What is found in a file; that it takes too long, where it does.

    Args:
        path: the file, from the site's folder.
        look: looks through it.
    """
    found: list[Diagnostic] = []
    with told_if_slow(path, found):
        found.extend(look())
    return tuple(found)


@contextmanager
def told_if_slow(path: str, found: list[Diagnostic]) -> Iterator[None]:
    """Give up on a file once the time is over, and tell so."""
    try:
        with time_limit(SECONDS):
            yield
    except TooSlow:
        found.append(Diagnostic.of(TAKES_TOO_LONG, Place(path), seconds=round(SECONDS)))
