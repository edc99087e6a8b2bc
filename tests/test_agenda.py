"""The agenda and the meetings on the home page: right on the day they are made and on the day they are read."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from tests.support.built_site import serving
from tests.support.command import run
from tests.support.example_site import TODAY, example_site, read_example

from leernetwerk.graph import Addresses
from leernetwerk.indexes.agenda import Agenda, list_agenda
from leernetwerk.indexes.sections import SECTION_INDEXES
from leernetwerk.pages.agenda_page import render_agenda
from leernetwerk.site.compiling import Compilation
from leernetwerk.words import load_words

ZONE = "Europe/Amsterdam"


def session(date: str, title: str = "Bijeenkomst", more: str = "") -> str:
    return f"---\ntitle: {title}\ndate: {date}\n{more}---\n"


MEETINGS = {
    "networks/noord/sessions/lang-geleden.md": session("2021-03-04", "Lang geleden"),
    "networks/noord/sessions/gisteren.md": session("2026-11-20", "Gisteren", "time: 23:00\n"),
    "networks/noord/sessions/vannacht.md": session("2026-11-20", "Vannacht", "time: 23:00\nduration: 120\n"),
    "networks/noord/sessions/vandaag.md": session("2026-11-21", "Vandaag", "time: 09:30\nduration: 90\nmode: online\n"),
    "networks/noord/sessions/straks.md": session(
        "2027-01-14",
        "Straks",
        "time: 14:00\nplace: Drachten\nsummary: Met taart.\n"
        "registration: {until: 2027-01-07, url: 'https://example.org/aanmelden', places: 12}\n",
    ),
    "networks/noord/sessions/vol.md": session("2027-06-01", "Vol", "registration: {until: 2026-11-01}\n"),
    "networks/noord/index.md": (
        "---\ntitle: Noord\njoin: {open: true, until: 2027-02-01}\nsteps:\n"
        "  - {title: Regiodag, date: 2027-03-01, status: planned}\n"
        "  - {title: Opgegeven, date: 2027-03-02, status: dropped}\n"
        "  - {title: Beloofd, date: 2026-01-01, status: planned}\n---\n"
    ),
    "networks/zuid/index.md": "---\ntitle: Zuid\njoin: {open: true}\n---\n",
    "networks/oost/index.md": "---\ntitle: Oost\njoin: {open: true, until: 2026-11-20}\n---\n",
    "networks/einde/index.md": "---\ntitle: Einde\nend: 2026-06-01\njoin: {open: true}\n---\n",
    "networks/west/index.md": "---\ntitle: West\njoin: {open: false}\n---\n",
}


def build_on(day: str, root: Path) -> Path:
    """Build a site as if it were noon (UTC) of a day."""
    moment = datetime.datetime.fromisoformat(f"{day}T12:00:00+00:00")
    site = root.parent / f"{root.name}-{day}"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", str(int(moment.timestamp())))
        assert run("build", "-f", root / "mkdocs.yml", "--site-dir", site) == 0
    return site


def agenda_of(root: Path, day: datetime.date = TODAY) -> Agenda:
    graph = read_example(root).graph
    return list_agenda(graph, Addresses(load_words("nl")), day, ZONE, "nl")


def test_what_lies_ahead_and_behind(tmp_path: Path) -> None:
    agenda = agenda_of(example_site(tmp_path, MEETINGS))
    # A meeting of today is ahead until it is over, and so is one that began yesterday and ran past midnight.
    assert [each.card.title for each in agenda.coming] == ["Vannacht", "Vandaag", "Straks", "Vol"]
    assert [each.card.title for each in agenda.past] == ["Gisteren", "Lang geleden"]
    assert [planned.step.title for planned in agenda.steps] == ["Regiodag"]
    assert [found.network.title for found in agenda.invitations] == ["Noord", "Zuid"]
    assert [card.title for card in agenda.calendars] == ["Noord"]


@pytest.mark.parametrize(
    ("date", "more", "over"),
    [
        ("2026-11-21", "", "2026-11-21T23:59:59+01:00"),  # all day
        ("2026-07-01", "time: 14:00\n", "2026-07-01T23:59:59+02:00"),  # no end known; summer time
        ("2026-11-21", "time: 14:00\nduration: 90\n", "2026-11-21T15:30:00+01:00"),
        ("2026-03-29", "time: 01:30\nduration: 60\n", "2026-03-29T03:30:00+02:00"),  # the clock skips an hour
        ("2026-11-21", "time: 22:00\nduration: 180\n", "2026-11-22T01:00:00+01:00"),
        ("2026-11-21", "duration: 2880\n", "2026-11-22T23:59:59+01:00"),  # two days
        ("2026-11-21", "duration: 1440\n", "2026-11-21T23:59:59+01:00"),  # one whole day
        ("9999-12-31", "time: 23:00\nduration: 90\n", "9999-12-31T23:00:00+01:00"),  # the end of Python's years
    ],
)
def test_when_a_meeting_is_over(date: str, more: str, over: str, tmp_path: Path) -> None:
    root = example_site(tmp_path, {"networks/noord/sessions/een.md": session(date, more=more)})
    (meeting,) = agenda_of(root, datetime.date(2026, 1, 1)).coming
    assert meeting.over.isoformat() == over


def test_a_page_of_the_agenda_is_bounded(tmp_path: Path) -> None:
    summary = "Wij spreken elkaar " * 15
    more = f"summary: {summary[:290]}\nplace: {'Drachten ' * 10}\nmode: hybrid\nregistration: {{places: 3}}\n"
    files = {
        f"networks/noord/sessions/{year}-{day}.md": session(f"{year}-06-{day:02}", f"Dag {day} van {year}", more)
        for year in range(2016, 2038)
        for day in range(1, 29)
    }
    index = next(index for index in SECTION_INDEXES if index.name == "agenda")
    compilation = Compilation(read_example(example_site(tmp_path, files)), [], {})
    html = compilation.render_section(index).html
    assert len(html.encode()) < 250_000  # the theme adds some 20 KB
    assert html.count('<li class="ln-meeting') == 160
    assert "Nog 248 latere bijeenkomsten" in html
    assert 'href="../bijeenkomsten/"' in html


def test_what_contributors_write_is_escaped_in_the_agenda(tmp_path: Path) -> None:
    attack = "<img src=x onerror=alert(1)>\"'"
    quoted = attack.replace("'", "''")
    files = {
        "networks/noord/index.md": (
            f"---\ntitle: '{quoted}'\njoin: {{open: true}}\nsteps: [{{title: '{quoted}', date: 2027-01-01}}]\n---\n"
        ),
        "networks/noord/sessions/een.md": session(
            "2027-01-01", f"'{quoted}'", f"place: '{quoted}'\nsummary: '{quoted}'\n"
        ),
    }
    compilation = Compilation(read_example(example_site(tmp_path, files)), [], {})
    index = next(index for index in SECTION_INDEXES if index.name == "agenda")
    page = render_agenda(index, agenda_of(tmp_path), compilation.site)
    assert "<img" not in page.html
    assert page.html.count("&lt;img") >= 5
    assert "<img" not in compilation.render_home("Titel").html


@pytest.mark.parametrize(("language", "says"), [("fr", "Situation au 21 novembre 2026"), ("en", "As it stood on")])
def test_the_agenda_speaks_the_language_of_the_site(language: str, says: str, tmp_path: Path) -> None:
    root = example_site(tmp_path, MEETINGS)
    config = root / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("language: nl", f"language: {language}"), "utf-8")
    page = (build_on("2026-11-21", root) / "agenda" / "index.html").read_text("utf-8")
    assert says in page
    assert "{" not in page[page.index("<article") : page.index("</article>")]


def test_an_agenda_below_a_text_of_the_site_works_too(tmp_path: Path) -> None:
    root = example_site(tmp_path, MEETINGS | {"docs/agenda/index.md": "---\ntitle: Onze agenda\n---\n\nKom langs.\n"})
    page = (build_on("2026-11-21", root) / "agenda" / "index.html").read_text("utf-8")
    assert page.index("Kom langs.") < page.index("Komende bijeenkomsten") < page.index("Geweest")
    assert page.count("<h1") == 1
    assert "assets/leernetwerk/agenda.js" in page


# In a browser


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return example_site(tmp_path_factory.mktemp("agenda") / "site", MEETINGS)


@pytest.fixture(scope="module")
def origin(root: Path) -> Iterator[str]:
    with serving(build_on("2026-11-21", root)) as address:
        yield address


def open_on(browser: Browser, moment: str, address: str) -> Page:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.clock.set_fixed_time(moment)
    page.goto(address, wait_until="load")
    return page


def lists(page: Page) -> Mapping[str, list[str]]:
    """What a reader sees: the titles below each heading."""
    found = {}
    for section in page.locator("[data-agenda] section:visible").all():
        titles = section.locator(":is(.ln-card__title, .ln-meeting__step):visible").all_inner_texts()
        found[section.locator("h2").inner_text()] = titles
    return found


@pytest.mark.browser
@pytest.mark.parametrize("day", ["2026-11-22", "2027-01-15", "2027-02-15", "2028-01-01"])
@pytest.mark.parametrize("path", ["/", "/agenda/"])
def test_a_page_that_is_opened_later_shows_what_one_made_then_would(
    browser: Browser, origin: str, root: Path, day: str, path: str
) -> None:
    moment = f"{day}T12:00:00+01:00"
    opened_later = open_on(browser, moment, origin + path)
    with serving(build_on(day, root)) as then:
        made_then = open_on(browser, moment, then + path)
        assert lists(opened_later) == lists(made_then)
        empty = [page.locator(".ln-empty:visible").all_inner_texts() for page in (opened_later, made_then)]
        assert empty[0] == empty[1]
        made_then.close()
    opened_later.close()


@pytest.mark.browser
def test_after_a_year_everything_is_past(browser: Browser, origin: str) -> None:
    page = open_on(browser, "2028-01-01T12:00:00+01:00", f"{origin}/agenda/")
    assert lists(page) == {
        "Komende bijeenkomsten": [],
        "Netwerken waar je aan kunt meedoen": ["Zuid"],
        "Geweest": ["Vol", "Straks", "Vandaag", "Vannacht", "Gisteren", "Lang geleden"],
    }
    assert page.get_by_text("Er is geen bijeenkomst gepland.").is_visible()
    assert page.get_by_text("Aanmelden").count() == 0
    assert page.get_by_text("Stand van").count() == 0
    page.close()


@pytest.mark.browser
def test_a_page_that_stays_open_follows_the_clock(browser: Browser, origin: str) -> None:
    page = open_on(browser, "2026-11-21T08:00:00+01:00", f"{origin}/agenda/")
    assert lists(page)["Komende bijeenkomsten"] == ["Vandaag", "Straks", "Vol"]
    for moment in ("2027-01-15T08:00:00+01:00", "2027-01-16T08:00:00+01:00"):
        page.clock.set_fixed_time(moment)
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        assert lists(page)["Komende bijeenkomsten"] == ["Vol"]
        assert lists(page)["Geweest"] == ["Straks", "Vandaag", "Vannacht", "Gisteren", "Lang geleden"]
    page.close()


@pytest.mark.browser
def test_registration_closes_by_the_clock_of_the_reader(browser: Browser, origin: str) -> None:
    for moment, says in [("2027-01-07T12:00:00+01:00", "example.org"), ("2027-01-08T00:30:00+01:00", "niet meer")]:
        page = open_on(browser, moment, f"{origin}/agenda/")
        straks = page.locator(".ln-meeting", has_text="Straks")
        assert says in straks.inner_text(), moment
        assert straks.get_by_role("link", name="example.org").count() == (says == "example.org")
        page.close()


@pytest.mark.browser
def test_a_meeting_of_today_is_ahead_until_it_is_over_wherever_it_is_read(browser: Browser, origin: str) -> None:
    for zone in ("Europe/Amsterdam", "America/New_York", "Pacific/Auckland"):
        for moment, ahead in [("2026-11-21T10:59:00+01:00", True), ("2026-11-21T11:01:00+01:00", False)]:
            context = browser.new_context(timezone_id=zone)
            page = context.new_page()
            page.clock.set_fixed_time(moment)
            page.goto(f"{origin}/agenda/")
            assert ("Vandaag" in lists(page)["Komende bijeenkomsten"]) is ahead, (zone, moment)
            context.close()


@pytest.mark.browser
def test_without_scripts_the_agenda_is_whole_and_tells_its_day(browser: Browser, origin: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{origin}/agenda/")
    assert page.get_by_text("Stand van 21 november 2026.").is_visible()
    assert [page.locator(f"#{id} .ln-card__title").count() for id in ("coming", "past")] == [4, 2]
    assert page.get_by_text("zaterdag 21 november 2026 van 09:30 tot 11:00 uur", exact=False).is_visible()
    page.goto(origin)
    assert page.get_by_role("heading", name="Komende bijeenkomsten").is_visible()
    assert page.get_by_role("heading", name="Laatste bijeenkomsten").count() == 0
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_home_and_agenda_with_meetings_are_accessible(browser: Browser, origin: str, width: int, scheme: str) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme="dark" if scheme == "dark" else "light"
    )
    page = context.new_page()
    page.clock.set_fixed_time("2026-11-21T08:00:00+01:00")
    for path in ("/", "/agenda/"):
        page.goto(origin + path)
        found = Axe().run(page, context="article").response["violations"]
        assert [(problem["id"], problem["nodes"][0]["html"]) for problem in found] == []
        assert sideways(page) <= 0, path
        if width == 1280:  # twice as large as the theme has it
            page.evaluate("document.documentElement.style.fontSize = '250%'")
            assert sideways(page) <= 0, path
    context.close()


def sideways(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def tab_to(page: Page, name: str, key: str = "Tab") -> None:
    """Press a key until a link has the focus, as someone without a mouse does."""
    for _ in range(80):
        page.keyboard.press(key)
        if page.evaluate("document.activeElement.innerText?.trim()") == name:
            return
    raise AssertionError(f"'{name}' is not reached by the Tab key")


@pytest.mark.browser
def test_by_keyboard_from_the_home_page_to_a_meeting_and_its_calendar(browser: Browser, origin: str) -> None:
    page = open_on(browser, "2026-11-21T12:00:00+01:00", origin)
    tab_to(page, "De hele agenda")
    page.keyboard.press("Enter")
    page.wait_for_url("**/agenda/")
    tab_to(page, "alle bijeenkomsten (iCalendar)")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    text = Path(download.value.path()).read_text("utf-8")
    assert text.startswith("BEGIN:VCALENDAR")
    assert "Straks" in text
    tab_to(page, "Straks", key="Shift+Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/netwerken/noord/bijeenkomsten/straks/")
    assert page.locator("h1").inner_text() == "Straks"
    page.close()
