"""Something happens at each step of a command: a process of its own runs it, and counts what it does to files.

Python tells of each file that is opened, renamed, linked or taken away before it happens (``sys.audit``), so the
outcome depends on no clock: the first step, the second, and so on until the command does no more.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from leernetwerk.adapters.cli.main import main

_CHANGES = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.chmod", "os.symlink", "os.truncate")
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


def changes_files(event: str, arguments: tuple[Any, ...]) -> bool:
    """Whether a step of a program changes something on the disk."""
    if event == "open":
        return bool(arguments[2] and arguments[2] & _WRITING)
    return event in _CHANGES or event == "fsync"


def run_with(
    root: Path, command: list[str], step: int, happens: Callable[[], None], counts: Callable[..., bool] = changes_files
) -> int | None:
    """Run a command below whose folder something happens just before a step; gives the exit status, below 0 a signal.

    ``None`` if the command does fewer steps.
    """
    reading_end, writing_end = os.pipe()
    child = os.fork()
    if child == 0:  # pragma: no cover - measured in the process of the test only
        _run(root, command, step, happens, counts, writing_end)
    os.close(writing_end)
    with os.fdopen(reading_end, "rb") as told:
        happened = told.read(1) == b"!"
    _, state = os.waitpid(child, 0)
    status = os.waitstatus_to_exitcode(state)
    return status if happened else None


def _run(
    root: Path,
    command: list[str],
    step: int,
    happens: Callable[[], None],
    counts: Callable[..., bool],
    end: int,
) -> None:
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nothing, standard)
    sys.stdin, sys.stdout, sys.stderr = open(0), open(1, "w"), open(2, "w")  # noqa: SIM115
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, signal.default_int_handler if each == signal.SIGINT else signal.SIG_DFL)
    left, place, fsync = step, os.fspath(root), os.fsync

    def count(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal left
        if left <= 0 or not counts(event, arguments):
            return
        paths = [os.fsdecode(each) for each in arguments[:2] if isinstance(each, (str, bytes, os.PathLike))]
        if event != "fsync" and not any(path.startswith(place) for path in paths):
            return
        left -= 1
        if left == 0:
            os.write(end, b"!")
            happens()

    def synchronise(handle: int) -> None:
        count("fsync", ())
        fsync(handle)

    os.fsync = synchronise  # type: ignore[assignment]
    sys.addaudithook(count)
    try:
        main([*command, "-f", str(root / "mkdocs.yml")])
    except SystemExit as ended:
        os._exit(int(ended.code or 0))
    except BaseException:
        os._exit(99)
    os._exit(98)


def kill() -> None:
    """End this process as a power cut would."""
    os.kill(os.getpid(), signal.SIGKILL)


def ask_to_end() -> None:
    """Ask this process to end, as systems do that shut down."""
    os.kill(os.getpid(), signal.SIGTERM)


def press_ctrl_c() -> None:
    """Do what a terminal does on Ctrl-C."""
    os.kill(os.getpid(), signal.SIGINT)
