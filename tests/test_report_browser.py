"""Reports in a real browser: reading, copying, leading to a page, and choosing among many."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext
from tests.support.built_site import serving
from tests.support.command import run
from tests.support.example_site import BASE, example_site
from tests.support.visit import Visit

from leernetwerk.pdfs.example import write_pdf

pytestmark = pytest.mark.browser

FOLDER = "networks/noord/reports"
REPORTS = "/netwerken/noord/rapporten/"
MANY = 130
AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def report_site(root: Path) -> Path:
    def record(title: str, date: str, lines: str) -> str:
        return f"---\ntitle: {title}\norganisations: [amber]\ndate: {date}\n{lines}---\n"

    marks = [("Inleiding", 1), ("Wat we leerden", 3)]
    pages = write_pdf("Een", "Twee", "Drie", tagged=False, bookmarks=marks)
    files: dict[str, str | bytes] = {
        f"{FOLDER}/met.md": record("Met bestand", "2021", "kind: end-report\nfile: met.pdf\nauthors: [Jan Peeters]\n"),
        f"{FOLDER}/met.pdf": pages,
        f"{FOLDER}/elders.md": record("Elders", "2020", "kind: overview\nurl: https://elders.example/een-lang-adres\n"),
        f"{FOLDER}/vraag.md": record(
            "Op aanvraag", "2019", "kind: worksheet\navailability: on-request\ncontact: {organisation: amber}\n"
        ),
        f"{FOLDER}/weg.md": record("Nergens", "2018", ""),
    }
    files |= {f"{FOLDER}/r{number:03}.md": record(f"Verslag {number}", "2010", "") for number in range(MANY)}
    files[f"{FOLDER}/oud.md"] = record("Oud met bestand", "1999", "kind: end-report\nfile: oud.pdf\n")
    files[f"{FOLDER}/oud.pdf"] = write_pdf("Oud")
    files["mkdocs.yml"] = (
        BASE["mkdocs.yml"] + "extra:\n  generator: false\n"
    )  # the theme's own line has too little contrast
    return example_site(root, files)


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = report_site(tmp_path_factory.mktemp("reports"))
    assert run("build", "-f", root / "mkdocs.yml") == 0
    with serving(root / "site") as address:
        yield address


def clipboard(context: BrowserContext, origin: str) -> Visit:
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=origin)
    return Visit(context, origin)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_pages_of_reports_are_whole_and_accessible(browser: Browser, origin: str, width: int, scheme: str) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",  # nothing is looked at while it moves
    )
    visit = Visit(context, origin)
    pages = [
        *(f"{REPORTS}{name}/" for name in ("met", "elders", "vraag", "weg")),
        "/organisaties/amber/",
        "/rapporten/",
    ]
    for path in pages:
        page = visit.go(path)
        for details in page.locator(".ln-embed summary").all():
            details.click()
        wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wider <= 0, path
        found = Axe().run(page, options=AXE).response["violations"]
        assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found] == [], path
    assert visit.errors == []
    assert visit.elsewhere == []
    context.close()


def test_the_file_is_loaded_for_those_who_open_it_only(browser: Browser, origin: str) -> None:
    context = browser.new_context()
    visit = Visit(context, origin)
    asked: list[str] = []
    visit.page.on("request", lambda request: asked.append(request.url))
    page = visit.go(f"{REPORTS}met/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if ".pdf" in url]
    with page.expect_request(lambda request: request.url.endswith("met.pdf")):
        page.get_by_text("Lees het op deze pagina").click()
    context.close()


def test_an_address_leads_to_a_page_of_the_file(browser: Browser, origin: str) -> None:
    context = browser.new_context()
    page = clipboard(context, origin).go(f"{REPORTS}met/")
    page.get_by_label("Link naar bladzijde").fill("2")
    page.locator(".ln-pagelink button").click()
    page.locator(".ln-pagelink [role=status]", has_text="Gekopieerd").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{origin}{REPORTS}met/#blad-2"
    other = context.new_page()
    other.goto(copied)
    frame = other.locator(".ln-reader[open] iframe")
    frame.wait_for()
    assert frame.get_attribute("src") == "met.pdf#page=2"
    assert other.evaluate("document.activeElement.tagName") == "SUMMARY"
    other.evaluate("location.hash = '#blad-3'")
    other.locator("iframe[src='met.pdf#page=3']").wait_for()
    context.close()


def test_citations_are_copied(browser: Browser, origin: str) -> None:
    context = browser.new_context()
    page = clipboard(context, origin).go(f"{REPORTS}met/")
    page.get_by_role("button", name="Kopieer deze verwijzing").click()
    page.locator(".ln-cite__ways [role=status]", has_text="Gekopieerd").wait_for()
    words = page.evaluate("navigator.clipboard.readText()")
    assert words.startswith("Peeters, J. (2021). Met bestand [Eindrapport]. Amber. https://example.org/kennis/")
    page.get_by_role("button", name="Kopieer CSL JSON").click()
    page.locator(".ln-cite__forms [role=status]", has_text="Gekopieerd").wait_for()
    assert json.loads(page.evaluate("navigator.clipboard.readText()"))[0]["title"] == "Met bestand"
    context.close()


def test_without_scripts_nothing_is_promised_that_does_not_work(browser: Browser, origin: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = Visit(context, origin).go(f"{REPORTS}met/")
    assert page.locator(".ln-copy:visible, .ln-pagelink:visible").count() == 0
    assert page.get_by_role("link", name="Download de pdf").is_visible()
    assert page.locator(".ln-contents a").all_inner_texts() == ["Inleiding\np. 1", "Wat we leerden\np. 3"]
    assert page.get_by_role("link", name="BibTeX").is_visible()
    context.close()


def test_reports_are_narrowed_down_with_their_covers(browser: Browser, origin: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    visit = Visit(context, origin)
    page = visit.go("/rapporten/")
    assert {"Soort", "Jaar", "Verkrijgbaar"} <= set(page.locator(".ln-facet summary").all_inner_texts())
    had = page.locator(".ln-facet", has_text="Verkrijgbaar").locator("li span")
    assert had.all_text_contents() == [
        "hier te downloaden",
        "op een andere website",
        "op aanvraag",
        "niet op deze site",
    ]
    page.get_by_role("checkbox", name="eindrapport").check()
    cards = page.locator(".ln-found .ln-card")
    page.locator(".ln-card", has_text="Oud met bestand").wait_for()
    assert cards.locator(".ln-card__title").all_inner_texts() == ["Met bestand", "Oud met bestand"]
    for cover in cards.locator("img").all():
        cover.scroll_into_view_if_needed()
        page.wait_for_function("image => image.complete && image.naturalWidth > 0", arg=cover.element_handle())
    assert visit.errors == []
    context.close()
