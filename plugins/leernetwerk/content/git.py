"""Asking Git, in a repository that may be made to harm whoever asks.

What a repository's own configuration names is run by many commands of Git (CVE-2022-24765 and its kin): a monitor of
files, hooks, filters, programs that show differences. Nothing of that is needed to name files and to read them, so it
is switched off; and nothing is fetched from elsewhere.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

_OFF = (
    *("-c", "core.fsmonitor=false"),
    *("-c", f"core.hooksPath={os.devnull}"),
    *("-c", "core.untrackedCache=false"),
    *("-c", "core.alternateRefsCommand=true"),
    *("-c", "diff.external="),
    *("-c", "protocol.allow=never"),
    *("-c", "submodule.recurse=false"),
)
_ENVIRONMENT = {
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_PAGER": "cat",
}
_SECONDS = 120

_FILTERS = r"^filter\..*\.(clean|smudge|process)$"


def ask_git(
    folder: Path, *call: str, needs_files: bool = False, given: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    """Run a command of Git that only tells something; whoever calls it looks at its status.

    Args:
        folder: where.
        call: the command and its options; a name that somebody gave stands behind ``--end-of-options``.
        needs_files: whether it compares files with what is committed, for which filters of the repository would run.
        given: what it reads from its standard input.

    Raises:
        FileNotFoundError: there is no Git.
        OSError: it cannot be run, or takes too long.
    """
    return _run(folder, [*(_without_filters(folder) if needs_files else ()), *call], given)


def _without_filters(folder: Path) -> list[str]:
    """Options that switch off the filters that the repository itself names; those of the user stay, for LFS."""
    named = _run(folder, ["config", "--local", "--includes", "--null", "--name-only", "--get-regexp", _FILTERS])
    names = {name.rpartition(".")[0] for name in os.fsdecode(named.stdout).split("\0") if name}
    return [
        part
        for name in sorted(names)
        for setting in ("clean=", "smudge=", "process=", "required=false")
        for part in ("-c", f"{name}.{setting}")
        if "=" not in name
    ]


def _run(folder: Path, call: list[str], given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(
            ["git", *_OFF, *call],
            cwd=folder,
            env={**os.environ, **_ENVIRONMENT},
            input=given,
            capture_output=True,
            check=False,
            timeout=_SECONDS,
        )
    except subprocess.TimeoutExpired as expired:
        raise TimeoutError(str(expired)) from expired
