"""Ways into the editor: with things filled in, by way of the choice of a network, and where it cannot open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route
from tests.built_site import serving
from tests.editor_form import Form, get_files, open_context, open_folder, put_files
from tests.example_site import BASE, example_site
from tests.test_golden import run
from tests.visit import Visit

pytestmark = pytest.mark.browser

FILES = {
    "mkdocs.yml": BASE["mkdocs.yml"].replace("  - leernetwerk\n", "  - leernetwerk:\n      contribute: {}\n"),
    "docs/vocabulary.yml": "synonyms: []\n",
    "networks/noord/sessions/start.md": (
        "---\ntitle: De start\ndate: 2024-03-01\ninsights:\n  - {id: samen, text: Samen kijken helpt.}\n"
        "  - {id: apart, text: Apart kijken ook.}\n---\n"
    ),
    "networks/zuid/index.md": "---\ntitle: Zuid\n---\n",
}
PUBLIC = "http://site.example"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("opening")
    example_site(root, FILES)
    assert run("build", "-f", root / "mkdocs.yml") == 0
    return root


@pytest.fixture(scope="module")
def origin(site: Path) -> Iterator[str]:
    with serving(site / "site") as address:
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
    page.get_by_role("button", name="Werken met een lokale repository").wait_for()
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


def visible_parts(page: Page) -> list[str]:
    return [part.get_attribute("data-part") or "" for part in page.locator("[data-part]:visible").all()]


def answer(route: Route, folder: Path) -> None:
    path = urlsplit(route.request.url).path
    file = folder / path.lstrip("/") / ("index.html" if path.endswith("/") else "")
    if file.is_file():
        route.fulfill(path=file)
    else:
        route.fulfill(status=404)
