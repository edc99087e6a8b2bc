"""``leernetwerk survey aggregate``: the true counts, as far as they give nobody away, and nothing of who answered."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.command import run
from tests.support.example_site import example_site, terminal
from tests.support.hostile_workbooks import bomb, doctype

Output = pytest.CaptureFixture[str]

RECORD = """\
---
title: Peiling  # de najaarsronde
start: 2024-01-01
end: 2024-02-01

responses: 12   # voorlopig
questions:
  # de eerste vraag
  - {id: ruimte, text: "Heb je ruimte, tijd en rust?", kind: single, options: [ja, soms, nee]}
  - {id: steun, text: Ik voel me gesteund., kind: likert, options: [Oneens, Neutraal, Eens]}
  - id: hulp
    text: Wat helpt je?
    kind: multiple
    options: ["Collega's", "Tijd, ruimte", Scholing]
  - {id: ervaring, text: Hoeveel jaar werk je hier?, kind: number, options: [0-4, 5-9, 10+]}
  - {id: waarom, text: Waarom?, kind: open}
---

Wat we vroegen.
"""
HEAD = ("Nummer", "Heb je ruimte, tijd en rust?", "steun", "Wat helpt je?", "Hoeveel jaar werk je hier?", "Waarom?")
SECRET = "Mijn leidinggevende luistert nooit"
Rows = list[tuple[object, ...]]


def answers() -> Rows:
    """Forty people; one says something of their own."""
    rows: Rows = []
    for number in range(1, 41):
        rows.append(
            (
                number,
                "ja" if number <= 22 else " Soms " if number <= 32 else "NEE",
                (1, 2, 3)[number % 3],
                ("Collega's; Tijd, ruimte", "Tijd, ruimte", "scholing|collega's", "")[number % 4],
                (0, 4.5, 7, 31)[number % 4],
                SECRET if number == 7 else "",
            )
        )
    return rows


def text_of(rows: Sequence[Sequence[object]], delimiter: str = ",", head: Sequence[str] = HEAD) -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter).writerows([head, *rows])
    return stream.getvalue()


def workbook(rows: Sequence[Sequence[object]]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (HEAD, *rows):
        sheet.append(list(row))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return example_site(tmp_path / "site", {"networks/noord/surveys/peiling.md": RECORD})


def aggregate(root: Path, content: str | bytes, *options: str, name: str = "ruw.csv", survey: str = "peiling") -> int:
    raw = root.parent / name
    raw.write_bytes(content if isinstance(content, bytes) else content.encode())
    return run("survey", "aggregate", raw, "--survey", survey, "-f", root / "mkdocs.yml", *options)


def survey_of(questions: str, responses: int = 40) -> str:
    return f"---\ntitle: P\nstart: 2024-01-01\nend: 2024-02-01\nresponses: {responses}\nquestions:\n{questions}---\n"


def published(root: Path) -> dict[tuple[str, str], str]:
    text = (root / "networks/noord/surveys/peiling.csv").read_text("utf-8")
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[0] == ["question", "option", "count"]
    return {(question, option): count for question, option, count in rows[1:]}


COUNTS = {
    ("ruimte", "ja"): "22",
    ("ruimte", "soms"): "10",
    ("ruimte", "nee"): "8",
    ("steun", "Oneens"): "13",
    ("steun", "Neutraal"): "14",
    ("steun", "Eens"): "13",
    ("hulp", "Collega's"): "20",
    ("hulp", "Tijd, ruimte"): "20",
    ("hulp", "Scholing"): "10",
    ("ervaring", "0-4"): "20",
    ("ervaring", "5-9"): "10",
    ("ervaring", "10+"): "10",
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_every_answer_is_counted(root: Path, capsys: Output, encoding: str, delimiter: str) -> None:
    assert aggregate(root, text_of(answers(), delimiter).encode(encoding)) == 0
    assert published(root) == COUNTS
    told = capsys.readouterr()
    assert told.out == "networks/noord/surveys/peiling.csv\n"
    assert "Deze kolommen horen bij geen vraag en zijn weggelaten: 'Nummer'." in told.err
    assert "Antwoorden op open vragen worden nooit bewaard: waarom." in told.err
    assert run("check", "-f", root / "mkdocs.yml") == 0


def test_excel_says_the_same(root: Path) -> None:
    assert aggregate(root, workbook(answers()), name="ruw.xlsx") == 0
    assert published(root) == COUNTS


def test_the_record_tells_of_it_and_keeps_its_comments(root: Path, capsys: Output) -> None:
    record = root / "networks/noord/surveys/peiling.md"
    assert aggregate(root, text_of(answers())) == 0
    assert record.read_text("utf-8") == RECORD.replace("responses: 12 ", "responses: 40 ").replace(
        "---\n\nWat", "results: peiling.csv\n---\n\nWat"
    )
    told = capsys.readouterr().err
    assert "'responses' nu 40; het was 12" in told
    assert "'results' nu peiling.csv" in told
    after = record.read_bytes()
    assert aggregate(root, text_of(answers())) == 0
    assert record.read_bytes() == after
    assert "'responses'" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("written", "after"),
    [
        ("responses: '12'\nresults: uit/tabel.csv  # komt nog\n", "responses: 3\nresults: uit/tabel.csv  # komt nog\n"),
        ("results:\nresponses:\n", "results: tabel.csv\nresponses: 3\n"),
        ("", "responses: 3\nresults: tabel.csv\n"),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_fields_are_written_where_they_belong(written: str, after: str, newline: str, tmp_path: Path) -> None:
    start = "---\ntitle: T\nstart: 2024-01-01\nend: 2024-02-01\nquestions:\n  - {id: w, text: W, kind: open}\n"
    record = (start + written + "---\n").replace("\n", newline)
    root = example_site(tmp_path / "site", {"networks/noord/surveys/tabel.md": record})
    assert aggregate(root, "w\nx\ny\nz\n", survey="noord/tabel") == 0
    found = (root / "networks/noord/surveys/tabel.md").read_bytes().decode()
    assert found == (start + after + "---\n").replace("\n", newline)
    file = root / "networks/noord/surveys" / ("uit/tabel.csv" if "uit/" in written else "tabel.csv")
    assert file.read_text("utf-8") == "question,option,count\n"
    assert run("check", "-f", root / "mkdocs.yml") == 0


@pytest.mark.parametrize("name", ["noord/peiling", "survey:noord/peiling", "networks/noord/surveys/peiling.md"])
def test_a_survey_is_found_by_each_of_its_names(root: Path, name: str) -> None:
    assert aggregate(root, text_of(answers()), survey=name) == 0


def test_small_counts_and_what_gives_them_away_are_left_empty(root: Path, capsys: Output) -> None:
    rows = answers()
    rows[32:] = [(*row[:1], "soms" if place < 6 else "nee", *row[2:]) for place, row in enumerate(rows[32:])]
    assert aggregate(root, text_of(rows)) == 0
    assert [published(root)["ruimte", option] for option in ("ja", "soms", "nee")] == ["22", "", ""]
    assert "2 aantallen zijn leeg gelaten" in capsys.readouterr().err
    assert run("check", "-f", root / "mkdocs.yml") == 0


def test_the_survey_may_want_larger_counts(root: Path) -> None:
    record = root / "networks/noord/surveys/peiling.md"
    record.write_text(RECORD.replace("responses:", "minimum_cell: 10\nresponses:"), "utf-8")
    assert aggregate(root, text_of(answers())) == 0
    assert [published(root)["ruimte", option] for option in ("ja", "soms", "nee")] == ["22", "", ""]
    assert [published(root)["hulp", option] for option in ("Collega's", "Scholing")] == ["20", ""]


def test_nothing_is_stored_of_who_answered(root: Path, capsys: Output) -> None:
    assert aggregate(root, text_of(answers())) == 0
    (root.parent / "ruw.csv").unlink()
    told = capsys.readouterr()
    assert SECRET not in told.out + told.err
    for file in (path for path in root.parent.rglob("*") if path.is_file()):
        assert SECRET.encode() not in file.read_bytes(), file


def test_answers_that_are_no_option_are_told_by_their_number_only(root: Path, capsys: Output) -> None:
    rows: Rows = [(*row[:1], SECRET, *row[2:]) if row[0] in (3, 9, 10) else row for row in answers()]
    rows[5] = (*rows[5][:4], 2500, "")
    rows[6] = (*rows[6][:3], f"scholing, {SECRET}", *rows[6][4:])
    before = (root / "networks/noord/surveys/peiling.md").read_bytes()
    assert aggregate(root, text_of(rows)) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "3 antwoorden op de vraag 'ruimte' staan niet bij de keuzes (rij 4, 10, 11)." in told.err
    assert "1 antwoord op de vraag 'hulp' staat niet bij de keuzes (rij 8)." in told.err
    assert "ervaring" not in told.err
    assert SECRET not in told.err
    assert not (root / "networks/noord/surveys/peiling.csv").exists()
    assert (root / "networks/noord/surveys/peiling.md").read_bytes() == before


def count_one(tmp_path: Path, question: str, head: Sequence[str], rows: Sequence[Sequence[object]]) -> dict[str, str]:
    """The counts of one question; every row stands for ten people."""
    root = example_site(tmp_path / "site", {"networks/noord/surveys/peiling.md": survey_of(question)})
    assert aggregate(root, text_of([row for row in rows for _ in range(10)], head=head)) == 0
    return {option: count for (_, option), count in published(root).items()}


@pytest.mark.parametrize(
    ("options", "cells", "counts"),
    [
        ("[slecht, goed]", ["1", "2", "2.0"], ["10", "20"]),
        ('["0", "1", "2"]', ["0", "1", "1"], ["10", "20", "0"]),
        ('["5 veel", "4", "1 weinig"]', ["1", "5", "4 "], ["10", "10", "10"]),
        ('["Ja", "ja"]', ["Ja", "ja", "ja"], ["10", "20"]),
        ("[ja, nee]", ["ja", "", "-"], ["10", "0"]),
    ],
)
def test_an_option_is_known_by_its_text_or_number(
    options: str, cells: list[str], counts: list[str], tmp_path: Path
) -> None:
    question = f"  - {{id: q, text: Vraag, kind: likert, options: {options}}}\n"
    rows = [(number, cell) for number, cell in enumerate(cells)]
    assert list(count_one(tmp_path, question, ("nr", "Q"), rows).values()) == counts


@pytest.mark.parametrize(
    ("options", "cells", "counts"),
    [
        ("[0-4, 5-9, 10+]", ["0", "4,5", "9.99", "10"], ["20", "10", "10"]),
        ('["<5", "≥5"]', ["4.9", "5", "-1", "60"], ["20", "20"]),
        ("[0 – 4 jaar, 5 – 9 jaar, 10+ jaar]", ["3", "5", "5", "5"], ["10", "30", "0"]),
        ("[geen, veel]", ["geen", "veel", "Veel", "veel"], ["10", "30"]),
    ],
)
def test_a_number_belongs_to_a_class(options: str, cells: list[str], counts: list[str], tmp_path: Path) -> None:
    question = f"  - {{id: q, text: Vraag, kind: number, options: {options}}}\n"
    assert list(count_one(tmp_path, question, ("q",), [(cell,) for cell in cells]).values()) == counts


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        (("Wat helpt? [Tijd]", "Wat helpt? [Scholing, extern]"), [("Ja", "Nee"), ("Ja", "Ja"), ("", "")]),
        (("hulp_1", "hulp_2"), [("1", "0"), ("x", "1"), ("", "")]),
        (("hulp[SQ001]", "hulp[SQ002]"), [("Y", ""), ("Y", "Y"), ("N", "N")]),
        (("Q3. Wat helpt?: Tijd", "Q3. Wat helpt?: Scholing, extern"), [("Tijd", ""), ("TRUE", "TRUE"), ("", "")]),
        (("3. Wat helpt?", "nr"), [("Tijd", 1), ("Tijd, Scholing, extern", 2), ("", 3)]),
        (("Wat  HELPT", "nr"), [("Tijd;", 1), ("Scholing, extern;Tijd;", 2), ("", 3)]),
        (("hulp", "nr"), [("1", 1), ("1,2", 2), ("", 3)]),
        (("hulp", "nr"), [("Tijd", 1), ("Tijd\nScholing, extern", 2), ("", 3)]),
    ],
)
def test_several_answers_are_read_as_tools_write_them(
    head: tuple[str, ...], rows: list[tuple[object, ...]], tmp_path: Path
) -> None:
    question = '  - {id: hulp, text: Wat helpt?, kind: multiple, options: [Tijd, "Scholing, extern"]}\n'
    found = count_one(tmp_path, question, head, [row for row in rows if any(row)])
    assert found == {"Tijd": "20", "Scholing, extern": "10"}


def test_names_of_columns_in_two_rows_are_read_as_one(root: Path, capsys: Output) -> None:
    """SurveyMonkey writes a question once above all of its options, and the options below."""
    question = survey_of("  - {id: hulp, text: Wat helpt?, kind: multiple, options: [Tijd, Scholing]}\n")
    (root / "networks/noord/surveys/peiling.md").write_text(question, "utf-8")
    head = ("Nr", "Wat helpt?", "", "", "Naam")
    people = [("1", "Tijd", "", "", "x")] * 10 + [("2", "Tijd", "Scholing", SECRET, "")] * 10
    assert aggregate(root, text_of([("", "Tijd", "Scholing", "Anders", ""), *people], head=head)) == 0
    assert published(root) == {("hulp", "Tijd"): "20", ("hulp", "Scholing"): "10"}
    assert "responses: 20\n" in (root / "networks/noord/surveys/peiling.md").read_text("utf-8")
    assert "'Wat helpt?: Anders'" in capsys.readouterr().err
    assert aggregate(root, text_of(people, head=head)) == 1
    assert "kolommen zonder naam" in capsys.readouterr().err


def test_a_column_that_is_called_nearly_so_is_proposed(
    root: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = text_of(answers(), head=("Nummer", "Heb je ruimte en tijd?", *HEAD[2:]))
    assert aggregate(root, content) == 2
    assert "bedoelde je 'Heb je ruimte en tijd?'? Zeg het dan zo: --column" in capsys.readouterr().err
    assert not (root / "networks/noord/surveys/peiling.csv").exists()
    assert aggregate(root, content, "--column", "ruimte=heb je ruimte en tijd") == 0
    assert published(root) == COUNTS
    for typed, status in (("j\n", 0), ("n\n", 2)):
        monkeypatch.setattr("sys.stdin", terminal(typed))
        assert aggregate(root, content) == status


def test_a_question_can_be_left_out(root: Path, capsys: Output) -> None:
    content = text_of([(row[1],) for row in answers()], head=("ruimte",))
    assert aggregate(root, content) == 0
    assert {question for question, _ in published(root)} == {"ruimte"}
    assert "Geen kolom hoort bij de vraag 'steun'; ze is weggelaten." in capsys.readouterr().err
    left_out = [option for id in ("steun", "hulp", "ervaring") for option in ("--column", f"{id}=")]
    assert aggregate(root, content, *left_out) == 0
    assert {question for question, _ in published(root)} == {"ruimte"}
    told = capsys.readouterr().err
    assert "Deze vragen zijn weggelaten: steun, hulp, ervaring." in told
    assert "Geen kolom" not in told


@pytest.mark.parametrize(
    ("head", "options", "told"),
    [
        (HEAD, ["--column", "ruimt=steun"], "geen vraag 'ruimt'"),
        (HEAD, ["--column", "ruimte=Heb je rust?"], "geen kolom 'Heb je rust?'"),
        (HEAD, ["--column", "ruimte"], "'='"),
        (HEAD, ["--column", "ruimte=steun"], "twee vragen"),
        (("steun", *HEAD[1:]), [], "Meer dan één kolom"),
        (("", "a", "b", "c", "d", "e"), [], "eerste rij"),
    ],
)
def test_what_is_not_clear_is_asked_for(
    root: Path, capsys: Output, head: tuple[str, ...], options: list[str], told: str
) -> None:
    assert aggregate(root, text_of(answers(), head=head), *options) == 2
    assert told in capsys.readouterr().err
    assert not (root / "networks/noord/surveys/peiling.csv").exists()


def test_a_table_without_names_of_columns_shows_nothing_of_its_first_row(root: Path, capsys: Output) -> None:
    assert aggregate(root, text_of(answers(), head=("1", "ja", "2", "Tijd", "3", SECRET))) == 2
    assert SECRET not in capsys.readouterr().err


def test_a_file_in_the_site_is_refused(root: Path, capsys: Output) -> None:
    inside = root / "networks/noord/surveys/ruw.csv"
    inside.write_text(text_of(answers()), "utf-8")
    link, way_in = root.parent / "link.csv", root.parent / "map"
    link.symlink_to(inside)
    way_in.symlink_to(root)
    outside = root / "docs/ruw.csv"
    (root.parent / "buiten.csv").write_text(text_of(answers()), "utf-8")
    outside.symlink_to(root.parent / "buiten.csv")
    for file in (inside, link, way_in / "networks/noord/surveys/ruw.csv", outside, root / "niets.csv"):
        assert run("survey", "aggregate", file, "--survey", "noord/peiling", "-f", root / "mkdocs.yml") == 2
        assert "staat in de map van de site" in capsys.readouterr().err
    assert not (root / "networks/noord/surveys/peiling.csv").exists()


def test_a_file_in_the_repository_of_the_site_is_warned_of(root: Path, capsys: Output) -> None:
    (root.parent / ".git").mkdir()
    assert aggregate(root, text_of(answers())) == 0
    assert "Commit het bestand niet" in capsys.readouterr().err


def test_counts_are_replaced_only_where_the_record_names_them(root: Path, capsys: Output) -> None:
    results, record = root / "networks/noord/surveys/peiling.csv", root / "networks/noord/surveys/peiling.md"
    results.write_text("iets anders\n", "utf-8")
    assert aggregate(root, text_of(answers())) == 1
    assert "results: peiling.csv" in capsys.readouterr().err
    assert results.read_text("utf-8") == "iets anders\n"
    record.write_text(RECORD.replace("questions:", "results: peiling.csv\nquestions:"), "utf-8")
    assert aggregate(root, text_of(answers())) == 0
    assert published(root) == COUNTS


@pytest.mark.parametrize("results", ["../../../elders.csv", "peiling.md", "[a.csv]", "/elders/x.csv"])
def test_counts_go_beside_the_record_only(root: Path, capsys: Output, results: str) -> None:
    record = root / "networks/noord/surveys/peiling.md"
    record.write_text(RECORD.replace("questions:", f"results: {results}\nquestions:"), "utf-8")
    assert aggregate(root, text_of(answers())) == 1
    assert "'results'" in capsys.readouterr().err


def test_a_link_is_not_followed_to_another_place(root: Path) -> None:
    elsewhere = root.parent / "elders.csv"
    (root / "networks/noord/surveys/peiling.csv").symlink_to(elsewhere)
    record = root / "networks/noord/surveys/peiling.md"
    record.write_text(RECORD.replace("questions:", "results: peiling.csv\nquestions:"), "utf-8")
    assert aggregate(root, text_of(answers())) == 1
    assert not elsewhere.exists()


@pytest.mark.parametrize(
    ("question", "status", "told"),
    [
        ("  - {id: q, text: V, kind: number}\n", 1, "options: [0-4, 5-9, 10+]"),
        ("  - {id: q, text: V, kind: likert}\n", 1, "options: [ja, soms, nee]"),
        ("  - {id: q, text: V, kind: meerkeuze, options: [a]}\n", 1, "unknown-option"),
        ("  - {id: q, text: V, kind: open}\n  - {id: q, text: W, kind: open}\n", 1, "duplicate-question"),
    ],
)
def test_the_record_has_to_be_right(tmp_path: Path, capsys: Output, question: str, status: int, told: str) -> None:
    root = example_site(tmp_path / "site", {"networks/noord/surveys/peiling.md": survey_of(question)})
    assert aggregate(root, "q\n1\n") == status
    assert told in capsys.readouterr().err


def test_a_survey_that_is_not_there(root: Path, capsys: Output) -> None:
    for name, told in {"noord/peilin": "bedoelde je 'noord/peiling'", "amber": "er zijn: noord/peiling"}.items():
        assert aggregate(root, text_of(answers()), survey=name) == 2
        assert told in capsys.readouterr().err
    bare = example_site(root.parent / "kaal")
    assert aggregate(bare, text_of(answers())) == 2
    assert "leernetwerk new survey" in capsys.readouterr().err


def test_few_answers_are_not_shown_at_all(tmp_path: Path, capsys: Output) -> None:
    question = "  - {id: q, text: V, kind: single, options: [ja, nee]}\n"
    root = example_site(tmp_path / "site", {"networks/noord/surveys/peiling.md": survey_of(question)})
    assert aggregate(root, "q,nr\nja,1\n,2\n,3\n") == 0
    assert published(root) == {}
    told = capsys.readouterr().err
    assert "Zo weinig mensen beantwoordden de vraag 'q'" in told
    assert "2 rijen beantwoorden geen enkele" in told
    assert run("check", "-f", root / "mkdocs.yml") == 0


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("ruw.xlsx", b""),
        ("ruw.xlsx", b"geen zip"),
        ("ruw.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100),
        ("ruw.xlsx", workbook(answers())[:-300]),
        ("ruw.xlsx", bomb()),
        ("ruw.xlsx", doctype()),
        ("ruw.xlsx", workbook([])),
        ("ruw.csv", b""),
        ("ruw.csv", b"ruimte\n"),
        ("ruw.csv", b"\0\1\2\3"),
        ("ruw.csv", b"\1\n\1"),
        ("ruw.csv", b'ruimte,x\n"open'),
        ("ruw.csv", b"ruimte\n" + b"ja\n" * 4_000_000),
        ("ruw.pdf", b"%PDF"),
        ("ruw", b"ruimte\nja\n"),
    ],
)
def test_a_broken_or_hostile_file_is_one_sentence(root: Path, capsys: Output, name: str, content: bytes) -> None:
    assert aggregate(root, content, name=name) in (1, 2)
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.splitlines()) == 1
    assert "Traceback" not in told.err


def test_a_file_that_is_not_there(root: Path, capsys: Output) -> None:
    folder = root.parent / "map.csv"
    folder.mkdir()
    for file in (root.parent / "niets.csv", folder, root.parent / ("lang" * 99 + ".csv")):
        assert run("survey", "aggregate", str(file), "--survey", "noord/peiling", "-f", root / "mkdocs.yml") == 2
        assert "Er is geen bestand" in capsys.readouterr().err


SMALL = "  - {id: een, text: V, kind: single, options: [a, b, c, d]}\n" + (
    "  - {id: meer, text: W, kind: multiple, options: [a, b, c]}\n"
    "  - {id: getal, text: X, kind: number, options: [0-4, 5-9, 10+]}\n"
)
ANSWER = st.tuples(
    st.sampled_from(["", *"aaabcd"]),
    st.lists(st.sampled_from("abc"), max_size=3, unique=True).map(";".join),
    st.sampled_from(["", "1", "7", "30"]),
)


@settings(max_examples=60)
@given(st.lists(st.tuples(ANSWER, st.integers(1, 12)), min_size=1, max_size=12), st.integers(5, 9))
def test_whatever_was_answered_the_counts_are_true_and_pass_the_checks(
    tmp_path_factory: pytest.TempPathFactory, groups: list[tuple[tuple[str, str, str], int]], limit: int
) -> None:
    record = survey_of(SMALL).replace("questions:", f"minimum_cell: {limit}\nquestions:")
    site = tmp_path_factory.mktemp("answers") / "site"
    root = example_site(site, {"networks/noord/surveys/peiling.md": record})
    people = [("x", *answer) for answer, times in groups for _ in range(times)]
    assert aggregate(root, text_of(people, head=("nr", "een", "meer", "getal"))) == 0
    assert run("check", "-f", root / "mkdocs.yml") == 0
    true = Counter(("een", person[1]) for person in people)
    true.update(("meer", option) for person in people for option in person[2].split(";"))
    true.update(("getal", {"1": "0-4", "7": "5-9", "30": "10+"}.get(person[3], "")) for person in people)
    for row, count in published(root).items():
        if count:
            assert int(count) == true[row]
            assert not 1 <= int(count) <= limit


@settings(max_examples=60)
@given(content=st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_no_bytes_break_anything(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    root = example_site(
        tmp_path_factory.mktemp("bytes") / "site", {"networks/noord/surveys/peiling.md": survey_of(SMALL)}
    )
    assert aggregate(root, b"een,meer,getal\n" + content) in (0, 1, 2)
    assert aggregate(root, content) in (0, 1, 2)
    assert aggregate(root, content, name="ruw.xlsx") in (1, 2)
