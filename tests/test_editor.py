"""The editor: a form for every type of record, of which every file that it writes passes the checks."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from tests.support.command import run
from tests.support.editor_files import picture
from tests.support.editor_form import Form, get_files, open_context, open_folder, put_files, serving_example
from tests.support.example_site import BASE, example_site, write_tree
from tests.support.visit import Visit

from leernetwerk.pdfs.example import write_pdf
from leernetwerk.records.registry import RECORD_TYPES

VOCABULARY = "".join(
    f"{name}:\n  - {{id: eerste, label: {{nl: Eerste keus}}}}\n  - {{id: tweede, label: {{nl: Tweede keus}}}}\n"
    for name in ("regions", "target_groups", "phases", "settings", "organisation_kinds", "evidence_levels")
)
FILES = {
    "docs/vocabulary.yml": VOCABULARY,
    "docs/themes/samenwerken.md": "---\ntitle: Samenwerken\n---\n",
    "networks/noord/index.md": "---\ntitle: Noord\n---\n",
    "networks/noord/projects/proef.md": "---\ntitle: De proef\norganisations: [amber]\ngoal: Proberen.\n---\n",
    "networks/noord/questions/hoe.md": "---\ntitle: Hoe doen we dat?\n---\n",
    "networks/zuid/index.md": "---\ntitle: Zuid\n---\n",
    "networks/zuid/projects/proef.md": "---\ntitle: De proef\norganisations: [amber]\ngoal: Proberen.\n---\n",
    "networks/zuid/questions/hoe.md": "---\ntitle: Hoe doen ze dat?\n---\n",
    "networks/noord/sessions/start.md": (
        "---\ntitle: De start\ndate: 2024-03-01\ninsights:\n  - {id: samen, text: Samen kijken helpt.}\n---\n"
    ),
}
VALUES = {
    "title": "Gemaakt in het formulier: 1 & 2?",
    "aliases.0": "/oud/adres/",
    "body": "Zie [[krachtenwijzer]] en [[krachtenwijzer|de wijzer]]. Het kost 2 * 3 uur.",
    "colour": "14545f",
    "contact.email": "team@example.org",
    "country": "BE",
    "depot": "D/2016/1234/5",
    "doi": "10.1000/182",
    "draft": "false",
    "email": "team@example.org",
    "end": "2026-05-01",
    "facilitated_until": "2026-06-01",
    "id": "eerste",
    "isbn": "978-90-274-3964-2",
    "language": "fr",
    "license": "CC-BY-4.0",
    "minimum_cell": "5",
    "not_to_confuse_with.0": "Iets heel anders",
    "responses": "40",
    "review_after": "600",
    "invited": "50",
    "time": "14:00",
    "until": "2026-02-28",
}
PARTIAL_DATES = {"report": "2026-03", "story": "2026"}
SKIPPED = frozenset({"translation_of", "pages"})
"""What a record of another language would need, and what the file tells by itself."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("editor")


@pytest.fixture(scope="module")
def origin(site: Path) -> Iterator[str]:
    config = BASE["mkdocs.yml"].replace("  - leernetwerk\n", "  - leernetwerk:\n      contribute: {}\n")
    with serving_example(site, {**FILES, "mkdocs.yml": config}) as address:
        yield address


@pytest.fixture(scope="module")
def uploads(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("uploads")
    files = {
        "file": ("Ons Rapport 2026.pdf", write_pdf("Een bladzijde.", title="Ons rapport")),
        "image": ("Foto van de start.png", picture("teal")),
        "logo": ("logo.png", picture("navy")),
        "results": ("uitkomst.csv", b"question,option,count\neerste,Iets over item,12\n"),
    }
    write_tree(folder, dict(files.values()))
    return {field: folder / name for field, (name, _content) in files.items()}


def collection_of(site: Path, name: str) -> dict[str, Any]:
    plan = json.loads((site / "site" / "beheer" / "plan.json").read_text("utf-8"))
    return next(each for each in plan["config"]["collections"] if each["name"] == name)


@pytest.mark.parametrize("name", RECORD_TYPES)
def test_what_a_form_writes_passes_the_checks(
    name: str,
    site: Path,
    origin: str,
    uploads: dict[str, Path],
    browser: Browser,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with open_context(browser.new_context) as context:
        visit = Visit(context, origin)
        put_files(visit.go("/"), site)
        page = visit.go(f"/beheer/?network=noord&type={name}")
        open_folder(page)
        values = VALUES | ({"date": PARTIAL_DATES[name]} if name in PARTIAL_DATES else {})
        form = Form(page, values, uploads, SKIPPED)
        form.place("title").wait_for()
        form.fill(collection_of(site, name)["fields"])
        form.save()
        written = get_files(page)
        assert visit.elsewhere == []
        assert visit.errors == []
    before = {path: (site / path).read_bytes() for path in written if (site / path).is_file()}
    new = {path: content for path, content in written.items() if before.get(path) != content and path != "mkdocs.yml"}
    assert any(path.endswith(".md") for path in new)
    root = example_site(tmp_path / "site", {**FILES, **new})
    capsys.readouterr()
    assert run("check", "-f", root / "mkdocs.yml") == 0, capsys.readouterr().out
    out = capsys.readouterr().out

    assert "Geen problemen gevonden." in out
    assert run("build", "-f", root / "mkdocs.yml") == 0
