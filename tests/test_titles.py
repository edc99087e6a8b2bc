"""What contributors and the configuration write is text wherever the theme prints it: no payload becomes an element.

The pages are looked at in a browser without their policy, so that the escaping alone holds. The payloads are of the
kinds that the OWASP cheat sheets and html5sec list for titles, quoted attributes and entities that are read twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page
from tests.support.built_site import serving
from tests.support.command import run
from tests.support.example_site import example_site

pytestmark = pytest.mark.browser

PAYLOADS = [
    "</title><script>ran('{0}')</script>",
    "\"><script>ran('{0}')</script>",
    "'><img src=x onerror=ran('{0}')>",
    "&lt;/title>&lt;script>ran('{0}')&lt;/script>",
    "&amp;lt;script&amp;gt;ran('{0}')&amp;lt;/script&amp;gt;",
    '" onfocus="ran(\'{0}\')" autofocus tabindex="1',
    "<svg><style><img src=x onerror=ran('{0}')></style></svg>",
    "<!--><script>ran('{0}')</script>-->",
    "{{{{ 7 * 7 }}}}<a href=javascript:ran('{0}')>",
    "</textarea></style></noscript><script>ran('{0}')</script>",
]


def attack(place: str) -> str:
    """Every payload, in one text that names its place."""
    return f"{place} " + " ".join(PAYLOADS).format(place)


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def record(place: str, more: str = "") -> str:
    return f"---\ntitle: {quoted(attack(place))}\nsummary: {quoted(attack(place)[:300])}\n{more}---\n\nTekst.\n"


RECORDS = {
    "networks/noord/index.md": record("network"),
    "networks/noord/projects/p.md": record("project", "organisations: [kwaad]\ngoal: Doel.\n"),
    "networks/noord/sessions/s.md": record(
        "session",
        "date: 2021-01-01\norganisations: [kwaad]\ninsights:\n  - {id: een, text: " + quoted(attack("insight")) + "}\n",
    ),
    "networks/noord/questions/q.md": record("question"),
    "networks/noord/reports/r.md": record("report", "date: 2021\norganisations: [kwaad]\n"),
    "networks/noord/reports/r/01-een.md": f"# {attack('chapter').replace('<', '&lt;')}\n\nTekst.\n",
    "networks/noord/stories/v.md": record(
        "story", f"date: 2021-01-01\nauthors: [{quoted(attack('author'))}]\norganisations: [kwaad]\n"
    ),
    "networks/noord/replies/a.md": (
        "---\ntitle: "
        + quoted(attack("reply"))
        + "\nto: story:noord/v\ndate: 2021-02-02\nauthor: "
        + quoted(attack("replier"))
        + "\n---\nHoi.\n"
    ),
    "docs/methodologies/m.md": record(
        "methodology", "purpose: Doel.\nalso_known_as: [" + quoted(attack("other")) + "]\n"
    ),
    "docs/organisations/kwaad.md": record("organisation"),
    "docs/themes/t.md": record("theme"),
}
PAGES = {
    "docs/index.md": f"---\ntitle: {quoted(attack('home'))}\ndescription: {quoted(attack('homely'))}\n---\n\nWelkom.\n",
    "docs/map/index.md": (
        f"---\ntitle: {quoted(attack('title'))}\ndescription: {quoted(attack('description'))}\n"
        f"subtitle: {quoted(attack('subtitle'))}\ntags: [{quoted(attack('tag'))}]\nicon: material/account-group\n"
        "status: new\nhide: [path]\n---\n\n"
        f"# {attack('heading')}\n\n## {attack('second')}\n\nTekst.\n\n### {attack('third')}\n\nTekst.\n"
    ),
    "docs/map/kop.md": "".join(
        f"{'#' * (1 + min(at, 1))} Kop {text.format('head')}\n\nTekst.\n\n" for at, text in enumerate(PAYLOADS)
    ),
    "docs/map/entiteit.md": "# Kop &lt;/title>&lt;script>ran('entity')&lt;/script>\n\nTekst.\n",
    "docs/map/menu.md": "Zonder titel.\n",
    "docs/map/tags.md": "# Tags\n\n<!-- material/tags -->\n",
}


def configuration() -> str:
    features = ["tabs", "tabs.sticky", "indexes", "footer", "path", "top", "sections"]
    config = {
        "site_name": attack("site"),
        "site_url": "https://example.org/",
        "site_description": attack("site-description"),
        "site_author": attack("site-author"),
        "copyright": attack("copyright"),
        "repo_url": "https://git.example/kring/kennis?a=\"><script>ran('repo-url')</script>",
        "repo_name": attack("repo-name"),
        "edit_uri": "\"><script>ran('edit')</script>",
        "theme": {
            "name": "material",
            "language": "nl",
            "font": False,
            "features": [*(f"navigation.{name}" for name in features), "content.action.edit", "toc.follow"],
            "palette": [
                {
                    "scheme": "default",
                    "primary": "\"><script>ran('palette')</script>",
                    "toggle": {"icon": "material/weather-night", "name": attack("toggle")},
                },
                {"scheme": "slate", "toggle": {"icon": "material/weather-sunny", "name": attack("toggled")}},
            ],
        },
        "plugins": ["search", "tags", {"leernetwerk": {}}],
        "markdown_extensions": ["tables", "toc", "admonition"],
        "extra": {
            "social": [
                {"icon": "material/email", "link": "/\"><script>ran('link')</script>", "name": attack("social")}
            ],
            "alternate": [{"name": attack("alternate"), "link": "/nl/", "lang": "\"><script>ran('lang')</script>"}],
            "status": {"new": attack("status")},
            "consent": {"title": attack("consent"), "description": attack("consenting"), "actions": ["accept"]},
        },
        "nav": [
            {"Start": "index.md"},
            {attack("section"): ["map/index.md", {attack("menu"): "map/menu.md"}, "map/kop.md", "map/entiteit.md"]},
            {attack("outside"): "https://example.org/\"><script>ran('outside')</script>"},
        ],
    }
    return yaml.safe_dump(config, allow_unicode=True, width=10**6)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = {**RECORDS, **PAGES, "mkdocs.yml": configuration()}
    root = example_site(tmp_path_factory.mktemp("titles"), files)
    assert run("build", "-f", root / "mkdocs.yml") == 0
    return root / "site"


@pytest.fixture(scope="module")
def origin(site: Path) -> Iterator[str]:
    with serving(site) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(bypass_csp=True)
    context.add_init_script("window.all = []; window.ran = place => window.all.push(place)")
    yield context.new_page()
    context.close()


def test_nothing_that_was_written_runs_anywhere(page: Page, origin: str, site: Path) -> None:
    places = "network project session insight question report chapter story author methodology organisation theme home"
    waiting = set(f"{places} title subtitle tag heading head site copyright section menu toggle social".split())
    for path in sorted(site.rglob("*.html")):
        address = path.relative_to(site).as_posix()
        page.goto(f"{origin}/{address}")
        assert page.evaluate("window.all") == [], address
        attributes = page.evaluate(
            "[...document.querySelectorAll('*')].flatMap(element => [...element.attributes].map(each => each.name))"
            ".filter(name => name.startsWith('on'))"
        )
        assert attributes == [], address
        assert page.locator("script:not([src]):not([type$=json])").count() == 0, address
        shown = page.content()
        waiting -= {place for place in waiting if f"ran('{place}')" in shown}
    assert waiting == set(), "these were looked for, so that none is missed because it is not shown"


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("methodieken/m/", "methodology"),
        ("netwerken/noord/", "network"),
        ("netwerken/noord/verhalen/v/", "story"),
        ("themas/t/", "theme"),
        ("map/", "title"),
    ],
)
def test_a_title_is_shown_as_it_was_written(page: Page, origin: str, address: str, place: str) -> None:
    page.goto(f"{origin}/{address}")
    title = re.sub(r"\s+", " ", attack(place))
    assert page.title().startswith(title)
    assert page.title().endswith(attack("site"))
    assert page.locator("meta[property='og:title']").get_attribute("content") == attack(place)


def test_a_heading_names_its_page_once(page: Page, origin: str) -> None:
    page.goto(f"{origin}/map/entiteit/")
    assert page.title() == f"Kop </title><script>ran('entity')</script> - {attack('site')}"


def test_tags_are_listed_with_their_pages(page: Page, origin: str) -> None:
    """The theme's plugin for tags puts HTML of its own into a page, after its text was rendered."""
    page.goto(f"{origin}/map/tags/")
    article = page.locator("article")
    assert " ".join(article.locator("h2 .md-tag").inner_text().split()) == " ".join(attack("tag").split())
    assert article.locator("li a").first.get_attribute("href") == "../"
    assert article.locator("[style]").count() == 0
