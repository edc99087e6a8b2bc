"""What reads what others wrote: each parser as a target that takes any bytes and breaks only where the parser does.

`tests/test_parsers.py` gives each some hundred inputs, `fuzz.py` as many as there is time for.
"""

from __future__ import annotations

import contextlib
import datetime
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import icalendar
import tinyhtml5
import yaml
from pydantic_core import PydanticCustomError

from leernetwerk.adapters.cli.changed import find_changed
from leernetwerk.adapters.cli.main import main as leernetwerk
from leernetwerk.citations.names import read_name
from leernetwerk.content import SiteSettings
from leernetwerk.content.document import read_document
from leernetwerk.content.filelinks import find_file_links, find_undescribed_images
from leernetwerk.content.frontmatter import split_front_matter
from leernetwerk.content.headings import find_heading, heading_ids
from leernetwerk.content.textpaths import is_path, site_path
from leernetwerk.content.wikilinks import find_wikilinks, hide_code, hide_comments
from leernetwerk.content.yaml_slips import find_slips
from leernetwerk.content.yamltree import Stop, find_places, read_yaml
from leernetwerk.diagnostics import Diagnostic
from leernetwerk.editing.refusal import CannotWrite
from leernetwerk.exports.calendars import CalendarWriter
from leernetwerk.exports.links import Links
from leernetwerk.graph import Addresses
from leernetwerk.graph.rules.surveys import read_results
from leernetwerk.importing.packages import open_package
from leernetwerk.importing.sheets import read_csv, read_workbook
from leernetwerk.pages.markdown import BodyRenderer, BodySource
from leernetwerk.pages.sanitise import Sanitiser
from leernetwerk.pdfs import facts, reading
from leernetwerk.pdfs.example import write_pdf
from leernetwerk.records import dates, standards
from leernetwerk.site.checked_site import CheckedSite, read_site
from leernetwerk.words import load_words

Target = Callable[[bytes], None]
TARGETS: dict[str, Target] = {}
SLOW = {"settings", "git", "workbook", "word", "import_table", "pdf"}
"""Targets that start a process or a whole command for each input."""

_DAY = datetime.date(2026, 11, 21)
_SITE = {
    "mkdocs.yml": "site_name: Voorbeeld\nsite_url: https://example.org/\n"
    "theme: {name: material, language: nl, font: false}\nplugins: [leernetwerk]\n",
    "docs/index.md": "---\ntitle: Welkom\n---\n\nWelkom.\n",
    "docs/vocabulary.yml": "regions: []\n",
    "docs/organisations/amber.md": "---\ntitle: Amber\n---\n",
    "networks/noord/index.md": "---\ntitle: Noord\n---\n",
}


def target(function: Target) -> Target:
    """Enter a target by its name."""
    TARGETS[function.__name__] = function
    return function


def text_of(raw: bytes) -> str:
    """A text as a file can hold it."""
    return raw.decode("utf-8", "replace")


@cache
def _folder() -> Path:
    """A folder for this process."""
    holder = tempfile.TemporaryDirectory(prefix=".leernetwerk-fuzz-")
    _KEPT.append(holder)
    root = Path(holder.name) / "site"
    for path, content in _SITE.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(content, "utf-8")
    return root


_KEPT: list[tempfile.TemporaryDirectory[str]] = []


def _site_with(path: str, raw: bytes) -> CheckedSite:
    root = _folder()
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    before = file.read_bytes() if file.exists() else None
    file.write_bytes(raw)
    try:
        settings = SiteSettings(root, root / "docs", root / "networks", "Voorbeeld", today=_DAY)
        return read_site(settings, lambda name: f"/{name}/")
    finally:
        if before is None:
            file.unlink()
        else:
            file.write_bytes(before)


def _at_a_place(found: Diagnostic) -> None:
    assert found.place.line >= 1, found
    assert found.place.column >= 1, found
    assert found.message(load_words("nl"))
    found.advice(load_words("nl"))


# Files, front matter and YAML


@target
def front_matter(raw: bytes) -> None:
    """Any bytes are a document or a problem at a place."""
    file = _folder() / "los.md"
    file.write_bytes(b"---\n" + raw)
    document = read_document(_folder(), "los.md")
    assert document.data is not None or document.diagnostics
    for found in document.diagnostics:
        _at_a_place(found)
    split_front_matter(text_of(raw))


