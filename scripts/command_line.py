"""How the scripts talk to a person and run other programs: plain sentences, plain exit statuses, no shell.

Everything that a person can mend is raised as `SetupProblem`, one sentence in the language of the site;
`ending_plainly` turns it into exit status 2.
"""

from __future__ import annotations

import io
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NoReturn

FINE = 0
FAILED = 1
WRONG_CALL = 2
INTERRUPTED = 130


class SetupProblem(Exception):
    """Something on this machine that a person has to mend; its text is one sentence for that person."""


def say(sentence: str) -> None:
    """Print a sentence at once, so that it stands before what a child process prints."""
    print(sentence, flush=True)


def require_git() -> None:
    """Make sure that Git is there.

    Raises:
        SetupProblem: it is not on PATH.
    """
    if shutil.which("git") is None:
        raise SetupProblem("Git ontbreekt op deze computer; installeer het eerst (https://git-scm.com/downloads).")


def run(arguments: Sequence[str | Path], *, cwd: Path, extra: Mapping[str, str] | None = None) -> int:
    """Run a command in a folder, without a shell, and give its exit status.

    When this process is interrupted or ended, the child is waited for (Ctrl-C reaches it too) or ended first.

    Raises:
        SetupProblem: there is no such command.
    """
    command = [str(argument) for argument in arguments]
    try:
        child = subprocess.Popen(command, cwd=cwd, env=_child_variables(extra or {}))
    except FileNotFoundError as error:
        raise SetupProblem(f"Het programma {command[0]} is er niet.") from error
    try:
        status = child.wait()
    except KeyboardInterrupt:
        _let_end(child)
        raise
    except SystemExit:
        child.terminate()
        _let_end(child)
        raise
    return status if status >= 0 else 128 - status


def listen(
    command: Sequence[str], *, cwd: Path | None = None, extra: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a command that asks nothing, and keep what it prints (errors included) instead of showing it."""
    return subprocess.run(
        command,
        cwd=cwd,
        env=_child_variables(extra or {}),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


def last_line(text: str) -> str:
    """What a program said last, which is where it mostly names the reason."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else "er kwam geen uitleg"


def ending_plainly(main: Callable[[Sequence[str]], int]) -> NoReturn:
    """Run a script's main function; a problem becomes one sentence and status 2, Ctrl-C ends in silence."""
    _tolerate_every_character()
    signal.signal(signal.SIGTERM, _on_termination)
    try:
        status = main(sys.argv[1:])
    except KeyboardInterrupt:
        status = INTERRUPTED
    except SetupProblem as problem:
        print(problem, file=sys.stderr)
        status = WRONG_CALL
    except OSError as error:
        print(
            f"Dat lukte niet: {error.strerror or error} ({error.filename or 'onbekend bestand'}).",
            file=sys.stderr,
        )
        status = WRONG_CALL
    sys.exit(status)


def _on_termination(number: int, _frame: object) -> NoReturn:
    # Without this a terminated script would leave its preview server behind.
    sys.exit(128 + number)


def _tolerate_every_character() -> None:
    # A Windows pipe has a code page without most of Unicode; a strange name must not end in an exception.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _child_variables(extra: Mapping[str, str]) -> dict[str, str]:
    return {"PYTHONIOENCODING": "utf-8:backslashreplace", **os.environ, **extra}


def _let_end(child: subprocess.Popen[bytes]) -> None:
    try:
        child.wait(timeout=10)
    except (subprocess.TimeoutExpired, KeyboardInterrupt):
        child.kill()
        child.wait()
