"""What of files beside the texts readers get: looked at in the built site with readers that none of us wrote."""

from __future__ import annotations

import contextlib
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pikepdf
import pypdf
import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageOps
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, TextStringObject
from tests.support import file_samples as samples
from tests.support.command import run
from tests.support.example_site import BASE, example_site, read_example
from tests.support.file_samples import SECRET, SVG

from leernetwerk.pdfs.example import write_pdf

# --- what is published ----------------------------------------------------------------------------------


def pdf(change: Callable[[pypdf.PdfWriter], None] = lambda _: None) -> bytes:
    """A PDF of a page with text, its author's name, and a photograph with a camera's notes."""
    page = io.BytesIO()
    Image.open(io.BytesIO(samples.picture("JPEG", exif=samples.exif(1), comment=SECRET))).save(page, "PDF")
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(write_pdf("Samen leren")))
    writer.append(page)
    writer.add_metadata({"/Author": SECRET, "/Title": "Verslag", "/Producer": SECRET})
    writer.xmp_metadata = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><!--{SECRET}--></x:xmpmeta>'.encode()
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def in_two_versions() -> bytes:
    """A PDF whose earlier version, with a name on its page, is still in front of the later one."""
    first = write_pdf(SECRET)
    writer = pypdf.PdfWriter(io.BytesIO(first), incremental=True)
    writer.pages[0][NameObject("/Contents")] = ArrayObject()
    out = io.BytesIO()
    writer.write(out)
    assert out.getvalue().startswith(first)
    return out.getvalue()


