"""PDF files that the site makes: accessible, the same every time, made once, and never in the way of the site."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import page as validator
import pypdf
import pytest
from tests.support.command import run
from tests.support.documents_site import site_with
from tests.support.written_report import PLACE

from leernetwerk.printing import pdf_rendering
from leernetwerk.printing.paper_document import PaperDocument
from leernetwerk.records.colours import contrast_with_white

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = site_with(tmp_path_factory.mktemp("documents"), "true")
    assert run("build", "-f", root / "mkdocs.yml", "--strict") == 0
    return root


DOCUMENTS = (
    f"{PLACE}/eind.pdf",
    "netwerken/noord/rapporten/kort/kort.pdf",
    "netwerken/noord/jaaroverzicht-2020.pdf",
    "netwerken/noord/jaaroverzicht-2021.pdf",
    "methodieken/krachtenwijzer/kaart.pdf",
)


def elements(node: Any) -> list[Any]:
    """The structure elements of a tagged PDF, in reading order."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        return [found for kid in node for found in elements(kid)]
    if not isinstance(node, dict) or "/S" not in node:
        return elements(node["/K"]) if isinstance(node, dict) and "/K" in node else []
    return [node, *elements(node.get("/K", []))]


def test_every_document_is_there_and_no_other(root: Path) -> None:
    site = root / "site"
    assert {path.relative_to(site).as_posix() for path in site.rglob("*.pdf")} == set(DOCUMENTS)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_documents_conform_to_pdf_ua(root: Path, name: str) -> None:
    report = validator.validate_pdf(str(root / "site" / name), profile=validator.ValidationProfile.PDF_UA_1)
    assert report.is_compliant, sorted({f"{each.rule_id}: {each.message}" for each in report.failures})
    assert report.rules.passed > 100


def test_a_report_has_all_that_readers_need(root: Path) -> None:
    pdf = pypdf.PdfReader(root / "site" / PLACE / "eind.pdf")
    catalog: Any = pdf.trailer["/Root"]
    assert catalog["/Lang"] == "nl"
    assert catalog["/MarkInfo"]["/Marked"]
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"]
    assert pdf.metadata is not None
    assert (pdf.metadata.title, pdf.metadata.author) == ("Eindrapport", "Amber")
    assert pdf.metadata.creation_date is None
    title = pdf.outline[0]
    assert isinstance(title, pypdf.generic.Destination)
    assert [each.title for each in pdf.outline[1] if not isinstance(each, list)] == [
        "Inhoud",
        "1 De aanleiding",
        "2 Wat we deden",
        "Over deze publicatie",
    ]
    found = elements(catalog["/StructTreeRoot"])
    kinds = [each["/S"] for each in found]
    assert kinds.count("/H1") == 1
    assert kinds.count("/H2") == 4
    assert [each["/Alt"] for each in found if each["/S"] == "/Figure"] == [
        "Logo van Amber",
        "Een groen vlak",
        "Nog een vlak",
    ]
    headers = [each for each in found if each["/S"] == "/TH"]
    assert len(headers) == 2
    text = "\n".join(page.extract_text() for page in pdf.pages)
    for expected in (
        "Eindrapport",
        "Amber. (2021).",
        "CC-BY-4.0",
        "example.org/kennis/netwerken/noord/rapporten/eind/",
    ):
        assert expected in text
    contents = next(page.extract_text() for page in pdf.pages if "Inhoud" in page.extract_text())
    number = next(at for at, page in enumerate(pdf.pages, 1) if "Wat we deden\nStappen" in page.extract_text())
    assert any(line.startswith("2") and line.endswith(f" {number}") for line in contents.splitlines())


def test_links_lead_within_the_document_or_to_the_site(root: Path) -> None:
    pdf = pypdf.PdfReader(root / "site" / PLACE / "eind.pdf")
    targets = set()
    for page in pdf.pages:
        for annotation in page.get("/Annots", []):
            link = annotation.get_object()
            action = link.get("/A", {})
            targets.add(action.get("/URI") or "within")
            assert link["/F"] & 4  # it is there on paper too
    assert targets == {
        "within",
        "https://example.org/kennis/methodieken/krachtenwijzer/",
        "https://example.org/kennis/netwerken/noord/rapporten/eind/",
    }


def test_a_document_speaks_the_language_of_its_report(root: Path) -> None:
    pdf = pypdf.PdfReader(root / "site/netwerken/noord/rapporten/kort/kort.pdf")
    assert pdf.trailer["/Root"]["/Lang"] == "fr"  # type: ignore[index]
    text = "\n".join(page.extract_text() for page in pdf.pages)
    assert "Table des matières" in text
    assert "mai 2020" in text
    assert "CC0-1.0" in text


def test_the_same_bytes_come_out_elsewhere_and_later(root: Path, tmp_path: Path) -> None:
    other = site_with(tmp_path, "true")
    call = [sys.executable, "-c", "from leernetwerk.adapters.cli.main import main; main()"]
    environment = os.environ | {"PYTHONHASHSEED": "77", "SOURCE_DATE_EPOCH": "1000000000", "TZ": "Asia/Tokyo"}
    subprocess.run([*call, "build", "-f", str(other / "mkdocs.yml")], check=True, env=environment, capture_output=True)
    for name in DOCUMENTS:
        assert (other / "site" / name).read_bytes() == (root / "site" / name).read_bytes(), name


