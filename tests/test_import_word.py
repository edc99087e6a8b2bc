"""Word documents as records: what is kept, what is left out, and what a broken or hostile file does."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from tests.support.command import run
from tests.support.example_site import example_site, terminal
from tests.support.word_samples import SECRET_AUTHOR, png, report_bytes, report_document

RECORD = "networks/noord/reports/netwerken-inzetten-werkt.md"
Output = pytest.CaptureFixture[str]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return example_site(tmp_path / "site")


def take(root: Path, name: str, content: bytes, *options: str) -> int:
    file = root.parent / name
    file.write_bytes(content)
    return run("import", "-f", root / "mkdocs.yml", file, *options)


def state(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def document_with(change: dict[str, bytes | None], base: bytes | None = None) -> bytes:
    """A Word document of which parts are replaced, added, or (``None``) left out."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(base or report_bytes())) as old, zipfile.ZipFile(stream, "w", 8) as new:
        for name in old.namelist():
            if name not in change:
                new.writestr(name, old.read(name))
        for name, content in change.items():
            if content is not None:
                new.writestr(name, content)
    return stream.getvalue()


def saved(document: object) -> bytes:
    stream = io.BytesIO()
    document.save(stream)  # type: ignore[attr-defined]
    return stream.getvalue()


def test_a_report_becomes_a_record_that_passes_the_checks(root: Path, capsys: Output) -> None:
    assert take(root, "rapport.docx", report_bytes()) == 0
    told = capsys.readouterr()
    assert told.out == f"{RECORD}\n"
    text = (root / RECORD).read_text("utf-8")
    assert text.startswith("---\ntitle: Netwerken inzetten werkt\norganisations: [amber]\ndate: 2021-06\n---\n")
    for expected in (
        "# Aanleiding",
        "## Wat we deden",
        "alleen voor[^1]. Dat is **belangrijk** en *goed* om te weten.",
        "[^1]: Zie de notitie over netwerkberaad.",
        "-   luisteren\n",
        "1.  beginnen\n",
        "| Methodiek          | Hoe vaak |",
        "| Krachten \\| wijzer | 7        |",
        "![Een kring van acht stoelen in een lokaal.](netwerken-inzetten-werkt/beeld-1.png)",
        "![Nog in te vullen: wat deze afbeelding laat zien](netwerken-inzetten-werkt/beeld-2.png)",
        "Dit blijft. Dit kwam erbij.",
    ):
        assert expected in text
    assert run("check", "-f", root / "mkdocs.yml", "--format", "json") == 0
    assert '"code": "left-to-fill-in"' in capsys.readouterr().out  # the description that still has to be written


def test_what_must_not_go_along_is_left_out_and_told(root: Path, capsys: Output) -> None:
    assert take(root, "rapport.docx", report_bytes()) == 0
    told = capsys.readouterr().err
    for sentence in (
        "2 bijgehouden wijzigingen zijn doorgevoerd",
        "1 opmerking is weggelaten.",
        "Wat het bestand over schrijvers en bewerkers vertelde, is weggelaten.",
        "Wat 2 afbeeldingen over maker of plaats vertelden, is weggehaald.",
        "1 afbeelding heeft nog geen beschrijving",
        "geen namen of verhalen waarin een cliënt te herkennen is",
    ):
        assert sentence in told
    for name, content in state(root).items():
        assert SECRET_AUTHOR.encode() not in content, name
        assert b"geschrapt" not in content
        assert b"Klopt dit wel" not in content


def test_nothing_is_written_over(root: Path, capsys: Output) -> None:
    assert take(root, "rapport.docx", report_bytes()) == 0
    before = state(root)
    assert take(root, "rapport.docx", report_bytes()) == 1
    assert "is er al" in capsys.readouterr().err
    (root / RECORD).unlink()
    assert take(root, "rapport.docx", report_bytes()) == 1  # its images are there still
    assert state(root) == {name: content for name, content in before.items() if name != RECORD}


def test_several_files_are_all_or_nothing(root: Path, capsys: Output) -> None:
    before = state(root)
    good, bad = root.parent / "goed.docx", root.parent / "slecht.docx"
    good.write_bytes(report_bytes())
    bad.write_bytes(b"geen document")
    assert run("import", "-f", root / "mkdocs.yml", good, bad) == 1
    assert "slecht.docx" in capsys.readouterr().err
    assert state(root) == before


