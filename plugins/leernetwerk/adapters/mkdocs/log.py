"""What MkDocs logs: it tells there why it gives up, and names files and lines of them."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from leernetwerk.findings.visible import disarm


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


def disarm_log() -> None:
    """Let nothing that stands in MkDocs' log steer a terminal or command a forge, where MkDocs itself prints it."""
    for handler in logging.getLogger("mkdocs").handlers:
        if not any(isinstance(each, _Disarming) for each in handler.filters):
            handler.addFilter(_Disarming())


class _Disarming(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = disarm(record.getMessage()), ()
        return True


class _Collector(logging.Handler):
    def __init__(self, problems: list[str]) -> None:
        super().__init__(logging.ERROR)
        self._problems = problems

    def emit(self, record: logging.LogRecord) -> None:
        self._problems.append(record.getMessage())
