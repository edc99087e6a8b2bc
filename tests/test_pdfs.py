"""PDFs: what is read from them, what is told of bad ones, and that none of them stops a build."""

from __future__ import annotations

import io
import subprocess
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from tests.support.example_site import example_site, read_example

from leernetwerk.content import SiteSettings
from leernetwerk.graph.report_files import texts_of
from leernetwerk.pdfs import Bookmark, PdfFacts, Unread, reading
from leernetwerk.pdfs.cache import Cache
from leernetwerk.pdfs.example import write_pdf
from leernetwerk.pdfs.reading import read_pdfs
from leernetwerk.site.checked_site import CheckedSite, read_site

NOWHERE = Cache(None)
FILE = "networks/noord/reports/verslag.pdf"
RECORD = "networks/noord/reports/verslag.md"


def read(content: bytes, folder: Path, cache: Cache = NOWHERE) -> PdfFacts | Unread:
    (folder / "x.pdf").write_bytes(content)
    return read_pdfs(folder, ["x.pdf"], cache)["x.pdf"]


def facts(content: bytes, folder: Path) -> PdfFacts:
    found = read(content, folder)
    assert isinstance(found, PdfFacts)
    return found


def site(root: Path, file: bytes, lines: str = "") -> Path:
    record = f"---\ntitle: Verslag\norganisations: [amber]\ndate: 2016\nfile: verslag.pdf\n{lines}---\n"
    return example_site(root, {RECORD: record, FILE: file})


def test_what_a_pdf_tells_of_itself(tmp_path: Path) -> None:
    content = write_pdf(
        "Samen leren", "", "Over steunfiguren", title="Een (goed) verslag", bookmarks=[("Begin", 1), ("Slot", 3)]
    )
    found = facts(content, tmp_path)
    assert (found.size, found.pages, found.title, found.language) == (len(content), 3, "Een (goed) verslag", "nl")
    assert found.tagged
    assert found.texts == ("Samen leren", "", "Over steunfiguren")
    assert found.contents == (Bookmark(0, "Begin", 1), Bookmark(0, "Slot", 3))
    cover = Image.open(io.BytesIO(found.cover))
    assert cover.format == "WEBP"
    assert cover.size == found.cover_size
    assert cover.width <= 440
    assert cover.getpixel((0, 0)) == (255, 255, 255)


def test_a_pdf_that_tells_nothing(tmp_path: Path) -> None:
    found = facts(write_pdf("x", tagged=False, language=""), tmp_path)
    assert (found.title, found.language, found.tagged, found.contents) == ("", "", False, ())


GOOD = write_pdf("Samen leren", "Twee")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "pdf-empty"),
        (b"PK\x03\x04 a document", "pdf-damaged"),
        (b"%PDF-1.7\n%%EOF\n", "pdf-damaged"),
        (write_pdf(), "pdf-damaged"),
        (GOOD[:-300], "pdf-truncated"),
        (GOOD[:20], "pdf-truncated"),
        (GOOD.replace(b"/MarkInfo", b"/Linearized 1 /L 99999999 /MarkInfo", 1), "pdf-truncated"),
        (write_pdf("x", encrypted=True), "pdf-encrypted"),
    ],
    ids=range(8),
)
def test_a_bad_pdf_is_told(content: bytes, code: str, tmp_path: Path) -> None:
    assert read(content, tmp_path) == Unread(code)
    found = read_example(site(tmp_path / "site", content)).diagnostics
    assert [(problem.code, problem.place.path) for problem in found] == [(code, FILE)]


@given(place=st.integers(0, len(GOOD) - 1), junk=st.binary(min_size=1, max_size=40))
@settings(max_examples=25)
def test_whatever_a_file_holds_it_is_facts_or_a_problem(place: int, junk: bytes, tmp_path: Path) -> None:
    found = read(GOOD[:place] + junk + GOOD[place + len(junk) :], tmp_path)
    assert isinstance(found, (PdfFacts, Unread))


@pytest.mark.parametrize("content", [b"geen pdf", b"%PDF-1.7"])
def test_a_file_that_no_record_names_is_nobodys_problem(content: bytes, tmp_path: Path) -> None:
    root = example_site(tmp_path, {"networks/noord/reports/los.pdf": content})
    assert read_example(root).diagnostics == ()


def codes(reading: CheckedSite) -> list[tuple[str, int]]:
    return [(problem.code, problem.place.line) for problem in reading.diagnostics]


def test_pages_are_read_from_the_file(tmp_path: Path) -> None:
    found = read_example(site(tmp_path / "a", GOOD))
    assert codes(found) == []
    report = found.graph.nodes["report:noord/verslag"].record
    assert getattr(report, "pages") == 2  # noqa: B009 - of a report only
    assert codes(read_example(site(tmp_path / "b", GOOD, "pages: 2\n"))) == []
    assert codes(read_example(site(tmp_path / "c", GOOD, "pages: 3\n"))) == [("pdf-pages", 6)]


