"""The PDF files of a site: made by several processes, each file once for the same content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from leernetwerk.printing.press import forget_unused, print_once
from leernetwerk.site.compiling import Compilation
from leernetwerk.site.documents import Job, list_jobs, set_document
from leernetwerk.site.patience import Patience
from leernetwerk.site.workers import start_workers

_SECONDS = 300
"""A report of some hundreds of pages takes a minute."""

_shared: Compilation | None = None
"""What a forked process inherits; set just before it is started."""


def print_documents(compilation: Compilation, processes: int) -> Iterator[tuple[str, Path]]:
    """Every PDF file that belongs on the site: its address, and where it is kept.

    Raises:
        Unrenderable: a text is nested too deep, or takes too long.
        OSError: a file cannot be written.
    """
    jobs = list_jobs(compilation)
    used: set[Path] = set()
    for address, file in _print_all(compilation, jobs, processes):
        used.add(file)
        yield address, file
    forget_unused(compilation.reading.settings.root, used)


def _print_all(compilation: Compilation, jobs: Sequence[Job], processes: int) -> Iterator[tuple[str, Path]]:
    global _shared
    _shared = compilation
    if processes < 2 or len(jobs) < 2:
        yield from map(_print, jobs)
        return
    with start_workers(min(processes, len(jobs))) as executor:
        yield from executor.map(_print, jobs, chunksize=1 + len(jobs) // 100)


def _print(job: Job) -> tuple[str, Path]:
    assert _shared is not None
    node = _shared.reading.graph.nodes[job.id]
    with Patience(node.source.path, _SECONDS):
        document = set_document(_shared, job)
        return document.address, print_once(document, _shared.reading.settings.root)
