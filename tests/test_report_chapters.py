"""Reports that are written here: chapters as pages, captions, links and relations."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser
from tests.support.built_site import serving
from tests.support.command import run
from tests.support.example_site import example_site, read_example
from tests.support.visit import Visit
from tests.support.written_report import FILES, PLACE


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = example_site(tmp_path_factory.mktemp("publication"), FILES)
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write("extra:\n  generator: false\n")  # the theme's own line has too little contrast
    assert run("build", "-f", root / "mkdocs.yml", "--strict") == 0
    return root / "site"


def page(site: Path, address: str) -> str:
    text = (site / address / "index.html").read_text("utf-8")
    found = re.search(r'<article class="md-content__inner md-typeset">(.*?)</article>\s*</div>', text, re.DOTALL)
    assert found
    return found[1]


def test_the_report_lists_its_chapters(site: Path) -> None:
    text = page(site, PLACE)
    assert text.index('<a href="aanleiding/">De aanleiding</a>') < text.index(
        '<a href="wat-we-deden/">Wat we deden</a>'
    )
    assert 'Zie <a href="aanleiding/">het eerste</a>' in text


def test_a_chapter_is_a_page_with_the_way_on(site: Path) -> None:
    first, second = page(site, f"{PLACE}/aanleiding"), page(site, f"{PLACE}/wat-we-deden")
    assert '<h1 id="title">De aanleiding</h1>' in first
    assert first.count("<h1") == 1
    assert 'rel="next" href="../wat-we-deden/"' in first
    assert 'rel="prev"' not in first
    assert 'rel="prev" href="../aanleiding/"' in second
    assert '<a href="./" aria-current="page">Wat we deden</a>' in second
    for link in ('href="../wat-we-deden/#stappen">stappen', 'href="../">het begin', 'href="../">Eindrapport'):
        assert link in first
    assert '<a class="footnote-ref" href="#fn:1">1</a>' in first


def test_figures_and_tables_have_numbered_captions(site: Path) -> None:
    text = page(site, f"{PLACE}/aanleiding")
    assert "<figcaption><strong>Figuur 1.1.</strong> Een &lt;b&gt;vlak&lt;/b&gt;</figcaption>" in text
    assert "<figcaption><strong>Figuur 1.2.</strong> Weer</figcaption>" in text
    assert "<caption><strong>Tabel 1.1.</strong> Hoe vaak</caption>" in text
    assert "Tabel:" not in text
    assert 'src="../groen.png"' in text
    assert (site / PLACE / "groen.png").is_file()


def test_links_in_chapters_are_relations_of_the_report(site: Path) -> None:
    text = page(site, "methodieken/krachtenwijzer")
    assert "Met de Krachtenwijzer." in text
    assert f'href="../../{PLACE}/"' in text


def test_what_is_wrong_in_a_chapter_is_told_at_its_place(tmp_path: Path) -> None:
    files = FILES | {
        "networks/noord/reports/eind/03-fout.md": (
            "# Fout\n\n[[nergens]] en [weg](weg.pdf).\n\n![](groen.png)\n\nMail iemand@example.org.\n"
        ),
        "networks/noord/reports/eind/04-zonder.md": "Zonder titel.\n",
        "networks/noord/reports/eind/Vijf.md": "# Vijf\n",
        "networks/noord/reports/los/01-los.md": "# Los\n",
        "networks/noord/stories/verhaal/01-deel.md": "# Deel\n",
    }
    found = read_example(example_site(tmp_path, files)).diagnostics
    folder = "networks/noord/reports"
    assert [(each.code, each.place.path.removeprefix(f"{folder}/"), each.place.line) for each in found] == [
        ("unknown-reference", "eind/03-fout.md", 3),
        ("missing-file", "eind/03-fout.md", 3),
        ("image-without-description", "eind/03-fout.md", 5),
        ("undeclared-email", "eind/03-fout.md", 7),
        ("chapter-without-title", "eind/04-zonder.md", 1),
        ("invalid-slug", "eind/Vijf.md", 1),
        ("misplaced-file", "los/01-los.md", 1),
        ("misplaced-file", "networks/noord/stories/verhaal/01-deel.md", 1),
    ]


def test_what_authors_write_in_chapters_is_made_safe(tmp_path: Path) -> None:
    files = FILES | {
        "networks/noord/reports/eind/03-kwaad.md": (
            "# <script>alert(1)</script> & co\n\n<img src=x onerror=alert(2)>\n\n"
            '![x](groen.png "<script>alert(3)</script>")\n\nTabel: <script>alert(4)</script>\n\n| a |\n|---|\n| b |\n'
        )
    }
    root = example_site(tmp_path, files)
    run("build", "-f", root / "mkdocs.yml")
    for built in (root / "site/netwerken/noord/rapporten/eind").rglob("index.html"):
        text = built.read_text("utf-8")
        assert "alert(1)" in text
        assert "<script>alert" not in text
        assert "onerror" not in text


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_chapters_are_for_everyone(browser: Browser, site: Path, width: int, scheme: Literal["light", "dark"]) -> None:
    with serving(site) as origin:
        context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
        visit = Visit(context, origin)
        for address in (PLACE, f"{PLACE}/aanleiding", f"{PLACE}/wat-we-deden"):
            page = visit.go(f"/{address}/")
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            found = Axe().run(page).response["violations"]
            assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []
        page.get_by_role("link", name="Vorig hoofdstuk").click()
        assert page.get_by_role("heading", level=1).inner_text() == "De aanleiding"
        assert (visit.elsewhere, visit.errors) == ([], [])
        context.close()


def test_renumbering_chapters_keeps_their_addresses(tmp_path: Path, site: Path) -> None:
    moved = {name.replace("02-wat", "07-wat"): content for name, content in FILES.items()}
    moved["networks/noord/reports/eind/01-aanleiding.md"] = "# De aanleiding\n"
    root = example_site(tmp_path, moved)
    assert run("build", "-f", root / "mkdocs.yml") == 0
    addresses = {path.parent.relative_to(root / "site") for path in (root / "site").rglob("index.html")}
    assert addresses == {path.parent.relative_to(site) for path in site.rglob("index.html")}
