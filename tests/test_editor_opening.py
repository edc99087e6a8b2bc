"""Ways into the editor: with things filled in, by way of the choice of a network, and where it cannot open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext
from tests.support.built_site import serving
from tests.support.command import run
from tests.support.editor_form import (
    FOLDER_OF_ITS_OWN,
    Form,
    get_files,
    open_context,
    open_folder,
    put_files,
    serving_example,
)
from tests.support.editor_pages import FILES, PUBLIC, answer, visible_parts
from tests.support.example_site import example_site
from tests.support.visit import Visit

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("opening")


@pytest.fixture(scope="module")
def origin(site: Path) -> Iterator[str]:
    with serving_example(site, FILES) as address:
        yield address


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with open_context(browser.new_context) as context:
        yield context


LINKS = {
    "reply": ("to=methodology:krachtenwijzer", {"author": "een begeleider"}, "\nto: methodology:krachtenwijzer\n"),
    "experience": (
        "methodology=krachtenwijzer",
        {"organisation": "=amber", "verdict": "=depends"},
        "\nmethodology: krachtenwijzer\n",
    ),
    "session": (
        "title=Wat%20er%20van%20kwam&feedback.insight=noord/start%23samen",
        {"feedback.0.organisation": "=amber", "feedback.0.outcome": "=adopted"},
        "\nfeedback:\n  - insight: noord/start#samen\n    organisation: amber\n    outcome: adopted\n",
    ),
}
"""What a link says, what is filled in afterwards (what begins with = is chosen), and what the file holds then."""


@pytest.mark.parametrize("name", LINKS)
def test_a_link_fills_in_what_it_knows(
    name: str,
    site: Path,
    origin: str,
    context: BrowserContext,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    query, rest, expected = LINKS[name]
    visit = Visit(context, origin)
    put_files(visit.go("/"), site)
    page = visit.go(f"/beheer/?network=noord&type={name}&{query}")
    open_folder(page)
    form = Form(page, {}, {}, frozenset())
    form.place("title").wait_for()
    if "title=" not in query:
        form.place("title").locator("input").fill("Uit het formulier")
    for field, value in rest.items():
        if value.startswith("="):
            form.place(field).locator(f'[role="radio"][data-value="{value[1:]}"]').click()
        else:
            form.place(field).locator("input").fill(value)
    form.save()
    written = get_files(page)
    new = {path: content for path, content in written.items() if path.startswith("n") and not (site / path).exists()}
    (content,) = new.values()
    assert expected in content.decode()
    assert visit.errors == []
    root = example_site(tmp_path / "site", {**FILES, **new})
    capsys.readouterr()
    assert run("check", "-f", root / "mkdocs.yml") == 0, capsys.readouterr().out


def test_the_choice_of_a_network_keeps_what_the_address_says(origin: str, context: BrowserContext) -> None:
    visit = Visit(context, origin)
    page = visit.go("/beheer/?type=session&feedback.insight=noord/start%23samen&title=Wat+%26+hoe")
    assert page.get_by_role("heading", level=1).inner_text() == "Schrijf een bijdrage"
    assert visible_parts(page) == ["choose"]
    assert page.evaluate("() => document.activeElement.id") == "network"
    page.keyboard.type("Zuid")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Werken in een map op deze computer").wait_for()
    address = urlsplit(page.url)
    assert parse_qs(address.query) == {
        "type": ["session"],
        "feedback.insight": ["noord/start#samen"],
        "title": ["Wat & hoe"],
        "network": ["zuid"],
    }
    assert address.fragment == "/collections/session/new"
    assert page.locator("[data-network]").inner_text() == "Zuid"
    assert visit.errors == []


def test_a_page_that_is_loaded_again_shows_the_same_record(site: Path, origin: str, context: BrowserContext) -> None:
    visit = Visit(context, origin)
    put_files(visit.go("/"), site)
    page = visit.go("/beheer/?network=noord&type=reply&to=methodology:krachtenwijzer")
    open_folder(page)
    form = Form(page, {}, {}, frozenset())
    form.place("to").wait_for()
    page.evaluate("() => { location.hash = '#/collections/session/entries/start' }")
    form.place("insights").wait_for()
    page.evaluate("() => history.replaceState(null, '', `${location.pathname}${location.hash}`)")
    page.reload()
    form.place("insights").wait_for()
    assert page.locator("[data-network]").text_content() == "Noord"
    page.get_by_role("button", name="Bewerken annuleren").click()
    page.get_by_role("link", name="Ander netwerk").click()
    page.get_by_label("Voor welk netwerk schrijf je?").wait_for()
    assert visible_parts(page) == ["choose"]
    assert visit.errors == []


def test_an_unknown_network_is_asked_for(origin: str, context: BrowserContext) -> None:
    page = Visit(context, origin).go("/beheer/?network=oost")
    assert visible_parts(page) == ["choose"]


def test_without_a_repository_a_public_site_says_so(site: Path, context: BrowserContext) -> None:
    context.route(f"{PUBLIC}/**", lambda route: answer(route, site / "site"))
    visit = Visit(context, PUBLIC)
    page = visit.go("/beheer/?network=noord&type=reply")
    assert visible_parts(page) == ["nowhere"]
    page.get_by_role("link").click()
    page.wait_for_url(f"{PUBLIC}/bijdragen/")
    assert visit.elsewhere == []


@pytest.mark.parametrize("file", ["vendor/vendor.js", "files.js", "plan.json"])
def test_a_form_that_does_not_come_says_so(file: str, origin: str, context: BrowserContext) -> None:
    context.route(f"**/{file}", lambda route: route.fulfill(status=404, body="Not found"))
    page = Visit(context, origin).go("/beheer/?network=noord")
    page.get_by_role("alert").wait_for()
    assert visible_parts(page) == ["failed"]


@pytest.mark.parametrize("width", [390, 1280])
def test_the_name_in_the_address_can_be_changed_for_a_new_record(
    width: int, site: Path, origin: str, browser: Browser
) -> None:
    with browser.new_context(viewport={"width": width, "height": 800}) as context:
        context.add_init_script(FOLDER_OF_ITS_OWN)
        visit = Visit(context, origin)
        put_files(visit.go("/"), site)
        page = visit.go("/beheer/?network=noord&type=question")
        open_folder(page)
        Form(page, {}, {}, frozenset()).place("title").locator("input").fill("Hoe doen we dat?")
        if width < 600:
            page.get_by_role("button", name="Editoropties tonen").click()
            page.get_by_role("menuitem", name="Naam in het adres").click()
        else:
            page.get_by_label("Naam in het adres").last.click()
        page.get_by_text("De naam van het bestand; die komt in het adres van de pagina.").wait_for()
        page.get_by_text("hoe-doen-we-dat", exact=True).wait_for()
        page.get_by_role("button", name="Slug bewerken").click()
        page.locator('input[placeholder="hoe-doen-we-dat"]').fill("samen-doen")
        page.keyboard.press("Enter")
        if width < 600:
            page.get_by_role("dialog", name="Naam in het adres").get_by_role("button", name="Sluiten").click()
        page.get_by_role("button", name="Opslaan").click()
        page.wait_for_function("() => !location.hash.endsWith('/new')")
        assert "networks/noord/questions/samen-doen.md" in get_files(page)
        assert visit.errors == []


@pytest.mark.parametrize(
    ("language", "browsed", "words"),
    [
        ("nl", "en-US", ("Opslaan", "Titel", "Fouten tonen")),
        ("en", "nl-NL", ("Save", "Title", "Show Errors")),
        ("fr", "nl-NL", ("Enregistrer", "Titre", "Afficher les erreurs")),
    ],
)
def test_the_editor_speaks_the_language_of_the_site(
    language: str, browsed: str, words: tuple[str, str, str], browser: Browser, tmp_path: Path
) -> None:
    config = FILES["mkdocs.yml"].replace("language: nl", f"language: {language}")
    root = example_site(tmp_path, {**FILES, "mkdocs.yml": config})
    assert run("build", "-f", root / "mkdocs.yml") == 0
    (plan,) = (root / "site").glob("*/plan.json")
    save, title, errors = words
    with serving(root / "site") as origin, browser.new_context(locale=browsed) as context:
        context.add_init_script(FOLDER_OF_ITS_OWN)
        visit = Visit(context, origin)
        put_files(visit.go("/"), root)
        page = visit.go(f"/{plan.parent.name}/?network=noord&type=reply")
        # The first button opens the folder on this computer, whatever it is called.
        page.locator("#nc-root").get_by_role("button").first.click()
        form = Form(page, {}, {}, frozenset())
        form.place("title").get_by_text(title, exact=True).wait_for()
        page.get_by_role("button", name=save).first.click()
        page.get_by_role("button", name=errors).wait_for()
        assert (page.locator("html").get_attribute("lang") or "").startswith(language)
        assert visit.elsewhere == []
