"""Tables as records: which column is which field, what cells mean, and all or nothing."""

from __future__ import annotations

import datetime
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.command import run
from tests.support.example_site import example_site, terminal
from tests.support.hostile_workbooks import bomb, doctype, workbook

Output = pytest.CaptureFixture[str]
SITE = {
    "docs/vocabulary.yml": (
        "target_groups:\n  - id: gezinnen\n    label: {nl: Gezinnen, fr: Familles}\n    also: [gezin]\n"
        "  - id: jongeren\n    label: {nl: Jongeren}\n"
    ),
    "docs/themes/samen.md": "---\ntitle: Samen leren\n---\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return example_site(tmp_path / "site", SITE)


def take(root: Path, name: str, content: str | bytes, *options: str) -> int:
    file = root.parent / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return run("import", "-f", root / "mkdocs.yml", file, *options)


def methodologies(root: Path) -> set[str]:
    return {path.stem for path in (root / "docs/methodologies").glob("*.md")}


TABLE = (
    "Methodiek;In het kort;Doel;Doelgroep;Thema's;Stappen;Duur;Opmerking\n"
    'Ecogram;Een kaart;Zien wie er is;gezin, Jongeren;samen leren;"1. tekenen\n2. praten";1 uur;x\n'
    "Genogram;Een boom;Zien hoe het loopt;Familles;;;;\n"
)


def test_each_row_becomes_a_record(root: Path, capsys: Output) -> None:
    assert take(root, "methodieken.csv", TABLE) == 0
    told = capsys.readouterr()
    assert told.out == "docs/methodologies/ecogram.md\ndocs/methodologies/genogram.md\n"
    assert "Doelgroep   → target_groups" in told.err
    assert "Opmerking   → blijft weg" in told.err
    assert (root / "docs/methodologies/ecogram.md").read_text("utf-8") == (
        "---\ntitle: Ecogram\nsummary: Een kaart\npurpose: Zien wie er is\ntarget_groups: [gezinnen, jongeren]\n"
        "duration: 1 uur\nsteps:\n- title: tekenen\n- title: praten\nthemes: [samen]\n---\n"
    )
    assert run("check", "-f", root / "mkdocs.yml") == 0


def test_excel_says_the_same_with_days_and_numbers(root: Path, capsys: Output) -> None:
    content = workbook(
        ["Titel", "Datum", "Duur", "Vorm", "Organisaties"],
        ["Startdag", datetime.datetime(2021, 3, 4), 90.0, "online", "Amber"],
        [None, None, None, None, None],
        ["Slotdag", "5-6-2021", "120", "op locatie", "amber"],
    )
    assert take(root, "bijeenkomsten.xlsx", content) == 0
    assert "Nog een" in capsys.readouterr().err
    first = (root / "networks/noord/sessions/startdag.md").read_text("utf-8")
    assert "date: 2021-03-04\nduration: 90\nmode: online\norganisations: [amber]\n" in first
    second = (root / "networks/noord/sessions/slotdag.md").read_text("utf-8")
    assert "date: 2021-06-05\nduration: 120\nmode: on-site\n" in second
    assert run("check", "-f", root / "mkdocs.yml") == 0


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_files_of_every_program_are_read(root: Path, encoding: str, delimiter: str) -> None:
    rows = (("title", "summary", "purpose"), ("Coöperatie", "Één kaart", "Wie’s wie"))
    text = "\r\n".join(delimiter.join(row) for row in rows)
    assert take(root, "methodologies.csv", text.encode(encoding)) == 0
    assert "summary: Één kaart" in (root / "docs/methodologies/cooperatie.md").read_text("utf-8")


def test_what_a_column_is_can_be_said(root: Path, capsys: Output) -> None:
    table = "Ding,Waartoe,Uitleg\nEcogram,zien,een kaart\n"
    assert take(root, "lijst.csv", table) == 2
    assert "--type" in capsys.readouterr().err
    assert take(root, "lijst.csv", table, "--type", "methodology") == 2
    assert "--map" in capsys.readouterr().err
    said = ("--map", "Ding=title", "--map", "waartoe=purpose", "--map", "Uitleg=summary")
    assert take(root, "lijst.csv", table, "--type", "methodology", *said) == 0
    assert take(root, "lijst.csv", table, "--type", "methodology", "--map", "Nergens=title") == 2
    assert take(root, "lijst.csv", table, "--type", "methodology", "--map", "Ding=onzin") == 2
    assert methodologies(root) == {"krachtenwijzer", "ecogram"}


def test_a_name_that_is_only_near_needs_a_yes(root: Path, capsys: Output) -> None:
    table = "Titel,Samenvatt,Waarvoor\nEcogram,Een kaart,Zien\n"
    assert take(root, "methodieken.csv", table) == 2
    assert "niet zeker" in capsys.readouterr().err
    assert methodologies(root) == {"krachtenwijzer"}
    assert take(root, "methodieken.csv", table, "--yes") == 0
    assert "summary: Een kaart" in (root / "docs/methodologies/ecogram.md").read_text("utf-8")


def test_rows_that_are_there_twice_are_told(root: Path, capsys: Output) -> None:
    same = "Titel,Samenvatting,Waarvoor\nEcogram,Een kaart,Zien\nEcogram,Een kaart,Zien\n"
    assert take(root, "methodieken.csv", same) == 0
    assert "Rij 3 is gelijk aan rij 2" in capsys.readouterr().err
    other = "Titel,Samenvatting,Waarvoor\nGenogram,Een boom,Zien\ngenogram,Een plant,Zien\n"
    assert take(root, "methodieken.csv", other) == 1
    assert "rij 3" in capsys.readouterr().err
    assert methodologies(root) == {"krachtenwijzer", "ecogram"}


def test_one_wrong_row_stops_all(root: Path, capsys: Output) -> None:
    table = "Titel,Samenvatting,Waarvoor,Doelgroepen\nEcogram,Een kaart,Zien,gezin\nGenogram,Een boom,Zien,gezinen\n"
    assert take(root, "methodieken.csv", table) == 1
    told = capsys.readouterr().err
    assert "methodieken.csv, rij 3" in told
    assert "bedoelde je 'gezinnen'?" in told
    assert methodologies(root) == {"krachtenwijzer"}


def test_a_required_text_is_left_for_the_author(root: Path, capsys: Output) -> None:
    assert take(root, "methodieken.csv", "Titel,Samenvatting\nEcogram,Een kaart\n") == 0
    text = (root / "docs/methodologies/ecogram.md").read_text("utf-8")
    assert "purpose: 'Nog in te vullen: Waar het voor dient.'\n" in text
    assert "draft: true\n" in text
    capsys.readouterr()
    assert run("check", "-f", root / "mkdocs.yml") == 0
    assert "left-to-fill-in" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("methodieken.xlsx", b""),
        ("methodieken.xlsx", b"geen zip"),
        ("methodieken.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100),
        ("methodieken.xlsx", workbook(["Titel"], ["x"])[:-300]),
        ("methodieken.xlsx", bomb()),
        ("methodieken.xlsx", doctype()),
        ("methodieken.xlsx", workbook(["Titel"])),
        ("methodieken.xlsx", workbook(["Titel"], *([number] for number in range(5_100)))),
        ("methodieken.csv", b""),
        ("methodieken.csv", b"Titel\n"),
        ("methodieken.csv", b"\0\1\2\3"),
        ("methodieken.csv", b'Titel,x\n"open'),
        ("methodieken.csv", b"Titel,Samenvatting\n,zonder titel\n"),
    ],
)
def test_a_broken_or_hostile_table_is_one_sentence(root: Path, capsys: Output, name: str, content: bytes) -> None:
    assert take(root, name, content) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert name in told.err
    assert "Traceback" not in told.err
    assert methodologies(root) == {"krachtenwijzer"}


@settings(max_examples=40)
@given(
    st.lists(
        st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=30), min_size=2, max_size=4),
        min_size=1,
        max_size=4,
    )
)
def test_no_cell_breaks_anything(tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]) -> None:
    root = example_site(tmp_path_factory.mktemp("cells"), SITE)
    stream = io.StringIO()
    import csv

    writer = csv.writer(stream)
    writer.writerow(["Titel", "Samenvatting", "Waarvoor", "Materiaal"])
    writer.writerows(rows)
    status = take(root, "methodieken.csv", stream.getvalue().encode("utf-8", "replace"))
    assert status in (0, 1, 2)
    if status == 0:
        assert run("check", "-f", root / "mkdocs.yml") == 0


@pytest.mark.parametrize(("answer", "status"), [("j\n", 0), ("n\n", 2), ("", 1)])
def test_on_a_terminal_the_columns_are_asked_about(
    root: Path, monkeypatch: pytest.MonkeyPatch, answer: str, status: int
) -> None:
    monkeypatch.setattr("sys.stdin", terminal(answer))
    assert take(root, "methodieken.csv", TABLE) == status
    assert (methodologies(root) == {"krachtenwijzer"}) is bool(status)
