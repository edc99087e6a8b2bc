"""Pages stay light: what a reader on a phone has to wait for."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Response
from tests.support.built_site import serving
from tests.support.command import run
from tests.support.example_site import example_site

from leernetwerk.pages.assets import write_scripts

ROOT = Path(__file__).parent.parent
RECORD_PAGE = 35_000
ANY_PAGE = 300_000
FIRST_VIEW = 150_000
OWN_SCRIPTS = 20_000


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of this repository, as it is published."""
    built = tmp_path_factory.mktemp("own") / "site"
    assert run("build", "-f", ROOT / "mkdocs.yml", "--site-dir", built) == 0
    return built


def test_pages_of_records_are_light(site: Path) -> None:
    records = json.loads((site / "data" / "knowledge.json").read_text("utf-8"))["records"]
    for record in records:
        page = site / record["url"].partition("#")[0].strip("/") / "index.html"
        assert page.stat().st_size <= RECORD_PAGE, record["id"]


def test_a_network_that_holds_much_keeps_a_light_page(tmp_path: Path) -> None:
    text = "Een heel gewone zin die vertelt wat er gebeurde en waarom dat ertoe deed voor wie meedeed.\n"
    files = {"docs/themes/veel.md": "---\ntitle: Veel\n---\n"}
    for number in range(60):
        head = f"title: Een bijeenkomst met een titel van gewone lengte, nummer {number}\nthemes: [veel]\n"
        files[f"networks/noord/sessions/s{number}.md"] = (
            f"---\n{head}date: 2021-01-{number % 28 + 1:02}\nsummary: {text}organisations: [amber]\n"
            f"methodologies: [krachtenwijzer]\ninsights:\n  - {{id: a, text: '{text.strip()}', themes: [veel],"
            f" methodologies: [krachtenwijzer]}}\n---\n{text}\nZie [[krachtenwijzer]] en [[amber]].\n"
        )
        files[f"networks/noord/stories/v{number}.md"] = (
            f"---\n{head}date: 2022-02-{number % 28 + 1:02}\nsummary: {text}organisations: [amber]\n---\n"
            f"{text} [[noord]] [[veel]] [[krachtenwijzer]] {text}"
        )
    root = example_site(tmp_path, files)
    config = root / "mkdocs.yml"
    # As larger sites do, so that a page's menu does not name every page.
    config.write_text(
        config.read_text("utf-8").replace("  font: false\n", "  font: false\n  features: [navigation.prune]\n")
    )
    assert run("build", "-f", root / "mkdocs.yml") == 0
    for path in ("netwerken/noord", "themas/veel", "methodieken/krachtenwijzer", "organisaties/amber"):
        assert (root / "site" / path / "index.html").stat().st_size <= RECORD_PAGE, path
    for page in (root / "site").rglob("*.html"):
        assert page.stat().st_size <= ANY_PAGE, page


def test_own_scripts_are_small() -> None:
    sizes = {name: len(gzip.compress(text.encode(), 9)) for name, text in write_scripts().items()}
    assert sum(sizes.values()) <= OWN_SCRIPTS, sizes


def test_no_text_of_a_script_spans_lines() -> None:
    for name, text in write_scripts().items():
        assert all(line.count("`") % 2 == 0 for line in text.splitlines()), name


@pytest.mark.browser
@pytest.mark.parametrize("path", ["/", "/methodieken/", "/methodieken/krachtenwijzer/", "/kaart/", "/agenda/"])
def test_a_first_view_is_small(browser: Browser, site: Path, path: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    loaded: dict[str, int] = {}

    def note(answer: Response) -> None:
        loaded[answer.url] = len(gzip.compress(answer.body(), 6))

    with serving(site) as origin:
        page.on("response", note)
        page.goto(origin + path)
        page.wait_for_load_state("networkidle")
        assert sum(loaded.values()) <= FIRST_VIEW, loaded
    context.close()
