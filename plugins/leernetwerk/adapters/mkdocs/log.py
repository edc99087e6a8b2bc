"""What MkDocs logs, collected: it tells there why it gives up."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collect_log() -> Iterator[list[str]]:
    """The errors that MkDocs logs meanwhile, which are not shown then."""
    problems: list[str] = []
    logger = logging.getLogger("mkdocs")
    collector = _Collector(problems)
    logger.addHandler(collector)
    try:
        yield problems
    finally:
        logger.removeHandler(collector)


class _Collector(logging.Handler):
    def __init__(self, problems: list[str]) -> None:
        super().__init__(logging.ERROR)
        self._problems = problems

    def emit(self, record: logging.LogRecord) -> None:
        self._problems.append(record.getMessage())