@target
def yaml_tree(raw: bytes) -> None:
    """What is read means what PyYAML reads; what is refused is told."""
    text, told = text_of(raw), list[object]()
    try:
        ours = read_yaml(text, lambda *given, **_values: told.append(given))
    except Stop:
        assert told
        return
    places = find_places(text)
    assert all(start[0] >= 1 for start, _ in places.values())
    if not told and ours is not None:
        theirs = next(yaml.load_all(text, Loader=yaml.CBaseLoader), None)
        assert (ours == {} and not theirs) or type(ours) is type(theirs) or not isinstance(theirs, str)


@target
def slips(raw: bytes) -> None:
    """A proposal is a line that differs."""
    text = text_of(raw)
    for slip in find_slips(text):
        assert slip.line is not None
        assert slip.hint.render(load_words("nl"))


# Values


def _scalar(scalar: Any, raw: bytes) -> None:
    text = text_of(raw)
    with contextlib.suppress(PydanticCustomError):
        value = scalar.validate(text, None)
        written = scalar.write(value)
        assert written == scalar.write(scalar.validate(str(written), None)), (value, written)
    scalar.pick(text, None)


@target
def dates_and_times(raw: bytes) -> None:
    """A day, a time or a season is refused, or comes back as it was written."""
    for scalar in (dates.DayScalar(), dates.PartialDateScalar(), dates.TimeScalar()):
        _scalar(scalar, raw)


@target
def identifiers(raw: bytes) -> None:
    """Addresses, licences, languages, countries, ISBN, DOI and depot numbers."""
    for kind in ("Url", "License", "Language", "Country", "Isbn", "Doi", "Depot"):
        _scalar(getattr(standards, f"{kind}Scalar")(), raw)


@target
def references(raw: bytes) -> None:
    """Whatever a field names: known, or told at its place."""
    value = json.dumps(text_of(raw))
    names = ("organisations", "themes", "translation_of", "image", "aliases", "license", "language", "summary")
    contact = f"contact: {{name: x, organisation: {value}, email: {value}, url: {value}}}"
    lines = [f"{name}: {value}" for name in names] + ["image_alt: x", contact]
    fields = "---\ntitle: X\ndate: 2026-01-01\n" + "\n".join(lines) + "\n---\n"
    for found in _site_with("networks/noord/stories/x.md", fields.encode()).diagnostics:
        _at_a_place(found)


