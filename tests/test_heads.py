"""Heads of pages, and how pages and files of a built site lead to each other."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from urllib.request import urlopen

import pytest
from rdflib import URIRef
from tests.support.built_site import serving
from tests.support.command import run
from tests.support.example_site import example_site
from tests.support.golden_sites import GOLDEN
from tests.support.taken_along import (
    ALL_TYPES,
    ATOM,
    HOSTILE,
    SCHEMA,
    SITE,
    TYPE,
    Head,
    check_atom,
    check_calendar,
    compile_site,
    front,
    parse_linked,
    session,
)

from leernetwerk.content import SiteSettings
from leernetwerk.content.site_paths import output_file
from leernetwerk.site.checked_site import read_site


def heads(root: Path, **settings: Any) -> Mapping[str, Head]:
    compilation = compile_site(root, **settings)
    pages = (compilation.render_record(node) for node in compilation.record_nodes())
    return {page.address: Head(page.head) for page in pages}


def test_the_head_of_a_page_leads_to_its_feed_and_calendar() -> None:
    found = heads(ALL_TYPES, url=SITE)
    assert found["/netwerken/noord/"].followed("application/atom+xml") == ["../../feed.xml", "feed.xml"]
    assert found["/netwerken/noord/"].followed("text/calendar") == ["agenda.ics"]
    assert found["/themas/luisteren/"].followed("application/atom+xml") == ["../../feed.xml", "feed.xml"]
    assert found["/themas/luisteren/"].followed("text/calendar") == []
    session = found["/netwerken/noord/bijeenkomsten/start/"]
    assert session.followed("application/atom+xml") == ["../../../../feed.xml"]
    assert session.properties["og:url"] == f"{SITE}netwerken/noord/bijeenkomsten/start/"
    assert session.properties["og:locale"] == "nl_NL"
    assert session.properties["og:type"] == "article"


def test_a_head_holds_the_record_as_data_in_brief() -> None:
    found = heads(ALL_TYPES, url=SITE)
    for address, head in found.items():
        (data,) = head.scripts
        page = URIRef(urljoin(SITE, address[1:]))
        things = parse_linked(data, page)
        assert things.value(page, URIRef(f"{SCHEMA}name")), address
        assert len(data) < 1200, address


def test_a_hostile_title_stays_text_in_a_head(tmp_path: Path) -> None:
    files = {"networks/noord/sessions/start.md": session(HOSTILE, summary=HOSTILE)}
    head = heads(example_site(tmp_path, files))["/netwerken/noord/bijeenkomsten/start/"]
    assert head.properties["og:title"] == head.properties["og:description"] == HOSTILE
    (data,) = head.scripts
    assert json.loads(data)["name"] == HOSTILE
    assert "og:url" not in head.properties  # nothing is known of the site's address


def test_translations_lead_to_each_other_and_to_themselves(tmp_path: Path) -> None:
    def method(title: str, **fields: object) -> str:
        return front(title=title, summary="s", purpose="p", **fields)

    files = {
        "docs/methodologies/kring.md": method("Kring"),
        "docs/methodologies/cercle.md": method("Cercle", language="fr", translation_of="methodology:kring"),
        "docs/methodologies/circle.md": method("Circle", language="en", translation_of="methodology:kring"),
    }
    root = example_site(tmp_path, files)
    expected = {
        ("nl", f"{SITE}methodieken/kring/"),
        ("fr", f"{SITE}methodieken/cercle/"),
        ("en", f"{SITE}methodieken/circle/"),
        ("x-default", f"{SITE}methodieken/kring/"),
    }
    found = heads(root, url=SITE)
    for name in ("kring", "cercle", "circle"):
        links = found[f"/methodieken/{name}/"].links
        assert {(link["hreflang"], link["href"]) for link in links if "hreflang" in link} == expected
    assert found["/methodieken/cercle/"].properties["og:locale"] == "fr_FR"
    assert not [link for link in found["/methodieken/krachtenwijzer/"].links if "hreflang" in link]
    assert run("build", "-f", root / "mkdocs.yml") == 0
    sitemap = ET.fromstring((root / "site" / "sitemap.xml").read_text("utf-8"))  # noqa: S314
    place = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    urls = {url.findtext("s:loc", namespaces=place): url for url in sitemap.findall("s:url", place)}
    named = urls[f"{SITE}methodieken/kring/"].findall("x:link", place)
    assert {(link.get("hreflang"), link.get("href")) for link in named} == {
        pair for pair in expected if pair[0] != "x-default"
    }


def test_a_built_site_holds_everything_and_its_pages_lead_to_it(tmp_path: Path) -> None:
    text = "---\ntitle: Uit & leg\ndescription: Wat <u> hier vindt.\nln_head: <b>x</b>\n---\nTekst.\n"
    root = example_site(tmp_path, {"docs/uitleg.md": text, "networks/noord/sessions/start.md": session()})
    assert run("build", "-f", root / "mkdocs.yml") == 0
    site = root / "site"
    check_atom((site / "feed.xml").read_text("utf-8"))
    check_calendar((site / "agenda" / "agenda.ics").read_bytes().decode())
    assert (site / "data" / "session.csv").read_bytes().startswith(b"\xef\xbb\xbfid,key,url,")
    network = (site / "netwerken" / "noord" / "index.html").read_text("utf-8")
    assert '<a href="feed.xml" type="application/atom+xml">' in network
    assert '<a href="agenda.ics" type="text/calendar">' in network
    agenda = Head((site / "agenda" / "index.html").read_text("utf-8"))
    assert agenda.followed("text/calendar") == ["agenda.ics"]
    ordinary = Head((site / "uitleg" / "index.html").read_text("utf-8"))
    assert ordinary.properties["og:title"] == "Uit & leg"
    assert ordinary.properties["og:description"] == "Wat <u> hier vindt."
    assert ordinary.followed("application/atom+xml") == ["../feed.xml"]
    home = Head((site / "index.html").read_text("utf-8"))
    assert (home.properties["og:type"], home.properties["og:title"]) == ("website", "Voorbeeld")


def test_whatever_is_taken_along_leads_to_something_that_is_there(tmp_path: Path) -> None:
    site, config = tmp_path / "built", GOLDEN / "all-types" / "site" / "mkdocs.yml"
    assert run("build", "-f", config, "--site-dir", site) == 0
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    origin = "https://origin.example/"
    targets: set[str] = set()
    for path in [path for path in files if path.endswith("feed.xml")]:
        feed = check_atom(files[path].read_text("utf-8"))
        targets |= {urljoin(origin + path, link.get("href")) for link in feed.iter(f"{ATOM}link")}
    text = files["data/knowledge.jsonld"].read_text("utf-8")
    for _subject, predicate, value in parse_linked(text, f"{origin}data/knowledge.jsonld"):
        if isinstance(value, URIRef) and predicate != TYPE:
            targets.add(str(value))
    pages = {path: Head(files[path].read_text("utf-8")) for path in files if path.endswith("index.html")}
    for path, head in pages.items():
        links = (link["href"] for link in head.links if link.get("rel") == "alternate")
        targets |= {urljoin(origin + path, link) for link in (*links, head.properties.get("og:image")) if link}
    own = (urljoin(SITE, "."), origin)
    paths = {target.removeprefix(start) for target in targets for start in own if target.startswith(start)}
    assert len(paths) > 30
    missing = {path for path in paths if output_file("/" + path.partition("#")[0]) not in files}
    assert missing == set()
    anchors = {path for path in paths if "#" in path}
    for path in anchors:
        page, _, id = path.partition("#")
        assert f'id="{id}"' in files[output_file("/" + page)].read_text("utf-8")
    assert anchors
    image = pages["methodieken/kringgesprek/index.html"].properties
    assert (image["twitter:card"], bool(image["og:image:alt"])) == ("summary_large_image", True)


def test_a_page_that_is_not_there_leads_on_from_any_depth(tmp_path: Path) -> None:
    root = example_site(tmp_path)
    assert run("build", "-f", root / "mkdocs.yml") == 0
    page = (root / "site" / "404.html").read_text("utf-8")
    ways = re.findall(r'(?:href|src)="([^"#]+)"', page)
    assert "/kennis/netwerken/" in ways
    assert [way for way in ways if not way.startswith(("/kennis/", "http"))] == []


def test_old_addresses_lead_to_the_page_as_web_servers_serve_them(tmp_path: Path) -> None:
    aliases = ["/oud/", "/ouder/pad", "/oudst/pad.html", "/met%20spatie/", "/themas/eerst"]
    root = example_site(tmp_path, {"docs/themes/nieuw.md": front(title="Nieuw", aliases=aliases)})
    assert run("build", "-f", root / "mkdocs.yml") == 0
    with serving(root / "site") as origin:
        for alias in aliases:
            with urlopen(origin + alias) as answer:
                (target,) = set(re.findall(r'(?:href=|url=)"?([^">]+)"', answer.read().decode()))
                assert urljoin(answer.url, target) == f"{origin}/themas/nieuw/"


@pytest.mark.parametrize("alias", ["/feed.xml", "/oud/feed.xml", "/netwerken/noord/agenda.ics", "/data/theme.csv"])
def test_an_old_address_takes_no_place_of_a_file(alias: str, tmp_path: Path) -> None:
    root = example_site(tmp_path, {"docs/themes/oud.md": front(title="Oud", aliases=[alias])})
    checked = read_site(SiteSettings(root, root / "docs", root / "networks", "x"), lambda path: f"/{path}")
    assert [found.code for found in checked.diagnostics] == ["alias-collision"]
