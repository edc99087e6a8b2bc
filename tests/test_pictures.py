"""Pictures: what is drawn, that it is the same every time, that names do not cover one another, and that it works."""

from __future__ import annotations

import datetime
import os
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from html import unescape
from itertools import combinations
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from tests.support.built_site import serving
from tests.support.command import run
from tests.support.example_site import BASE, example_site, read_example, write_tree
from tests.support.map_ties import ties_of

from leernetwerk.indexes.card import Card
from leernetwerk.pictures.labels import measure_text, wrap_text
from leernetwerk.pictures.matrix import fill_matrix
from leernetwerk.pictures.neighbourhood import MOST_NEIGHBOURS, WIDTH, draw_neighbourhood
from leernetwerk.pictures.site_map import FONT, LINE, MOST_LINES, MOST_NODES, SCALES, WHOLE, SiteMap, draw_map
from leernetwerk.pictures.ties import Ties
from leernetwerk.pictures.timeline import MOST_MOMENTS, Moment, Timeline, draw_timeline
from leernetwerk.pictures.timeline import WIDTH as TIMELINE_WIDTH
from leernetwerk.records.dates import PartialDate

ROOT = Path(__file__).parent.parent
HOSTILE = '</text><script>alert(1)</script>" onload="alert(2)'
SMALL: dict[str, str] = {
    "networks/noord/index.md": (
        "---\ntitle: Noord\nlead: [amber]\nstart: 2020-01-01\nend: 2022-05-01\n---\n\n[[ecogram]]\n"
    ),
    "networks/noord/projects/kring.md": (
        "---\ntitle: Kring\norganisations: [amber, oever]\ngoal: Leren.\nstart: 2020-02-01\nend: 2021-02-01\n"
        "methodologies:\n  - methodology: krachtenwijzer\n    verdict: fails\n---\n"
    ),
    "networks/noord/experiences/goed.md": (
        "---\ntitle: Goed\nmethodology: krachtenwijzer\norganisation: oever\ndate: 2021-05-01\nverdict: works\n---\n"
    ),
    "networks/noord/questions/hoe.md": (
        "---\ntitle: Hoe?\nmethodologies: [ecogram]\ncontact: {organisation: stil}\n---\n"
    ),
    "docs/organisations/oever.md": "---\ntitle: Oever\n---\n",
    "docs/organisations/stil.md": "---\ntitle: Stil\n---\n",
    "docs/organisations/ver.md": "---\ntitle: Ver\n---\n",
    "docs/methodologies/ecogram.md": "---\ntitle: Ecogram\nsummary: Kring.\npurpose: Zien.\n---\n",
}
NAMES = [
    *("Begeleid leren", "Samenwerking jeugd en gezin", "Oever", "Kompas"),
    *("Netwerkversterkend", "De Brug", "Ouderkring", "Traject"),
]


def large_site(root: Path, networks: int = 14, organisations: int = 140, methodologies: int = 146) -> Path:
    """A site with some 300 records on its map, with a few ties each and names as people give them."""
    chance = random.Random(5)
    files = dict(BASE)
    names = [f"{chance.choice(NAMES)} {chance.choice(NAMES).lower()} {number}" for number in range(organisations)]
    for number, name in enumerate(names):
        files[f"docs/organisations/o{number}.md"] = f"---\ntitle: {name}\n---\n"
    for number in range(methodologies):
        title = f"{chance.choice(NAMES)} {number}"
        files[f"docs/methodologies/m{number}.md"] = f"---\ntitle: {title}\nsummary: Kort.\npurpose: Doel.\n---\n"
    own = {n: chance.sample(range(organisations), chance.randrange(4, 22)) for n in range(networks)}
    for network, partners in own.items():
        refs = ", ".join(f"o{number}" for number in partners)
        files[f"networks/n{network}/index.md"] = f"---\ntitle: Leernetwerk {network}\npartners: [{refs}]\n---\n"
        for position in range(chance.randrange(5, 14)):
            used = chance.sample(range(methodologies), 2)
            files[f"networks/n{network}/projects/p{position}.md"] = (
                f"---\ntitle: Project {position} van netwerk {network}\ngoal: Leren.\nstart: 20{10 + position}-03-01\n"
                f"organisations: [o{chance.choice(partners)}]\nmethodologies:\n"
                + "".join(f"  - methodology: m{number}\n    verdict: {chance.choice(VERDICTS)}\n" for number in used)
                + "---\n"
            )
    write_tree(root, files)
    return root