@target
def aliases(raw: bytes) -> None:
    """An old address that passes leads to a file inside the site, and to nothing else's."""
    value = json.dumps("/" + text_of(raw))
    fields = f"---\ntitle: X\ndate: 2026-01-01\naliases: [{value}]\n---\n"
    reading = _site_with("networks/noord/stories/x.md", fields.encode())
    if any(found.severity.value == "error" for found in reading.diagnostics):
        return
    for alias in reading.graph.nodes["story:noord/x"].record.aliases:
        path = unquote(alias)
        assert "\0" not in path
        assert not {"..", "."} & set(re.split(r"[/\\]", path)), alias
        assert not re.search(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", path), alias


@target
def records(raw: bytes) -> None:
    """Any front matter of a story is a record or problems at places."""
    for found in _site_with("networks/noord/stories/x.md", b"---\n" + raw + b"\n---\n").diagnostics:
        _at_a_place(found)


@target
def ordinary_pages(raw: bytes) -> None:
    """The same for a page that is no record."""
    for found in _site_with("docs/uitleg/x.md", raw).diagnostics:
        _at_a_place(found)


@target
def vocabulary(raw: bytes) -> None:
    """Any vocabulary is read or told."""
    for found in _site_with("docs/vocabulary.yml", raw).diagnostics:
        _at_a_place(found)


@target
def lists_in_pages(raw: bytes) -> None:
    """Any query in a page is a list or told."""
    text = "---\ntitle: X\n---\n\n```lijst\n" + text_of(raw) + "\n```\n"
    for found in _site_with("docs/uitleg/x.md", text.encode()).diagnostics:
        _at_a_place(found)


@target
def author_names(raw: bytes) -> None:
    """Every name can be written in each way."""
    text = text_of(raw)
    if text.strip():
        name = read_name(text, ["Amber"])
        assert name.inverted
        assert name.natural
        assert name.sorted_as


# Texts


@target
def links(raw: bytes) -> None:
    """Links stand where they say, and nothing is found in code."""
    body = text_of(raw)
    for link in find_wikilinks(body):
        assert body[link.start : link.end].lstrip("!").startswith("[["), link
    for each in find_file_links(body):
        assert 0 <= each.start <= len(body)
        each.is_external, each.file  # noqa: B018 - properties that read
    for offset in find_undescribed_images(body):
        assert 0 <= offset <= len(body)
    assert len(hide_code(body)) == len(body)
    assert len(hide_comments(body)) == len(body)
    first = body.split("\n")[0]
    is_path(first)
    site_path(first, "networks/noord")


@target
def headings(raw: bytes) -> None:
    """Every heading's id is found by its own words."""
    body = text_of(raw)
    ids = heading_ids(body)
    for label in list(ids)[:20]:
        find_heading(body, label)


_ALLOWED_HANDLERS = re.compile(r"on[a-z]+", re.IGNORECASE)
_RUNS = re.compile(r"^(?:javascript|vbscript|data|blob|filesystem):", re.IGNORECASE)
_ACTIVE_TAGS = {
    *("script", "style", "iframe", "object", "embed", "form", "base", "meta", "link", "svg", "math", "template"),
    *("textarea", "select", "button", "video", "audio", "source", "frame", "frameset", "noscript", "dialog", "portal"),
}


def assert_harmless(html: str) -> None:
    """Nothing in a fragment runs, loads or leads away, as a parser by the standard reads it."""
    tree = tinyhtml5.parse("<!DOCTYPE html><body>" + html, namespace_html_elements=False)
    body = tree.find("body")
    assert body is not None, html
    for element in body.iter():
        if not isinstance(element.tag, str):
            continue
        assert element.tag.lower() not in _ACTIVE_TAGS, (element.tag, html[:500])
        for name, value in element.attrib.items():
            assert not _ALLOWED_HANDLERS.fullmatch(str(name)), (name, html[:500])
            plain = re.sub(r"[\x00-\x20]", "", str(value))
            if str(name) in ("href", "src", "cite", "action", "formaction", "xlink:href"):
                assert not _RUNS.match(plain), (name, value)
            if str(name) == "src":
                assert not re.match(r"(?:[a-z][a-z0-9+.-]*:|[/\\]{2})", plain, re.IGNORECASE), value
            if str(name) == "style":
                assert not re.search(r"url|import|expression|position|\\", plain, re.IGNORECASE), value


@target
def sanitiser(raw: bytes) -> None:
    """HTML that passed does nothing, and passes a second time as it is."""
    once = _sanitiser().clean(text_of(raw))
    assert_harmless(once)
    assert_harmless(_sanitiser().clean(once))


@cache
def _sanitiser() -> Sanitiser:
    return Sanitiser()


@target
def markdown(raw: bytes) -> None:
    """A body that is rendered does nothing."""
    source = BodySource(
        text_of(raw), "networks/noord/stories", "/netwerken/noord/verhalen/x/", lambda _: None, lambda _: None
    )
    with contextlib.suppress(RecursionError):  # told as too deep
        assert_harmless(_renderer().render(source).html)


@cache
def _renderer() -> BodyRenderer:
    extensions = [
        "admonition",
        "footnotes",
        "tables",
        "toc",
        "pymdownx.superfences",
        "pymdownx.tabbed",
        "attr_list",
        "md_in_html",
        "def_list",
        "abbr",
    ]
    return BodyRenderer(extensions, {"pymdownx.tabbed": {"alternate_style": True}})


# Tables and files


@target
def survey_tables(raw: bytes) -> None:
    """A table of counts is rows or problems at places."""
    file = _folder() / "telling.csv"
    file.write_bytes(raw)
    for found in read_results(_folder(), "telling.csv", 40):
        if isinstance(found, Diagnostic):
            _at_a_place(found)


@target
def csv_import(raw: bytes) -> None:
    """A table from elsewhere is a sheet, or one sentence says why not."""
    file = _folder() / "invoer.csv"
    file.write_bytes(raw)
    with contextlib.suppress(CannotWrite):
        sheet = read_csv(file)
        assert all(row.cells is not None for row in sheet.rows)


@target
def workbook(raw: bytes) -> None:
    """The same of a workbook, a part of which is anything."""
    file = _folder() / "invoer.xlsx"
    file.write_bytes(_packed(raw, _book()))
    with contextlib.suppress(CannotWrite):
        read_workbook(file)


@target
def word(raw: bytes) -> None:
    """The same of a Word file, as far as its package."""
    file = _folder() / "invoer.docx"
    parts = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"}
    file.write_bytes(_packed(raw, parts))
    with contextlib.suppress(CannotWrite), open_package(file, "word/document.xml") as package:
        package.read("word/document.xml")


def _packed(raw: bytes, parts: dict[str, bytes]) -> bytes:
    """A package with one part replaced, or the bytes as they are, or a package with some bytes overwritten."""
    if not raw:
        return b""
    kind, rest = raw[0] % 3, raw[1:]
    if kind == 0:
        return rest
    names = sorted(parts)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name in names:
            package.writestr(name, rest if kind == 1 and name == names[len(rest) % len(names)] else parts[name])
    made = stream.getvalue()
    if kind == 2 and rest:
        place = int.from_bytes(rest[:2], "big") % len(made)
        made = made[:place] + rest[2:] + made[place + len(rest[2:]) :]
    return made


@cache
def _book() -> dict[str, bytes]:
    import openpyxl

    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["Titel", "Samenvatting"])
    book.active.append(["Ecogram", "Een kaart"])
    stream = io.BytesIO()
    book.save(stream)
    with zipfile.ZipFile(stream) as package:
        return {name: package.read(name) for name in package.namelist()}


