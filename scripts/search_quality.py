"""Measure the search as readers meet it: the built site in a browser, beside Material's search and plain Pagefind.

Run it with the Python of `.venv`; LEERNETWERK_CHROMIUM names the browser.

    search_quality.py [--site DIR] [--queries FILE ...] [--misses] [--engines ours material pagefind]

DIR is a site's folder (it is built first) or a built site; without it, the reference site. FILE is a YAML list of
`{q, relevant: [record ids or addresses of ordinary pages, best first], kind}`.

success@k: something relevant is among the first k. MRR: the mean of 1 / the place of the first relevant one.
Pagefind is measured where its package is installed (`pip install 'pagefind[bin]'`).
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml
from playwright.sync_api import Browser, sync_playwright

from browser import ensure_browser
from search_engines import ENGINES, Engine, serve

ROOT = Path(__file__).resolve().parent.parent
QUERIES = ROOT / "tests" / "search" / "queries.yml"


@dataclass(frozen=True, slots=True)
class Query:
    """A query with what it should find."""

    text: str
    relevant: tuple[str, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an engine made of a query; `place` is that of the first relevant page, counted from 1, or 0."""

    query: Query
    found: tuple[str, ...]

    @property
    def place(self) -> int:
        """The place of the first relevant page."""
        return next((place for place, id in enumerate(self.found, 1) if id in self.query.relevant), 0)


def read_queries(file: Path) -> list[Query]:
    """The queries of a file."""
    rows = yaml.safe_load(file.read_text("utf-8"))
    return [Query(str(row["q"]), tuple(row["relevant"]), str(row.get("kind", "-"))) for row in rows]


def build(folder: Path, target: Path) -> None:
    """Build a site."""
    command = [Path(sys.executable).parent / "leernetwerk", "build", "-f", folder / "mkdocs.yml", "--site-dir", target]
    subprocess.run([str(part) for part in command], check=True, capture_output=True)


def records_by_address(site: Path) -> dict[str, str]:
    """The record ids of a built site by the address of their page; a reply's includes the fragment."""
    exported = json.loads((site / "data" / "knowledge.json").read_text("utf-8"))
    found: dict[str, str] = {}
    for record in exported["records"]:
        address = str(record["url"])
        found["/" + address.split("://", 1)[1].split("/", 1)[1] if "://" in address else address] = record["id"]
    return found


def ask(engine: Engine, queries: Sequence[Query], ids: dict[str, str]) -> list[Outcome]:
    """The outcomes of all queries; several hits on one page count as one."""
    outcomes = []
    for query in queries:
        pages = dict.fromkeys(ids.get(address, address) for address in engine.search(query.text))
        outcomes.append(Outcome(query, tuple(pages)[:20]))
    return outcomes


def figures(outcomes: Sequence[Outcome]) -> tuple[float, float, float, float]:
    """success@1, success@3, MRR and the share without results."""
    count = len(outcomes)
    places = [outcome.place for outcome in outcomes]
    first = sum(place == 1 for place in places) / count
    third = sum(1 <= place <= 3 for place in places) / count
    reciprocal = sum(1 / place for place in places if place) / count
    return first, third, reciprocal, sum(not outcome.found for outcome in outcomes) / count


def table(name: str, outcomes: Sequence[Outcome]) -> Iterator[str]:
    """The lines of an engine's table: per kind, and in all."""
    yield f"{name:34} {'n':>4}  success@1  success@3    MRR  empty"
    for kind in [*sorted({outcome.query.kind for outcome in outcomes}), ""]:
        own = [outcome for outcome in outcomes if kind in ("", outcome.query.kind)]
        first, third, reciprocal, empty = figures(own)
        label = kind or "all"
        yield f"  {label:32} {len(own):4}  {first:9.2f}  {third:9.2f}  {reciprocal:5.2f}  {empty:5.2f}"


def misses(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """What did not come first, with what did."""
    for outcome in outcomes:
        if outcome.place != 1:
            yield f"    {outcome.place or '-'}  {outcome.query.text!r}: {', '.join(outcome.found[:3]) or 'nothing'}"


def measure(site: Path, files: Sequence[Path], engines: Sequence[str], browser: Browser, *, tell_misses: bool) -> None:
    """Print the tables of the engines for each file of queries."""
    ids = records_by_address(site)
    for name in engines:
        with serve(site) as origin:
            engine = ENGINES[name](site, origin, browser)
            for file in files:
                outcomes = ask(engine, read_queries(file), ids)
                print("\n".join(table(f"{engine.label}: {file.name}", outcomes)))
                if tell_misses:
                    print("\n".join(misses(outcomes)))


def main() -> int:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--site", type=Path, default=ROOT)
    parser.add_argument("--queries", type=Path, nargs="+", default=[QUERIES])
    parser.add_argument("--engines", nargs="+", choices=list(ENGINES), default=list(ENGINES))
    parser.add_argument("--misses", action="store_true", help="name the queries whose page did not come first")
    call = parser.parse_args()
    engines = [name for name in call.engines if name != "pagefind" or importlib.util.find_spec("pagefind")]
    with tempfile.TemporaryDirectory() as workshop, sync_playwright() as playwright:
        site = call.site
        if (site / "mkdocs.yml").is_file():
            build(site, Path(workshop) / "site")
            site = Path(workshop) / "site"
        options = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=ensure_browser(), args=options)
        measure(site, call.queries, engines, browser, tell_misses=call.misses)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
