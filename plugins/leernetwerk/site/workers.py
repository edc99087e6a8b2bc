"""Processes that work for a build: forked from it, and gone when it is, however it ends."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager

from leernetwerk.content.system_calls import end_with_parent


@contextmanager
def start_workers(count: int) -> Iterator[ProcessPoolExecutor]:
    """Some processes that inherit what this one knows.

    They end when they are no longer needed, when whoever uses them gives up, and when this process is killed.
    """
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(count, mp_context=context, initializer=_begin, initargs=(os.getpid(),)) as executor:
        try:
            yield executor
        except BaseException:
            # Who was interrupted does not wait until a document of hundreds of pages is finished.
            for worker in multiprocessing.active_children():
                worker.kill()
            raise


def _begin(parent: int) -> None:
    for number in (signal.SIGINT, signal.SIGTERM):  # what the parent makes of them is not theirs to do
        signal.signal(number, signal.SIG_DFL)
    end_with_parent(parent)
