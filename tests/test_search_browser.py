"""The search in a real browser: by keyboard, without scripts, shared, narrowed down, and safe."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from tests.support.built_site import serving
from tests.support.command import run
from tests.support.example_site import example_site
from tests.support.small_pdf import write_pdf
from tests.support.visit import Visit

from leernetwerk.search.tokens import fold_words

pytestmark = pytest.mark.browser

SITE = Path(__file__).parent / "search" / "site"
DONE = "[data-search-state=done]"


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    site = tmp_path_factory.mktemp("search") / "site"
    assert run("build", "-f", SITE / "mkdocs.yml", "--site-dir", site) == 0
    with serving(site) as address:
        yield address


@pytest.fixture
def visit(browser: Browser, origin: str) -> Iterator[Visit]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    visit = Visit(context, origin)
    yield visit
    assert visit.elsewhere == []
    assert visit.errors == []
    context.close()


def results(page: Page) -> list[str]:
    page.wait_for_selector(DONE, state="attached")
    found: list[str] = page.eval_on_selector_all(
        "[data-record-id], [data-page]", "nodes => nodes.map(node => node.dataset.recordId ?? node.dataset.page)"
    )
    return found


def test_the_header_finds_a_page_by_keyboard_alone(visit: Visit) -> None:
    page = visit.go("/themas/dementie/")
    page.keyboard.press("/")
    page.keyboard.type("levensb")
    field = page.get_by_role("combobox", name="Zoeken")
    expect(field).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    active = field.get_attribute("aria-activedescendant")
    expect(page.locator(f"#{active}")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    page.wait_for_url("**/methodieken/levensboek/")


def test_escape_closes_the_suggestions_and_enter_goes_to_the_results(visit: Visit) -> None:
    page = visit.go("/")
    page.keyboard.press("Control+k")
    page.keyboard.type("belcirkel")
    expect(page.locator("#ln-suggestions")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#ln-suggestions")).to_be_hidden()
    page.keyboard.press("Enter")
    page.wait_for_url("**/zoeken/?q=belcirkel")
    assert results(page)[0] == "methodology:belcirkel"


def test_a_slash_in_a_field_is_a_slash(visit: Visit) -> None:
    page = visit.go("/zoeken/?q=nacht")
    field = page.get_by_role("searchbox", name="Waar ben je naar op zoek?")
    field.focus()
    page.keyboard.press("End")
    page.keyboard.type("/dag")
    expect(field).to_have_value("nacht/dag")


def test_a_shared_address_shows_its_query_and_its_choices(visit: Visit) -> None:
    page = visit.go("/zoeken/?q=nacht&type=session")
    found = results(page)
    assert found
    assert all(id.startswith("session:") for id in found)
    expect(page.get_by_role("searchbox", name="Waar ben je naar op zoek?")).to_have_value("nacht")
    expect(page.get_by_role("checkbox", name="Bijeenkomsten")).to_be_checked()


def test_choices_narrow_down_by_as_many_as_they_say_and_the_way_back_undoes_them(visit: Visit) -> None:
    page = visit.go("/zoeken/?q=nachtzorg")
    before = results(page)
    line = page.locator(".ln-refine li", has_text="Bijeenkomsten").first
    count = int(line.locator("small").inner_text())
    assert 0 < count < len(before)
    line.get_by_role("checkbox").check()
    expect(page.get_by_role("status").last).to_contain_text(str(count))
    assert len(results(page)) == count
    assert "type=session" in page.url
    page.go_back()
    expect(page.locator("[data-record-id], [data-page]")).to_have_count(len(before))
    assert results(page) == before


def test_focus_stays_on_a_choice_that_is_made_by_keyboard(visit: Visit) -> None:
    page = visit.go("/zoeken/?q=nachtzorg")
    results(page)
    box = page.get_by_role("checkbox", name="Bijeenkomsten")
    box.focus()
    page.keyboard.press("Space")
    page.wait_for_url("**type=session*")
    results(page)
    expect(page.get_by_role("checkbox", name="Bijeenkomsten")).to_be_focused()


def test_results_mark_words_and_lead_to_the_heading_that_says_it(visit: Visit) -> None:
    page = visit.go("/zoeken/?q=aanbevelingen+alarmen")
    assert results(page)[0] == "report:kustnetwerk/stille-gangen"
    first = page.locator(".ln-result").first
    expect(first.locator("mark", has_text="alarmen")).to_be_visible()
    first.get_by_role("link", name="Aanbevelingen").click()
    page.wait_for_url("**/netwerken/kustnetwerk/rapporten/stille-gangen/#aanbevelingen")


def test_an_insight_is_found_at_its_own_place(visit: Visit) -> None:
    page = visit.go("/zoeken/?q=amber+licht+slaappillen")
    assert results(page)[0] == "session:kustnetwerk/2020-02-onrust"
    link = page.locator(".ln-result").first.locator(".ln-result__places a, .ln-result__places li").first
    expect(link).to_contain_text("licht")


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("signaleringspaln", "methodology:signaleringsplan"),
        ("ignaleringsplan", "methodology:signaleringsplan"),
        ("levnsbok", "methodology:levensboek"),
        ("rouv", "story:wijkkring/rouw"),
        ("kustnetwerken", "network:kustnetwerk"),
        ("nachtverslag", "report:kustnetwerk/stille-gangen"),
        ("bellencirkels", "methodology:belcirkel"),
    ],
)
def test_what_people_type_is_found(word: str, found: str, visit: Visit) -> None:
    assert found in results(visit.go(f"/zoeken/?q={word}"))[:3]


def test_one_and_two_edits_are_forgiven_wherever_they_are(visit: Visit) -> None:
    chance = random.Random(4)
    page = visit.go("/zoeken/")
    missed = []
    for title, id in {
        "levensboek": "methodology:levensboek",
        "beweegkaarten": "methodology:beweegkaarten",
        "signaleringsplan": "methodology:signaleringsplan",
        "eenzaamheid": "theme:eenzaamheid",
        "rouwen": "story:wijkkring/rouw",
    }.items():
        for _ in range(6):
            typed = title
            for _edit in range(2 if len(title) >= 8 else 1):
                typed = edited(typed, chance)
            page.goto(f"{visit.origin}/zoeken/?q={typed}")
            if id not in results(page)[:3]:
                missed.append(typed)
    assert missed == []


def edited(word: str, chance: random.Random) -> str:
    place = chance.randrange(len(word) - 1)
    letter = chance.choice("abcdeghklmnoprstuvwz")
    return chance.choice(
        [
            word[:place] + word[place + 1 :],
            word[:place] + letter + word[place:],
            word[:place] + letter + word[place + 1 :],
            word[:place] + word[place + 1] + word[place] + word[place + 2 :],
        ]
    )


def test_nothing_found_says_so_and_leads_to_the_lists(visit: Visit) -> None:
    page = visit.go("/zoeken/?q=qqxxzz")
    assert results(page) == []
    expect(page.get_by_role("status").last).to_contain_text("Niets gevonden")
    expect(page.locator("[data-search-instead]").get_by_role("link", name="Methodieken")).to_be_visible()


def test_both_sides_cut_and_fold_words_alike(visit: Visit) -> None:
    page = visit.go("/zoeken/")
    chance = random.Random(11)
    signs = "aZéïĳIJßœ'’-_ .,0079½²ﬁⅣ٣éñ中ǅİ\u0301\u00ad"
    texts = ["".join(chance.choice(signs) for _ in range(12)) for _ in range(400)]
    texts += ["thema's d'apprentissage l’aide zo'n 24-uurszorg 1G1P", "’s avonds 'n", "Fryslân ĲSSEL"]
    found = page.evaluate(
        """async (texts) => {
            const { foldWords } = await import("/assets/leernetwerk/search-words.js");
            return texts.map(foldWords);
        }""",
        texts,
    )
    assert found == [fold_words(text) for text in texts]


def test_without_scripts_the_page_says_so_and_leads_to_the_lists(browser: Browser, origin: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{origin}/zoeken/?q=nacht")
    expect(page.get_by_text("Zoeken werkt alleen met JavaScript")).to_be_visible()
    page.get_by_role("main").get_by_role("link", name="Thema's").click()
    page.wait_for_url("**/themas/")
    context.close()


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_results_are_accessible_at_any_width(width: int, scheme: str, browser: Browser, origin: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{origin}/zoeken/?q=nacht+zorg")
    assert results(page)
    for summary in page.locator(".ln-search__filters summary").all():
        if summary.is_visible() and width < 1000:
            summary.click()
    violations = Axe().run(page).response["violations"]
    assert [violation["id"] for violation in violations] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


def test_a_page_of_a_pdf_is_found_and_led_to(browser: Browser, tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "networks/noord/reports/groot.md": (
            "---\ntitle: Groot verslag\norganisations: [amber]\ndate: 2020\nfile: groot.pdf\n---\n"
        ),
        "networks/noord/reports/groot.pdf": write_pdf("Inleiding", "Over bondgenoten en steunfiguren"),
    }
    root = example_site(tmp_path / "source", files)
    assert run("build", "-f", root / "mkdocs.yml", "--site-dir", tmp_path / "site") == 0
    with serving(tmp_path / "site") as address:
        page = browser.new_page()
        page.goto(f"{address}/zoeken/?q=bondgenoot")
        assert results(page)[0] == "report:noord/groot"
        link = page.locator(".ln-result__places a").first
        expect(link).to_have_text("Pdf, pagina 2")
        target = str(link.evaluate("node => node.href"))
        assert target == f"{address}/netwerken/noord/rapporten/groot/groot.pdf#page=2"
        page.close()


def test_what_contributors_wrote_does_not_run_in_results(browser: Browser, tmp_path: Path) -> None:
    attack = '<img src=/x onerror="alert(1)"> <script>alert(2)</script>'
    files = {
        "docs/themes/kwaad.md": f"---\ntitle: 'Kwaad {attack}'\nsummary: '{attack}'\n---\n\n## Kop\n\n`{attack}`\n",
        "networks/zuid/index.md": f"---\ntitle: 'Zuid {attack}'\nthemes: [kwaad]\n---\n",
    }
    root = example_site(tmp_path / "source", files)
    assert run("build", "-f", root / "mkdocs.yml", "--site-dir", tmp_path / "site") == 0
    with serving(tmp_path / "site") as address:
        context = browser.new_context()
        visit = Visit(context, address)
        page = visit.go("/zoeken/?q=kwaad+alert+<img+src=x+onerror=alert(3)>")
        assert "theme:kwaad" in results(page)
        assert page.locator("[data-search] img, [data-search] script").count() == 0
        page.keyboard.press("Control+k")
        page.keyboard.type("kwaad")
        expect(page.locator("#ln-suggestions")).to_be_visible()
        assert page.locator("#ln-suggestions img").count() == 0
        assert visit.dialogs == []
        context.close()
