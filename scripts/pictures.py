"""Take the pictures of the README anew: the reference site on a desktop and on a phone, in a browser.

`.venv/bin/python scripts/pictures.py [SITE]`, after `python3 scripts/build.py`; SITE is the built site (`site/`).
"""

from __future__ import annotations

import io
import os
import threading
from collections.abc import Sequence
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from browser import ensure_browser
from command_line import FINE, SetupProblem, ending_plainly, say

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "images"

# Name, page, width and height of the window in CSS pixels, pixels of the picture for each of those.
PICTURES = (
    ("desktop", "methodieken/", 1200, 800, 1.0),
    ("phone", "methodieken/krachtenwijzer/", 390, 800, 1.0),
)


def main(arguments: Sequence[str]) -> int:
    """Serve the site on this machine, take the pictures and write them as WebP."""
    site = Path(arguments[0]) if arguments else ROOT / "site"
    for _, page, *_ in PICTURES:
        if not (site / page / "index.html").is_file():
            raise SetupProblem(f"In {site} staat {page} niet; bouw de site eerst met: python3 scripts/build.py")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(SimpleHTTPRequestHandler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        arguments_of_browser = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=ensure_browser(), args=arguments_of_browser)
        for name, page, width, height, scale in PICTURES:
            window = browser.new_page(
                viewport={"width": width, "height": height}, device_scale_factor=scale, color_scheme="light"
            )
            window.goto(f"http://127.0.0.1:{server.server_address[1]}/{page}", wait_until="networkidle")
            picture = Image.open(io.BytesIO(window.screenshot(animations="disabled")))
            picture.save(FOLDER / f"{name}.webp", quality=80, method=6)
            say(f"images/{name}.webp")
        browser.close()
    server.shutdown()
    return FINE


if __name__ == "__main__":
    ending_plainly(main)
