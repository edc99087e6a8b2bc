"""How long the stages of a command take: in Python's log, for who asks with ``leernetwerk -v``."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from leernetwerk.words import Message, Words

LOGGER = logging.getLogger("leernetwerk")


class Stopwatch:
    """Logs what was done since it was started or last asked, and in how many seconds."""

    def __init__(self) -> None:
        self._since = time.perf_counter()

    def done(self, stage: str, **values: object) -> None:
        """Log a stage that is finished, at the level INFO.

        Args:
            stage: what was done (a message id).
            values: what is filled in.
        """
        now = time.perf_counter()
        LOGGER.info("%s %.2f s", Message.of(stage, **values), now - self._since)
        self._since = now


class StageHandler(logging.Handler):
    """Tells stages in the language of the site.

    Args:
        words: that language.
        tell: takes a line.
    """

    def __init__(self, words: Words, tell: Callable[[str], None]) -> None:
        super().__init__(logging.INFO)
        self._words, self._tell = words, tell

    def emit(self, record: logging.LogRecord) -> None:
        """Tell a stage, or what something else logs there."""
        match record.args:
            case (Message() as stage, float(seconds)):
                self._tell(f"{stage.render(self._words)}: {seconds:.2f} s")
            case _:
                self._tell(record.getMessage())