@target
def import_table(raw: bytes) -> None:
    """The command ends with a status, never otherwise."""
    file = _folder().parent / "tabel.csv"
    file.write_bytes(b"Titel,Samenvatting,Waarvoor\n" + raw)
    before = {path for path in _folder().rglob("*") if path.is_file()}
    assert _run("import", "-f", _folder() / "mkdocs.yml", file, "--type", "methodology") in (0, 1, 2)
    for path in {path for path in _folder().rglob("*") if path.is_file()} - before:
        path.unlink()


@target
def pdf(raw: bytes) -> None:
    """A file that calls itself PDF is facts or a problem."""
    whole = write_pdf("Een", "Twee", bookmarks=[("Begin", 1)])
    place = int.from_bytes(raw[:2], "big") % max(len(whole), 1)
    file = _folder() / "verslag.pdf"
    file.write_bytes(whole[:place] + raw[2:] + whole[place + len(raw[2:]) :])
    assert isinstance(reading._read(file), (facts.PdfFacts, facts.Unread))


@target
def pdf_cache(raw: bytes) -> None:
    """What a cache tells of a PDF is facts, or is refused as a value that is wrong."""
    with contextlib.suppress(ValueError, KeyError, TypeError):
        facts.read_facts(text_of(raw))


# What is written


@target
def calendars(raw: bytes) -> None:
    """Whatever a meeting is called, the calendar holds that meeting and nothing else."""
    value = json.dumps(text_of(raw))
    fields = f"---\ntitle: {value}\ndate: 2027-01-01\ntime: 14:00\nplace: {value}\n---\n"
    found = _site_with("networks/noord/sessions/x.md", fields.encode())
    if any(each.severity.value == "error" for each in found.diagnostics) or "session:noord/x" not in found.graph.nodes:
        return
    words = load_words("nl")
    addresses = Addresses(words)
    links_of = Links("Voorbeeld", "https://example.org/")
    writer = CalendarWriter(found.graph, addresses, words, links_of, "nl", "Europe/Amsterdam")
    written = writer.write_all()
    events = icalendar.Calendar.from_ical(written).walk("VEVENT")
    assert len(events) == 1, written
    title = found.graph.nodes["session:noord/x"].title
    assert str(events[0]["SUMMARY"]).split()[: len(title.split())] == title.split(), written


# What the surroundings say


