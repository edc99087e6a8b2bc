"""A preview in a browser: pages keep their policy and follow edits all the same."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.support.example_site import example_site
from tests.support.visit import Visit


@pytest.mark.browser
def test_an_open_page_follows_an_edit_under_its_policy(browser: Browser, tmp_path: Path) -> None:
    root = example_site(tmp_path)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    command = "import sys; from leernetwerk.adapters.cli.main import main; main(sys.argv[1:])"
    arguments = ["serve", "-f", str(root / "mkdocs.yml"), "--addr", address]
    with subprocess.Popen(
        [sys.executable, "-c", command, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as preview:
        try:
            origin = f"http://{address}"
            _wait_for(f"{origin}/kennis/")
            context = browser.new_context()
            visit = Visit(context, origin)
            page = visit.go("/kennis/methodieken/krachtenwijzer/")
            assert page.locator("script:not([src]):not([type$=json])").count() == 0
            methodology = root / "docs" / "methodologies" / "krachtenwijzer.md"
            methodology.write_text(methodology.read_text("utf-8") + "\nEen nieuwe zin.\n", "utf-8")
            page.get_by_text("Een nieuwe zin.").wait_for(timeout=60_000)
            assert visit.errors == []
            assert visit.elsewhere == []
            context.close()
        finally:
            preview.terminate()


def _wait_for(address: str) -> None:
    for _ in range(600):
        try:
            urllib.request.urlopen(address, timeout=60).close()
            return
        except OSError:
            time.sleep(0.1)
    pytest.fail("the preview does not answer")