VERDICTS = ["works", "depends", "fails"]


def tie_between(ties: Ties, *titles: str) -> list[tuple[str, ...]]:
    """What ties two records together: title of the record and labels of its fields."""
    for tie in ties.ties:
        if tuple(ties.cards[end].title for end in tie.ends) == titles:
            return [(through.card.title, *through.labels) for through in tie.through]
    return []


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> tuple[Ties, SiteMap]:
    ties = ties_of(large_site(tmp_path_factory.mktemp("large")))
    return ties, draw_map(ties)


def test_ties_tell_through_which_records_and_fields(tmp_path: Path) -> None:
    ties = ties_of(example_site(tmp_path, SMALL))
    assert tie_between(ties, "Noord", "Amber") == [("Kring", "Organisations"), ("Noord", "Leads")]
    assert tie_between(ties, "Noord", "Ecogram") == [("Noord", "Mentioned"), ("Hoe?", "Methodologies")]
    assert tie_between(ties, "Amber", "Krachtenwijzer") == [("Kring", "Methodologies")]
    assert tie_between(ties, "Noord", "Stil") == [("Hoe?", "Contact")]
    assert tie_between(ties, "Oever", "Ecogram") == []
    firm = {tuple(ties.cards[end].title for end in tie.ends): tie.firm for tie in ties.ties}
    assert firm["Noord", "Amber"]
    assert not firm["Noord", "Stil"]
    assert ties.count()["organisation:ver"] == 0


def test_the_matrix_shows_failures_beside_successes(tmp_path: Path) -> None:
    root = example_site(tmp_path, SMALL)
    matrix = fill_matrix(ties_of(root), read_example(root).graph)
    cells = {
        (one.title, row.methodology.title): [(sign.verdict, sign.count, sign.newest.title) for sign in signs]
        for row in matrix.rows
        for one, signs in zip(matrix.organisations, row.cells, strict=True)
    }
    assert cells["Oever", "Krachtenwijzer"] == [("works", 1, "Goed"), ("fails", 1, "Kring")]
    assert cells["Amber", "Krachtenwijzer"] == [("fails", 1, "Kring")]
    assert matrix.left_out == (0, 0)