def test_tables_that_markdown_cannot_write_are_html(root: Path) -> None:
    document = docx.Document()
    document.add_heading("Met tabel", 1)
    table = document.add_table(rows=3, cols=2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Over twee kolommen"
    table.cell(1, 0).text, table.cell(1, 1).text = "links", "rechts"
    table.cell(2, 0).paragraphs[0].add_run("eerst")
    table.cell(2, 0).add_paragraph("punt", style="List Bullet")
    assert take(root, "tabel.docx", saved(document), "--set", "date=2020") == 0
    text = (root / "networks/noord/reports/met-tabel.md").read_text("utf-8")
    assert 'colspan="2"' in text
    for cell in ("Over twee kolommen", "links", "rechts", "eerst", "<li>punt"):
        assert cell in text
    assert "[TABLE]" not in text


def test_captions_go_to_their_figures_and_tables(root: Path) -> None:
    document = docx.Document()
    document.add_heading("Met bijschriften", 1)
    document.add_picture(io.BytesIO(png()))._inline.docPr.set("descr", "Een vlak")
    document.add_paragraph("Figuur 1: Het vlak", style="Caption")
    document.add_paragraph("Tabel 2. Hoe vaak", style="Caption")
    table = document.add_table(rows=2, cols=1)
    table.cell(0, 0).text, table.cell(1, 0).text = "Keer", "3"
    document.add_paragraph("Slot.")
    assert take(root, "bijschrift.docx", saved(document), "--set", "date=2020", "--set", "organisations=amber") == 0
    text = (root / "networks/noord/reports/met-bijschriften.md").read_text("utf-8")
    assert '![Een vlak](met-bijschriften/beeld-1.png "Het vlak")\n\nTabel: Hoe vaak\n\n| Keer |\n' in text
    assert text.endswith("\n\nSlot.\n")


def test_text_that_looks_like_markup_stays_text(root: Path, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Tekens & zo", 1)
    document.add_paragraph("<script>alert(1)</script> [[amber]] # geen kop * geen lijst _x_ {{ x }}")
    assert take(root, "tekens.docx", saved(document), "--set", "date=2020", "--set", "organisations=amber") == 0
    assert run("build", "-f", root / "mkdocs.yml", "--site-dir", tmp_path / "built") == 0
    page = (tmp_path / "built/netwerken/noord/rapporten/tekens-zo/index.html").read_text("utf-8")
    body = page.partition('<div class="ln-body"')[2].partition("</div>")[0]
    assert "&lt;script&gt;alert(1)&lt;/script&gt; [[amber]] # geen kop * geen lijst _x_ {{ x }}" in body


def test_what_a_file_does_not_say_is_asked_for(root: Path, capsys: Output) -> None:
    document = docx.Document()
    document.add_heading("Verslag van de proef", 1)
    content = saved(document)
    assert take(root, "proef.docx", content, "--type", "experience", "--set", "verdict=werkt") == 2
    assert "--set methodology=…" in capsys.readouterr().err
    said = ("--set", "methodology=Krachtenwijzer")
    assert take(root, "proef.docx", content, "--type", "experience", "--set", "verdict=werkt", *said) == 0
    text = (root / "networks/noord/experiences/verslag-van-de-proef.md").read_text("utf-8")
    guess = "# Niet zeker: klopt dit?\n"
    assert f"methodology: krachtenwijzer\n{guess}organisation: amber\n{guess}date: 2013-12-01\nverdict: works\n" in text
    assert "draft: true" in text
    assert run("check", "-f", root / "mkdocs.yml") == 0


BOMB = b"<w:document>" + b" " * (40 * 1024 * 1024)
XXE = (
    b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    b"<w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>"
)
DEEP = (
    b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    + b"<w:tbl><w:tr><w:tc>" * 5_000
    + b"<w:p/>"
    + b"</w:tc></w:tr></w:tbl>" * 5_000
    + b"</w:body></w:document>"
)


def lying() -> bytes:
    """A document of which the main part says that it is small."""
    raw = bytearray(document_with({"word/document.xml": BOMB}))
    real = len(BOMB).to_bytes(4, "little")
    assert raw.count(real) == 2
    return bytes(raw.replace(real, (1000).to_bytes(4, "little")))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04",
        b"Dit is gewone tekst.",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1000,
        report_bytes()[:-200],
        report_bytes()[:2000] + b"x" * 500 + report_bytes()[2500:],
        document_with({"word/document.xml": None}),
        document_with({"word/document.xml": b"<w:document><w:body>"}),
        document_with({"word/document.xml": b"\xff\xfe\x00nonsense"}),
        document_with({"word/document.xml": BOMB}),
        document_with({"word/document.xml": XXE}),
        document_with({"word/document.xml": XXE.decode().encode("utf-16")}),
        document_with({"word/document.xml": DEEP}),
        document_with({f"word/media/{number}.png": b"" for number in range(6_000)}),
        lying(),
    ],
    ids=[
        "empty",
        "only a beginning",
        "text",
        "password",
        "cut off",
        "damaged",
        "no document",
        "no XML",
        "no encoding",
        "bomb",
        "entities",
        "entities in UTF-16",
        "nested",
        "many parts",
        "lying about its size",
    ],
)
def test_a_broken_or_hostile_file_is_one_sentence(root: Path, capsys: Output, content: bytes) -> None:
    before = state(root)
    assert take(root, "rapport.docx", content) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert "rapport.docx" in told.err
    assert state(root) == before


