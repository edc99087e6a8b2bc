"""A PDF of a few hundred bytes, for the examples of problems."""

from __future__ import annotations

from collections.abc import Sequence

_PASSWORD = "/Filter /Standard /V 1 /R 2 /P -4 /O <" + "00" * 32 + "> /U <" + "11" * 32 + ">"
"""An encryption whose keys fit no password."""


def write_pdf(
    *pages: str,
    tagged: bool = True,
    title: str = "",
    language: str = "nl",
    bookmarks: Sequence[tuple[str, int]] = (),
    encrypted: bool = False,
) -> bytes:
    """A PDF 1.7 with a line of text on each page.

    Args:
        pages: the text of each page, in Latin-1; "" gives an empty page.
        tagged: whether it says that it is tagged.
        title: its title.
        language: its language tag, or "".
        bookmarks: words and page (from 1) of each entry of its contents.
        encrypted: whether it wants a password.
    """
    first = 6
    kids = " ".join(f"{first + 2 * number} 0 R" for number in range(len(pages)))
    marks = first + 2 * len(pages)
    catalog = "/Type /Catalog /Pages 2 0 R"
    catalog += " /MarkInfo << /Marked true >> /StructTreeRoot 4 0 R" if tagged else ""
    catalog += f" /Lang ({language})" if language else ""
    catalog += " /Outlines 5 0 R" if bookmarks else ""
    objects = [
        f"<< {catalog} >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        "<< /Type /StructTreeRoot >>",
        f"<< /Type /Outlines /First {marks} 0 R /Last {marks + len(bookmarks) - 1} 0 R >>" if bookmarks else "null",
    ]
    for number, text in enumerate(pages):
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >>"
            f" /Contents {first + 2 * number + 1} 0 R >>"
        )
        drawn = f"BT /F 24 Tf 60 720 Td ({_escape(text)}) Tj ET" if text else ""
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
    for number, (words, page) in enumerate(bookmarks):
        following = f" /Next {marks + number + 1} 0 R" if number + 1 < len(bookmarks) else ""
        place = f"/Dest [{first + 2 * (page - 1)} 0 R /Fit]"
        objects.append(f"<< /Title ({_escape(words)}) /Parent 5 0 R {place}{following} >>")
    objects.append(f"<< /Title ({_escape(title)}) >>")
    about = len(objects)
    objects.append(f"<< {_PASSWORD} >>")
    return _assemble(objects, about, encrypted=encrypted)


def _assemble(objects: Sequence[str], about: int, *, encrypted: bool) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = len(out)
    out += f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    password = f" /Encrypt {about + 1} 0 R /ID [<01> <01>]" if encrypted else ""
    out += f"trailer\n<< /Size {len(places) + 1} /Root 1 0 R /Info {about} 0 R{password} >>\n".encode()
    out += f"startxref\n{table}\n%%EOF\n".encode()
    return bytes(out)


def _escape(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
