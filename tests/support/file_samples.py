"""Files as people make them, with what they hide; every name in them is invented."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

import docx
import openpyxl
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image, ImageDraw, PngImagePlugin

SECRET = "Saar Verzonnen"
"""What no published file may hold."""

SVG = 'xmlns="http://www.w3.org/2000/svg"'


def picture(kind: str, **options: object) -> bytes:
    """A picture of 60 by 40 dots in which every corner differs."""
    image = Image.new("RGB", (60, 40), "navy")
    drawing = ImageDraw.Draw(image)
    drawing.rectangle((0, 0, 20, 10), "orange")
    drawing.ellipse((30, 15, 58, 38), "green")
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def exif(orientation: int = 6) -> Image.Exif:
    """What a telephone notes: who, where, and how it was held."""
    notes = Image.Exif()
    notes[0x013B] = SECRET
    notes[0x0112] = orientation
    notes[0x8825] = {1: "N", 2: (52.0, 22.0, 12.0), 3: "E", 4: (4.0, 53.0, 42.0)}
    return notes


def photograph() -> bytes:
    """A JPEG with camera's notes, XMP, IPTC, a comment, a profile with a name, and an archive behind its end."""
    content = picture("JPEG", exif=exif(), comment=SECRET, icc_profile=profile(), quality=90)
    xmp = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + SECRET.encode() + b"</x:xmpmeta>"
    iptc = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x13\x1c\x02\x50\0\x0e" + SECRET.encode() + b"\0"
    segments = b"".join(
        bytes((0xFF, marker)) + struct.pack(">H", len(data) + 2) + data for marker, data in ((0xE1, xmp), (0xED, iptc))
    )
    return content[:2] + segments + content[2:] + archive({"namen.csv": SECRET})


