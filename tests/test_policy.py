"""The policies of pages: everything works under them, and what a text holds neither runs nor asks another site."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, BrowserContext
from tests.support.built_site import answering, serving
from tests.support.command import run
from tests.support.example_site import BASE, example_site
from tests.support.golden_sites import GOLDEN
from tests.support.visit import Visit

from leernetwerk.pages.policy import editor_policy, public_policy
from leernetwerk.pages.sanitise import Sanitiser
from leernetwerk.pdfs.example import write_pdf

ROOT = Path(__file__).parent.parent
SITES = {"own": ROOT / "mkdocs.yml", "golden": GOLDEN / "all-types" / "site" / "mkdocs.yml"}
META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
REFRESH = re.compile(r'<meta http-equiv="refresh" content="0; url=([^"]*)">')
FRAGMENT = "publicaties.html"
"""No page, but a list that other sites take over."""


@pytest.fixture(scope="module", params=SITES)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    # Where the site's own address says that it stands.
    built = tmp_path_factory.mktemp("built") / ("kennis" if request.param == "golden" else "site")
    assert run("build", "-f", SITES[request.param], "--site-dir", built) == 0
    return built


@contextmanager
def in_place(site: Path) -> Iterator[str]:
    """The address of the site, served as it would be."""
    if site.name != "kennis":
        with serving(site) as origin:
            yield origin
        return
    with serving(site.parent) as origin:
        yield f"{origin}/kennis"


def documents(site: Path) -> list[str]:
    return sorted("/" + path.relative_to(site).as_posix() for path in site.rglob("*.html") if path.name != FRAGMENT)


def test_every_document_has_the_policy(site: Path) -> None:
    for path in documents(site):
        found = META.search((site / path[1:]).read_text("utf-8"))
        assert found is not None, path
        told = found[1].replace("&#39;", "'")
        assert told == (editor_policy(()) if path == "/beheer/index.html" else public_policy()), path


def test_no_document_has_a_script_or_a_style_in_it(site: Path) -> None:
    for path in documents(site):
        text = (site / path[1:]).read_text("utf-8")
        scripts = re.findall(r"<script\b([^>]*)>", text)
        assert all("src=" in each or re.search(r'type="application/(?:ld\+)?json"', each) for each in scripts), path
        assert not re.search(r"<[^>]*\s(?:style|on\w+)=", text), path
        assert "<style" not in text, path


def test_the_theme_brings_no_address_of_another_site(site: Path) -> None:
    for path in site.rglob("*.js"):
        if "/editor/" not in path.as_posix():
            texts = re.findall(r"""["'`]https?://[^"'`\s]*""", path.read_text("utf-8"))
            assert [text for text in texts if "//www.w3.org/" not in text] == [], path
    assert not list(site.rglob("*.js.map"))
    assert not (site / "assets" / "javascripts").exists()


def test_the_search_of_the_theme_is_neither_published_nor_named(site: Path) -> None:
    assert not [path for path in site.rglob("*") if "lunr" in path.name or path.parent.name == "workers"]
    for path in documents(site):
        assert "assets/javascripts" not in (site / path[1:]).read_text("utf-8"), path


@pytest.mark.browser
def test_no_page_breaks_its_policy_or_asks_another_site(browser: Browser, site: Path) -> None:
    with in_place(site) as origin:
        context = watched(browser)
        visit = Visit(context, origin)
        for path in documents(site):
            page = visit.go(path)
            if leads_on := REFRESH.search((site / path[1:]).read_text("utf-8")):
                # An old address: the next visit would come in between.
                page.wait_for_url(urljoin(origin + path, leads_on[1]))
            page.mouse.wheel(0, 4000)
            assert visit.errors == [], path
            assert visit.elsewhere == [], path
        context.close()


def watched(browser: Browser) -> BrowserContext:
    """A browser that notes as an error whatever a policy refuses, also what it refuses in silence."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.add_init_script(
        "addEventListener('securitypolicyviolation', event => console.error('refused: ' + event.violatedDirective + ' '"
        " + event.blockedURI + ' ' + event.sample), true)"
    )
    return context


@contextmanager
def sending_headers(site: Path) -> Iterator[str]:
    """The site as a host serves it that reads ``_headers``: every rule that fits an address counts (Netlify,
    Cloudflare Pages)."""
    rules: list[tuple[str, list[tuple[str, str]]]] = []
    for line in (site / "_headers").read_text("utf-8").splitlines():
        if line.startswith("/"):
            rules.append((line, []))
        elif line.startswith("  "):
            name, _, value = line.strip().partition(": ")
            rules[-1][1].append((name, value))

    class Handler(SimpleHTTPRequestHandler):
        def end_headers(self) -> None:
            path = self.path.partition("?")[0]
            for pattern, headers in rules:
                if re.fullmatch(re.escape(pattern).replace(r"\*", ".*"), path):
                    for name, value in headers:
                        self.send_header(name, value)
            super().end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    with answering(partial(Handler, directory=str(site))) as origin:
        yield origin


@pytest.fixture(scope="module")
def hosted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The golden site with the header files of every host, and a forge behind its editor."""
    root = tmp_path_factory.mktemp("hosted")
    config = (
        (SITES["golden"])
        .read_text("utf-8")
        .replace(
            "  - leernetwerk\n",
            "  - leernetwerk:\n      headers: [netlify, apache, nginx]\n      contribute:\n"
            "        {forge: gitlab, repository: https://git.example/kring/kennis, app_id: x}\n",
        )
    )
    for folder in ("docs", "networks"):
        shutil.copytree(SITES["golden"].parent / folder, root / folder)
    report = "---\ntitle: Met bestand\norganisations: [oever]\ndate: 2021\nfile: met.pdf\n---\n"
    (root / "networks" / "noord" / "reports" / "met.md").write_text(report, "utf-8")
    (root / "networks" / "noord" / "reports" / "met.pdf").write_bytes(write_pdf("Een", "Twee"))
    (root / "mkdocs.yml").write_text(config, "utf-8")
    assert run("build", "-f", root / "mkdocs.yml") == 0
    return root / "site"


@pytest.mark.browser
def test_the_site_works_with_the_headers_of_a_host(browser: Browser, hosted: Path) -> None:
    with sending_headers(hosted) as origin:
        context = watched(browser)
        visit = Visit(context, origin)
        for path in ("/", "/kaart/", "/methodieken/vergelijken/", "/zoeken/?q=kring", "/organisaties/oever/"):
            policies = [
                value
                for response in [context.request.get(origin + path)]
                for name, value in response.headers.items()
                if name == "content-security-policy"
            ]
            assert len(policies) == 1, "two policies for one address would both count"
            visit.go(path)
        visit.page.goto(origin + "/zoeken/?q=kring")
        visit.page.locator("[data-search-state=done]").wait_for()
        with visit.page.expect_response("**/met.pdf"):
            visit.go("/netwerken/noord/rapporten/met/").get_by_text("Lees het op deze pagina").click()
        page = visit.go("/beheer/?network=noord&type=story")
        page.get_by_role("button", name=re.compile("Inloggen met .*GitLab")).wait_for()
        sent = context.request.get(origin + "/beheer/").headers["content-security-policy"]
        assert "connect-src 'self' data: blob: https://git.example;" in sent
        assert "frame-ancestors 'self'" in sent
        assert visit.errors == []
        # The browser's own viewer of PDF files.
        assert [url for url in visit.elsewhere if not url.startswith(("chrome-extension:", "chrome:"))] == []
        context.close()


def test_other_sites_may_show_the_lists_that_organisations_give_them(hosted: Path) -> None:
    rules = (hosted / "_headers").read_text("utf-8").split("\n/")
    (organisations,) = [rule for rule in rules if rule.startswith("organisaties/*")]
    assert "frame-ancestors" not in organisations
    assert all("frame-ancestors 'self'" in rule for rule in rules[2:] if rule != organisations)


def test_each_host_gets_the_same_policies(hosted: Path) -> None:
    public = public_policy(header=True)
    for name in ("_headers", ".htaccess", "nginx-headers.conf"):
        text = (hosted / name).read_text("utf-8")
        assert public in text, name
        assert "https://git.example" in text, name
    assert "m#^/kennis/beheer/#" in (hosted / ".htaccess").read_text("utf-8"), "where the site's address says it stands"
    assert "^/kennis/beheer/" in (hosted / "nginx-headers.conf").read_text("utf-8")


def test_a_site_gets_header_files_only_if_it_asks(site: Path) -> None:
    assert not any((site / name).exists() for name in ("_headers", ".htaccess", "nginx-headers.conf"))


@pytest.mark.parametrize(
    ("setting", "told"),
    [
        ("extra_css: [https://cdn.example/a.css]", "extra_css"),
        ("extra_javascript: [//cdn.example/a.js]", "extra_javascript"),
        ("extra: {analytics: {provider: google, property: G-1}}", "extra: analytics"),
    ],
)
def test_a_configuration_that_sends_readers_elsewhere_is_refused(
    setting: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    example_site(tmp_path, {"mkdocs.yml": BASE["mkdocs.yml"] + setting + "\n"})
    assert run("build", "-f", tmp_path / "mkdocs.yml") == 2
    assert told in capsys.readouterr().err


RUNS = (
    "<script>window.ran = 1</script>"
    "<img src=x onerror='window.ran = 2'>"
    "<svg onload='window.ran = 3'></svg>"
    "<iframe srcdoc='<script>parent.ran = 4</script>'></iframe>"
    "<iframe src='javascript:parent.ran = 5'></iframe>"
    "<object data='data:text/html,<script>parent.ran = 6</script>'></object>"
    "<embed src='data:text/html,<script>parent.ran = 7</script>'>"
    "<script src='data:text/javascript,window.ran = 8'></script>"
    "<script type=module>window.ran = 9</script>"
    "<details open ontoggle='window.ran = 10'></details>"
    "<input autofocus onfocus='window.ran = 11'>"
    "<a id=klik href='javascript:window.ran = 12'>klik</a>"
    "<form action='javascript:window.ran = 13'><button id=knop>knop</button></form>"
    "<base href='https://elders.example/'>"
)
ASKS = (
    "<img src=https://elders.example/a.png srcset='https://elders.example/b.png 2x'>"
    "<video poster=https://elders.example/c.png src=https://elders.example/d.mp4 autoplay></video>"
    "<audio src=https://elders.example/e.mp3 autoplay></audio>"
    "<style>@import url(https://elders.example/f.css); body { background: url(https://elders.example/g.png) }</style>"
    "<p style='background: url(https://elders.example/h.png)'>tekst</p>"
    "<link rel=stylesheet href=https://elders.example/i.css>"
    "<link rel=prefetch href=https://elders.example/j>"
    "<link rel=preload as=image href=https://elders.example/k.png>"
    "<iframe src=https://elders.example/l></iframe>"
    "<object data=https://elders.example/m></object><embed src=https://elders.example/n>"
    "<svg><image href=https://elders.example/o.png /><use href=https://elders.example/p.svg#a /></svg>"
    "<input type=image src=https://elders.example/q.png>"
    "<pre class=mermaid>graph TD; A-->B</pre>"
    "<script src=https://elders.example/r.js></script>"
    "<table background=https://elders.example/s.png><tr><td>t</td></tr></table>"
    "<picture><source srcset=https://elders.example/t.png><img src=x></picture>"
)


@pytest.fixture(scope="module")
def unsafe(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hostile site that was built with the sanitiser switched off: the policy alone holds."""
    text = "Tekst. ALLES WAT KWAAD IS.\n"
    files = {
        "docs/themes/kwaad.md": f"---\ntitle: Kwaad\n---\n\n{text}",
        "docs/kwaad.md": f"---\ntitle: Kwaad\n---\n\n{text}",
    }
    root = example_site(tmp_path_factory.mktemp("unsafe"), files)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Sanitiser, "clean", lambda _self, html: html.replace("ALLES WAT KWAAD IS", ASKS + RUNS))
        assert run("build", "-f", root / "mkdocs.yml") == 0
    return root / "site"


@pytest.mark.browser
@pytest.mark.parametrize("path", ["/themas/kwaad/", "/kwaad/"])
def test_without_the_sanitiser_nothing_runs_and_nobody_is_asked(browser: Browser, unsafe: Path, path: str) -> None:
    assert "window.ran = 1<" in (unsafe / path.strip("/") / "index.html").read_text("utf-8"), "the attack is there"
    with serving(unsafe) as origin:
        context = browser.new_context()
        page = context.new_page()
        answered: list[str] = []
        page.on("response", lambda response: answered.append(response.url))
        page.on("requestfinished", lambda request: answered.append(request.url))
        page.goto(origin + path)
        page.locator("#klik").click(timeout=5000)
        page.locator("#knop").click(timeout=5000)
        page.wait_for_timeout(1000)
        assert page.evaluate("window.ran") is None
        assert [url for url in answered if not url.startswith((origin, "data:"))] == []
        assert page.url.startswith(origin)
        context.close()


SCRIPTS_IN_FILES = {
    "een.txt": "window.ran = 14",
    "twee.txt": "\ufeff\n/* Een tekst */ window.ran = 15 //",
    "drie.txt": "var ran = 16\n",
    "vier.txt": "async x => 1\nran = 17",
    "vijf.txt": "#!/usr/bin/env node\nran = 18\n",
    "zeven.vtt": "WEBVTT\n\nNOTE\n/* Vooraf\n\n00:00.000 --> 00:01.000\n*/ ran = 19 //\n",
    "acht.vtt": "WEBVTT - een\n\nNOTE\n/* Vooraf\n\n00:00.000 --> 00:01.000\n*/ ran = 20 //\n",
    "negen.vtt": "\ufeffWEBVTT in NOTE /*\n\n00:00.000 --> 00:01.000\n*/; ran = 21 //\n",
    "tien.csv": "ran=22;//,x\n1,2\n",
}
"""Texts that are published, and that a browser could run."""


@pytest.mark.browser
def test_no_published_text_runs_as_a_script(browser: Browser, tmp_path: Path) -> None:
    files = {f"docs/{name}": content for name, content in SCRIPTS_IN_FILES.items()}
    files["docs/kwaad.md"] = "# Kwaad\n\n" + " ".join(f"[{name}]({name})" for name in SCRIPTS_IN_FILES) + "\n\nKWAAD\n"
    root = example_site(tmp_path, files)
    asked = "<a id=WEBVTT></a><a id=NOTE></a>" + "".join(f"<script src=/{name}></script>" for name in SCRIPTS_IN_FILES)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Sanitiser, "clean", lambda _self, html: html.replace("KWAAD", asked))
        assert run("build", "-f", root / "mkdocs.yml") == 0
    with serving(root / "site") as origin:
        context = browser.new_context()
        page = context.new_page()
        answered: list[str] = []
        page.on("response", lambda response: answered.append(response.url.removeprefix(origin + "/")))
        page.goto(f"{origin}/kwaad/")
        assert set(SCRIPTS_IN_FILES) <= set(answered)
        assert page.evaluate("window.ran") is None
        context.close()
