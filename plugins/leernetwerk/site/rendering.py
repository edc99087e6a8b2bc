"""Rendering the pages of records, with what is found of them, by several processes at once where that pays."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator, Sequence

from leernetwerk.graph import Node
from leernetwerk.pages.page import Page
from leernetwerk.search.document import SearchDocument
from leernetwerk.site.compiling import Compilation
from leernetwerk.site.workers import start_workers

WORTHWHILE = 200
"""Fewer pages than this are rendered sooner than processes are started."""

_CHUNK = 25

Rendered = tuple[Page, tuple[SearchDocument, ...]]
"""A page, and what can be found on it."""

_shared: Compilation | None = None
"""What a forked process inherits; set just before it is started."""


def count_processes() -> int:
    """How many processes may render: one where a process cannot be forked safely (only Linux does)."""
    if "fork" not in multiprocessing.get_all_start_methods() or os.uname().sysname != "Linux":
        return 1
    return len(os.sched_getaffinity(0))


def render_records(compilation: Compilation, nodes: Sequence[Node], processes: int) -> Iterator[Rendered]:
    """The pages of some records, in their order.

    A page is a pure function of its inputs, so it does not matter who renders it; the outcome is the same for any
    number of processes.

    Raises:
        Unrenderable: a text is nested too deep, or takes too long.
    """
    if processes < 2 or len(nodes) < WORTHWHILE:
        yield from (_both(compilation, node) for node in nodes)
        return
    global _shared
    _shared = compilation
    with start_workers(processes) as executor:
        yield from executor.map(_render, (node.id for node in nodes), chunksize=_CHUNK)


def _render(id: str) -> Rendered:
    assert _shared is not None
    return _both(_shared, _shared.checked.graph.nodes[id])


def _both(compilation: Compilation, node: Node) -> Rendered:
    page = compilation.render_record(node)
    return page, compilation.describe(page, node)
