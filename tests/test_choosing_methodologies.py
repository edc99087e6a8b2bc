"""Choosing a methodology: facets, comparing, cards on paper, and the long lists of a large site."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect
from tests.support.built_site import serving
from tests.support.command import run
from tests.support.example_site import read_example
from tests.support.golden_sites import content
from tests.support.practice_site import practice_site
from tests.support.visit import Visit

from leernetwerk.indexes.facets import MOST_VALUES, Trait, count_facets
from leernetwerk.indexes.listing import PAGE_ITEMS
from leernetwerk.indexes.use import list_uses


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = practice_site(tmp_path_factory.mktemp("choosing"))
    assert run("build", "-f", root / "mkdocs.yml") == 0
    with serving(root / "site") as address:
        yield address


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    root = practice_site(tmp_path_factory.mktemp("large"), 1000)
    assert run("build", "-f", root / "mkdocs.yml") == 0
    with serving(root / "site") as address:
        yield root / "site", address


def open_page(browser: Browser, origin: str, path: str, width: int = 1280) -> tuple[Visit, Page]:
    visit = Visit(browser.new_context(viewport={"width": width, "height": 800}), origin)
    return visit, visit.go(path)


def titles(page: Page) -> list[str]:
    return page.locator(".ln-found .ln-card__title").all_inner_texts()


def test_use_in_practice_comes_from_the_whole_graph(tmp_path: Path) -> None:
    graph = read_example(practice_site(tmp_path)).graph
    uses = list_uses("methodology:w0001", graph)
    assert [(use.node.type, use.verdict, use.note) for use in uses] == [
        ("experience", "fails", "Er was te weinig tijd."),
        ("project", "works", "Met een vaste begeleider."),
        ("session", "", "Rust helpt."),
    ]
    assert [use.organisations for use in uses] == [("organisation:oever",), ("organisation:amber",), ()]
    assert [use.tried for use in uses] == [True, True, False]
    assert [use.tried for use in list_uses("methodology:w0002", graph)] == [False], "named in a project, nothing told"


def test_an_experience_is_told_once_on_the_page_of_its_methodology(tmp_path: Path) -> None:
    told = "We deden het met [[w0001]] en namen de tijd."
    fields = "methodology: w0001\norganisation: amber\ndate: 2024-01-01\nverdict: works"
    experience = f"---\ntitle: Met tijd\n{fields}\n---\n\n{told}\n"
    root = practice_site(tmp_path)
    (root / "networks/noord/experiences/met-tijd.md").write_text(experience, "utf-8")
    assert run("build", "-f", root / "mkdocs.yml") == 0
    page = content(root / "site" / "methodieken" / "w0001" / "index.html")
    assert page.count("namen de tijd") == 1
    assert 'rel="license"' in page


def test_facets_count_what_narrows() -> None:
    theme = Trait("theme", "a", "Thema", "Aarde", 1)
    other = Trait("theme", "b", "Thema", "Bomen", 1)
    same = Trait("year", "2024", "Jaar", "2024", 2)
    facets = count_facets([(theme, same), (theme, other, same), (other, same), (other, same)])
    assert [(facet.name, [(value.text, value.count) for value in facet.values]) for facet in facets.facets] == [
        ("theme", [("Bomen", 3), ("Aarde", 2)])
    ], "a year that all have narrows nothing"
    assert facets.numbers == ((1,), (1, 0), (0,), (0,))


def test_facets_stay_within_bounds() -> None:
    traits = [
        (Trait("organisation", str(number), "Organisatie", f"O{number}", 1),) for number in range(MOST_VALUES + 9)
    ]
    facets = count_facets(traits)
    assert len(facets.facets[0].values) == MOST_VALUES
    assert sum(1 for numbers in facets.numbers if numbers) == MOST_VALUES


def test_filters_combine_and_stand_in_the_address(browser: Browser, origin: str) -> None:
    visit, page = open_page(browser, origin, "/methodieken/")
    assert len(titles(page)) == 9
    page.get_by_label("Kennismaken").check()
    page.locator(".ln-count", has_text="4 van 9 methodieken").wait_for()
    page.get_by_label("Ouders").check()
    page.locator(".ln-count", has_text="1 van 9 methodieken").wait_for()
    assert titles(page) == ["Werkwijze 0003"]
    assert "fasen=kennismaken" in page.url
    assert "voor-wie=ouders" in page.url
    shared = page.url
    page.go_back()
    page.locator(".ln-count", has_text="4 van 9 methodieken").wait_for()
    page.go_back()
    page.locator(".ln-count", has_text=re.compile("^9 methodieken")).wait_for()
    assert len(titles(page)) == 9
    page.goto(shared)
    page.locator(".ln-count", has_text="1 van 9 methodieken").wait_for()
    page.get_by_role("button", name="Weghalen: Ouders").click()
    page.locator(".ln-count", has_text="4 van 9 methodieken").wait_for()
    assert page.locator(".ln-count").get_attribute("role") == "status"
    assert visit.errors == []
    page.context.close()


def test_facets_tell_who_tried_it_and_what_came_of_it(browser: Browser, origin: str) -> None:
    visit, page = open_page(browser, origin, "/methodieken/?geprobeerd-door=oever&in-de-praktijk=works")
    page.locator(".ln-count", has_text="1 van 9 methodieken").wait_for()
    assert titles(page) == ["Werkwijze 0001"]
    card = page.locator(".ln-card", has_text="Werkwijze 0001")
    assert card.locator(".ln-verdicts").inner_text().split() == [
        "werkt:",
        "1",
        "hangt",
        "ervan",
        "af:",
        "0",
        "werkt",
        "niet:",
        "1",
    ]
    assert visit.errors == []
    page.context.close()


def test_without_scripts_everything_is_listed(browser: Browser, origin: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = Visit(context, origin).go("/methodieken/")
    assert len(titles(page)) == 9
    assert not page.locator(".ln-filter").is_visible()
    context.close()


def test_a_methodology_shows_failures_as_loud_as_successes(browser: Browser, origin: str) -> None:
    _visit, page = open_page(browser, origin, "/methodieken/w0001/")
    practice = page.locator(".ln-section--practice")
    assert practice.get_by_text("Er was te weinig tijd.").is_visible()
    assert practice.get_by_text("Met een vaste begeleider.").is_visible()
    assert practice.get_by_text("Geprobeerd door 2 organisaties.").is_visible()
    works, fails = (practice.locator(f"a.ln-chip--{verdict}") for verdict in ("works", "fails"))
    assert works.inner_text() == "werkt: 1"
    assert fails.inner_text() == "werkt niet: 1"
    sizes = [
        each.evaluate("chip => getComputedStyle(chip).fontSize + getComputedStyle(chip).fontWeight")
        for each in (works, fails)
    ]
    assert sizes[0] == sizes[1]
    page.goto(origin + "/methodieken/w0003/")
    assert page.get_by_text("Dat is iets anders dan niet erkend.").is_visible()
    page.goto(origin + "/methodieken/w0002/")
    assert page.get_by_text("Geen oordeel gevonden").first.is_visible()
    assert not page.get_by_text("Dat is iets anders dan niet erkend.").is_visible()
    page.context.close()


def test_two_are_compared_from_the_list(browser: Browser, origin: str) -> None:
    visit, page = open_page(browser, origin, "/methodieken/", 390)
    for name in ("Werkwijze 0001", "Werkwijze 0005"):
        page.get_by_label(f"Kies {name}").check()
    page.get_by_role("link", name="Vergelijken").click()
    page.locator("[role=status]", has_text="Naast elkaar: Werkwijze 0001, Werkwijze 0005").wait_for()
    row = page.locator("tr[data-row=duration] td")
    assert row.all_inner_texts() == ["1 minuten", "5 minuten"]
    assert "In een crisis" in page.locator("tr[data-row=when_not] td").nth(1).inner_text()
    assert "werkt niet: 1" in page.locator("tr[data-row=practice] td").first.inner_text()
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wider <= 0
    assert visit.errors == []
    page.context.close()


def test_a_methodology_fits_one_sheet_with_the_way_back(browser: Browser, origin: str) -> None:
    for slug in ("w0001", "w0005"):
        _visit, page = open_page(browser, origin, f"/methodieken/{slug}/")
        paper = pypdfium2.PdfDocument(io.BytesIO(page.pdf(prefer_css_page_size=True)))
        assert len(paper) == 1, slug
        text = paper[0].get_textpage().get_text_range()
        assert f"example.org/kennis/methodieken/{slug}" in text
        assert "Zoeken" not in text
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 680, "height": 1000})
        assert page.locator(".ln-sheet__code svg").is_visible()
        lowest = page.evaluate(
            "Math.max(...[...document.querySelectorAll('.ln-record > section')]"
            ".map(part => part.getBoundingClientRect().bottom))"
        )
        assert lowest <= page.locator(".ln-sheet").bounding_box()["y"], f"{slug} is cut off"  # type: ignore[index]
        page.context.close()


def test_cards_come_four_on_a_sheet_and_uncut(browser: Browser, origin: str) -> None:
    query = "&".join(f"kies=w000{number}" for number in range(1, 6))
    visit, page = open_page(browser, origin, f"/methodieken/kaarten/?{query}")
    page.locator("[role=status]", has_text="5 kaarten").wait_for()
    paper = pypdfium2.PdfDocument(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    texts = [sheet.get_textpage().get_text_range() for sheet in paper]
    assert len(texts) == 2
    assert [len(re.findall(r"example\.org/kennis/methodieken/w\d+", text)) for text in texts] == [4, 1]
    page.emulate_media(media="print")
    for card in page.locator(".ln-paper__card").all():
        box, foot = card.bounding_box(), card.locator("footer").bounding_box()
        assert box is not None
        assert foot is not None
        assert foot["y"] + foot["height"] <= box["y"] + box["height"]
    assert visit.errors == []
    page.context.close()


def test_a_thousand_methodologies_are_paged_and_filtered(browser: Browser, large: tuple[Path, str]) -> None:
    site, origin = large
    assert len(json.loads((site / "methodieken" / "filter.json").read_text("utf-8"))) == 1001
    for path in site.rglob("*.html"):
        assert path.stat().st_size <= 300_000, path
    visit, page = open_page(browser, origin, "/methodieken/")
    assert len(titles(page)) == PAGE_ITEMS
    page.get_by_role("link", name="Volgend blad").click()
    page.wait_for_url("**/methodieken/blad/2/")
    assert len(titles(page)) == PAGE_ITEMS
    page.goto(origin + "/methodieken/?fasen=plannen&voor-wie=ouders")
    page.locator(".ln-count", has_text="166 van 1001 methodieken").wait_for()
    assert len(titles(page)) == PAGE_ITEMS
    assert titles(page)[:2] == ["Werkwijze 0006", "Werkwijze 0012"]
    page.get_by_role("button", name="Toon meer").click()
    expect(page.locator(".ln-found .ln-card")).to_have_count(166)
    page.locator(".ln-card__title", has_text="Werkwijze 0996").click()
    page.wait_for_url("**/methodieken/w0996/")
    assert visit.errors == []
    page.context.close()


def test_every_page_of_a_list_is_reached_without_scripts(browser: Browser, large: tuple[Path, str]) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = Visit(context, large[1]).go("/methodieken/")
    seen = titles(page)
    while (following := page.get_by_role("link", name="Volgend blad")).count():
        following.click()
        seen += titles(page)
    assert len(seen) == len(set(seen)) == 1001
    context.close()