def test_texts_are_there_for_the_search(tmp_path: Path) -> None:
    graph = read_example(site(tmp_path, write_pdf("Een", "", "Drie"))).graph
    assert texts_of(FILE, graph) == ((1, "Een"), (3, "Drie"))
    assert texts_of("networks/noord/reports/ander.pdf", graph) == ()


def test_a_scan_and_an_untagged_file_are_warned_of(tmp_path: Path) -> None:
    untagged = read_example(site(tmp_path / "a", write_pdf("Tekst", tagged=False)))
    assert [(problem.code, problem.severity.value) for problem in untagged.diagnostics] == [("pdf-untagged", "warning")]
    scan = read_example(site(tmp_path / "b", write_pdf("", tagged=False)))
    assert [(problem.code, problem.severity.value) for problem in scan.diagnostics] == [("pdf-without-text", "warning")]


def test_what_was_read_is_kept_by_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = Cache(tmp_path / "cache")
    first = read(GOOD, tmp_path, cache)
    broken = read(b"geen pdf", tmp_path, cache)

    def never(*_args: object, **_kwargs: object) -> None:
        raise AssertionError("read once more")

    monkeypatch.setattr(subprocess, "run", never)
    assert read(GOOD, tmp_path, Cache(tmp_path / "cache")) == first
    assert read(b"geen pdf", tmp_path, cache) == broken
    monkeypatch.undo()
    for file in (tmp_path / "cache").glob("*.json"):
        file.write_text('{"size": 1}', "utf-8")
    assert read(GOOD, tmp_path, cache) == first


def test_a_cache_that_cannot_be_written_is_no_cache(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    assert isinstance(read(GOOD, tmp_path, Cache(tmp_path / "file" / "cache")), PdfFacts)


def test_a_site_keeps_its_cache_out_of_sight(tmp_path: Path) -> None:
    root = site(tmp_path, GOOD)
    cache = root / ".cache" / "leernetwerk"
    settings_ = SiteSettings(root, root / "docs", root / "networks", "Voorbeeld", cache=cache)
    read_site(settings_, lambda path: f"/{path}")
    assert len(list((cache / "pdf").glob("*.json"))) == 1
    assert (cache / "pdf" / ".gitignore").read_text("utf-8") == "*\n"


@pytest.mark.parametrize(
    ("program", "outcome"),
    [
        ("import os; os.abort()", "pdf-too-heavy"),
        ("import time; time.sleep(60)", "pdf-too-heavy"),
        ("print('no JSON')", "pdf-too-heavy"),
        ("print('{\"pages\": 1}')", "pdf-too-heavy"),
    ],
)
def test_a_reader_that_breaks_down_is_a_warning(
    program: str, outcome: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker = tmp_path / "worker.py"
    worker.write_text(program, "utf-8")
    monkeypatch.setattr(reading, "_WORKER", worker)
    monkeypatch.setattr(reading, "SECONDS", 1)
    found = read_example(site(tmp_path / "site", GOOD))
    assert [(problem.code, problem.severity.value) for problem in found.diagnostics] == [(outcome, "warning")]


def test_a_cover_that_cannot_be_drawn_costs_the_cover_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    original = Path(reading.__file__).with_name("worker.py").read_text("utf-8")
    worker = tmp_path / "worker.py"
    worker.write_text(original.replace("from PIL import Image", "import os; os.abort()"), "utf-8")
    monkeypatch.setattr(reading, "_WORKER", worker)
    found = facts(GOOD, tmp_path)
    assert (found.pages, found.texts, found.cover) == (2, ("Samen leren", "Twee"), b"")


def test_a_page_that_unpacks_without_end_ends(tmp_path: Path) -> None:
    """A stream of some kilobytes that stands for gigabytes."""
    bomb = zlib.compress(zlib.compress(b" " * 200_000_000, 9), 9)
    plain = write_pdf("x")
    head, _, rest = plain.partition(b"stream\n")
    _, _, tail = rest.partition(b"\nendstream")
    place = head.rindex(b"<<")
    packed = f"<< /Length {len(bomb)} /Filter [/FlateDecode /FlateDecode] >>\nstream\n".encode()
    found = read(head[:place] + packed + bomb + b"\nendstream" + tail, tmp_path)
    assert isinstance(found, PdfFacts) or found.code == "pdf-too-heavy"


def test_a_report_says_how_it_can_be_had(tmp_path: Path) -> None:
    def told(name: str, lines: str) -> list[tuple[str, int]]:
        record = f"---\ntitle: Verslag\norganisations: [amber]\ndate: 2016\n{lines}---\n"
        return codes(read_example(example_site(tmp_path / name, {RECORD: record})))

    assert told("a", "availability: external\n") == [("report-no-way-to-get", 5)]
    assert told("b", "availability: external\nurl: https://example.org/x\n") == []
    assert told("c", "availability: file\n") == [("report-no-way-to-get", 5)]
    assert told("d", "availability: on-request\n") == [("report-no-way-to-get", 5)]
    assert told("e", "availability: on-request\ncontact:\n  organisation: amber\n") == []
    assert told("f", "") == []