def test_a_document_is_made_once(root: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    kept = {path.name for path in (root / pdf_rendering.CACHE).glob("*.pdf")}
    assert len(kept) == len(DOCUMENTS)

    def never(_document: object) -> bytes:
        raise AssertionError("made anew")

    monkeypatch.setattr(pdf_rendering, "render_pdf", never)
    assert run("build", "-f", root / "mkdocs.yml", "--site-dir", tmp_path / "again") == 0
    assert {path.name for path in (root / pdf_rendering.CACHE).glob("*.pdf")} == kept


def test_what_changes_is_made_anew_and_the_old_one_forgotten(tmp_path: Path) -> None:
    root = site_with(tmp_path, "[reports]")
    assert run("build", "-f", root / "mkdocs.yml") == 0
    before = {path.name for path in (root / pdf_rendering.CACHE).glob("*.pdf")}
    (root / "networks/noord/reports/eind/groen.png").write_bytes(
        (root / "networks/noord/reports/eind/groen.png").read_bytes()[:-4] + b"abcd"
    )
    assert run("build", "-f", root / "mkdocs.yml") == 0
    after = {path.name for path in (root / pdf_rendering.CACHE).glob("*.pdf")}
    assert len(before) == len(after) == 2
    assert len(before & after) == 1


def test_without_the_press_the_site_is_there_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = site_with(tmp_path, "true")
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    pdf_rendering.missing_pdf_software.cache_clear()
    try:
        assert run("build", "-f", root / "mkdocs.yml") == 0
    finally:
        pdf_rendering.missing_pdf_software.cache_clear()
    told = capsys.readouterr().err
    assert told.count("het pakket WeasyPrint ontbreekt") == 1
    assert not list((root / "site").rglob("*.pdf"))
    for built in (root / "site").rglob("index.html"):
        assert not re.search(r'href="[^"]*\.pdf', built.read_text("utf-8")), built


def test_a_missing_library_of_the_system_is_named(tmp_path: Path) -> None:
    (tmp_path / "weasyprint.py").write_text("raise OSError(\"cannot load library 'libpango-1.0-0': not found\")")
    root = site_with(tmp_path / "site", "true")
    call = [sys.executable, "-c", "from leernetwerk.adapters.cli.main import main; main()", "build"]
    environment = os.environ | {"PYTHONPATH": str(tmp_path)}
    done = subprocess.run([*call, "-f", str(root / "mkdocs.yml")], env=environment, capture_output=True, text=True)
    assert done.returncode == 0
    assert "WeasyPrint mist de systeembibliotheek libpango-1.0-0" in done.stderr
    assert "Traceback" not in done.stderr
    assert (root / "site" / PLACE / "index.html").is_file()


@pytest.mark.parametrize(
    ("option", "names"),
    [
        ("false", set()),
        ("[cards]", {"kaart.pdf"}),
        ("[overviews]", {"jaaroverzicht-2020.pdf", "jaaroverzicht-2021.pdf"}),
    ],
)
def test_a_site_chooses_what_is_made(tmp_path: Path, option: str, names: set[str]) -> None:
    root = site_with(tmp_path, option)
    assert run("build", "-f", root / "mkdocs.yml") == 0
    assert {path.name for path in (root / "site").rglob("*.pdf")} == names


def test_a_choice_that_is_none_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = site_with(tmp_path, "[kaarten]")
    assert run("build", "-f", root / "mkdocs.yml") == 2
    assert "kaarten" in capsys.readouterr().err


def test_a_document_reads_no_file_but_its_own(tmp_path: Path) -> None:
    secret = tmp_path / "geheim.svg"
    secret.write_text('<svg xmlns="http://www.w3.org/2000/svg"><text>geheim</text></svg>', "utf-8")
    html = (
        f'<html lang="nl"><title>x</title><img alt="x" src="file://{secret}"><img alt="x" src="site-file:{secret}"><p>y'
    )
    content = pdf_rendering.render_pdf(PaperDocument("/x.pdf", html))
    assert "geheim" not in pypdf.PdfReader(io.BytesIO(content)).pages[0].extract_text()


def test_contrast_is_that_of_wcag() -> None:
    assert contrast_with_white("#000000") == pytest.approx(21)
    assert contrast_with_white("ffffff") == pytest.approx(1)
    assert contrast_with_white("#767676") == pytest.approx(4.54, abs=0.005)  # the lightest grey that may be text


def test_all_that_this_site_can_print_is_accessible(tmp_path: Path) -> None:
    for name in ("docs", "networks"):
        shutil.copytree(ROOT / name, tmp_path / name)
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    option = "  - leernetwerk:\n"
    assert option in config
    (tmp_path / "mkdocs.yml").write_text(config.replace(option, f"{option}      pdf: true\n"), "utf-8")
    assert run("build", "-f", tmp_path / "mkdocs.yml") == 0
    made = sorted((tmp_path / "site").rglob("*.pdf"))
    assert len(made) > 20
    reports = {path: validator.validate_pdf(str(path), profile=validator.ValidationProfile.PDF_UA_1) for path in made}
    wrong = {path.name: sorted({each.rule_id for each in found.failures}) for path, found in reports.items()}
    assert {name: rules for name, rules in wrong.items() if rules} == {}
    handbook = tmp_path / "site/netwerken/deze-site/rapporten/handboek/handboek.pdf"
    assert len(pypdf.PdfReader(handbook).pages) > 5
