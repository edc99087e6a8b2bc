"""PDF files as records around them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from leernetwerk.editing.guess import FOLDER, Guess
from leernetwerk.editing.refusal import CannotWrite, Notice
from leernetwerk.importing.extras import need
from leernetwerk.importing.imported import Imported
from leernetwerk.importing.packages import FILE_BYTES, damaged, too_large, unreadable
from leernetwerk.words import N_, Message

_PAGES_READ = 3
_CHARACTERS = 6_000
_PASSWORD = "password"
_MADE = re.compile(r"D:((?:19|20)\d\d)(0[1-9]|1[0-2])")
_NO_TITLE = re.compile(
    r"(?i)^(?:microsoft \w+ - .*|.*\.(?:docx?|pptx?|indd|pdf|qxd)|untitled.*|naamloos.*|document\s*\d*)?$"
)


def read_pdf(file: Path) -> Imported:
    """Read what a PDF file says of itself; the file goes beside the record as it is.

    Raises:
        CannotWrite: it is damaged, empty, protected or too large.
    """
    pdfium = need("pypdfium2")
    try:
        if file.stat().st_size > FILE_BYTES:
            raise too_large(file.name)
        content = file.read_bytes()
    except OSError as error:
        raise unreadable(file.name, error) from error
    if b"%PDF-" not in content[:1024]:
        raise damaged(file.name)
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        if _PASSWORD in str(error).lower():
            raise CannotWrite(
                Message.of(N_("'{name}' has a password; save it without one."), name=file.name)
            ) from error
        raise damaged(file.name) from error
    try:
        pages = len(document)
        if not pages:
            raise damaged(file.name)
        facts = document.get_metadata_dict()
        text = _read_text(document, min(pages, _PAGES_READ))
    except pdfium.PdfiumError as error:
        raise damaged(file.name) from error
    finally:
        document.close()
    title = " ".join(facts.get("Title", "").split())
    found = {"pages": Guess(pages)}
    if not _NO_TITLE.match(title):
        found["title"] = Guess(title)
    if made := _MADE.match(facts.get("CreationDate", "")):
        found["date"] = Guess(f"{made[1]}-{made[2]}", sure=False)
    return Imported(file.name, found, f"{title}\n{text}", "", {f"{FOLDER}.pdf": content}, _notices(facts))


def _read_text(document: Any, pages: int) -> str:
    texts = []
    for number in range(pages):
        page = document[number]
        text = page.get_textpage()
        texts.append(text.get_text_range(0, min(text.count_chars(), _CHARACTERS)) if text.count_chars() else "")
        text.close()
        page.close()
    return "\n".join(texts).replace("\r\n", "\n")


def _notices(facts: dict[str, str]) -> tuple[Notice, ...]:
    if not facts.get("Author", "").strip():
        return ()
    return (Message.of(N_("The PDF tells who made it, in its properties; take that out if it may not be public.")),)
