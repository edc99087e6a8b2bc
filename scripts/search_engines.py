"""The search engines that `search_quality.py` compares, each over the pages of one built site."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from html import unescape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import quote, urljoin, urlsplit

from playwright.sync_api import Browser

_ARTICLE = re.compile(r"<article\b[^>]*>(.*)</article>", re.DOTALL)
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
FORM = re.compile(r'<form[^>]*action="([^"]*)"[^>]*data-search-header')


class _Compressing(SimpleHTTPRequestHandler):
    """Serves a folder as hosts do: texts are compressed on the way."""

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""

    def do_GET(self) -> None:
        """Answer with the file, compressed where that pays."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        content = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if path.suffix in {".html", ".js", ".css", ".json", ".svg", ".txt", ".xml"}:
            content = gzip.compress(content, 6, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine; gives its address without the last slash."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Compressing, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


class Engine(ABC):
    """Something that answers queries with addresses of pages, best first."""

    label: str

    def __init__(self, site: Path, origin: str, browser: Browser) -> None:
        self.site, self.origin = site, origin
        self.page = browser.new_page()
        self.prepare()

    @abstractmethod
    def prepare(self) -> None:
        """Get ready for the first query."""

    @abstractmethod
    def search(self, query: str) -> list[str]:
        """The addresses of the pages found."""


class Ours(Engine):
    """The site's own search, on its result page."""

    label = "Leernetwerk"

    def prepare(self) -> None:
        """Find out where the result page is: the form in the header leads to it."""
        found = FORM.search((self.site / "index.html").read_text("utf-8"))
        assert found is not None, "the site's pages have no search"
        self.results = urljoin(self.origin + "/", found[1])

    def search(self, query: str) -> list[str]:
        """Read the result page."""
        self.page.goto(f"{self.results}?q={quote(query)}")
        self.page.wait_for_selector("[data-search-state=done]", state="attached")
        links = "nodes => nodes.map(node => node.querySelector('a[href]').href)"
        found: list[str] = self.page.eval_on_selector_all("[data-record-id], [data-page]", links)
        return [_path(address, self.origin, keep_fragment=True) for address in found]


class Material(Engine):
    """Material's search: its own index of these pages, in its own worker."""

    label = "Material (lunr)"

    def prepare(self) -> None:
        """Index the pages with Material's code and start its worker."""
        from material.plugins.search.plugin import SearchIndex  # only here is Material needed

        index = SearchIndex(
            lang=["nl"],
            separator=r"[\s\-]+",
            pipeline=["stopWordFilter"],
            fields={"title": {"boost": 1e3}, "text": {"boost": 1.0}, "tags": {"boost": 1e6}},
        )
        for address, title, html in _pages(self.site):
            index.add_entry_from_context(SimpleNamespace(content=html, toc=[], url=address, title=title, meta={}))
        data = json.loads(index.generate_search_index(None))
        self.page.goto(self.origin + "/404.html")
        worker = next((self.site / "assets" / "javascripts" / "workers").glob("search.*.js")).name
        self.page.evaluate(
            """([script, data]) => new Promise((done) => {
                window.base = location.origin;
                window.worker = new Worker(script);
                worker.onmessage = ({ data }) => data.type === 1 && done();
                worker.postMessage({ type: 0, data });
            })""",
            [f"/assets/javascripts/workers/{worker}", {**data, "options": {"suggest": False}}],
        )

    def search(self, query: str) -> list[str]:
        """Ask the worker as the page does: a star behind the last word."""
        found: list[str] = self.page.evaluate(
            """(query) => new Promise((done) => {
                worker.onmessage = ({ data }) =>
                    data.type === 3 && done(data.data.items.map((group) => group[0].location));
                worker.postMessage({ type: 2, data: query });
            })""",
            query,
        )
        return [_path("/" + address.lstrip("/"), self.origin) for address in found]


class Pagefind(Engine):
    """Pagefind as it comes, over the part of the pages that is not the theme's."""

    label = "Pagefind"

    def prepare(self) -> None:
        """Index a copy of the site beside it."""
        copy = Path(tempfile.mkdtemp(prefix="pagefind-")) / "site"
        shutil.copytree(self.site, copy)
        command = [sys.executable, "-m", "pagefind", "--site", str(copy), "--root-selector", "article"]
        subprocess.run(command, check=True, capture_output=True)
        shutil.copytree(copy / "pagefind", self.site / "pagefind", dirs_exist_ok=True)
        shutil.rmtree(copy.parent)
        self.page.goto(self.origin + "/404.html")

    def search(self, query: str) -> list[str]:
        """Ask Pagefind's script."""
        found: list[str] = self.page.evaluate(
            """async (query) => {
                const pagefind = await import("/pagefind/pagefind.js");
                const { results } = await pagefind.search(query);
                return Promise.all(results.slice(0, 20).map(async (result) => (await result.data()).url));
            }""",
            query,
        )
        return [_path(address, self.origin) for address in found]


ENGINES: Mapping[str, type[Engine]] = {"ours": Ours, "material": Material, "pagefind": Pagefind}


def _pages(site: Path) -> Iterator[tuple[str, str, str]]:
    """Each page of a built site: its address without the first slash, its title, and its own HTML."""
    for file in sorted(site.rglob("index.html")):
        text = file.read_text("utf-8")
        article, title = _ARTICLE.search(text), _TITLE.search(text)
        if article and title and "data-search-results" not in text:
            address = file.relative_to(site).as_posix().removesuffix("index.html")
            yield address, unescape(title[1]).split(" - ")[0], article[1]


def _path(address: str, origin: str, *, keep_fragment: bool = False) -> str:
    parts = urlsplit(address.removeprefix(origin))
    return parts.path + (f"#{parts.fragment}" if keep_fragment and parts.fragment else "")
