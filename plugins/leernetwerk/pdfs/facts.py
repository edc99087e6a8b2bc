"""What is known of a PDF."""

from __future__ import annotations

import base64
import json
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the contents that a PDF carries: how deep it stands (from 0), its words, its page (from 1)."""

    level: int
    title: str
    page: int


@dataclass(frozen=True, slots=True)
class PdfFacts:
    """What a PDF tells of itself (ISO 32000).

    Attributes:
        size: its bytes.
        pages: how many pages it has.
        title: its own title, or "".
        language: the tag of its language as the file tells it, or "".
        tagged: whether it says what is a heading, a list, a table, so that it can be read aloud and reflowed.
        contents: its bookmarks, in order.
        texts: the words of each page from the first on; "" for a page without text. Words that are cut at the end of a
            line are whole. A text of unusual length ends early.
        cover: the first page as a WebP image, or nothing where it could not be drawn.
        cover_size: width and height of that image in pixels.
    """

    size: int
    pages: int
    title: str = ""
    language: str = ""
    tagged: bool = False
    contents: tuple[Bookmark, ...] = ()
    texts: tuple[str, ...] = field(default=(), repr=False)
    cover: bytes = field(default=b"", repr=False)
    cover_size: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Unread:
    """That a file could not be read: the code of the kind of problem, and the values of its message."""

    code: str
    values: tuple[tuple[str, object], ...] = ()


def write_facts(found: PdfFacts | Unread) -> str:
    """What is known of a PDF as JSON text."""
    if isinstance(found, Unread):
        return json.dumps({"problem": found.code, "values": dict(found.values)})
    cover = base64.b64encode(found.cover).decode()
    return json.dumps(asdict(found) | {"cover": cover}, ensure_ascii=False)


def read_facts(text: str) -> PdfFacts | Unread:
    """What is known of a PDF from the JSON text of :func:`write_facts`, or of the process that reads PDFs.

    Raises:
        ValueError: it is no such text.
    """
    try:
        told: dict[str, Any] = json.loads(text)
        if "problem" in told:
            return Unread(str(told["problem"]), tuple(dict(told.get("values", {})).items()))
        return PdfFacts(
            size=int(told["size"]),
            pages=int(told["pages"]),
            title=str(told["title"]),
            language=str(told["language"]),
            tagged=bool(told["tagged"]),
            contents=tuple(_bookmark(entry) for entry in told["contents"]),
            texts=tuple(map(str, told["texts"])),
            cover=base64.b64decode(told.get("cover", "")),
            cover_size=(int(told["cover_size"][0]), int(told["cover_size"][1])),
        )
    except (KeyError, IndexError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise ValueError("not what is known of a PDF") from error


def _bookmark(entry: Any) -> Bookmark:
    return Bookmark(int(entry["level"]), str(entry["title"]), int(entry["page"]))