def profile() -> bytes:
    """A colour profile whose description is the name of somebody's screen."""
    from PIL import ImageCms

    content: bytes = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    old = "sRGB built-in".encode("utf-16-be")
    assert old in content
    return content.replace(old, SECRET[: len(old) // 2].ljust(len(old) // 2).encode("utf-16-be"))


def png_with_notes() -> bytes:
    """A PNG with texts, a day, a private chunk, and bytes behind the picture and behind the end."""
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", SECRET)
    notes.add_itxt("Comment", SECRET, zip=True)
    content = picture("PNG", pnginfo=notes, exif=exif(1))
    end = content.index(b"IEND") - 4
    private = b"prVt" + SECRET.encode()
    chunk = struct.pack(">I", len(private) - 4) + private + struct.pack(">I", zlib.crc32(private))
    return content[:end] + chunk + content[end:] + SECRET.encode()


def cropped_screenshot() -> bytes:
    """A PNG of which a program left the rest of an earlier picture behind the new one, inside its own chunk."""
    content = picture("PNG")
    at = content.index(b"IDAT")
    (size,) = struct.unpack_from(">I", content, at - 4)
    data = b"IDAT" + content[at + 4 : at + 4 + size] + SECRET.encode()
    return (
        content[: at - 4]
        + struct.pack(">I", len(data) - 4)
        + data
        + struct.pack(">I", zlib.crc32(data))
        + content[at + 8 + size :]
    )


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    """A ZIP."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as stream:
        for name, content in parts.items():
            stream.writestr(name, content)
    return out.getvalue()


def parts_of(content: bytes) -> dict[str, bytes]:
    """What is in an archive."""
    with zipfile.ZipFile(io.BytesIO(content)) as stream:
        return {name: stream.read(name) for name in stream.namelist()}


def changed(content: bytes, parts: Mapping[str, str | bytes | tuple[bytes, bytes]]) -> bytes:
    """An archive with parts added, or with bytes in them replaced."""
    found: dict[str, str | bytes] = dict(parts_of(content))
    for name, change in parts.items():
        if isinstance(change, tuple):
            old = found[name]
            assert isinstance(old, bytes)
            assert change[0] in old
            found[name] = old.replace(change[0], change[1], 1)
        else:
            found[name] = change
    return archive(found)


def word() -> bytes:
    """A Word document with a heading, a table, a photograph, and its author's name."""
    document = docx.Document()
    document.core_properties.author = document.core_properties.last_modified_by = SECRET
    document.core_properties.title = "Verslag"
    document.add_heading("Samen leren", 1)
    document.add_paragraph("Wij zaten in een kring.")
    table = document.add_table(1, 2)
    table.rows[0].cells[0].text = "Wie"
    document.add_picture(io.BytesIO(picture("JPEG", exif=exif(1), comment=SECRET)))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def in_word(xml: str) -> bytes:
    """That document with something more in its text."""
    return changed(word(), {"word/document.xml": (b"<w:body>", f"<w:body>{xml}".encode())})


def related(content: bytes, part: str, kind: str, target: str, body: str | bytes = "", mode: str = "") -> bytes:
    """An Office file in which a part leads to one more."""
    folder, _, name = part.rpartition("/")
    rels = f"{folder}/_rels/{name}.rels"
    address = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"
    line = f'<Relationship Id="rIdX" Type="{address}" Target="{target}"{mode}/></Relationships>'.encode()
    found = parts_of(content)
    more: dict[str, str | bytes] = {} if mode else {f"{folder}/{target}": body}
    return archive({**found, rels: found[rels].replace(b"</Relationships>", line), **more})


def workbook() -> openpyxl.Workbook:
    """A workbook of one sheet with numbers."""
    book = openpyxl.Workbook()
    book.properties.creator = SECRET
    sheet_of(book).append(["Jaar", "Bijeenkomsten"])
    sheet_of(book).append([2024, 6])
    return book


def sheet_of(book: openpyxl.Workbook) -> Worksheet:
    """The first sheet of a workbook."""
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    return sheet


def saved(book: openpyxl.Workbook) -> bytes:
    """The bytes of a workbook."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_comment() -> bytes:
    """A workbook with a comment on a cell."""
    book = workbook()
    sheet_of(book)["A1"].comment = Comment("Even nakijken", SECRET)
    return saved(book)


def open_document(kind: str, body: str, more: Mapping[str, str | bytes] | None = None, styles: str = "") -> bytes:
    """An OpenDocument file of a kind, with its author's name."""
    odf = "urn:oasis:names:tc:opendocument:xmlns:"
    spaces = " ".join(
        f'xmlns:{name}="{odf}{name}:1.0"'
        for name in ("office", "text", "table", "style", "draw", "presentation", "config", "meta", "script")
    )
    spaces += ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return archive(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{kind}",
            "content.xml": (
                f"<office:document-content {spaces}><office:automatic-styles>{styles}</office:automatic-styles>"
                f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
            ),
            "meta.xml": (
                f"<office:document-meta {spaces}><office:meta><dc:title>Blad</dc:title>"
                f"<dc:creator>{SECRET}</dc:creator></office:meta></office:document-meta>"
            ),
            "settings.xml": (
                f"<office:document-settings {spaces}>"
                '<config:config-item config:name="PrinterName" config:type="string">'
                f"{SECRET}</config:config-item></office:document-settings>"
            ),
            "META-INF/manifest.xml": (
                f'<manifest:manifest xmlns:manifest="{odf}manifest:1.0">'
                '<manifest:file-entry manifest:full-path="/" '
                f'manifest:media-type="application/vnd.oasis.opendocument.{kind}"/></manifest:manifest>'
            ),
            "Thumbnails/thumbnail.png": SECRET,
            **(more or {}),
        }
    )


def box(name: bytes, *inside: bytes) -> bytes:
    """A box of an MP4."""
    body = b"".join(inside)
    return struct.pack(">I", 8 + len(body)) + name + body


def film(handler: bytes = b"vide") -> bytes:
    """The boxes of a film with a place, a name, days and a free box; its pictures are made up."""
    times = b"\0\0\0\0" + struct.pack(">II", 3_900_000_000, 3_900_000_001) + struct.pack(">II", 1000, 5000) + bytes(80)
    track = box(
        b"trak",
        box(b"tkhd", times[:12], bytes(72)),
        box(
            b"mdia",
            box(b"mdhd", times[:12], bytes(12)),
            box(b"hdlr", bytes(8), handler, bytes(12), SECRET.encode() + b"\0"),
            box(b"minf", box(b"stbl", box(b"stco", struct.pack(">III", 0, 1, 32)))),
        ),
    )
    place = box(b"udta", box(b"\xa9xyz", b"+52.3702+004.8952/" + SECRET.encode()))
    return (
        box(b"ftyp", b"isom", bytes(4), b"isommp42")
        + box(b"mdat", b"the pictures")
        + box(b"moov", box(b"mvhd", times), track, place, box(b"meta", SECRET.encode()))
        + box(b"uuid", SECRET.encode())
        + SECRET.encode()
    )
