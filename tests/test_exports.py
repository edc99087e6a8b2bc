"""Tables and linked data, read back by software that has nothing to do with what wrote them."""

from __future__ import annotations

import csv
import datetime
import io
import json
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import jsonschema
import pytest
from rdflib import URIRef
from tests.support.example_site import example_site
from tests.support.taken_along import (
    ALL_TYPES,
    ATOM,
    SCHEMA,
    SITE,
    SKOS,
    TYPE,
    check_atom,
    check_calendar,
    compile_site,
    data_files,
    front,
    parse_linked,
    session,
)

from leernetwerk.content.spreadsheets import unguard
from leernetwerk.records.registry import RECORD_TYPES


def read_table(text: str) -> list[dict[str, str]]:
    """A table as any script reads it, with the guards taken off as the table's documentation tells."""
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    return [{name: unguard(value) for name, value in row.items()} for row in rows]


def test_tables_hold_what_the_data_holds() -> None:
    files = data_files(ALL_TYPES, url=SITE)
    records: list[dict[str, Any]] = json.loads(files["data/knowledge.json"])["records"]
    for name in RECORD_TYPES:
        text = files[f"data/{name}.csv"]
        assert text.startswith("\ufeffid,key,url,")
        rows = {row["id"]: row for row in read_table(text)}
        expected = {record["id"]: record for record in records if record["type"] == name}
        assert set(rows) == set(expected)
        for id, record in expected.items():
            for field, value in record.items():
                if field != "type":
                    assert rows[id][field] == cell(value), (id, field)
            empty = set(rows[id]) - set(record)
            assert {rows[id][field] for field in empty} <= {""}


def cell(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "; ".join(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def test_a_cell_is_never_a_formula_and_nothing_gets_lost(tmp_path: Path) -> None:
    written = ["=1+1", "+31 6", "-1", "@SUM(A1)", "'=1", "''-x", "'quoted'", 'a,"b"', "één"]
    files = {f"docs/themes/t{number}.md": front(title=title) for number, title in enumerate(written)}
    text = data_files(example_site(tmp_path, files))["data/theme.csv"]
    assert [row["title"] for row in read_table(text)] == written
    raw = [row["title"] for row in csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))]
    assert not [title for title in raw if title[0] in "=+-@"]
    assert raw[6:] == written[6:]  # what is harmless stays as it is


def test_lists_that_a_separator_would_blur_are_json(tmp_path: Path) -> None:
    names = ["een; twee", "drie"]
    files = {
        "docs/themes/a.md": front(title="A", also_known_as=names),
        "docs/themes/b.md": front(title="B", also_known_as=["[x]"]),
        "docs/themes/c.md": front(title="C", also_known_as=["een", "twee, drie"]),
    }
    rows = read_table(data_files(example_site(tmp_path, files))["data/theme.csv"])
    assert [json.loads(row["also_known_as"]) for row in rows[:2]] == [names, ["[x]"]]
    assert rows[2]["also_known_as"] == "een; twee, drie"


def test_the_web_address_of_an_organisation_survives_beside_that_of_its_page(tmp_path: Path) -> None:
    files = {"docs/organisations/amber.md": front(title="Amber", url="https://amber.example/")}
    made = data_files(example_site(tmp_path, files))
    knowledge = json.loads(made["data/knowledge.json"])
    jsonschema.validate(knowledge, json.loads(made["data/schema.json"]))
    (amber,) = (record for record in knowledge["records"] if record["id"] == "organisation:amber")
    assert (amber["url"], amber["external_url"]) == ("/organisaties/amber/", "https://amber.example/")
    (row,) = read_table(made["data/organisation.csv"])
    assert (row["url"], row["external_url"]) == ("/organisaties/amber/", "https://amber.example/")


