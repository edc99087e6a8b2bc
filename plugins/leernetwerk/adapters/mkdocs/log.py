"""What MkDocs logs: it tells there why it gives up, and names files and lines of them."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from mkdocs.exceptions import MkDocsException

from leernetwerk.diagnostics.visible import disarm


@dataclass
class Log:
    """What was logged.

    Attributes:
        errors: why MkDocs gives up.
        warnings: what it would have somebody look at; under ``strict`` it gives up on these too.
    """

    errors: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def reason_of(self, error: BaseException) -> str:
        """Why a build ended with an error; of what was logged the last one says why, those before say where."""
        if isinstance(error, (MkDocsException, RecursionError)):
            # MkDocs says at the end only that it gives up; it logs the reason, but each sentence once.
            cause = error.__context__ if isinstance(error.__context__, MkDocsException) else error
            return self.errors[-1] if self.errors else str(cause)
        return "; ".join([*self.errors[-1:], f"{type(error).__name__}: {error}"])


@contextmanager
def collect_log() -> Iterator[Log]:
    """The errors and warnings that MkDocs and plugins log meanwhile, which the command does not show then."""
    log = Log()
    logger = logging.getLogger("mkdocs")
    collector = _Collector(log)
    level = logger.level
    logger.setLevel(min(level, logging.WARNING) if level else logging.WARNING)  # whoever was to be quiet still hears
    logger.addHandler(collector)
    try:
        yield log
    finally:
        logger.removeHandler(collector)
        logger.setLevel(level)


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
    def __init__(self, log: Log) -> None:
        super().__init__(logging.WARNING)
        self._log = log

    def emit(self, record: logging.LogRecord) -> None:
        kept = self._log.errors if record.levelno >= logging.ERROR else self._log.warnings
        kept.append(record.getMessage())
