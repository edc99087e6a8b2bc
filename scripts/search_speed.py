"""Measure what the first query loads and how long queries take, in a browser slowed down four times.

Run it with the Python of `.venv`: search_speed.py [--site BUILT] [--records 10000] [query ...]

Without --site it builds a made-up site of that many records first, and tells what part of that time the index takes.
Transfers are counted as they come over the line from a server that compresses texts; beside it, without compression.
"""

from __future__ import annotations

import argparse
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser, sync_playwright

from bench import CONFIG
from browser import ensure_browser
from corpus import Corpus
from search_engines import FORM, serve

QUERIES = (
    "vertrouwen in de leefgroep",
    "hoe luister je naar ouders",
    "netwerk",
    "begeleidresgesprek",
    "veiligheidsplan gezin",
    "samenwerkng organisaties",
    "plan voor overleg met de school in juni 2021",
    "kompas",
)
SLOWDOWN = 4

_ASK = """(query) => new Promise((done) => {
    const root = document.querySelector("[data-search]"), form = root.querySelector("form");
    const start = performance.now();
    new MutationObserver((_changes, observer) => {
        if (root.dataset.searchState !== "done") return;
        observer.disconnect();
        done(performance.now() - start);
    }).observe(root, { attributes: true });
    form.elements.q.value = query;
    form.requestSubmit();
})"""


def build_timed(records: int, workshop: Path) -> Path:
    """Build a made-up site and print what part of the time the search's index takes."""
    source, target = workshop / "source", workshop / "site"
    count = Corpus(records).write(source)
    (source / "mkdocs.yml").write_text(CONFIG.format(plugin="  - leernetwerk\n"), "utf-8")
    from leernetwerk.adapters.mkdocs.building import build_site, open_project
    from leernetwerk.site.searching import SearchPages

    spent: list[float] = []
    write_index = SearchPages.files

    def timed(search: SearchPages) -> Iterator[tuple[str, bytes]]:
        begin = time.perf_counter()
        yield from write_index(search)
        spent.append(time.perf_counter() - begin)

    SearchPages.files = timed  # type: ignore[assignment,method-assign]
    begin = time.perf_counter()
    build_site(open_project(source / "mkdocs.yml", site_dir=str(target)))
    whole = time.perf_counter() - begin
    print(f"{count} records: build {whole:.1f} s, of which the index {spent[0]:.1f} s ({spent[0] / whole:.0%})")
    return target


def first_query(browser: Browser, site: Path, query: str) -> None:
    """Print what is transferred from an empty cache up to the results of a first query."""
    with serve(site) as origin:
        context = browser.new_context()
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        names: dict[str, str] = {}
        sizes: dict[str, float] = {}
        session.on(
            "Network.responseReceived", lambda event: names.update({event["requestId"]: event["response"]["url"]})
        )
        session.on(
            "Network.loadingFinished", lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]})
        )
        page.goto(f"{results_of(site, origin)}?q={quote(query)}")
        page.wait_for_selector("[data-search-state=done]", state="attached")
        groups = {"index": 0.0, "scripts of the search": 0.0, "page and theme": 0.0}
        plain = dict.fromkeys(groups, 0)
        for id, size in sizes.items():
            if not names[id].startswith(origin):
                continue  # images within the style sheet
            path = re.sub(r"[?#].*", "", names[id].removeprefix(origin))
            group = (
                "index"
                if path.endswith(".bin")
                else "scripts of the search"
                if "/leernetwerk/search-" in path
                else "page and theme"
            )
            groups[group] += size
            file = site / path.lstrip("/")
            plain[group] += (file / "index.html" if file.is_dir() else file).stat().st_size
        for group, total in groups.items():
            print(f"  {query!r}: {group}: {total / 1000:.1f} KB ({plain[group] / 1000:.1f} KB without compression)")
        context.close()


def later_queries(browser: Browser, site: Path, queries: Sequence[str]) -> None:
    """Print how long queries take from Enter to results, when their chunks must come and when they are there."""
    with serve(site) as origin:
        context = browser.new_context()
        page = context.new_page()
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
        page.goto(results_of(site, origin))
        page.wait_for_selector("[data-search-state=done]", state="attached")
        for label in ("chunks to be loaded", "chunks loaded", "chunks loaded, again"):
            times = [page.evaluate(_ASK, query) for query in queries]
            longest = max(zip(times, queries, strict=True))
            print(f"  {label}: median {statistics.median(times):.0f} ms, longest {longest[0]:.0f} ms ({longest[1]!r})")
        context.close()


def results_of(site: Path, origin: str) -> str:
    """The address of a site's result page."""
    found = FORM.search((site / "index.html").read_text("utf-8"))
    assert found is not None, "the site's pages have no search"
    return f"{origin}/{found[1]}"


def main() -> int:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("queries", nargs="*", default=QUERIES)
    parser.add_argument("--site", type=Path)
    parser.add_argument("--records", type=int, default=10_000)
    call = parser.parse_args()
    with tempfile.TemporaryDirectory() as workshop, sync_playwright() as playwright:
        site = call.site or build_timed(call.records, Path(workshop))
        browser = playwright.chromium.launch(executable_path=ensure_browser(), args=["--no-sandbox"])
        for query in call.queries:
            first_query(browser, site, query)
        later_queries(browser, site, call.queries)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
