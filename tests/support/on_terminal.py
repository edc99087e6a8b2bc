"""A terminal of which a test holds the other end: it waits for what is asked, and types the answers."""

from __future__ import annotations

import contextlib
import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path

PATIENCE = 600
"""Seconds until something must have been asked; it takes one or two, and far longer on a busy machine."""

_SILENCE = 2
"""Seconds after which a key is pressed again. Once it was noticed others do nothing, so this decides no outcome."""


class Dialogue:
    """A run of the command on a terminal."""

    def __init__(self, folder: Path, *arguments: object) -> None:
        self.said = ""
        self._new = 0
        self._end, theirs = pty.openpty()
        command = [sys.executable, "-c", "from leernetwerk.adapters.cli.main import main; main()"]
        environment = {**os.environ, "SOURCE_DATE_EPOCH": "1795219200", "TERM": "dumb"}  # 21 November 2026
        self._process = subprocess.Popen(
            [*command, *map(str, arguments)],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            cwd=folder,
            env=environment,
            start_new_session=True,
            preexec_fn=_take_terminal,
        )
        os.close(theirs)

    def answer(self, question: str, answer: str) -> str:
        """Wait until something is asked and type an answer; gives what was said since the last one."""
        deadline = time.monotonic() + PATIENCE
        while not self._asks(question):
            if not self._read(deadline):
                raise AssertionError(f"{question!r} was not asked:\n{self.said}")
        told, self._new = self.said[self._new :], len(self.said)
        os.write(self._end, f"{answer}\n".encode())
        return told

    def interrupt(self, question: str) -> int:
        """Wait until something is asked and press Ctrl-C; gives the exit status.

        Python can miss the key just before it begins to wait; so it is pressed again, as people do.
        """
        deadline = time.monotonic() + PATIENCE
        while not self._asks(question) and self._read(deadline):
            pass
        while self._process.poll() is None and time.monotonic() < deadline:
            os.write(self._end, b"\x03")
            while self._read(time.monotonic() + _SILENCE):
                pass
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(_SILENCE)
        return self.finish()

    def finish(self) -> int:
        """Wait for the end; gives the exit status."""
        deadline = time.monotonic() + PATIENCE
        while self._read(deadline):
            pass
        status = self._process.wait(PATIENCE)
        os.close(self._end)  # not before the end: who loses a terminal is told to stop
        return status

    def _asks(self, question: str) -> bool:
        line = self.said[self._new :].rpartition("\n")[2]
        return question in line and line.endswith(": ")

    def _read(self, deadline: float) -> bool:
        ready, _, _ = select.select([self._end], [], [], max(0.0, deadline - time.monotonic()))
        try:
            text = os.read(self._end, 65536) if ready else b""
        except OSError:  # how Linux tells that nobody is at the other side any more
            text = b""
        self.said += text.decode("utf-8", "replace").replace("\r\n", "\n")
        return bool(text)


def _take_terminal() -> None:
    """Make the terminal that of the new process, so that Ctrl-C reaches it."""
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
