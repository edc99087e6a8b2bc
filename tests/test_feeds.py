"""Atom feeds, read by a feed reader and held against RFC 4287."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import feedparser
from tests.support.example_site import example_site
from tests.support.taken_along import (
    ALL_TYPES,
    ATOM,
    HOSTILE,
    SITE,
    check_atom,
    check_calendar,
    data_files,
    front,
    session,
)

from leernetwerk.content import SiteSettings
from leernetwerk.site.checked_site import read_site
from leernetwerk.site.compiling import Compilation


def test_every_feed_is_valid_and_every_reader_agrees() -> None:
    files = data_files(ALL_TYPES, url=SITE)
    feeds = {path: text for path, text in files.items() if path.endswith("feed.xml")}
    assert {"feed.xml", "netwerken/noord/feed.xml", "organisaties/kust/feed.xml", "themas/luisteren/feed.xml"} <= set(
        feeds
    )
    assert "methodieken/kringgesprek/feed.xml" in feeds
    for path, text in feeds.items():
        feed = check_atom(text)
        parsed = feedparser.parse(text)
        assert not parsed.bozo
        assert parsed.version == "atom10"
        assert len(parsed.entries) == len(feed.findall(f"{ATOM}entry"))
        assert [link.href for link in parsed.feed.links if link.rel == "self"] == [SITE + path]
        assert all(entry.link.startswith(SITE) for entry in parsed.entries)


def titles(text: str) -> list[str]:
    return [entry.title for entry in feedparser.parse(text).entries]


def test_a_feed_tells_what_its_page_is_about() -> None:
    files = data_files(ALL_TYPES, url=SITE)
    network = feedparser.parse(files["netwerken/noord/feed.xml"])
    assert {entry.link.split("/")[5] for entry in network.entries} == {"noord"}
    report = next(entry for entry in network.entries if entry.title == "Luisteren loont")
    assert (report.updated, report.author) == ("2022-06-01T00:00:00Z", "De Oever")
    start = next(entry for entry in network.entries if entry.title == "Startbijeenkomst")
    assert "bijeenkomst" in [tag.term for tag in start.tags]
    assert "Luisteren loont" in titles(files["organisaties/kust/feed.xml"])  # it asked for the report
    assert "Startbijeenkomst" in titles(files["methodieken/stilteronde/feed.xml"])  # one of its insights is about it
    assert set(titles(files["feed.xml"])) >= {"Luisteren loont", "Startbijeenkomst"}


def test_a_broad_theme_tells_the_news_of_its_parts(tmp_path: Path) -> None:
    root = example_site(
        tmp_path,
        {
            "docs/themes/breed.md": front(title="Breed"),
            "docs/themes/smal.md": front(title="Smal", broader="breed"),
            "docs/themes/smalst.md": front(title="Smalst", broader="smal"),
            "networks/noord/sessions/start.md": session(themes=["smal"]),
            "networks/noord/sessions/vervolg.md": session("Vervolg", themes=["smalst"], date="2021-05-06"),
        },
    )
    files = data_files(root)
    assert titles(files["themas/breed/feed.xml"]) == titles(files["themas/smal/feed.xml"]) == ["Vervolg", "Start"]
    assert titles(files["themas/smalst/feed.xml"]) == ["Vervolg"]


def test_a_meeting_in_two_languages_is_one_meeting(tmp_path: Path) -> None:
    files = {
        "networks/noord/sessions/debut.md": session("Début", language="fr"),
        "networks/noord/sessions/start.md": session("Start", translation_of="session:noord/debut"),
    }
    made = data_files(example_site(tmp_path, files))
    assert titles(made["feed.xml"]) == titles(made["netwerken/noord/feed.xml"]) == ["Start"]
    (event,) = check_calendar(made["agenda/agenda.ics"]).walk("VEVENT")
    assert str(event["SUMMARY"]) == "Start · Noord"


def test_ids_stay_when_a_site_moves_and_differ_between_sites(tmp_path: Path) -> None:
    root = example_site(tmp_path, {"networks/noord/sessions/start.md": session()})

    def ids(**settings: Any) -> list[str]:
        feeds = (text for path, text in data_files(root, **settings).items() if path.endswith("feed.xml"))
        return [found for text in feeds for found in re.findall("<id>(.*?)</id>", text)]

    assert ids(url=SITE) == ids(url=None) == ids(url="https://elders.example/")
    other = read_site(SiteSettings(root, root / "docs", root / "networks", "Anders"), lambda path: path)
    moved = dict(Compilation(other, [], {}).data_files())["feed.xml"]
    assert not set(ids()) & set(re.findall("<id>(.*?)</id>", moved))


def test_links_of_a_site_without_address_lead_on_from_the_file(tmp_path: Path) -> None:
    root = example_site(tmp_path, {"networks/noord/sessions/start.md": session()})
    files = data_files(root)
    for path in ("feed.xml", "netwerken/noord/feed.xml"):
        entry = check_atom(files[path]).find(f"{ATOM}entry/{ATOM}link")
        assert entry is not None
        assert urljoin(f"https://x.example/deep/{path}", entry.get("href")) == (
            "https://x.example/deep/netwerken/noord/bijeenkomsten/start/"
        )


def test_what_is_planned_is_news_of_the_day_it_was_checked(tmp_path: Path) -> None:
    files = {
        "networks/noord/sessions/later.md": session("Later", date="2027-01-01", reviewed="2026-10-01"),
        "networks/noord/sessions/toen.md": session("Toen", reviewed="2026-10-02"),
        "networks/noord/questions/open.md": front(title="Zonder datum"),
    }
    feed = feedparser.parse(data_files(example_site(tmp_path, files))["feed.xml"])
    assert [(entry.title, entry.updated[:10]) for entry in feed.entries] == [
        ("Later", "2026-10-01"),
        ("Toen", "2021-03-04"),
    ]


def test_an_entry_tells_the_licence_of_its_record(tmp_path: Path) -> None:
    files = {
        "networks/noord/sessions/eigen.md": session("Eigen", license="CC-BY-SA-4.0"),
        "networks/noord/sessions/gewoon.md": session("Gewoon"),
    }
    feed = check_atom(data_files(example_site(tmp_path, files))["feed.xml"])
    told = {
        (entry.findtext(f"{ATOM}title") or "").strip(): entry.findtext(f"{ATOM}rights")
        for entry in feed.findall(f"{ATOM}entry")
    }
    assert told == {"Eigen": "CC-BY-SA-4.0", "Gewoon": "CC-BY-4.0"}


def test_a_feed_has_the_thirty_newest(tmp_path: Path) -> None:
    files = {f"networks/noord/sessions/s{n:02}.md": session(f"S{n:02}", date=f"2021-03-{n:02}") for n in range(1, 32)}
    feeds = data_files(example_site(tmp_path, files))
    for path in ("feed.xml", "netwerken/noord/feed.xml"):
        assert titles(feeds[path]) == [f"S{n:02}" for n in range(31, 1, -1)]


def test_an_empty_feed_is_valid_and_names_no_day_of_a_build(tmp_path: Path) -> None:
    text = data_files(example_site(tmp_path))["feed.xml"]
    assert check_atom(text).findtext(f"{ATOM}updated") == "1970-01-01T00:00:00Z"
    assert not feedparser.parse(text).bozo


def test_titles_that_look_like_markup_stay_text(tmp_path: Path) -> None:
    files = {"networks/noord/sessions/start.md": session(HOSTILE, summary=HOSTILE, language="fr")}
    text = data_files(example_site(tmp_path, files), url=SITE)["feed.xml"]
    entry = check_atom(text).find(f"{ATOM}entry")
    assert entry is not None
    assert (entry.findtext(f"{ATOM}title") or "").strip() == HOSTILE
    assert entry.get("{http://www.w3.org/XML/1998/namespace}lang") == "fr"
    summary = entry.find(f"{ATOM}summary")
    assert summary is not None
    assert summary.get("type") == "html"
    shown = _Text()
    shown.feed(summary.text or "")
    assert shown.text == HOSTILE


class _Text(HTMLParser):
    """The text of HTML, as a reader sees it."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    def handle_data(self, data: str) -> None:
        self.text += data
