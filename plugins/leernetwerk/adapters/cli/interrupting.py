"""Ctrl-C and a request to end: a command stops with one sentence, and leaves nothing half done.

Exit statuses are those of shells: 128 and the number of the signal, so 130 for Ctrl-C and 143 for ``SIGTERM``.
"""

from __future__ import annotations

import os
import signal
import threading
from types import FrameType

SIGNALS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]


class Interruption:
    """Takes the signals that ask a program to end, while it is entered.

    The first of them stops what goes on, as ``KeyboardInterrupt``; those that follow find the command ending already
    and do nothing, so that they cannot break off its cleaning up.

    Args:
        for_good: whether the program ends afterwards: then signals that come later are not heard any more.
    """

    def __init__(self, *, for_good: bool) -> None:
        self.signal: int | None = None
        self._for_good = for_good
        self._process = os.getpid()
        self._earlier: dict[int, object] = {}

    def __enter__(self) -> Interruption:
        if threading.current_thread() is threading.main_thread():
            for each in SIGNALS:
                if (earlier := signal.getsignal(each)) not in (signal.SIG_IGN, None):  # as nohup wants it
                    self._earlier[each] = earlier
                    signal.signal(each, self._stop)
        return self

    def __exit__(self, *_: object) -> None:
        for each, earlier in self._earlier.items():
            signal.signal(each, signal.SIG_IGN if self._for_good else earlier)  # type: ignore[arg-type]

    @property
    def status(self) -> int:
        """The exit status that tells of it."""
        return 128 + (self.signal or signal.SIGINT)

    def _stop(self, number: int, _frame: FrameType | None) -> None:
        if os.getpid() != self._process:  # a process that helps ends at once
            signal.signal(number, signal.SIG_DFL)
            os.kill(os.getpid(), number)
            return
        self.signal = number
        for each in self._earlier:
            signal.signal(each, signal.SIG_IGN)
        raise KeyboardInterrupt
