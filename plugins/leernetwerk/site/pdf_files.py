"""The PDF files of a site: made by several processes, each file once for the same content."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from leernetwerk.content.keeping import Store
from leernetwerk.printing.pdf_rendering import SUFFIX, RenderedPdf, open_pdf_store, render_pdf_once
from leernetwerk.site.compiling import Compilation
from leernetwerk.site.documents import Job, build_document, list_jobs
from leernetwerk.site.render_limit import RenderLimit
from leernetwerk.site.workers import start_workers
from leernetwerk.words import Message

_SECONDS = 300
"""A report of some hundreds of pages takes a minute."""

_shared: tuple[Compilation, Store] | None = None
"""What a forked process inherits; set just before it is started."""


def make_pdf_files(
    compilation: Compilation, processes: int, tell: Callable[[Message], None]
) -> Iterator[tuple[str, Path | bytes]]:
    """Every PDF file that belongs on the site: its address, and where it is kept, or its bytes.

    Args:
        compilation: the site.
        processes: how many may work on it.
        tell: told of each reason for which something was not kept or what was kept was not used.

    Raises:
        Unrenderable: a text is nested too deep, or takes too long.
        OSError: a file cannot be read.
    """
    jobs, store = list_jobs(compilation), open_pdf_store(compilation.checked.settings.root)
    used: set[Path] = set()
    told: set[Message] = set()
    for address, printed in _print_all(compilation, store, jobs, processes):
        if isinstance(printed.made, Path):
            used.add(printed.made)
        for fault in printed.faults:
            if fault not in told:
                tell(fault)
        told.update(printed.faults)
        yield address, printed.made
    store.forget_others(used, SUFFIX)


def _print_all(
    compilation: Compilation, store: Store, jobs: Sequence[Job], processes: int
) -> Iterator[tuple[str, RenderedPdf]]:
    global _shared
    _shared = compilation, store
    if processes < 2 or len(jobs) < 2:
        yield from map(_print, jobs)
        return
    with start_workers(min(processes, len(jobs))) as executor:
        yield from executor.map(_print, jobs, chunksize=1 + len(jobs) // 100)


def _print(job: Job) -> tuple[str, RenderedPdf]:
    assert _shared is not None
    compilation, store = _shared
    node = compilation.checked.graph.nodes[job.id]
    with RenderLimit(node.source.path, _SECONDS):
        document = build_document(compilation, job)
        return document.address, render_pdf_once(document, store)
