"""Reading the PDFs of a site: each by a process of its own, several at once, and each content only once."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from leernetwerk.content.regular_files import open_regular
from leernetwerk.pdfs.cache import Cache
from leernetwerk.pdfs.facts import PdfFacts, Unread, read_facts

SECONDS = 60
"""How long the reading of one file may take; 57 pages take under one second."""

TOO_HEAVY = Unread("pdf-too-heavy", (("seconds", SECONDS),))

_WORKER = Path(__file__).with_name("worker.py")
_CHUNK = 1024 * 1024


def read_pdfs(root: Path, paths: Iterable[str], cache: Cache) -> Mapping[str, PdfFacts | Unread]:
    """What is known of some PDFs.

    Args:
        root: the site's folder.
        paths: the files, relative to it.
        cache: keeps what was read, by content.
    """
    digests = {path: _digest(root / path) for path in sorted(paths)}
    found: dict[str, PdfFacts | Unread] = {}
    waiting: dict[str, list[str]] = {}
    for path, digest in digests.items():
        if digest is None:
            found[path] = Unread("pdf-damaged")
        elif (known := cache.recall(digest)) is not None:
            found[path] = known
        else:
            waiting.setdefault(digest, []).append(path)
    if waiting:
        # The threads only wait for the processes.
        with ThreadPoolExecutor(min(len(waiting), _count_processors())) as executor:
            fresh = executor.map(lambda same: _read(root / same[0]), waiting.values())
            for (digest, same), facts in zip(waiting.items(), fresh, strict=True):
                found |= dict.fromkeys(same, facts)
                if facts != TOO_HEAVY:  # on a calmer day it may go better
                    cache.keep(digest, facts)
    return dict(sorted(found.items()))


def _read(path: Path) -> PdfFacts | Unread:
    try:
        done = subprocess.run(  # the same Python, no shell, a file of the site
            [sys.executable, "-I", str(_WORKER), str(path)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            check=False,
        )
        told = done.stdout
    except subprocess.TimeoutExpired as expired:
        told = expired.stdout or b""
    except OSError:
        told = b""
    return _understand(told)


def _understand(told: bytes) -> PdfFacts | Unread:
    """What the process told; where it broke off after the facts, the cover is missing and nothing else."""
    lines = told.split(b"\n")[:-1]
    if not lines:
        return TOO_HEAVY
    try:
        parts: dict[str, object] = {}
        for line in lines:
            parts |= json.loads(line)
        return read_facts(json.dumps(parts))
    except (ValueError, TypeError, RecursionError):
        return TOO_HEAVY


def _digest(path: Path) -> str | None:
    """The name of a file's content; ``None`` if it cannot be read."""
    digest = hashlib.sha256()
    try:
        with open_regular(path) as stream:
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
    except OSError:
        return None
    return digest.hexdigest()


def _count_processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
