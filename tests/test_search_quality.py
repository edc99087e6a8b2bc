"""A guard on the quality of the search: on a small site with a subject of its own, and on the reference site."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.support.command import run

import search_quality
from search_engines import Ours, serve

pytestmark = [pytest.mark.browser, pytest.mark.slow]

HERE = Path(__file__).parent / "search"
ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(
    ("site", "queries"), [(HERE / "site", "site-queries.yml"), (ROOT, "queries.yml"), (ROOT, "held-out.yml")]
)
def test_the_right_page_is_among_the_first(site: Path, queries: str, browser: Browser, tmp_path: Path) -> None:
    built = tmp_path / "site"
    assert run("build", "-f", site / "mkdocs.yml", "--site-dir", built) == 0
    ids = search_quality.records_by_address(built)
    with serve(built) as origin:
        outcomes = search_quality.ask(Ours(built, origin, browser), search_quality.read_queries(HERE / queries), ids)
    first, third, _reciprocal, empty = search_quality.figures(outcomes)
    missed = [outcome.query.text for outcome in outcomes if not 1 <= outcome.place <= 3]
    assert third >= 0.95, missed
    assert first >= 0.85
    assert empty <= 0.02
