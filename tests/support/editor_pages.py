"""Ways into the editor: a site that has one, and what is seen of its form."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page, Route
from tests.support.example_site import BASE

FILES = {
    "mkdocs.yml": BASE["mkdocs.yml"].replace("  - leernetwerk\n", "  - leernetwerk:\n      contribute: {}\n"),
    "docs/vocabulary.yml": "synonyms: []\n",
    "networks/noord/sessions/start.md": (
        "---\ntitle: De start\ndate: 2024-03-01\ninsights:\n  - {id: samen, text: Samen kijken helpt.}\n"
        "  - {id: apart, text: Apart kijken ook.}\n---\n"
    ),
    "networks/zuid/index.md": "---\ntitle: Zuid\n---\n",
}


PUBLIC = "http://site.example"


def visible_parts(page: Page) -> list[str]:
    return [part.get_attribute("data-part") or "" for part in page.locator("[data-part]:visible").all()]


def answer(route: Route, folder: Path) -> None:
    path = urlsplit(route.request.url).path
    file = folder / path.lstrip("/") / ("index.html" if path.endswith("/") else "")
    if file.is_file():
        route.fulfill(path=file)
    else:
        route.fulfill(status=404)
