"""The page on what can be contributed: every kind, the smallest first, with what is asked and the ways to do it."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from tests.support.command import run
from tests.support.example_site import example_site, read_example

from leernetwerk.content.settings import ContributionTarget
from leernetwerk.graph import Addresses
from leernetwerk.pages.contribute_page import list_contributions, render_contribute
from leernetwerk.pages.site_context import SiteContext
from leernetwerk.records.registry import RECORD_TYPES
from leernetwerk.records.session import Feedback
from leernetwerk.records.shapes import fields_of
from leernetwerk.records.vocabulary import Vocabulary
from leernetwerk.words import LANGUAGES, load_words

SMALL = ["experience", "reply", "feedback"]


def site(language: str = "nl", contribution_target: ContributionTarget | None = None) -> SiteContext:
    words = load_words(language)
    empty = Vocabulary()
    return SiteContext(
        words,
        Addresses(words),
        empty,
        "Site",
        "CC-BY-4.0",
        {},
        contribution_target=contribution_target or ContributionTarget(),
    )


def parts(html: str) -> dict[str, str]:
    """The text of each contribution by its id, in the order of the page."""
    found = re.findall(r'<section class="ln-contribution">\s*<h3 id="([^"]+)">(.*?)</section>', html, re.DOTALL)
    return {id: unescape(text) for id, text in found}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_says_what_is_asked_and_what_becomes_of_it(language: str) -> None:
    shared = site(language)
    found = parts(render_contribute(shared).html)
    assert list(found)[:3] == SMALL
    assert sorted(found) == sorted([*RECORD_TYPES, "feedback"])
    for name, model in RECORD_TYPES.items():
        assert shared.words(model.purpose_text) in found[name]
        assert shared.words(model.afterwards_text) in found[name]
        asked = found[name].partition("<details>")[0]
        for field in fields_of(model):
            if field.required:
                assert f"<strong>{shared.words(field.label)}.</strong> {shared.words(field.description)}" in asked
        assert f"leernetwerk new {name} " in found[name]
    for field in fields_of(Feedback):
        assert shared.words(field.label) in found["feedback"]


def test_each_kind_leads_to_the_ways_to_do_it() -> None:
    nothing = parts(render_contribute(site()).html)
    for name, text in nothing.items():
        assert "trekker van je netwerk" in text
        assert ("snel/#" in text) is (name in SMALL)
        assert ("<pre>" in text) is (name not in SMALL)
        assert "mailto:" not in text
    contribution_target = ContributionTarget("github", "https://git.example.org/a/b", email="kennis@example.org")
    page = render_contribute(site(contribution_target=contribution_target), lambda name: f"../beheer/#{name}")
    for name, text in parts(page.html).items():
        assert 'href="https://git.example.org/a/b/new/main/?filename=' in text
        assert 'href="mailto:kennis@example.org?' in text
        assert f'href="../beheer/#{"session" if name == "feedback" else name}"' in text
        assert "trekker van je netwerk" not in text


def test_the_files_to_fill_in_are_right_but_for_their_gaps(tmp_path: Path) -> None:
    shared = site()
    (_title, small), *heaps = list_contributions(shared)
    for each in (*small, *(each for _title, inside in heaps for each in inside)):
        path = each.invitation.path.replace("jouw-netwerk", "zuid")
        files = {"networks/zuid/index.md": "---\ntitle: Zuid\n---\n", path: each.invitation.text}
        found = read_example(example_site(tmp_path / each.id, files)).diagnostics
        assert found, each.id
        for problem in found:
            # What stands at a gap is no date, number or name yet; nothing is missing, misplaced or unknown.
            assert problem.place.path == path
            line = each.invitation.text.splitlines()[problem.place.line - 1]
            assert "Nog in te vullen:" in line, (problem.code, line)


def test_a_site_that_has_no_such_page_gets_one(tmp_path: Path) -> None:
    root = example_site(tmp_path)
    assert run("build", "-f", root / "mkdocs.yml") == 0
    html = (root / "site" / "bijdragen" / "index.html").read_text("utf-8")
    assert re.findall(r"<h1[^>]*>(.*?)</h1>", html) == ["Bijdragen"]
    assert list(parts(html))[:3] == SMALL


def test_a_sites_own_page_begins_and_ends_it(tmp_path: Path) -> None:
    own = "---\ntitle: Doe mee\n---\n\nZo begint het.\n\n## Wat hoort hier?\n\nDit hoort hier.\n"
    root = example_site(tmp_path, {"docs/bijdragen/index.md": own})
    assert run("build", "-f", root / "mkdocs.yml") == 0
    html = (root / "site" / "bijdragen" / "index.html").read_text("utf-8")
    assert len(re.findall(r"<h1", html)) == 1
    order = [html.index(text) for text in ("Zo begint het.", '<h3 id="experience">', "Dit hoort hier.")]
    assert order == sorted(order)
    contents = re.search(r'<nav class="md-nav md-nav--secondary".*?</nav>\s*</div>', html, re.DOTALL)
    assert contents is not None
    assert contents[0].index('href="#experience"') < contents[0].index('href="#wat-hoort-hier"')