@target
def settings(raw: bytes) -> None:
    """Any mkdocs.yml ends with a status."""
    folder = _folder().parent / "instellingen"
    (folder / "docs").mkdir(parents=True, exist_ok=True)
    text = re.sub(r"(?i)hooks|!!?[a-z]+|INHERIT|custom_dir|docs_dir|site_dir|gen-files|macros|exec", "x", text_of(raw))
    # Nobody else's code, and nothing outside: only what a slip of the pen makes of it.
    (folder / "mkdocs.yml").write_text(f"site_name: X\nplugins: [leernetwerk]\n{text}\n", "utf-8")
    assert _run("check", "-f", folder / "mkdocs.yml") in (0, 1, 2)


@target
def git(raw: bytes) -> None:
    """The files that Git says changed are those that did, whatever they are called."""
    name = "".join(sign for sign in text_of(raw)[:40] if sign not in "/\0" and not 0xD800 <= ord(sign) < 0xE000).strip(
        "."
    )
    if not name or len(name.encode()) > 200 or name.lower() == "git":
        return
    root = _repository()
    file = root / name
    file.write_text("x", "utf-8")
    try:
        assert name in find_changed(root, "HEAD").paths
    finally:
        file.unlink()


@cache
def _repository() -> Path:
    root = _folder().parent / "repository"
    root.mkdir()
    who = ("-c", "user.name=Lea", "-c", "user.email=lea@example.org")
    for call in (("init", "-q"), ("commit", "-q", "--allow-empty", "-m", "begin")):
        subprocess.run(["git", *who, *call], cwd=root, check=True, env={**os.environ, "GIT_CONFIG_GLOBAL": os.devnull})
    return root


def _run(*arguments: object) -> int:
    out, err = io.StringIO(), io.StringIO()
    typed, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO())
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            leernetwerk([str(argument) for argument in arguments])
    except SystemExit as ended:
        return int(ended.code or 0)
    finally:
        sys.stdin = typed
    return 0


# Where inputs begin

TOKENS = (
    *(
        "---\n",
        "\n",
        "\n\n",
        "    ",
        "\t",
        "title: ",
        "date: 2026-03-01\n",
        "- ",
        "[",
        "]",
        "{",
        "}",
        ": ",
        "#",
        "'",
        '"',
    ),
    *(
        "&a ",
        "*a",
        "!!x ",
        "<<: ",
        "| ",
        "> ",
        "? ",
        "%",
        "@",
        "`",
        "```",
        "~~~",
        "<!--",
        "-->",
        "--!>",
        "<",
        ">",
        "/>",
    ),
    *(
        "</",
        "<script>",
        "</script>",
        "<style>",
        "<svg>",
        "<math>",
        "<textarea>",
        "<table>",
        "<td>",
        "<b id=x",
        " onclick=alert(1)",
    ),
    *(
        ' href="',
        "javascript:",
        "java\tscript:",
        "data:",
        "//",
        "https://",
        "\\",
        "&lt;",
        "&#106;",
        "&colon;",
        "[[",
        "]]",
        "|",
        "![",
    ),
    *(
        "](",
        ")",
        "[^1]",
        "[^1]: ",
        "{: ",
        '=== "a"\n',
        "!!! note\n",
        "# ",
        "## Kop",
        "%%",
        "$$",
        "2026-03-01",
        "2021-21",
        "14:00",
    ),
    *(
        "voorjaar 2021",
        "31/12/25",
        "..",
        "%2e",
        "%00",
        "%0d%0a",
        "\0",
        "\x1b",
        "\u202e",
        "\u2066",
        "\u2028",
        "\ufeff",
        "é",
        "İ",
        "ß",
    ),
    *(
        "question,option,count\n",
        ",",
        ";",
        "=1+1",
        "\r",
        "\r\n",
        "5",
        "0",
        "-1",
        "1e9",
        "\ud83d",
        "👩‍👧",
        "regions:\n",
        "  - id: a\n",
    ),
    *(
        "    label: {nl: a}\n",
        "type: story\n",
        "limit: ",
        "999999999999999999999",
        "null",
        "true",
        "NaN",
        "Infinity",
        "ISBN 978",
        "10.1000/182",
    ),
)
"""Pieces that parsers are sensitive to."""


def seeds() -> Iterator[bytes]:
    """Small files that mean something."""
    golden = Path(__file__).resolve().parent.parent / "tests" / "golden"
    for file in sorted(golden.rglob("site/**/*")):
        if file.is_file() and file.suffix in (".md", ".yml", ".csv") and file.stat().st_size < 4000:
            yield file.read_bytes()