@pytest.mark.parametrize("url", [SITE, None])
def test_every_record_and_insight_is_a_thing_of_schema_org(url: str | None) -> None:
    compilation = compile_site(ALL_TYPES, url=url)
    files = dict(compilation.data_files())
    triples = parse_linked(files["data/knowledge.jsonld"])
    knowledge = json.loads(files["data/knowledge.json"])["records"]
    root = url or "https://x.example/"
    pages = {urljoin(root, record["url"][1:]) for record in knowledge}
    insights = {
        f"{urljoin(root, record['url'][1:])}#inzicht-{insight['id']}"
        for record in knowledge
        for insight in record.get("insights", ())
    }
    assert insights
    named = {str(subject) for subject in triples.subjects() if isinstance(subject, URIRef)}
    assert named == pages | insights
    kinds = {str(kind).removeprefix(SCHEMA) for kind in triples.objects(None, TYPE)}
    assert kinds >= {
        *("Organization", "Event", "Report", "HowTo", "HowToStep", "Project", "Question", "DefinedTerm"),
        *("Review", "Dataset", "Comment", "Claim"),
    }
    assert "Rating" not in kinds
    for predicate in set(triples.predicates()):
        assert str(predicate).startswith((SCHEMA, str(TYPE)[:43], "http://purl.org/dc/terms/", SKOS))


def test_what_is_known_of_a_record_is_said_in_the_words_of_schema_org() -> None:
    triples = parse_linked(data_files(ALL_TYPES, url=SITE)["data/knowledge.jsonld"])

    def said(address: str, name: str) -> set[str]:
        return {str(value) for value in triples.objects(URIRef(SITE + address), URIRef(SCHEMA + name))}

    start = "netwerken/noord/bijeenkomsten/start/"
    assert said(start, "url") == {SITE + start}
    assert said(start, "startDate") == {"2021-03-04T14:00"}
    assert said(start, "duration") == {"PT90M"}
    assert said(start, "eventAttendanceMode") == {f"{SCHEMA}OfflineEventAttendanceMode"}
    assert said(start, "organizer") == {f"{SITE}netwerken/noord/"}
    assert said(start, "subjectOf") == {f"{SITE}{start}#inzicht-eerst-stil"}
    experience = "netwerken/noord/ervaringen/kring-bij-oever/"
    assert said(experience, "itemReviewed") == {f"{SITE}methodieken/kringgesprek/"}
    assert said("netwerken/noord/rapporten/eindrapport/", "license") == {"https://spdx.org/licenses/CC-BY-4.0.html"}


def test_drafts_and_private_addresses_stay_out_of_what_is_taken_along(tmp_path: Path) -> None:
    files = {
        "docs/methodologies/geheim.md": front(title="Geheim", summary="x", purpose="y", draft=True),
        "networks/noord/sessions/start.md": session(
            methodologies=["geheim"], contact={"name": "Piet", "email": "piet@example.org"}
        ),
    }
    made = data_files(example_site(tmp_path, files))
    for path, text in made.items():
        if not path.startswith("data/knowledge.json") or path.endswith("ld"):
            assert "Geheim" not in text, path
        if path.endswith((".xml", ".ics", ".jsonld")):
            assert "piet@example.org" not in text, path


def test_a_french_site_takes_along_french_files(tmp_path: Path) -> None:
    root = example_site(tmp_path, {"networks/noord/sessions/start.md": session(mode="online")})
    files = data_files(root, language="fr", url=SITE)
    feed = check_atom(files["reseaux/noord/feed.xml"])
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "fr"
    assert feed.findtext(f"{ATOM}subtitle") == "Les nouveautés sur Noord."
    calendar = check_calendar(files["agenda/agenda.ics"])
    assert calendar["NAME"] == "Agenda de Voorbeeld"
    (event,) = calendar.walk("VEVENT")
    assert event["URL"] == f"{SITE}reseaux/noord/rencontres/start/"


def test_the_same_content_gives_the_same_files_on_any_day() -> None:
    assert data_files(ALL_TYPES, url=SITE) == data_files(ALL_TYPES, url=SITE, today=datetime.date(2040, 1, 1))
