"""The text of a PDF, page by page, within bounds of size and time; a file that cannot be read has none."""

from __future__ import annotations

import logging
import re
import time
from functools import lru_cache
from pathlib import Path

MOST_BYTES = 50_000_000
MOST_PAGES = 400
MOST_CHARACTERS = 300_000
SECONDS = 10
"""Time after which no further page of a file is begun."""

_LINE_END_HYPHEN = re.compile(r"(?<=\w)[-\u00ad\u0002\ufffe]\s*\n\s*(?=\w)")
_SPACE = re.compile(r"[\s\u0000-\u001f]+")

_log = logging.getLogger(__name__)


def read_pdf(path: Path) -> tuple[str, ...]:
    """The texts of the pages of a PDF, in order; a page without text is "". Words cut at a line's end are whole."""
    try:
        status = path.stat()
    except OSError:
        return ()
    if status.st_size > MOST_BYTES:
        return ()
    return _read(path, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=256)
def _read(path: Path, _changed: int, _size: int) -> tuple[str, ...]:
    """A preview builds again and again: a file that did not change is read once."""
    import pypdfium2  # takes its time; most sites have no PDF

    texts: list[str] = []
    began = time.monotonic()
    try:
        document = pypdfium2.PdfDocument(path)
        try:
            left = MOST_CHARACTERS
            for number in range(min(len(document), MOST_PAGES)):
                if left <= 0 or time.monotonic() - began > SECONDS:
                    break
                text = document[number].get_textpage().get_text_bounded()[:left]
                left -= len(text)
                texts.append(_SPACE.sub(" ", _LINE_END_HYPHEN.sub("", text.replace("\r", ""))).strip())
        finally:
            document.close()
    except (pypdfium2.PdfiumError, ValueError, OSError, RuntimeError) as error:
        _log.debug("%s: %s", path, error)
    return tuple(texts)
