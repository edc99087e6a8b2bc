"""Feeds, calendars, tables, citations and JSON of a built site, read by programs that are not ours."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

import feedparser
import icalendar
from bibtexparser.entrypoint import parse_string as parse_bibtex

_FORMULA = re.compile(r"[=+\-@\t\r＝＋－＠]")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)*%?")
_TURNING = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_EVENT = {
    *("BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "METHOD", "NAME", "X-WR-CALNAME", "X-WR-TIMEZONE", "TZID"),
    *(
        "UID",
        "DTSTAMP",
        "DTSTART",
        "DTEND",
        "DURATION",
        "SUMMARY",
        "LOCATION",
        "URL",
        "DESCRIPTION",
        "STATUS",
        "SEQUENCE",
    ),
    *("TZOFFSETFROM", "TZOFFSETTO", "TZNAME", "RRULE", "RDATE", "X-LIC-LOCATION", "LAST-MODIFIED", "CREATED", "SOURCE"),
    *("COMMENT", "REFRESH-INTERVAL", "X-PUBLISHED-TTL", "COLOR", "CATEGORIES", "TRANSP", "CLASS", "LANGUAGE"),
}
SITE = "https://example.org/kennis/"


def read_back(site: Path) -> Iterator[str]:
    """What is wrong with the data files of the hostile site."""
    for file in sorted(path for path in site.rglob("*") if path.is_file()):
        name, raw = file.relative_to(site).as_posix(), file.read_bytes()
        for suffix, reader in _READERS.items():
            if name.endswith(suffix):
                try:
                    yield from (f"{name}: {fault}" for fault in reader(raw))
                except Exception as error:
                    yield f"{name}: {type(error).__name__}: {str(error)[:200]}"


def _read_csv(raw: bytes) -> Iterator[str]:
    text = raw.decode("utf-8-sig")
    for separator in (",", ";", "\t"):
        widths = set()
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=separator == ","):
            widths.add(len(row))
            for cell in row:
                if _FORMULA.match(cell.lstrip(" ")) and not _NUMBER.fullmatch(cell.strip()):
                    yield f"a formula where {separator!r} separates: {cell[:60]!r}"
                if _TURNING.search(cell):
                    yield f"a control or direction character: {cell[:60]!r}"
        if separator == "," and len(widths) > 1:
            yield f"rows of {sorted(widths)} cells"


def _read_json(raw: bytes) -> Iterator[str]:
    text = raw.decode("utf-8")

    def refuse(constant: str) -> None:
        raise ValueError(constant)

    def walk(value: object) -> Iterator[str]:
        if isinstance(value, dict):
            for key, inner in value.items():
                yield from walk(key)
                yield from walk(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from walk(inner)
        elif isinstance(value, str) and _TURNING.search(value):
            yield f"a control or direction character: {value[:60]!r}"

    yield from walk(json.loads(text, parse_constant=refuse))


def _read_xml(raw: bytes) -> Iterator[str]:
    if b"<!DOCTYPE" in raw or b"<!ENTITY" in raw:
        yield "a document type"
    root = ElementTree.fromstring(raw)  # noqa: S314 - without a document type there are no entities
    for element in root.iter():
        if element.tag.endswith("}loc") and not (element.text or "").startswith(SITE):
            yield f"an address elsewhere: {element.text}"
        for text in (element.text or "", element.tail or "", *element.attrib.values()):
            if _TURNING.search(text):
                yield f"a control or direction character: {text[:60]!r}"


def _read_feed(raw: bytes) -> Iterator[str]:
    feed = feedparser.parse(raw, sanitize_html=False)
    if feed.bozo:
        yield f"no feed: {feed.bozo_exception}"
    for entry in feed.entries:
        if not str(entry.get("link", "")).startswith(SITE):
            yield f"leads elsewhere: {entry.get('link')}"
        for part in ("title", "summary"):
            detail = entry.get(f"{part}_detail", {})
            # A reader shows plain text as text; what is HTML runs.
            if detail.get("type") != "text/plain" and re.search(
                r"<\s*(script|img|iframe|svg)|\son\w+=", detail.get("value", "")
            ):
                yield f"HTML in a {part}: {detail.get('value', '')[:80]!r}"


def _read_calendar(raw: bytes) -> Iterator[str]:
    if re.search(rb"(?<!\r)\n|\r(?!\n)", raw):
        yield "a line that does not end in CR LF"
    if any(len(line) > 75 for line in raw.split(b"\r\n")):
        yield "a line over 75 bytes"
    lines = re.sub(r"\r\n[ \t]", "", raw.decode("utf-8")).split("\r\n")
    for line in filter(None, lines):
        name = re.split(r"[;:]", line)[0]
        if name not in _EVENT:
            yield f"a property that nobody meant: {line[:80]!r}"
        if name == "URL" and SITE not in line:
            yield f"leads elsewhere: {line[:80]}"
        if name in ("SUMMARY", "LOCATION", "NAME", "X-WR-CALNAME") and re.search(
            r"(?<!\\)(?:\\\\)*[;,]", line.partition(":")[2]
        ):
            yield f"not escaped: {line[:80]}"
    calendar = icalendar.Calendar.from_ical(raw)
    events = calendar.walk("VEVENT")
    if len({str(event["UID"]) for event in events}) != len(events) or lines.count("BEGIN:VEVENT") != len(events):
        yield "events that run into each other"


def _read_ris(raw: bytes) -> Iterator[str]:
    text = raw.decode("utf-8-sig")
    if len(re.findall(r"(?m)^TY  -", text)) != 1 or len(re.findall(r"(?m)^ER  -", text)) != 1:
        yield "not one reference"


def _read_bibtex(raw: bytes) -> Iterator[str]:
    library = parse_bibtex(raw.decode("utf-8"))
    if library.failed_blocks or len(library.entries) != 1:
        yield f"not one reference: {library.failed_blocks}"
    if re.search(r"(?<!\\textbackslash )\\(?:input|write|include|immediate)\b", raw.decode()):
        yield "a command of TeX"


_READERS = {
    "feed.xml": _read_feed,
    ".xml": _read_xml,
    ".csv": _read_csv,
    ".json": _read_json,
    ".jsonld": _read_json,
    ".ics": _read_calendar,
    ".ris": _read_ris,
    ".bib": _read_bibtex,
}
