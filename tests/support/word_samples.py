"""Word documents with everything that a report can hold, made for the tests."""

from __future__ import annotations

import io
import struct
import zlib

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

SECRET_AUTHOR = "Wilhelmina Geheim"
"""Stands wherever Word notes who did something; may stand nowhere in what is made of it."""

_FOOTNOTES = """<w:footnotes {namespaces}>
<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:type="continuationSeparator" w:id="0">
<w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>
<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>
<w:r><w:t xml:space="preserve"> Zie de notitie over netwerkberaad.</w:t></w:r></w:p></w:footnote>
</w:footnotes>"""


def png(width: int = 3, height: int = 2, text: str = "") -> bytes:
    """A small picture; ``text`` stands in its metadata."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\x30\x90\x60" * width for _ in range(height))
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
        + (chunk(b"tEXt", b"Author\0" + text.encode()) if text else b"")
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def report_document() -> Document:
    """A report with headings, lists, a table, a footnote, images, tracked changes and a comment."""
    document = docx.Document()
    properties = document.core_properties
    properties.author = properties.last_modified_by = SECRET_AUTHOR
    properties.title = "Netwerken inzetten"
    properties.language = "nl-NL"
    document.add_heading("Netwerken inzetten werkt", 0)
    document.add_paragraph("Amber onderzocht hoe een netwerk meedenkt. Verschenen in juni 2021.")
    document.add_heading("Aanleiding", 1)
    noted = document.add_paragraph("Een gezin staat er zelden alleen voor")
    _add_footnote(document, noted)
    noted.add_run(". Dat is ").bold = False
    noted.add_run("belangrijk").bold = True
    noted.add_run(" en ")
    noted.add_run("goed").italic = True
    noted.add_run(" om te weten.")
    document.add_heading("Wat we deden", 2)
    for text, style in (
        ("luisteren", "List Bullet"),
        ("naar het gezin", "List Bullet 2"),
        ("samen kiezen", "List Bullet"),
        ("beginnen", "List Number"),
        ("terugkijken", "List Number"),
    ):
        document.add_paragraph(text, style=style)
    table = document.add_table(rows=3, cols=2)
    for row, cells in zip(
        table.rows, (("Methodiek", "Hoe vaak"), ("Ecogram", "12"), ("Krachten | wijzer", "7")), strict=True
    ):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    document.add_heading("Beeld", 1)
    _add_picture(document, "Een kring van acht stoelen in een lokaal.")
    _add_picture(document, "")
    changed = document.add_paragraph("Dit blijft.")
    _track_changes(changed)
    commented = document.add_paragraph("Hier stond een opmerking bij.")
    document.add_comment(commented.runs, text="Klopt dit wel?", author=SECRET_AUTHOR, initials="WG")
    return document


def report_bytes() -> bytes:
    """The same as the bytes of a file."""
    stream = io.BytesIO()
    report_document().save(stream)
    return stream.getvalue()


def _add_footnote(document: Document, paragraph: Paragraph) -> None:
    part = Part(
        PackURI("/word/footnotes.xml"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
        _FOOTNOTES.format(namespaces=nsdecls("w")).encode(),
        document.part.package,
    )
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    run = paragraph.add_run()
    run._r.append(parse_xml(f'<w:footnoteReference {nsdecls("w")} w:id="2"/>'))


def _add_picture(document: Document, description: str) -> None:
    picture = document.add_picture(io.BytesIO(png(3 if description else 4, text=SECRET_AUTHOR)))
    picture._inline.docPr.set("descr", description)


def _track_changes(paragraph: Paragraph) -> None:
    when = f'w:author="{SECRET_AUTHOR}" w:date="2021-06-01T10:00:00Z"'
    paragraph._p.append(
        parse_xml(
            f'<w:ins {nsdecls("w")} w:id="81" {when}>'
            '<w:r><w:t xml:space="preserve"> Dit kwam erbij.</w:t></w:r></w:ins>'
        )
    )
    paragraph._p.append(
        parse_xml(
            f'<w:del {nsdecls("w")} w:id="82" {when}><w:r><w:delText> Dit is geschrapt.</w:delText></w:r></w:del>'
        )
    )
    assert paragraph._p.find(qn("w:del")) is not None