def test_macros_and_strange_parts_are_left_behind(root: Path, capsys: Output) -> None:
    content = document_with({"word/vbaProject.bin": b"macro", "../../kwaad.txt": b"kwaad"})
    assert take(root, "rapport.docm", content) == 0
    assert "De macro’s zijn weggelaten." in capsys.readouterr().err
    assert not (root.parent.parent / "kwaad.txt").exists()
    assert b"macro" not in b"".join(state(root).values())


def test_other_kinds_of_file_are_refused(root: Path, capsys: Output) -> None:
    assert take(root, "rapport.odt", b"x") == 1
    assert "docx" in capsys.readouterr().err
    assert run("import", "-f", root / "mkdocs.yml", root / "nergens.docx") == 1
    assert take(root, "rapport.docx", report_bytes(), "--network", "nergens") == 2
    assert "noord" in capsys.readouterr().err
    assert take(root, "rapport.docx", report_bytes(), "--set", "onzin=1") == 2


def long_document(chapters: int, paragraphs: int) -> bytes:
    """A long report of which each chapter leads to the next, with a footnote and a picture in the first."""
    document = report_document()
    for number in range(1, chapters + 1):
        document.add_heading(f"Hoofdstuk {number}", 1)
        document.add_heading("Doel", 2)
        for _ in range(paragraphs):
            document.add_paragraph("Samen kijken we wat een gezin nodig heeft en wie daarbij kan helpen. " * 8)
    link = document.add_paragraph()
    link._p.append(
        parse_xml(f'<w:hyperlink {nsdecls("w")} w:anchor="doel2"><w:r><w:t>het tweede doel</w:t></w:r></w:hyperlink>')
    )
    goals = [each for each in document.paragraphs if each.text == "Doel"]
    goals[1]._p.insert(1, parse_xml(f'<w:bookmarkStart {nsdecls("w")} w:id="7" w:name="doel2"/>'))
    goals[1]._p.append(parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="7"/>'))
    return saved(document)


def test_a_long_report_becomes_chapters(root: Path, capsys: Output) -> None:
    assert take(root, "rapport.docx", long_document(4, 12)) == 0
    assert "Het heeft 6 hoofdstukken" in capsys.readouterr().err
    folder = root / "networks/noord/reports/netwerken-inzetten-werkt"
    assert sorted(path.name for path in folder.iterdir()) == [
        "01-aanleiding.md",
        "02-beeld.md",
        "03-hoofdstuk-1.md",
        "04-hoofdstuk-2.md",
        "05-hoofdstuk-3.md",
        "06-hoofdstuk-4.md",
        "beeld-1.png",
        "beeld-2.png",
    ]
    first = (folder / "01-aanleiding.md").read_text("utf-8")
    assert first.startswith("# Aanleiding\n")
    assert "[^1]: Zie de notitie" in first
    assert "(beeld-1.png)" in (folder / "02-beeld.md").read_text("utf-8")
    assert "[het tweede doel](04-hoofdstuk-2.md#doel)" in (folder / "06-hoofdstuk-4.md").read_text("utf-8")
    assert "# Aanleiding" not in (root / RECORD).read_text("utf-8")
    capsys.readouterr()
    assert run("check", "-f", root / "mkdocs.yml", "--format", "json") == 0
    assert {each["code"] for each in json.loads(capsys.readouterr().out)} == {"left-to-fill-in"}


def test_what_is_missing_is_asked_for_on_a_terminal(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = docx.Document()
    document.add_heading("Verslag van de proef", 1)
    monkeypatch.setattr("sys.stdin", terminal("Krachtenwijzer\nwerkt\n"))
    assert take(root, "proef.docx", saved(document), "--type", "experience") == 0
    text = (root / "networks/noord/experiences/verslag-van-de-proef.md").read_text("utf-8")
    assert "methodology: krachtenwijzer\n" in text
    assert "verdict: works\n" in text


def test_hidden_text_is_left_out_and_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = example_site(tmp_path / "site")
    document = docx.Document()
    document.add_heading("Open kop", 1)
    paragraph = document.add_paragraph("Voor iedereen. ")
    paragraph.add_run("Alleen voor ons.").font.hidden = True
    paragraph.add_run("En verder.")
    assert take(root, "open.docx", saved(document), "--set", "date=2020", "--set", "organisations=amber") == 0
    told = capsys.readouterr()
    assert "1 stuk verborgen tekst is weggelaten" in told.out + told.err
    (record,) = (root / "networks").rglob("reports/*.md")
    text = record.read_text("utf-8")
    assert "Voor iedereen. En verder." in text
    assert "Alleen voor ons" not in text + told.out + told.err
