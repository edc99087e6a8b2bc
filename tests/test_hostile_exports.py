"""Whatever a title holds, every file that others read holds it and nothing more, as independent readers find."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import feedparser
import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from tests.support.example_site import example_site, read_example
from tests.support.spreadsheet_signs import SIGNS
from tests.support.taken_along import SITE, compile_site, front, parse_linked, session

from leernetwerk.content.spreadsheets import unguard
from leernetwerk.diagnostics import Severity

PIECES = (
    *(
        "</script>",
        "<!--",
        "-->",
        "<script>",
        "]]>",
        "&amp;",
        "&",
        "<",
        ">",
        '"',
        "'",
        "\\",
        "\\n",
        "\\,",
        ";",
        ",",
        ":",
    ),
    *(
        "=1+1",
        "x;=1+1;y",
        "@SUM(A1)",
        "+1",
        "-1",
        "%0D%0A",
        "{",
        "}",
        "$",
        "#",
        "_",
        "^",
        "~",
        "%",
        "\\input{x}",
        "\\end{x}",
    ),
    *(
        "BEGIN:VEVENT",
        "END:VCALENDAR",
        "TY  - BOOK",
        "ER  - ",
        "@book{x,",
        " and ",
        "  ",
        "é",
        "日本",
        "👩‍👧",
        "\u200f",
        "{{ x }}",
    ),
    *("#{x}", "%s", "{0}", "http://x", "javascript:x", "../..", "\ufeff"),
)
TITLES = st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join).map(lambda text: f"A{text}Z")


def build(root: Path, title: str) -> dict[str, str]:
    """The data files of a site in which everything has that title."""
    files = {
        "networks/noord/index.md": front(title=title),
        "networks/noord/sessions/start.md": session(title, summary=title, place=title, themes=["veilig"]),
        "networks/noord/reports/verslag.md": front(title=title, organisations=["amber"], date="2021", authors=[title]),
        "docs/organisations/amber.md": front(title=title),
        "docs/themes/veilig.md": front(title=title, also_known_as=[title]),
    }
    compilation = compile_site(example_site(root, files), url=SITE)
    return dict(compilation.data_files())


def one_line(text: str) -> str:
    return " ".join(text.split())


@given(TITLES)
@example("x;=1+1;y")
@example("A</script><script>alert(1)</script>")
@example("A\\\\; B, C\\n")
@example("A{\\input{/etc/passwd}} % $x$ #1 ~ ^ _ &")
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
def test_every_file_holds_the_title_and_nothing_more(tmp_path_factory: pytest.TempPathFactory, title: str) -> None:
    files = build(tmp_path_factory.mktemp("site"), title)
    read_by: set[str] = set()
    for name, text in files.items():
        kind = name.rpartition(".")[2]
        read_by.add(kind)
        if kind == "json":
            json.loads(text)
        elif kind == "jsonld":
            assert "<" not in text or parse_linked(text)
        elif kind == "csv":
            check_table(text)
        elif kind == "xml":
            check_feed(text, title)
        elif kind == "ics":
            check_calendar(text, title)
        elif kind == "ris":
            (entry,) = rispy.loads(text)
            assert one_line(entry["title"]) == one_line(title)
        elif kind == "bib":
            library = parse_string(text)
            assert (len(library.entries), len(library.failed_blocks)) == (1, 0)
            assert len(library.blocks) == 1
        elif kind == "html":
            assert "<script" not in text
    assert {"json", "csv", "xml", "ics", "ris", "bib"} <= read_by
    titles = {record["title"] for record in json.loads(files["data/knowledge.json"])["records"]}
    assert title.strip() in titles


def check_table(text: str) -> None:
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))
    assert all(None not in row and None not in row.values() for row in rows)
    assert all(unguard(value).replace("'", "") == value.replace("'", "") for row in rows for value in row.values())
    for delimiter in ",;\t":
        for row in csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=delimiter):
            assert not [cell for cell in row if cell.strip(' \t\r\n"')[:1] in (*SIGNS,)], (delimiter, row)


def check_feed(text: str, title: str) -> None:
    ET.fromstring(text)  # noqa: S314 - our own file
    feed = feedparser.parse(text, sanitize_html=False)
    assert not feed.bozo
    for entry in feed.entries:
        if entry.title_detail.type == "text/plain":
            assert one_line(entry.title) == one_line(title)


def check_calendar(text: str, title: str) -> None:
    assert "\n " in text or len(text.splitlines()) > 3
    calendar = Calendar.from_ical(text)
    assert text.count("BEGIN:VCALENDAR\r\n") == 1
    assert len(calendar.walk("VEVENT")) == text.count("\r\nBEGIN:VEVENT\r\n") == 1
    assert not calendar.errors
    assert str(calendar["X-WR-CALNAME"]) == str(calendar["NAME"])
    name = unescape(str(calendar["NAME"]))  # the library knows neither property as a text
    assert name in (one_line(title), "Agenda van Voorbeeld")
    (event,) = calendar.walk("VEVENT")
    assert str(event["LOCATION"]) == title.strip()
    raw = next(line for line in unfold(text) if line.startswith("X-WR-CALNAME:"))
    value = raw.partition(":")[2].replace("\\\\", "").replace("\\;", "").replace("\\,", "").replace("\\n", "")
    assert not set(value) & set(";,\\")  # RFC 5545, 3.3.11: these have a backslash in front of them


def unescape(text: str) -> str:
    """A value of type TEXT as RFC 5545, 3.3.11 has it read."""
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], text)


def unfold(text: str) -> list[str]:
    return text.replace("\r\n ", "").replace("\r\n\t", "").split("\r\n")


HIDDEN = [
    *map(chr, (0, 7, 0xB, 0x1B, 0x7F, 0x85, 0x9B)),
    *map(chr, range(0x202A, 0x202F)),
    *map(chr, range(0x2066, 0x206A)),
]
HIDDEN += ["\u2028", "\u2029", "\ufdd0", "\uffff", "\U0001ffff", "\t", "\r"]


@pytest.mark.parametrize("character", HIDDEN, ids=lambda character: f"U+{ord(character):04X}")
@pytest.mark.parametrize(
    ("path", "lines", "line"),
    [
        ("networks/noord/index.md", 'title: "A{}B"\n', 2),
        ("docs/themes/x.md", 'title: A\nalso_known_as:\n  - B\n  - "C{}D"\n', 5),
        ("docs/uitleg.md", 'title: "A{}B"\n', 2),
        ("docs/themes/x.md", 'title: A\n"sum{}mary": B\n', 3),
    ],
)
def test_hidden_characters_are_refused_at_their_place(
    character: str, path: str, lines: str, line: int, tmp_path: Path
) -> None:
    escaped = f"\\U{ord(character):08X}"  # as YAML writes what nobody can type
    root = example_site(tmp_path, {path: f"---\n{lines.format(escaped)}---\n"})
    found = [each for each in read_example(root).diagnostics if each.code in ("hidden-character", "yaml-syntax")]
    assert [(each.place.path, each.severity) for each in found][:1] == [(path, Severity.ERROR)]
    assert found[0].place.line == line
    if found[0].code == "hidden-character":
        assert dict(found[0].values)["character"] == f"U+{ord(character):04X}"
        assert found[0].hint is not None


@pytest.mark.parametrize("character", ["\u200c", "\u200d", "\u200e", "\u200f", "\u00ad", "é", "\U0001f469"])
def test_joiners_and_marks_of_direction_are_text(character: str, tmp_path: Path) -> None:
    root = example_site(tmp_path, {"docs/themes/x.md": f"---\ntitle: A{character}B\n---\nC{character}D\n"})
    assert read_example(root).diagnostics == ()


def test_a_title_has_one_line(tmp_path: Path) -> None:
    files = {"networks/noord/index.md": '---\ntitle: "Noord\\nBEGIN:VEVENT"\n---\n'}
    (found,) = read_example(example_site(tmp_path, files)).diagnostics
    assert (found.code, found.place.line) == ("several-lines", 2)
    text = {"docs/themes/x.md": "---\ntitle: A\nsummary: |\n  Een.\n  Twee.\n---\n"}
    assert read_example(example_site(tmp_path / "b", text)).diagnostics == ()


def test_a_name_of_the_site_over_two_lines_ends_no_calendar(tmp_path: Path) -> None:
    compilation = compile_site(example_site(tmp_path), url=SITE)
    settings = replace(compilation.checked.settings, name="A\nB; C, D")
    files = dict(replace(compilation, checked=replace(compilation.checked, settings=settings)).data_files())
    assert unescape(str(Calendar.from_ical(files["agenda/agenda.ics"])["NAME"])) == "Agenda van A B; C, D"


@pytest.mark.parametrize(
    ("email", "fine"),
    [
        *(("a@example.org", True), ("a.b+c@example.org", True), ("o'brien@example.org", True)),
        *(("a%0D%0ABcc:b@example.org", False), ("a%@example.org", False), ("a@example.org?bcc=b@example.org", False)),
        *(("a@example.org,b@example.org", False), ("a@example.org\nBcc: b@example.org", False)),
    ],
)
def test_an_e_mail_address_is_one_and_nothing_more(email: str, fine: bool, tmp_path: Path) -> None:
    lines = f"title: A\ncontact:\n  name: B\n  email: {json.dumps(email)}\n"
    found = read_example(example_site(tmp_path, {"docs/themes/x.md": f"---\n{lines}---\n"})).diagnostics
    assert [each.code in ("invalid-email", "several-lines") for each in found] == ([] if fine else [True])


@pytest.mark.parametrize(
    ("url", "code"),
    [
        *(("https://example.org/", None), ("https://xn--caf-dma.example/", None), ("https://café.example/", None)),
        *(("https://www.example.org@evil.example/", "invalid-url"), ("https://a:b@evil.example/", "invalid-url")),
        *(("https://www.j\u0435ugdhulp.nl/", "misleading-url"), ("https://xn--80ak6aa92e.com/", "misleading-url")),
        *(("https://ex%2eample.org/", "misleading-url"), ("https://x.example:99999/", "misleading-url")),
        *(
            ("javascript:x", "invalid-url"),
            ("https:\\\\evil.example", "invalid-url"),
            ("data:text/html,x", "invalid-url"),
        ),
    ],
)
def test_a_web_address_leads_where_it_seems_to(url: str, code: str | None, tmp_path: Path) -> None:
    lines = f"title: A\nsources:\n  - title: B\n    url: {json.dumps(url)}\n"
    found = read_example(example_site(tmp_path, {"docs/themes/x.md": f"---\n{lines}---\n"})).diagnostics
    assert [each.code for each in found] == ([code] if code else [])
