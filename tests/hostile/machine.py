"""A reader's machine: a real browser that opens a page, touches everything on it, and notes what it was made to do."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from playwright.sync_api import BrowserType, Dialog, Error, Page
from tests.support.built_site import answering

HERE = Path(__file__).parent
_HARMED = (HERE / "harmed.js").read_text("utf-8")
_ALARM = """(() => {
  const noted = [];
  const ran = (what) => () => { noted.push(what); try { window.top.__ran.push(what); } catch {} };
  Object.defineProperty(window, "__ran", { value: noted });
  for (const name of ["alert", "confirm", "prompt", "print", "open"])
    Object.defineProperty(window, name, { value: ran(name), writable: false, configurable: false });
})()"""


_OF_THE_BROWSER = ("chrome-extension://", "chrome://")
"""What the browser's own window for PDF files is made of."""


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:
        pass

    def end_headers(self) -> None:
        # Scripts and styles of the theme are the same on every page.
        self.send_header("Cache-Control", "max-age=3600")
        super().end_headers()


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a built site as a plain host does, with files kept by the browser; gives its origin."""
    with answering(partial(_Handler, directory=str(folder))) as origin:
        yield origin


class Machine:
    """One reader, who opens pages one after another.

    Args:
        browser: the kind of browser; each reader has one of its own, which a page may bring down.
        origin: where the site is.
        bypass: whether the site's policy is left out, so that the sanitiser alone must hold.
    """

    def __init__(self, browser: BrowserType, origin: str, *, bypass: bool) -> None:
        self._kind, self._origin, self._bypass = browser, origin, bypass
        self._noted: list[str] = []
        self._start()

    def _start(self) -> None:
        # Nothing leaves this machine, whatever a page asks.
        rules = "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
        self._browser = self._kind.launch(
            executable_path=os.environ.get("LEERNETWERK_CHROMIUM") or None,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", f"--host-resolver-rules={rules}"],
        )
        self._context = self._browser.new_context(bypass_csp=self._bypass, accept_downloads=False)
        self._context.add_init_script(_ALARM)
        self._context.set_default_timeout(10_000)
        self._page = self._open()

    def close(self) -> None:
        """Forget the reader."""
        self._browser.close()

    def _open(self) -> Page:
        page = self._context.new_page()
        page.on("request", lambda request: self._note_request(request.url))
        page.on("pageerror", lambda error: self._noted.append(f"error of a script: {str(error)[:150]}"))
        page.on("dialog", self._dismiss)
        page.on("download", lambda download: self._noted.append(f"download: {download.suggested_filename}"))
        page.on("popup", self._close)
        page.on("console", self._listen)
        return page

    def _close(self, popup: Page) -> None:
        self._noted.append(f"window: {popup.url}")
        popup.close()

    def _dismiss(self, dialog: Dialog) -> None:
        self._noted.append(f"dialog: {dialog.message}")
        with contextlib.suppress(Error):  # gone already
            dialog.dismiss()

    def _listen(self, message: Any) -> None:
        text = message.text
        # What the policy stops is no harm; and what the browser could not get was asked for, or is our own to find.
        if message.type == "error" and "Content Security Policy" not in text and "Failed to load resource" not in text:
            self._noted.append(f"console: {text[:150]}")

    def _note_request(self, url: str) -> None:
        if not url.startswith((self._origin + "/", "data:", "blob:", "about:", *_OF_THE_BROWSER)):
            self._noted.append(f"asked {url[:120]}")

    def visit(self, address: str, sentinel: str = "", *, raw: bool = False) -> list[str]:
        """What a page did to the machine, one line each.

        Args:
            address: the page's address on the site, not encoded.
            sentinel: a sentence that must be readable on it.
            raw: for a published file, which is no page of ours.
        """
        self._noted.clear()
        target = self._origin + (address if "%" in address else quote(address))
        try:
            response = self._page.goto(target, wait_until="load")
            if response is None or not response.ok:
                return [f"not there: {address} ({response and response.status})"]
            faults = self._page.evaluate(_HARMED, {"sentinel": sentinel, "raw": raw})
            self._page.wait_for_timeout(20)
            ran = self._page.evaluate("() => [...(window.__ran ?? [])]")
        except Error as error:
            if raw and "Download is starting" in str(error):
                return []  # the browser does not show such a file: it asks where to put it
            told = [*self._noted, f"broke at {self._page.url}: {error.message.splitlines()[0][:150]}"]
            try:
                self._page.close()
                self._page = self._open()
            except Error:
                told.append("the browser ended")
                with contextlib.suppress(Error):
                    self._browser.close()
                self._start()
            return told
        faults += [f"ran: {name}" for name in ran]
        if urlsplit(self._page.url)._replace(fragment="").geturl() != target:
            faults.append(f"went to {self._page.url}")
        frames = [frame.url for frame in self._page.frames[1:]]
        if frames and not address.endswith(".pdf"):
            faults.append(f"frames: {', '.join(frames)}")
        if raw:  # whether such a file is shown or put away is the browser's choice
            self._noted[:] = [each for each in self._noted if not each.startswith("download")]
        return [*self._noted, *faults]

    def visit_plain(self) -> dict[str, list[str]]:
        """Open a page that holds nothing hostile; gives what the site keeps on the machine."""
        self.visit("/netwerken/noord/verhalen/gewoon/")
        return self.stored()

    def stored(self) -> dict[str, list[str]]:
        """The names of what the site's origin keeps on the machine."""
        found: dict[str, list[str]] = self._page.evaluate(
            """async () => ({
              local: Object.keys(localStorage).sort(),
              session: Object.keys(sessionStorage).sort(),
              cookies: document.cookie ? document.cookie.split("; ") : [],
              caches: "caches" in window ? await caches.keys() : [],
              workers: (await navigator.serviceWorker.getRegistrations()).map((each) => each.scope),
            })"""
        )
        return found