def test_a_map_is_the_same_in_every_process(tmp_path: Path) -> None:
    root = large_site(tmp_path / "site", 4, 30, 30)
    code = (
        "import sys; sys.path[:0] = [sys.argv[2]]\nfrom pathlib import Path\n"
        "from tests.support.map_ties import ties_of\nfrom leernetwerk.pictures.site_map import draw_map\n"
        "print(draw_map(ties_of(Path(sys.argv[1]))))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code, str(root), str(ROOT)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1
    assert str(draw_map(ties_of(root))).encode() in next(iter(outputs))


def test_layout_leaves_the_chance_of_others_alone(tmp_path: Path) -> None:
    ties = ties_of(large_site(tmp_path, 4, 90, 30))
    random.seed(3)
    expected = random.random()
    random.seed(3)
    draw_map(ties)
    assert random.random() == expected


def test_names_do_not_cover_one_another_at_300_marks(large: tuple[Ties, SiteMap]) -> None:
    ties, drawn = large
    assert len(drawn.nodes) == len(ties.cards) >= 300
    for step, scale in enumerate(SCALES):
        boxes = []
        for node in drawn.nodes:
            if node.step <= step:
                half = max(measure_text(line, FONT) for line in node.lines) / 2
                top = node.y * scale + 7 * node.size
                boxes.append((node.x * scale - half, top, node.x * scale + half, top + LINE * len(node.lines)))
        assert len(boxes) == len(drawn.nodes) if step >= WHOLE else len(boxes) >= 4
        for (left, top, right, bottom), (west, north, east, south) in combinations(boxes, 2):
            apart = min(right, east) - max(left, west) < 1 or min(bottom, south) - max(top, north) < 1
            assert apart, f"names cover one another at step {step}"
    assert all(0 < node.x < drawn.width and 0 < node.y < drawn.height for node in drawn.nodes)


def test_the_most_connected_are_named_first(large: tuple[Ties, SiteMap]) -> None:
    nodes = sorted(large[1].nodes, key=lambda node: -node.ties)
    assert sum(node.step for node in nodes[:10]) < sum(node.step for node in nodes[-10:])


def test_a_map_of_a_very_large_site_shows_the_most_connected(tmp_path: Path) -> None:
    ties = ties_of(large_site(tmp_path, 30, 300, 300))
    drawn = draw_map(ties)
    assert len(drawn.nodes) == MOST_NODES
    assert len(drawn.lines) <= MOST_LINES
    assert drawn.nodes_left_out == len(ties.cards) - MOST_NODES
    assert drawn.ties_left_out == len(ties.ties) - len(drawn.lines)
    counts = ties.count()
    shown = {node.card.id for node in drawn.nodes}
    assert min(counts[id] for id in shown) >= max(count for id, count in counts.items() if id not in shown)


def test_an_empty_site_has_an_empty_map() -> None:
    drawn = draw_map(Ties({}, ()))
    assert (drawn.nodes, drawn.lines) == ((), ())


@pytest.mark.parametrize("text", ["Zelfredzaamheid-Matrix (ZRM)", "x" * 300, "a b c", "", "日本語の組織" * 9, HOSTILE])
def test_wrapped_names_fit_and_lose_nothing_that_fits(text: str) -> None:
    lines = wrap_text(text, 104, FONT, 3)
    assert len(lines) <= 3
    assert all(measure_text(line, FONT) <= 104 * 1.5 for line in lines)
    if not any(line.endswith("…") for line in lines):
        assert re.sub(r"\s", "", "".join(lines)) == re.sub(r"\s", "", text)


def card(number: int, type: str = "story", title: str = "Een verhaal van de oever") -> Card:
    return Card(f"{type}:{number}", type, f"{title} {number}", "", f"/x/{number}/")


def test_a_neighbourhood_shows_every_type_and_fits_a_phone() -> None:
    cards = [card(number) for number in range(30)] + [card(99, "theme", "Verantwoordelijkheid in verbondenheid")]
    drawn = draw_neighbourhood([*cards, cards[0]])
    assert drawn is not None
    assert len(drawn.neighbours) == MOST_NEIGHBOURS
    assert drawn.more == 31 - MOST_NEIGHBOURS
    assert "theme" in {one.card.type for one in drawn.neighbours}
    boxes = []
    for one in drawn.neighbours:
        wide = max(measure_text(line, FONT) for line in one.lines)
        left, right = (one.x - 12 - wide, one.x - 12) if one.left else (one.x + 12, one.x + 12 + wide)
        assert 0 <= left < right <= WIDTH
        half = 7 * (len(one.lines) + 1)
        assert 0 <= one.y - half < one.y + half <= drawn.height
        boxes.append((one.left, one.y - half, one.y + half))
    for (side, top, bottom), (other, north, south) in combinations(boxes, 2):
        assert side != other or bottom <= north or south <= top
    assert draw_neighbourhood([card(1)]) is None


def moment(date: str, title: str = "Bijeenkomst", end: str | None = None) -> Moment:
    day = datetime.date.fromisoformat(date)
    return Moment(title, "session", "", PartialDate(day, date), datetime.date.fromisoformat(end) if end else None)


def test_a_timeline_is_ordered_and_its_names_are_apart() -> None:
    moments = [
        moment(f"20{year}-0{month}-15", f"Moment {year} {month}") for year in (12, 14, 15) for month in (1, 2, 9)
    ]
    drawn = draw_timeline([*reversed(moments), moment("2013-01-01", "Project " * 12, "2014-06-01")])
    assert isinstance(drawn, Timeline)
    assert [one.moment.date for one in drawn.moments] == sorted(one.moment.date for one in drawn.moments)
    boxes = []
    for one in drawn.moments:
        wide = measure_text(one.name, FONT)
        left = one.text - wide if one.left else one.text
        boxes += [(one.x - 7, one.until + 7, one.y - 7, one.y + 7), (left, left + wide, one.line - 8, one.line)]
    for left, right, top, bottom in boxes:
        assert 0 <= left < right <= TIMELINE_WIDTH
        assert 0 <= top < bottom <= drawn.height
    for (left, right, top, bottom), (west, east, north, south) in combinations(boxes, 2):
        assert right <= west or east <= left or bottom <= north or south <= top
    assert [year for year, _ in drawn.years] == [2012, 2013, 2014, 2015]
    assert draw_timeline([moment("2020-01-01"), moment("2020-01-01")]) is None
    many = [moment(f"20{year}-01-15") for year in range(10, 60)]
    newest = draw_timeline(many)
    assert newest is not None
    assert [one.moment for one in newest.moments] == many[-MOST_MOMENTS:]
    assert newest.earlier == 50 - MOST_MOMENTS


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    hostile = {
        "docs/organisations/kwaad.md": f"---\ntitle: '{HOSTILE}'\n---\n",
        "networks/zuid/index.md": f"---\ntitle: 'Zuid {HOSTILE}'\nlead: [kwaad, oever]\n---\n",
        "networks/zuid/sessions/een.md": f"---\ntitle: 'A {HOSTILE}'\ndate: 2024-01-01\norganisations: [kwaad]\n---\n",
        "networks/zuid/sessions/twee.md": "---\ntitle: Twee\ndate: 2025-01-01\norganisations: [kwaad]\n---\n",
    }
    root = example_site(tmp_path_factory.mktemp("pictures"), SMALL | hostile)
    assert run("build", "-f", root / "mkdocs.yml") == 0
    return root / "site"


@pytest.fixture(scope="module")
def origin(built: Path) -> Iterator[str]:
    with serving(built) as address:
        yield address


@pytest.fixture(scope="module")
def large_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = large_site(tmp_path_factory.mktemp("large"))
    assert run("build", "-f", root / "mkdocs.yml") == 0
    return root / "site"


def visit(browser: Browser, address: str, width: int = 1280, **options: object) -> Page:
    page = browser.new_context(viewport={"width": width, "height": 800}, **options).new_page()  # type: ignore[arg-type]
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.goto(address)
    return page


def links(html: str, within: str) -> list[tuple[str, str]]:
    """Address and text of the links in the parts of a page that a pattern finds."""
    found = re.findall(
        r'<a [^>]*?href="([^"]*)"[^>]*>(.*?)</a>', "".join(re.findall(within, html, re.DOTALL)), re.DOTALL
    )
    return [(address, unescape(re.sub(r"<[^>]+>", "", text)).strip()) for address, text in found]


def test_every_mark_is_linked_and_in_the_table(built: Path, large_built: Path) -> None:
    for site in (built, large_built):
        files = [site / "kaart" / "index.html", *sorted((site / "kaart").rglob("*/index.html"))]
        pages = [file.read_text("utf-8") for file in files]
        marks = {address for address, _ in links(pages[0], r'<svg class="ln-map__picture".*?</svg>')}
        rows = {
            os.path.normpath(file.parent / address)
            for file, page in zip(files, pages, strict=True)
            for address, _ in links(page, r'<table class="ln-ties">.*?</table>')
        }
        assert len(marks) >= 9
        for address in marks:
            assert (site / "kaart" / address / "index.html").is_file()
            assert os.path.normpath(site / "kaart" / address) in rows
        assert max(len(page.encode()) for page in pages) <= 300_000


def test_pictures_of_a_record_stay_small(large_built: Path, built: Path) -> None:
    pages = [*large_built.glob("netwerken/*/index.html"), *built.glob("netwerken/*/index.html")]
    found = [
        re.findall(r'<section class="ln-section ln-around".*?</section>', page.read_text("utf-8"), re.DOTALL)
        for page in pages
    ]
    assert all(len(html.encode()) <= 3_900 for sections in found for html in sections)
    assert sum(map(len, found)) >= 15


@pytest.mark.browser
def test_the_map_works_by_keyboard_alone(browser: Browser, origin: str) -> None:
    page = visit(browser, origin + "/kaart/")
    picture, status = page.locator("svg.ln-map__picture"), page.locator(".ln-map [role=status]")
    page.locator(".ln-map__view").focus()
    before = int(picture.get_attribute("data-step") or 0)
    page.keyboard.press("-")
    assert int(picture.get_attribute("data-step") or 0) == before - 1
    assert str(before) in status.inner_text()
    page.keyboard.press("+")
    page.keyboard.press("+")
    assert int(picture.get_attribute("data-step") or 0) == before + 1
    page.keyboard.press("0")
    box, view = picture.bounding_box(), page.locator(".ln-map__view").bounding_box()
    assert box is not None
    assert view is not None
    assert box["width"] <= view["width"] + 1
    page.keyboard.press("Tab")
    focused = page.locator("svg.ln-map__picture a:focus")
    seen = {focused.get_attribute("aria-label")}
    assert status.inner_text()
    assert picture.locator("a.on").count() > 1
    for key in ["ArrowLeft", "ArrowUp", "ArrowRight", "ArrowDown"] * 4:
        page.keyboard.press(key)
        seen.add(focused.get_attribute("aria-label"))
        assert focused.is_visible()
    assert len(seen) >= 3
    marks = picture.locator("a").count()
    for _ in range(marks):
        page.keyboard.press("PageDown")
        seen.add(focused.get_attribute("aria-label"))
    assert len(seen) == marks
    target = str(focused.get_attribute("href")).removeprefix("..")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{target}")
    page.context.close()


@pytest.mark.browser
def test_filters_show_less_and_say_how_much(browser: Browser, origin: str) -> None:
    page = visit(browser, origin + "/kaart/")
    marks, rows = page.locator("svg.ln-map__picture a:visible"), page.locator(".ln-ties tbody tr:visible")
    whole, all_rows = marks.count(), rows.count()
    page.locator("[name=text]").fill("KRÁCHTEN")
    assert page.locator("svg.ln-map__picture text", has_text="Krachtenwijzer").is_visible()
    assert {str(mark.get_attribute("aria-label")) for mark in marks.all()} >= {
        "Krachtenwijzer, methodiek",
        "Oever, organisatie",
    }
    assert marks.count() < whole
    assert 0 < rows.count() < all_rows
    assert f"{marks.count()} van de {whole}" in page.locator(".ln-map [role=status]").inner_text()
    page.locator(".ln-map button[type=reset]").click()
    expect(page.locator("svg.ln-map__picture a:not([hidden])")).to_have_count(whole)
    page.locator("[value=organisation]").uncheck()
    assert not [mark for mark in marks.all() if "organisatie" in str(mark.get_attribute("aria-label"))]
    page.locator(".ln-map button[type=reset]").click()
    page.locator("[name=around]").select_option(label="Noord")
    assert "Ver, organisatie" not in [mark.get_attribute("aria-label") for mark in marks.all()]
    assert page.locator("svg.ln-map__picture a[href$='noord/']").is_visible()
    page.context.close()


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_names_are_apart_at_every_step_in_a_browser(browser: Browser, large_built: Path, width: int) -> None:
    overlaps = """() => {
        const texts = [...document.querySelectorAll('svg.ln-map__picture text')];
        const boxes = texts.map((text) => text.getBoundingClientRect()).filter((box) => box.width);
        let found = 0;
        boxes.forEach((one, place) => boxes.slice(place + 1).forEach((other) => {
            const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
            const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
            if (wide > 2 && high > 4) found += 1;
        }));
        return [found, boxes.length];
    }"""
    with serving(large_built) as origin:
        page = visit(browser, origin + "/kaart/", width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        shown = []
        for _ in range(len(SCALES)):
            page.locator("[data-zoom='-1']").click()
        for _ in range(len(SCALES)):
            found, count = page.evaluate(overlaps)
            assert found == 0, f"{found} names overlap of {count}"
            shown.append(count)
            page.locator("[data-zoom='1']").click()
        page.locator("[data-zoom='0']").click()
        page.locator("[name=text]").fill("kompas 9")
        found, count = page.evaluate(overlaps)
        assert found == 0
        assert count >= 4
        page.locator("[name=text]").fill("")
        for _ in range(len(SCALES)):
            page.locator("[data-zoom='1']").click()
        assert shown[0] >= 4
        assert shown[-1] == page.locator("svg.ln-map__picture a").count() >= 300
        page.context.close()


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_in_the_pictures(browser: Browser, origin: str, width: int, scheme: str) -> None:
    for path in ("/kaart/", "/methodieken/matrix/", "/netwerken/noord/"):
        page = visit(browser, origin + path, width, color_scheme=scheme)
        results = Axe().run(page, context=".md-content")
        assert results.violations_count == 0, results.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.context.close()


@pytest.mark.browser
def test_without_scripts_the_whole_map_is_there(browser: Browser, origin: str) -> None:
    page = visit(browser, origin + "/kaart/", java_script_enabled=False)
    names = page.locator("svg.ln-map__picture text")
    assert names.count() >= 9
    assert all(name.is_visible() for name in names.all())
    assert not page.locator(".ln-map__tools").is_visible()
    page.context.close()


@pytest.mark.browser
def test_hostile_titles_stay_text(browser: Browser, origin: str) -> None:
    for path in ("/kaart/", "/methodieken/matrix/", "/netwerken/zuid/", "/organisaties/oever/"):
        page = visit(browser, origin + path)
        assert page.locator("article script, article [onload]").count() == 0
        page.context.close()