HARMLESS: dict[str, bytes] = {
    "foto.jpg": samples.photograph(),
    "foto.png": samples.png_with_notes(),
    "scherm.png": samples.cropped_screenshot(),
    "foto.webp": samples.picture("WEBP", exif=samples.exif(), xmp=f"<x>{SECRET}</x>".encode(), lossless=True),
    "foto.gif": samples.picture("GIF", comment=SECRET) + SECRET.encode(),
    "foto.avif": samples.picture("AVIF", exif=samples.exif(1), xmp=f"<x>{SECRET}</x>".encode()) + SECRET.encode(),
    "stip.ico": samples.picture("ICO", sizes=[(16, 16), (32, 32)]) + SECRET.encode(),
    "tekening.svg": (
        f'<?xml version="1.0" encoding="ISO-8859-1"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" '
        f'"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"><!-- {SECRET} --><svg {SVG} viewBox="0 0 9 9" '
        f'xmlns:x="http://www.inkscape.org/namespaces/inkscape" x:export-filename="/home/{SECRET}/t.png">'
        f"<metadata>{SECRET}</metadata><rect width='9' height='9'/><text>Caf\u00e9</text></svg>"
    ).encode("latin-1"),
    "verslag.docx": samples.word(),
    "tabel.xlsx": samples.saved(samples.workbook()),
    "blad.odt": samples.open_document("text", "<text:p>Een blad.</text:p>"),
    "verslag.pdf": pdf(),
    "eerder.pdf": in_two_versions(),
    "film.mp4": samples.film(),
    "tabel.csv": b"jaar,aantal,bel\n2024,6,+31 6\n",
    "blad.txt": "Een blad: \u201cja\u201d.\n".encode(),
    "tabel.tsv": b"regio\taantal\nZuid\t12\n",
    "getallen.tsv": b"1990\t5\n1991\t6\n",
    "geciteerd.tsv": b'"naam of regio"\t"aantal"\nZuid\t12\n',
    "film.vtt": b"WEBVTT\n\n00:00.000 --> 00:01.000\nHallo\n",
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with every harmless file, in the docs folder and beside a record that links to it."""
    links = "\n".join(f"- [{name}]({name})" for name in HARMLESS)
    story = f"---\ntitle: Bestanden\ndate: 2024-01-01\n---\n\n{links}\n"
    files: dict[str, str | bytes] = {f"docs/{name}": content for name, content in HARMLESS.items()}
    files |= {f"networks/noord/stories/{name}": content for name, content in HARMLESS.items()}
    root = example_site(tmp_path_factory.mktemp("site"), files | {"networks/noord/stories/bestanden.md": story})
    assert run("build", "-f", root / "mkdocs.yml") == 0
    return root


@pytest.fixture(params=HARMLESS)
def published(request: pytest.FixtureRequest, root: Path) -> tuple[str, bytes]:
    """The name of a file and the bytes that readers get of it."""
    return request.param, (root / "site" / request.param).read_bytes()


def test_no_name_is_left(published: tuple[str, bytes]) -> None:
    _, content = published
    inside = [content]
    if content.startswith(b"PK"):
        inside += samples.parts_of(content).values()
    if content.startswith(b"%PDF"):
        with pikepdf.open(io.BytesIO(content)) as document:
            streams = [each for each in document.objects if isinstance(each, pikepdf.Stream)]
            inside += [each.read_raw_bytes() for each in streams]
            for each in document.objects:
                values = each.stream_dict if isinstance(each, pikepdf.Stream) else each
                inside.append(repr(values).encode())
            for each in streams:
                with contextlib.suppress(pikepdf.PdfError):  # a photograph; as it is, it has been added above
                    inside.append(each.read_bytes())
    first = SECRET.partition(" ")[0]
    for text in (SECRET, first):
        for part in inside:
            assert text.encode() not in part
            assert text.encode("utf-16-be") not in part


def test_docs_and_records_publish_the_same_bytes(published: tuple[str, bytes], root: Path) -> None:
    name, content = published
    assert (root / "site/netwerken/noord/verhalen/bestanden" / name).read_bytes() == content


@pytest.mark.parametrize(
    "name", [name for name in HARMLESS if name.endswith((".jpg", ".png", ".webp", ".gif", ".avif"))]
)
def test_pictures_look_the_same(name: str, root: Path) -> None:
    before = Image.open(io.BytesIO(HARMLESS[name]))
    after = Image.open(root / "site" / name)
    assert (
        ImageChops.difference(*(ImageOps.exif_transpose(each).convert("RGB") for each in (before, after))).getbbox()
        is None
    )
    assert set(after.getexif()) <= {0x0112}
    assert not {"xmp", "comment", "photoshop", "Author", "Comment"} & set(after.info)


def test_how_a_photograph_was_held_and_its_colours_stay(root: Path) -> None:
    after = Image.open(root / "site" / "foto.jpg")
    assert after.getexif()[0x0112] == 6
    assert after.info["icc_profile"][36:40] == b"acsp"
    from PIL import ImageCms

    space = ImageCms.ImageCmsProfile(io.BytesIO(after.info["icc_profile"]))
    lab = []
    for profile in (space, ImageCms.createProfile("sRGB")):
        transform = ImageCms.buildTransform(profile, ImageCms.createProfile("LAB"), "RGB", "LAB")
        converted = ImageCms.applyTransform(Image.new("RGB", (1, 1), "orange"), transform)
        assert converted is not None
        lab.append(converted.getpixel((0, 0)))
    assert lab[0] == lab[1]


def test_moving_pictures_keep_moving(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "green", "blue")]
    files: dict[str, str | bytes] = {}
    for kind in ("GIF", "WEBP", "PNG", "AVIF"):
        out = io.BytesIO()
        frames[0].save(out, kind, save_all=True, append_images=frames[1:], duration=[100, 200, 300], loop=0)
        files[f"docs/beweging.{kind.lower()}"] = out.getvalue()
    built = example_site(tmp_path, files)
    assert run("build", "-f", built / "mkdocs.yml") == 0
    for path, content in files.items():
        assert isinstance(content, bytes)
        before, after = Image.open(io.BytesIO(content)), Image.open(built / "site" / path.removeprefix("docs/"))
        assert getattr(after, "n_frames", 1) == 3
        for number in range(3):
            before.seek(number)
            after.seek(number)
            assert before.convert("RGB").tobytes() == after.convert("RGB").tobytes()
            assert before.info.get("duration") == after.info.get("duration")
        assert before.info.get("loop") == after.info.get("loop")


def test_documents_say_the_same(root: Path) -> None:
    document = docx.Document(str(root / "site" / "verslag.docx"))
    assert [paragraph.text for paragraph in document.paragraphs][:2] == ["Samen leren", "Wij zaten in een kring."]
    assert document.tables[0].rows[0].cells[0].text == "Wie"
    style = document.paragraphs[0].style
    assert style is not None
    assert style.name == "Heading 1"
    assert (document.core_properties.title, document.core_properties.author) == ("Verslag", "")
    assert len(document.inline_shapes) == 1
    book = openpyxl.load_workbook(root / "site" / "tabel.xlsx")
    assert [[cell.value for cell in row] for row in samples.sheet_of(book).rows] == [
        ["Jaar", "Bijeenkomsten"],
        [2024, 6],
    ]
    with zipfile.ZipFile(root / "site" / "blad.odt") as parts:
        assert parts.infolist()[0].filename == "mimetype"
        assert parts.infolist()[0].compress_type == zipfile.ZIP_STORED
        assert "Een blad." in parts.read("content.xml").decode()
        assert "Thumbnails" not in "".join(parts.namelist())
    text = (root / "site" / "blad.txt").read_bytes()
    assert text == HARMLESS["blad.txt"]


def test_a_pdf_looks_and_reads_the_same(root: Path) -> None:
    before, after = pypdfium2.PdfDocument(HARMLESS["verslag.pdf"]), pypdfium2.PdfDocument(root / "site" / "verslag.pdf")
    assert len(before) == len(after) == 2
    for one, other in zip(before, after, strict=True):
        assert one.render().to_pil().tobytes() == other.render().to_pil().tobytes()
        assert one.get_textpage().get_text_bounded() == other.get_textpage().get_text_bounded()
    assert after.get_metadata_dict(skip_empty=True) == {"Title": "Verslag"}
    assert pypdfium2.raw.FPDFCatalog_IsTagged(after) == pypdfium2.raw.FPDFCatalog_IsTagged(before)


def test_a_film_keeps_what_it_shows_where_it_was(root: Path) -> None:
    before, after = HARMLESS["film.mp4"], (root / "site" / "film.mp4").read_bytes()
    place = before.index(b"the pictures")
    assert after[place : place + 12] == b"the pictures"
    assert b"+52.3702" not in after
    assert (3_900_000_000).to_bytes(4, "big") not in after
    assert after[before.index(b"stco") :][:20] == before[before.index(b"stco") :][:20]


def test_both_commands_publish_the_same_bytes(root: Path) -> None:
    import subprocess
    import sys

    other = root.parent / f"{root.name}-mkdocs"
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(root / "mkdocs.yml"), "-d", str(other)],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    for name in HARMLESS:
        assert (other / name).read_bytes() == (root / "site" / name).read_bytes(), name


def test_cleaning_what_is_clean_changes_nothing(published: tuple[str, bytes], tmp_path: Path) -> None:
    name, content = published
    root = example_site(tmp_path, {f"docs/{name}": content})
    assert [problem.code for problem in read_example(root).diagnostics] == []
    from leernetwerk.published.types import clean_file

    if not name.endswith(".pdf"):  # its identifier follows from what was there before
        assert clean_file(name, content) == content


# --- what is refused ------------------------------------------------------------------------------------

_COMMENTS = (
    '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="1"><w:p/>'
    "</w:comment></w:comments>"
)
_ACTION = DictionaryObject(
    {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert(1)")}
)


def _open_with(**action: str) -> Callable[[pypdf.PdfWriter], None]:
    def change(writer: pypdf.PdfWriter) -> None:
        entries = {NameObject(f"/{key}"): TextStringObject(value) for key, value in action.items() if key != "S"}
        writer.root_object[NameObject("/OpenAction")] = DictionaryObject(
            {NameObject("/S"): NameObject(action["S"]), **entries}
        )

    return change


def _attach(writer: pypdf.PdfWriter) -> None:
    writer.add_attachment("namen.csv", SECRET.encode())


def _annotate(subtype: str, **more: object) -> Callable[[pypdf.PdfWriter], None]:
    def change(writer: pypdf.PdfWriter) -> None:
        note = DictionaryObject(
            {NameObject("/Type"): NameObject("/Annot"), NameObject("/Subtype"): NameObject(subtype)}
        )
        note[NameObject("/Rect")] = ArrayObject([NumberObject(each) for each in (0, 0, 9, 9)])
        for key, value in more.items():
            note[NameObject(f"/{key}")] = value
        writer.pages[0][NameObject("/Annots")] = ArrayObject([writer._add_object(note)])

    return change


def _hidden_sheet() -> bytes:
    book = samples.workbook()
    book.create_sheet("Namen")["A1"] = SECRET
    book["Namen"].sheet_state = "veryHidden"
    return samples.saved(book)


def _hidden_column() -> bytes:
    book = samples.workbook()
    samples.sheet_of(book).column_dimensions["B"].hidden = True
    return samples.saved(book)


def _people() -> bytes:
    book = samples.workbook()
    samples.sheet_of(book).append(["Voornaam", "Geboortedatum"])
    return samples.saved(book)


WORD, BOOK = samples.word(), samples.saved(samples.workbook())
REFUSED: dict[str, tuple[bytes | str, str]] = {
    # types
    "_redirects": ("/* https://evil.example 301", "file-type"),
    "_headers": ("/*\n  X: y", "file-type"),
    "kwaad.php": ("<?php", "active-file"),
    "kwaad.php.png": (samples.picture("PNG"), "active-file"),
    "kwaad.exe": (b"MZ", "active-file"),
    "kwaad.html": ("<p>hoi</p>", "active-file"),
    "kwaad.HTM": ("<p>hoi</p>", "active-file"),
    "sw.js": ("self.onfetch = null", "active-file"),
    "stijl.css": ("a{}", "active-file"),
    "kwaad.wasm": (b"\0asm", "active-file"),
    "kwaad.xml": ("<x/>", "active-file"),
    "lijst.json": ("{}", "file-type"),
    "alles.zip": (samples.archive({"a.txt": "a"}), "file-type"),
    "oud.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "file-type"),
    "macro.docm": (WORD, "active-file"),
    "zonder-einde": ("tekst", "file-type"),
    # contents that are something else
    "foto.jpg": (samples.picture("PNG"), "file-content"),
    "pagina.png": ("<!doctype html><script>alert(1)</script>", "file-content"),
    "pagina.pdf": ("<!doctype html><script>alert(1)</script>", "file-content"),
    "rommel.pdf": (b"<script>alert(1)</script>\n" + write_pdf("x"), "file-content"),
    "pagina.txt": ("\ufeff <!DOCTYPE html><script>alert(1)</script>", "active-file"),
    "rommel.txt": (b"a\0b", "file-content"),
    "script.tsv": ("window.ran = 1//\tb\n1\t2\n", "active-file"),
    "sleutelwoord.tsv": ("var\tb\n1\t2\n", "active-file"),
    "geen.vtt": ("WEBVTTx = 1\n", "file-content"),
    "rommel.csv": ("a\u202eb\n", "file-content"),
    "formule.csv": ('a,b\n1,"=HYPERLINK(""https://evil.example"")"\n', "active-content"),
    "rommel.docx": (samples.archive({"a": "b"}), "file-content"),
    "boek.docx": (BOOK, "file-content"),
    # drawings
    "script.svg": (f"<svg {SVG}><script>alert(1)</script></svg>", "active-file"),
    "onload.svg": (f"<svg {SVG} onload='alert(1)'/>", "active-file"),
    "prefix.svg": ("<é:svg xmlns:é='http://www.w3.org/2000/svg'><é:script>alert(1)</é:script></é:svg>", "active-file"),
    "japans.svg": (f"<?xml version='1.0' encoding='ISO-2022-JP'?><svg {SVG}/>", "file-content"),
    "attlist.svg": (f"<!DOCTYPE svg [<!ATTLIST svg onload CDATA 'alert(1)'>]><svg {SVG}/>", "active-content"),
    "entiteit.svg": (f"<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><svg {SVG}>&x;</svg>", "active-content"),
    "set.svg": (f"<svg {SVG}><a><set attributeName='href' to='javascript:alert(1)'/></a></svg>", "drawing-part"),
    "formulier.svg": (
        f"<svg {SVG}><foreignObject><form xmlns='http://www.w3.org/1999/xhtml' action='//e.example'/></foreignObject>"
        "</svg>",
        "drawing-part",
    ),
    "verder.svg": (
        f"<svg {SVG}><h:meta xmlns:h='http://www.w3.org/1999/xhtml' http-equiv='refresh' content='0;url=//e.example'/>"
        "</svg>",
        "active-file",
    ),
    "elders.svg": (f"<svg {SVG}><image href='https://evil.example/x.png'/></svg>", "active-content"),
    "gebruik.svg": (f"<svg {SVG}><use href='data:image/svg+xml,x#y'/></svg>", "active-content"),
    "stijl.svg": (f"<svg {SVG}><style>a{{fill:u\\72l(//evil.example)}}</style></svg>", "active-content"),
    "stijl2.svg": (f"<svg {SVG}><rect style='fill:URL(  //evil.example/x)'/></svg>", "active-content"),
    "stijlblad.svg": (f"<?xml-stylesheet href='x.xsl' type='text/xsl'?><svg {SVG}/>", "active-content"),
    "bom.svg": (
        f"<svg {SVG}><g id='a0'><rect/></g>"
        + "".join(f"<g id='a{n + 1}'>" + f"<use href='#a{n}'/>" * 10 + "</g>" for n in range(9))
        + "</svg>",
        "file-too-heavy",
    ),
    # bombs
    "bom.png": (
        samples.picture("PNG")[:16] + b"\0\0\xff\xff\0\0\xff\xff" + samples.picture("PNG")[24:],
        "file-too-heavy",
    ),
    "bom.docx": (samples.changed(WORD, {"word/document.xml": b"<a>" + b" " * 60_000_000 + b"</a>"}), "file-too-heavy"),
    # documents
    "verwijderd.docx": (
        samples.in_word(f"<w:p><w:del w:id='1' w:author='x'><w:r><w:delText>{SECRET}</w:delText></w:r></w:del></w:p>"),
        "hidden-content",
    ),
    "verborgen.docx": (
        samples.in_word(f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{SECRET}</w:t></w:r></w:p>"),
        "hidden-content",
    ),
    "opmerking.docx": (
        samples.related(WORD, "word/document.xml", "comments", "comments.xml", _COMMENTS),
        "hidden-content",
    ),
    "macro.docx": (samples.related(WORD, "word/document.xml", "vbaProject", "vbaProject.bin", b"x"), "active-content"),
    "object.docx": (
        samples.related(WORD, "word/document.xml", "oleObject", "embeddings/o.bin", b"x"),
        "hidden-content",
    ),
    "beeld.docx": (
        samples.related(
            WORD, "word/document.xml", "image", "https://evil.example/x.png", mode=' TargetMode="External"'
        ),
        "active-content",
    ),
    "veld.docx": (
        samples.in_word("<w:p><w:r><w:instrText>DDEAUTO c:\\\\x.exe</w:instrText></w:r></w:p>"),
        "active-content",
    ),
    "xxe.docx": (
        samples.changed(
            WORD, {"word/document.xml": "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>"}
        ),
        "active-content",
    ),
    "blad.xlsx": (_hidden_sheet(), "hidden-content"),
    "kolom.xlsx": (_hidden_column(), "hidden-content"),
    "opmerking.xlsx": (samples.with_comment(), "hidden-content"),
    "elders.xlsx": (
        samples.related(BOOK, "xl/workbook.xml", "externalLink", "externalLinks/e1.xml", "<externalLink/>"),
        "hidden-content",
    ),
    "mensen.xlsx": (_people(), "people-table"),
    "mensen.csv": ("Respondent ID;Vraag 1\n1;ja\n", "people-table"),
    "wijziging.odt": (
        samples.open_document("text", f"<text:tracked-changes><text:p>{SECRET}</text:p></text:tracked-changes>"),
        "hidden-content",
    ),
    "opmerking.ods": (
        samples.open_document("spreadsheet", f"<office:annotation><text:p>{SECRET}</text:p></office:annotation>"),
        "hidden-content",
    ),
    "notitie.odp": (
        samples.open_document("presentation", f"<presentation:notes><text:p>{SECRET}</text:p></presentation:notes>"),
        "hidden-content",
    ),
    "verborgen.odt": (
        samples.open_document(
            "text",
            f"<text:p><text:span text:style-name='V'>{SECRET}</text:span></text:p>",
            styles="<style:style style:name='V'><style:text-properties text:display='none'/></style:style>",
        ),
        "hidden-content",
    ),
    "macro.odt": (samples.open_document("text", "<text:p/>", {"Basic/script-lb.xml": "<x/>"}), "active-content"),
    # PDF files
    "script.pdf": (pdf(_open_with(S="/JavaScript", JS="app.alert(1)")), "active-content"),
    "start.pdf": (pdf(_open_with(S="/Launch", F="cmd.exe")), "active-content"),
    "open.pdf": (pdf(_open_with(S="/URI", URI="https://evil.example")), "active-content"),
    "bijlage.pdf": (pdf(_attach), "hidden-content"),
    "formulier.pdf": (pdf(_annotate("/Widget", A=_ACTION)), "active-content"),
    "opmerking.pdf": (pdf(_annotate("/Text", Contents=TextStringObject(SECRET))), "hidden-content"),
    # film
    "spoor.mp4": (samples.film(b"meta"), "hidden-content"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_runs_hides_or_is_something_else_is_told(name: str, tmp_path: Path) -> None:
    content, code = REFUSED[name]
    story = f"---\ntitle: Bestand\ndate: 2024-01-01\n---\n\n[het bestand]({name})\n"
    for place in (f"docs/{name}", f"networks/noord/stories/{name}"):
        more = {"networks/noord/stories/bestand.md": story} if place.startswith("networks") else {}
        checked = read_example(example_site(tmp_path / place.partition("/")[0], {place: content, **more}))
        assert {problem.code for problem in checked.diagnostics} == {code}
        assert {problem.place.path for problem in checked.diagnostics} == {place}
        for problem in checked.diagnostics:  # a datum is never quoted
            assert SECRET not in repr(problem.values)


def test_what_systems_leave_is_passed_over(tmp_path: Path) -> None:
    litter = ("Thumbs.db", "desktop.ini", "~$verslag.docx", "verslag.md~", ".DS_Store", ".htaccess")
    root = example_site(tmp_path, {f"docs/{name}": "x" for name in litter})
    assert read_example(root).diagnostics == ()
    assert run("build", "-f", root / "mkdocs.yml") == 0
    assert not [name for name in litter if (root / "site" / name).exists()]


def test_what_the_configuration_names_is_its_owners(tmp_path: Path) -> None:
    named = BASE["mkdocs.yml"] + "extra_css: [stijl/eigen.css]\nextra_javascript: [eigen.js]\n"
    files: dict[str, str | bytes] = {"mkdocs.yml": named, "docs/stijl/eigen.css": "a{}", "docs/eigen.js": "1"}
    root = example_site(tmp_path / "a", files)
    assert run("build", "-f", root / "mkdocs.yml") == 0
    assert (root / "site/stijl/eigen.css").read_text("utf-8") == "a{}"
    assert (root / "site/eigen.js").read_text("utf-8") == "1"
    other = example_site(tmp_path / "b", files | {"docs/ander.js": "1"})
    assert run("build", "-f", other / "mkdocs.yml") == 1


def test_the_name_of_the_site_for_its_host_is_published(tmp_path: Path) -> None:
    root = example_site(tmp_path, {"docs/CNAME": "kennis.example.org\n"})
    assert run("build", "-f", root / "mkdocs.yml") == 0
    assert (root / "site/CNAME").read_text("utf-8") == "kennis.example.org\n"
    wrong = example_site(tmp_path / "b", {"docs/CNAME": "<script>", "docs/map/CNAME": "kennis.example.org"})
    assert [problem.code for problem in read_example(wrong).diagnostics] == ["file-content", "file-type"]


def test_a_damaged_picture_is_told_and_the_rest_of_the_site_is_built(tmp_path: Path) -> None:
    for kind, content in (
        ("jpg", samples.photograph()[:900]),
        ("png", samples.picture("PNG")[:-30]),
        ("gif", b"GIF89a"),
    ):
        root = example_site(tmp_path / kind, {f"docs/foto.{kind}": content})
        assert [problem.code for problem in read_example(root).diagnostics] == ["picture-damaged"]
        assert run("build", "-f", root / "mkdocs.yml") == 0
        assert SECRET.encode() not in (root / f"site/foto.{kind}").read_bytes()


# --- surveys --------------------------------------------------------------------------------------------

SURVEY = (
    "---\ntitle: Peiling\nstart: 2021-01-01\nend: 2021-02-01\nresponses: 40\nresults: p.csv\nquestions:\n"
    "  - {id: r, text: Ruimte?, kind: single, options: [ja, soms, nee]}\n---\n\n[de antwoorden](antwoorden.csv)\n"
)
COUNTS = "question,option,count\nr,ja,24\nr,soms,\nr,nee,\n"


@pytest.mark.parametrize(
    "name", ["antwoorden.csv", "antwoorden.XLSX", "map/antwoorden.csv", "antwoorden.ods", "antwoorden.sav"]
)
def test_a_table_beside_surveys_that_none_names_is_told(name: str, tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "p.md": SURVEY.replace("antwoorden.csv", name),
        "p.csv": COUNTS,
        name: "question\nja\n",
    }
    root = example_site(tmp_path, {f"networks/noord/surveys/{path}": content for path, content in files.items()})
    assert ("loose-table", f"networks/noord/surveys/{name}") in {
        (problem.code, problem.place.path) for problem in read_example(root).diagnostics
    }


def test_results_beyond_what_is_checked_are_told(tmp_path: Path) -> None:
    rows = COUNTS + "\n" * 300_000 + "r,Lotte zei het,1\n"
    survey = SURVEY.partition("\n[de")[0]
    root = example_site(tmp_path, {"networks/noord/surveys/p.md": survey, "networks/noord/surveys/p.csv": rows})
    assert "file-too-large" in [problem.code for problem in read_example(root).diagnostics]


# --- drawings of real programs --------------------------------------------------------------------------


def test_drawings_are_written_anew(root: Path) -> None:
    text = (root / "site" / "tekening.svg").read_text("utf-8")
    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg"')
    assert "Caf\u00e9" in text
    assert re.findall(r"<!|inkscape|metadata", text) == []
