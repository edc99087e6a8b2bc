"""PDF files as records around them."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
import pytest
import weasyprint
from tests.support.command import run
from tests.support.example_site import example_site

Output = pytest.CaptureFixture[str]


def pdf(title: str = "Samen op pad", *, password: str = "", pages: int = 2) -> bytes:
    html = f'<html lang="nl"><title>{title}</title><h1>Samen op pad</h1><p>Amber, 4 juni 2020</p>' + (
        '<p style="break-before: page">x</p>' * (pages - 1)
    )
    made = weasyprint.HTML(string=html).write_pdf()
    writer = pypdf.PdfWriter(io.BytesIO(made))
    writer.add_metadata({"/Author": "Wilhelmina Geheim"})
    if password:
        writer.encrypt(password)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return example_site(tmp_path / "site")


def take(root: Path, name: str, content: bytes, *options: str) -> int:
    file = root.parent / name
    file.write_bytes(content)
    return run("import", "-f", root / "mkdocs.yml", file, *options)


def test_a_record_is_made_around_the_file(root: Path, capsys: Output) -> None:
    content = pdf()
    assert take(root, "eindversie_def.pdf", content) == 0
    told = capsys.readouterr()
    assert told.out == "networks/noord/reports/samen-op-pad.md\n"
    assert "wie haar maakte" in told.err
    assert (root / told.out.strip()).read_text("utf-8") == (
        "---\ntitle: Samen op pad\norganisations: [amber]\ndate: 2020-06-04\nfile: samen-op-pad.pdf\npages: 2\n---\n"
    )
    assert (root / "networks/noord/reports/samen-op-pad.pdf").read_bytes() == content
    assert run("check", "-f", root / "mkdocs.yml") == 0


def test_a_file_without_a_title_is_named_after_itself(root: Path) -> None:
    assert take(root, "ons_jaarverslag-2020.pdf", pdf("Microsoft Word - concept3.doc")) == 0
    text = (root / "networks/noord/reports/ons-jaarverslag-2020.md").read_text("utf-8")
    assert "title: Ons jaarverslag 2020\n" in text
    assert "# Niet zeker: klopt dit?\ntitle" in text


@pytest.mark.parametrize(
    "content",
    [b"", b"%PDF-1.7\n", b"<html></html>", pdf()[:700], pdf(password="geheim")],
    ids=["empty", "only a beginning", "no PDF", "cut off", "password"],
)
def test_a_broken_or_locked_file_is_one_sentence(root: Path, capsys: Output, content: bytes) -> None:
    assert take(root, "rapport.pdf", content) == 1
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "rapport.pdf" in told
    assert not (root / "networks/noord/reports").exists()
