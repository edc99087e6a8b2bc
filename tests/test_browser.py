"""Pages in a real browser: what a reader meets, at phone and desktop width, light and dark."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.support.built_site import serving
from tests.support.command import run
from tests.support.example_site import example_site
from tests.support.golden_sites import GOLDEN
from tests.support.page_types import PAGES
from tests.support.visit import Visit

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parent.parent
WIDTHS = {"phone": (390, 844), "desktop": (1280, 800), "smallest": (320, 640)}


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    site = tmp_path_factory.mktemp("built") / "site"
    assert run("build", "-f", GOLDEN / "all-types" / "site" / "mkdocs.yml", "--site-dir", site) == 0
    with serving(site) as address:
        yield address


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_every_page_type_is_whole(browser: Browser, origin: str, width: str, scheme: str) -> None:
    horizontal, vertical = WIDTHS[width]
    context = browser.new_context(
        viewport={"width": horizontal, "height": vertical}, color_scheme="dark" if scheme == "dark" else "light"
    )
    visit = Visit(context, origin)
    for path in PAGES:
        page = visit.go(path)
        assert page.locator("h1").count() == 1, path
        assert page.locator("h1").inner_text().strip(), path
        assert page.title().strip(), path
        wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wider <= 0, f"{path} scrolls sideways by {wider} px at {horizontal}"
        ids = page.evaluate("[...document.querySelectorAll('[id]')].map(element => element.id)")
        assert len(ids) == len(set(ids)), f"{path} has an id twice"
    assert visit.elsewhere == []
    assert visit.errors == []
    context.close()


def test_links_of_the_site_lead_somewhere(browser: Browser, origin: str) -> None:
    context = browser.new_context()
    visit = Visit(context, origin)
    waiting, seen = ["/"], {"/"}
    while waiting:
        page = visit.go(waiting.pop())
        for url, hash_ in page.evaluate(
            "[...document.querySelectorAll('a[href]')].map(link => [link.origin + link.pathname, link.hash])"
        ):
            path = str(url).removeprefix(origin)
            if str(url).startswith(origin) and path not in seen:
                seen.add(path)
                if path.endswith("/"):
                    waiting.append(path)
                else:
                    assert context.request.get(origin + path).ok, path
            if path == page.url.removeprefix(origin) and len(hash_) > 1:
                assert page.locator(f"[id='{hash_[1:]}']").count() == 1, f"{page.url}{hash_}"
    assert set(PAGES) <= seen
    context.close()


def test_the_menu_leads_to_the_same_pages_from_everywhere(browser: Browser, origin: str) -> None:
    context = browser.new_context()
    visit = Visit(context, origin)
    leads: dict[str, set[str]] = {}
    for path in PAGES:
        links = visit.go(path).evaluate(
            "[...document.querySelectorAll('.md-nav--primary a.md-nav__link')].filter(link => !link.hash)"
            ".map(link => [link.textContent.trim(), link.href])"
        )
        for text, address in links:
            leads.setdefault(text, set()).add(address)
    assert leads
    assert [text for text, addresses in leads.items() if len(addresses) > 1] == []
    context.close()


def test_the_search_in_the_header_finds_a_record(browser: Browser, origin: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    visit = Visit(context, origin)
    page = visit.go("/")
    page.keyboard.press("/")
    page.keyboard.type("praatstok")
    page.locator("#ln-suggestions a", has_text="Kringgesprek").first.click()
    page.wait_for_url("**/methodieken/kringgesprek/**")
    assert visit.elsewhere == []
    context.close()


def test_an_old_address_leads_to_the_page(browser: Browser, origin: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = Visit(context, origin).go("/oud/luisteren/")
    page.wait_for_url("**/themas/luisteren/")
    context.close()


def test_without_scripts_everything_is_there(browser: Browser, origin: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = Visit(context, origin).go("/methodieken/kringgesprek/")
    for text in ("Zet de stoelen in een kring", "Niemand hoeft te praten.", "Alleen met een vaste gastvrouw."):
        assert page.get_by_text(text).first.is_visible()
    context.close()


def test_scripts_of_contributors_do_not_run(browser: Browser, tmp_path: Path) -> None:
    attack = '<script>alert(1)</script><img src=/x onerror="alert(2)"><svg onload="alert(3)"></svg>'
    hostile = {
        "docs/themes/kwaad.md": (
            f"---\ntitle: 'Kwaad {attack}'\nsummary: '{attack}'\nalso_known_as: ['{attack}']\n"
            f"sources:\n  - title: '{attack}'\n---\n\n{attack}\n\n## Kop {attack}\n\n"
            "[klik](javascript:alert(4)) <a href='javascript:alert(5)'>klik</a>\n\n"
            "<iframe srcdoc='<script>alert(6)</script>'></iframe><form action=x><button formaction='javascript:1'>"
        ),
        "docs/kwaad.md": (
            f"---\ntitle: 'Pagina {attack}'\ndescription: '\"><script>alert(7)</script>'\n---\n\n"
            f"# Kop {attack}\n\n{attack}\n\n<h2 markdown='1' id='p'>Kop {attack}</h2>\n\n"
            "<div id='__search' class='md-overlay' onclick='alert(8)'>x</div>\n"
        ),
        "docs/vocabulary.yml": f"regions:\n  - id: friesland\n    label: {{nl: '{attack}'}}\n",
        "docs/organisations/kwaad.md": f"---\ntitle: Zorg\nregions: [friesland]\nalso_known_as: ['{attack}']\n---\n",
    }
    root = example_site(tmp_path / "hostile", hostile)
    assert run("build", "-f", root / "mkdocs.yml") == 0
    with serving(root / "site") as address:
        context = browser.new_context()
        visit = Visit(context, address)
        for path in ("/themas/kwaad/", "/kwaad/", "/organisaties/kwaad/", "/themas/", "/organisaties/", "/"):
            page = visit.go(path)
            for link in page.get_by_text("klik").all():
                link.click()
            assert (
                page.locator(
                    "article script, article iframe, article form:not(.ln-seek), article svg[onload], [onerror]"
                ).count()
                == 0
            )
        page = visit.go("/")
        page.keyboard.press("/")
        page.keyboard.type("kwaad")
        page.locator("#ln-suggestions a").first.wait_for()
        page.wait_for_timeout(300)
        assert visit.dialogs == []
        assert visit.elsewhere == []
        context.close()
