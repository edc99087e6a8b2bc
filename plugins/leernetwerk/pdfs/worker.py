"""The process that reads one PDF: `python worker.py FILE` prints what it finds, one JSON object a line.

It stands alone, so that it starts quickly and whatever a file does to it (an endless loop, all memory, a crash of the
library) ends with it. The first line holds the facts and the texts, or a problem; the second the cover, if there is
one. Who called it has set the bounds of time; those of memory are set here, where the system knows them.
"""

from __future__ import annotations

import base64
import io
import json
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

MEMORY = 1536 * 1024 * 1024
"""Bytes of address space. Reading 400 pages takes a tenth of it; a page that is one large photograph takes more."""

TEXT_SECONDS = 25
"""Time after which the text of no further page is read; a page takes some 3 ms."""

MOST_CHARACTERS = 3_000_000
"""Characters of text: some 1,200 pages in full."""

MOST_BOOKMARKS = 400
"""A longer list of contents helps nobody to find a place."""

MOST_TITLE = 300
BOOKMARK_DEPTH = 3

COVER_WIDTH, COVER_HEIGHT = 440, 640
"""Pixels in which a cover fits: twice what a card shows, for sharp screens."""

_TAIL = 4096
"""Bytes at the end in which a whole file has its end mark; some senders add lines of their own."""

_HEAD = 2048

_LINE_END_HYPHEN = re.compile(r"(?<=\w)[-\u00ad\u0002\ufffe]\s*\n\s*(?=\w)")
_SPACE = re.compile(r"[\s\u0000-\u001f\u007f-\u009f\ufffe\uffff\ud800-\udfff]+")
_LENGTH = re.compile(rb"/Linearized\b[^>]{0,400}?/L\s+(\d{1,15})\b")

ENCRYPTED = 4
"""PDFium's code for a file that wants a password."""


class CannotRead(Exception):
    """A file that is no whole, open PDF; ``code`` names the kind of problem."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def main(path: Path) -> int:
    """Read a PDF and print what it holds."""
    _bound_memory()
    _end_with_parent()
    try:
        _check_bytes(path)
        for part in _read(path):
            sys.stdout.write(json.dumps(part) + "\n")
            sys.stdout.flush()
    except CannotRead as found:
        sys.stdout.write(json.dumps({"problem": found.code}) + "\n")
    return 0


def _bound_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    try:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ValueError, OSError):
        return  # a stricter bound is set already


def _end_with_parent() -> None:
    """Who asked may be killed meanwhile: then nobody waits for an answer (prctl(2), PR_SET_PDEATHSIG)."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(1, 9)


def _check_bytes(path: Path) -> None:
    """What can be told without a library: PDFium mends a file that breaks off, by leaving out what is lost."""
    size = path.stat().st_size
    if size == 0:
        raise CannotRead("pdf-empty")
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
        stream.seek(max(0, size - _TAIL))
        tail = stream.read()
    if b"%PDF-" not in head:
        raise CannotRead("pdf-damaged")
    told = _LENGTH.search(head)
    if b"%%EOF" not in tail or (told and int(told[1]) > size):
        raise CannotRead("pdf-truncated")


def _read(path: Path) -> Iterator[dict[str, Any]]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise CannotRead("pdf-encrypted" if error.err_code == ENCRYPTED else "pdf-damaged") from None
    count = len(document)
    if count == 0:
        raise CannotRead("pdf-empty")
    yield {
        "size": path.stat().st_size,
        "pages": count,
        "title": _tidy(document.get_metadata_value("Title"))[:MOST_TITLE],
        "language": _language(document),
        "tagged": bool(pypdfium2.raw.FPDFCatalog_IsTagged(document)),
        "contents": list(_bookmarks(document, count)),
        "texts": list(_texts(document, count)),
        "cover_size": [0, 0],
    }
    try:
        yield _cover(document)
    except (pypdfium2.PdfiumError, ValueError, OSError, MemoryError):
        return  # a report can do without


def _texts(document: Any, count: int) -> Iterator[str]:
    import pypdfium2

    began, left = time.monotonic(), MOST_CHARACTERS
    for number in range(count):
        if left <= 0 or time.monotonic() - began > TEXT_SECONDS:
            return
        try:
            page = document[number]
        except pypdfium2.PdfiumError:
            raise CannotRead("pdf-damaged") from None
        words = page.get_textpage()
        text = words.get_text_bounded()[:left]
        # PDFium keeps what a page needed, images too, until the page is closed.
        words.close()
        page.close()
        left -= len(text)
        yield _tidy(_LINE_END_HYPHEN.sub("", text.replace("\r", "")))


def _bookmarks(document: Any, count: int) -> Iterator[dict[str, Any]]:
    for number, mark in enumerate(document.get_toc(max_depth=BOOKMARK_DEPTH)):
        if number >= MOST_BOOKMARKS:
            return
        target, title = mark.get_dest(), _tidy(mark.get_title())[:MOST_TITLE]
        index = target.get_index() if target else None
        if title and index is not None and 0 <= index < count:
            yield {"level": mark.level, "title": title, "page": index + 1}


def _language(document: Any) -> str:
    import ctypes

    import pypdfium2

    length = pypdfium2.raw.FPDFCatalog_GetLanguage(document, None, 0)
    if not 2 < length < 200:
        return ""
    buffer = ctypes.create_string_buffer(length)
    pypdfium2.raw.FPDFCatalog_GetLanguage(document, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length)
    return _tidy(buffer.raw[: length - 2].decode("utf-16-le", "ignore"))


def _cover(document: Any) -> dict[str, Any]:
    from PIL import Image

    page = document[0]
    width, height = page.get_size()
    if not (0 < width < 20_000 and 0 < height < 20_000):
        raise ValueError("no page that could be shown")
    # Twice as large, then made smaller: small print becomes grey, not specks.
    scale = 2 * min(COVER_WIDTH / width, COVER_HEIGHT / height)
    drawn = page.render(scale=scale, may_draw_forms=False, fill_color=(255, 255, 255, 255)).to_pil().convert("RGB")
    fitting = (max(1, drawn.width // 2), max(1, drawn.height // 2))
    image = drawn.resize(fitting, Image.Resampling.LANCZOS)
    out = io.BytesIO()
    image.save(out, "WEBP", quality=72, method=4)
    return {"cover": base64.b64encode(out.getvalue()).decode(), "cover_size": list(image.size)}


def _tidy(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
