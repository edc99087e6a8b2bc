"""Citations: names, words as the reference processor writes them, and files that other programs understand."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest
import rispy
from bibtexparser import middlewares
from bibtexparser.entrypoint import parse_string
from hypothesis import given
from hypothesis import strategies as st

from leernetwerk.citations.apa import LOCALES, format_apa
from leernetwerk.citations.bibtex import write_bibtex
from leernetwerk.citations.citation import Citation
from leernetwerk.citations.csl import write_csl
from leernetwerk.citations.metadata import describe_citation
from leernetwerk.citations.names import Name, read_name
from leernetwerk.citations.ris import write_ris
from leernetwerk.records.dates import PartialDate

SAMPLES = Path(__file__).parent / "citations"
REFERENCE = json.loads((SAMPLES / "reference.json").read_text("utf-8"))
ITEMS = {item["id"]: item for item in json.loads((SAMPLES / "samples.json").read_text("utf-8"))}


def cited(**changes: object) -> Citation:
    known: dict[str, object] = {
        "key": "peeters2021samen",
        "title": "Samen leren",
        "kind": "Eindrapport",
        "authors": (Name(family="Peeters", given="Jan"), Name(literal="Team Noord")),
        "publishers": ("Amber vzw", "vzw Sporen"),
        "date": PartialDate(datetime.date(2021, 6, 23), "2021-06-23"),
        "language": "nl",
        "url": "https://example.org/a_b?c=d&e#f",
        "doi": "10.1000/182",
        "isbn": "9789020989939",
        "depot": "D/2016/1234/5",
        "pages": 57,
    }
    return Citation(**(known | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize("language", LOCALES)
@pytest.mark.parametrize("sample", ITEMS)
def test_words_are_those_of_the_reference_processor(sample: str, language: str) -> None:
    def plain(text: str) -> str:
        return text.replace("\N{NO-BREAK SPACE}", " ")

    assert plain(format_apa(ITEMS[sample], language).text) == plain(REFERENCE[language][sample])


def test_words_are_safe_html_with_the_title_in_italics() -> None:
    item = {
        "id": "x",
        "type": "report",
        "title": '<img src=x onerror=alert(1)> & "q" </i><script>',
        "author": [{"literal": "<b>Team</b>"}, {"family": "A&lt;", "given": "<u>"}],
        "issued": {"date-parts": [[2020]]},
    }
    found = format_apa(item, "nl")
    assert "<i>&lt;img src=x onerror=alert(1)&gt; &amp; “q” &lt;/i&gt;&lt;script&gt;</i>" in found.html
    assert "&lt;b&gt;Team&lt;/b&gt;" in found.html
    assert "<img src=x onerror=alert(1)> & “q” </i><script>" in found.text


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Peeters, Jan", Name(family="Peeters", given="Jan")),
        ("Jan Peeters", Name(family="Peeters", given="Jan")),
        ("J.-P. Dupont", Name(family="Dupont", given="J.-P.")),
        ("Maria Louise Peeters", Name(family="Peeters", given="Maria Louise")),
        ("Jan van den Berg", Name(family="Berg", given="Jan", particle="van den")),
        ("van den Berg, Jan", Name(family="Berg", given="Jan", particle="van den")),
        ("Berg, Jan van den", Name(family="Berg", given="Jan", particle="van den")),
        ("Karin van 't Hof", Name(family="Hof", given="Karin", particle="van 't")),
        ("An Van Damme", Name(family="Van Damme", given="An")),
        ("Élodie D'Hondt", Name(family="D'Hondt", given="Élodie")),
        ("Team Noord", Name(literal="Team Noord")),
        ("Agentschap Jongerenwelzijn", Name(literal="Agentschap Jongerenwelzijn")),
        ("Huize Sint Jan", Name(literal="Huize Sint Jan")),
        ("Sporen vzw", Name(literal="Sporen vzw")),
        ("OSD Vlaams-Brabant", Name(literal="OSD Vlaams-Brabant")),
        ("Amber", Name(literal="Amber")),
        ("Werkgroep 2, Noord", Name(literal="Werkgroep 2, Noord")),
        ("Jan, Piet, Klaas", Name(literal="Jan, Piet, Klaas")),
        ("", Name()),
    ],
)
def test_people_are_told_from_groups(written: str, expected: Name) -> None:
    assert read_name(written, {"huize sint jan"}) == expected


TEXT = st.text(
    st.characters(min_codepoint=32, max_codepoint=0x24F, exclude_characters="\x7f", exclude_categories=("Cc", "Cf")),
    min_size=1,
    max_size=60,
).map(lambda text: " ".join(text.split()) or "x")
WORD = st.from_regex(r"[A-ZÀ-Ö][a-zà-ö]{1,12}", fullmatch=True)
NAMES = st.lists(st.builds(Name, literal=TEXT) | st.builds(Name, family=WORD, given=WORD), min_size=1, max_size=4)


@given(title=TEXT, names=NAMES, publisher=TEXT)
def test_bibtex_comes_back_from_an_independent_parser(title: str, names: list[Name], publisher: str) -> None:
    citation = cited(title=title, authors=tuple(names), publishers=(publisher,))
    library = parse_string(write_bibtex(citation))
    assert not library.failed_blocks
    (entry,) = library.entries
    fields = {name: field.value for name, field in entry.fields_dict.items()}
    assert (entry.entry_type, entry.key) == ("techreport", "peeters2021samen")
    assert fields["url"] == citation.url
    assert (fields["year"], fields["month"], fields["day"]) == ("2021", "jun", "23")
    assert unescape(fields["title"]) == f"{{{title}}}"
    assert unescape(fields["institution"]) == f"{{{publisher}}}"
    authors = [unescape(name) for name in middlewares.names.split_multiple_persons_names(fields["author"])]
    assert authors == [f"{{{name.literal}}}" if name.literal else f"{name.family}, {name.given}" for name in names]


def unescape(text: str) -> str:
    for command, sign in (
        ("\\textbackslash{}", "\0"),
        ("\\textasciitilde{}", "~"),
        ("\\textasciicircum{}", "^"),
        *((f"\\{sign}", sign) for sign in "&%$#_{}"),
    ):
        text = text.replace(command, sign)
    return text.replace("\0", "\\")


@given(title=TEXT, names=NAMES, publisher=TEXT)
def test_ris_comes_back_from_an_independent_parser(title: str, names: list[Name], publisher: str) -> None:
    citation = cited(title=title, authors=tuple(names), publishers=(publisher, "Tonuso vzw"))
    (entry,) = rispy.loads(write_ris(citation))
    assert entry["type_of_reference"] == "RPRT"
    assert entry["title"] == title
    expected = [" ".join(name.literal.replace(",", "").split()) if name.literal else name.inverted for name in names]
    assert entry["authors"] == [name for name in expected if name]
    assert entry["publisher"] == f"{publisher}, Tonuso vzw"
    assert (entry["year"], entry["date"]) == ("2021", "2021/06/23")
    assert (entry["doi"], entry["urls"], entry["issn"]) == (citation.doi, [citation.url], citation.isbn)


@pytest.mark.parametrize(
    ("text", "bibtex", "ris"),
    [("2016", ("2016", None), "2016///"), ("2016-01", ("2016", "jan"), "2016/01//")],
)
def test_a_date_is_no_more_exact_than_it_is_known(text: str, bibtex: tuple[str, str | None], ris: str) -> None:
    citation = cited(date=PartialDate(datetime.date(2016, 1, 1), text))
    (entry,) = parse_string(write_bibtex(citation)).entries
    fields = {name: field.value for name, field in entry.fields_dict.items()}
    assert (fields["year"], fields.get("month")) == bibtex
    assert "day" not in fields
    assert f"DA  - {ris}\r\n" in write_ris(citation)
    assert json.loads(write_csl(citation))[0]["issued"] == {"date-parts": [[int(part) for part in text.split("-")]]}


def test_organisations_that_wrote_it_are_named_once() -> None:
    citation = cited(authors=(Name(literal="Amber vzw"),), publishers=("Amber vzw",))
    assert "publisher" not in json.loads(write_csl(citation))[0]
    assert "PB  -" not in write_ris(citation)


def test_metadata_for_scholar_search_engines() -> None:
    told = describe_citation(cited(), pdf="https://example.org/x.pdf", license="CC-BY-4.0", keywords=("Leren",))
    assert ("citation_author", "Peeters, Jan") in told
    assert ("citation_publication_date", "2021/06/23") in told
    assert ("citation_pdf_url", "https://example.org/x.pdf") in told
    assert [content for name, content in told if name == "citation_technical_report_institution"] == [
        "Amber vzw",
        "vzw Sporen",
    ]
    assert ("DC.creator", "Team Noord") in told
    assert ("DC.subject", "Leren") in told
    assert all(content for _name, content in told)
