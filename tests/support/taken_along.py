"""What readers and other software take along from a site, for tests: made, and held against the words of standards."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from icalendar import Calendar
from rdflib import Graph as Triples
from rdflib import URIRef
from tests.support.example_site import TODAY
from tests.support.golden_sites import GOLDEN

from leernetwerk.content import SiteSettings
from leernetwerk.site.checked_site import read_site
from leernetwerk.site.compiling import Compilation

ATOM = "{http://www.w3.org/2005/Atom}"
SITE = "https://example.org/kennis/"
HOSTILE = "A & <b>\"B\"</b> ]]> 'x' </script><script>alert(1)</script>"
SCHEMA = "https://schema.org/"
ALL_TYPES = GOLDEN / "all-types" / "site"


def compile_site(root: Path, **settings: Any) -> Compilation:
    checked = read_site(
        SiteSettings(root, root / "docs", root / "networks", "Voorbeeld", **{"today": TODAY, **settings}),
        lambda path: f"/{path}",
    )
    assert not checked.has_errors, checked.diagnostics
    return Compilation(checked, [], {})


def data_files(root: Path, **settings: Any) -> dict[str, str]:
    return dict(compile_site(root, **settings).data_files())


def session(title: str = "Start", **fields: object) -> str:
    return front(title=title, **{"date": "2021-03-04", **fields})


def front(**fields: object) -> str:
    return "---\n" + "".join(f"{name}: {json.dumps(value)}\n" for name, value in fields.items()) + "---\n"


TYPE = URIRef("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
SKOS = "http://www.w3.org/2004/02/skos/core#"


def check_atom(text: str) -> ET.Element:
    """Hold a feed against what RFC 4287 demands of every feed and entry."""
    feed = ET.fromstring(text)  # noqa: S314 - our own files
    assert feed.tag == f"{ATOM}feed"
    stamp = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
    elements = [feed, *feed.iter(f"{ATOM}entry")]
    for element in elements:
        for name in ("id", "title", "updated"):  # 4.1.1, 4.1.2: exactly one
            assert len(element.findall(ATOM + name)) == 1, name
        for name in ("published", "rights", "subtitle", "summary", "content"):  # at most one
            assert len(element.findall(ATOM + name)) <= 1, name
        assert (element.findtext(f"{ATOM}id") or "").startswith("urn:uuid:")  # 4.2.6: an IRI, and it never changes
        assert stamp.fullmatch(element.findtext(f"{ATOM}updated") or "")  # 3.3
        authors = element.findall(f"{ATOM}author")
        assert len(authors) == 1  # 4.1.1: each entry has one, here or in the feed
        assert authors[0].findtext(f"{ATOM}name")  # 3.2.1
        assert authors[0].find(f"{ATOM}email") is None
        links = [(link.get("rel"), link.get("hreflang")) for link in element.findall(f"{ATOM}link")]
        assert ("alternate", None) in links  # 4.1.2: an entry without content has one
        assert len(set(links)) == len(links)  # 4.1.1: no two alternates of one type and language
        for category in element.findall(f"{ATOM}category"):
            assert category.get("term")  # 4.2.2.1
    assert {link.get("rel") for link in feed.findall(f"{ATOM}link")} == {"alternate", "self"}
    ids = [element.findtext(f"{ATOM}id") for element in elements]
    assert len(set(ids)) == len(ids)
    days = [element.findtext(f"{ATOM}updated") or "" for element in elements]
    assert days[1:] == sorted(days[1:], reverse=True)
    assert days[0] == max(days[1:], default=days[0])
    return feed


def check_calendar(text: str) -> Calendar:
    """Hold a calendar against RFC 5545: line ends, folding, what must be there, and each once."""
    assert text.endswith("END:VCALENDAR\r\n")
    for line in text.encode().split(b"\r\n"):
        assert len(line) <= 75  # 3.1
        assert b"\n" not in line
        assert b"\r" not in line
    calendar = Calendar.from_ical(text)
    assert isinstance(calendar, Calendar)
    assert not calendar.errors
    assert calendar["VERSION"] == "2.0"
    assert calendar["PRODID"]
    assert len(calendar.subcomponents) >= 1  # 3.4: at least one
    zones = {str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")}
    uids = []
    for event in calendar.walk("VEVENT"):
        assert not event.errors
        for name in ("UID", "DTSTAMP", "DTSTART", "SUMMARY", "STATUS"):
            assert not isinstance(event[name], list), name
        assert event["DTSTAMP"].to_ical()[-1:] == b"Z"  # 3.8.7.2
        assert event["DTSTART"].params.get("TZID") in (None, *zones)  # 3.2.19
        if "DTEND" in event:
            assert type(event.decoded("DTEND")) is type(event.decoded("DTSTART"))  # 3.8.2.2
            assert event.decoded("DTEND") > event.decoded("DTSTART")
        uids.append(str(event["UID"]))
    assert len(set(uids)) == len(uids)  # 3.8.4.7
    return calendar


def parse_linked(text: str, base: str = "https://x.example/data/knowledge.jsonld") -> Triples:
    """Read JSON-LD; whatever would fetch a context fails, for nothing answers at the address."""
    assert "@context" in json.loads(text)
    assert not isinstance(json.loads(text)["@context"], str)
    return Triples().parse(data=text, format="json-ld", publicID=base)


class Head(HTMLParser):
    """The links, properties and data of a document's head."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[dict[str, str | None]] = []
        self.properties: dict[str, str | None] = {}
        self.scripts: list[str] = []
        self._inside = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "link":
            self.links.append(found)
        if tag == "meta":
            self.properties[found.get("property") or found.get("name") or ""] = found.get("content")
        if tag == "script":
            self._inside = True
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "script"

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.scripts[-1] += data

    def followed(self, kind: str) -> list[str | None]:
        return [link["href"] for link in self.links if link.get("type") == kind]
