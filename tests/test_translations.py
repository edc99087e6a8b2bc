"""Records in several languages: linked both ways, marked, and listed once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.support.command import run
from tests.support.example_site import example_site, read_example

from leernetwerk.graph import Addresses
from leernetwerk.graph.translations import is_listed_version, translations_of
from leernetwerk.indexes.sections import SECTION_INDEXES, list_section
from leernetwerk.words import load_words

LANGUAGES = {
    "docs/methodologies/cercle.md": (
        "---\ntitle: Cercle\nlanguage: fr\nsummary: x\npurpose: y\ntranslation_of: methodology:krachtenwijzer\n---\n"
    ),
    "docs/methodologies/circle.md": (
        "---\ntitle: Circle\nlanguage: en\nsummary: x\npurpose: y\ntranslation_of: methodology:cercle\n---\n"
    ),
    "docs/methodologies/seul.md": "---\ntitle: Seul\nlanguage: fr\nsummary: x\npurpose: y\n---\n",
    "docs/methodologies/alone.md": (
        "---\ntitle: Alone\nlanguage: en\nsummary: x\npurpose: y\ntranslation_of: methodology:seul\n---\n"
    ),
}


def test_translations_know_each_other_however_they_are_named(tmp_path: Path) -> None:
    graph = read_example(example_site(tmp_path, LANGUAGES)).graph
    group = ["methodology:krachtenwijzer", "methodology:circle", "methodology:cercle"]
    for id in group:
        assert [node.id for node in translations_of(graph, id)] == group
    assert [node.id for node in translations_of(graph, "network:noord")] == ["network:noord"]


@pytest.mark.parametrize(
    ("language", "listed"),
    [
        ("nl", {"Krachtenwijzer", "Seul"}),
        ("fr", {"Krachtenwijzer", "Cercle", "Seul"}),
        ("en-GB", {"Krachtenwijzer", "Circle", "Alone"}),
    ],
)
def test_lists_tell_nothing_twice_and_keep_nothing_back(language: str, listed: set[str], tmp_path: Path) -> None:
    graph = read_example(example_site(tmp_path, LANGUAGES)).graph
    shown = {node.title for node in graph.of_type("methodology") if is_listed_version(graph, node, language)}
    # What names no language is in that of the site, whichever that is.
    assert shown == listed


def test_translations_are_linked_both_ways_and_marked(tmp_path: Path) -> None:
    root = example_site(tmp_path, LANGUAGES)
    assert run("build", "-f", root / "mkdocs.yml") == 0

    def head(name: str) -> str:
        page = (root / "site" / "methodieken" / name / "index.html").read_text("utf-8")
        found = re.search(r'<p class="ln-languages">.*?</p>', page, re.DOTALL)
        assert found is not None, name
        return found[0]

    assert '<a href="../krachtenwijzer/" hreflang="nl" lang="nl">Nederlands</a>' in head("cercle")
    assert '<span class="ln-chip ln-chip--language" lang="fr">Français</span>' in head("cercle")
    assert '<a href="../cercle/" hreflang="fr" lang="fr">Français</a>' in head("krachtenwijzer")
    assert '<a href="../circle/" hreflang="en" lang="en">English</a>' in head("krachtenwijzer")
    assert "ln-chip" not in head("krachtenwijzer")
    index = next(index for index in SECTION_INDEXES if index.name == "methodologies")
    cards = list_section(index, read_example(root).graph, Addresses(load_words("nl")), "nl")
    assert {card.title: card.translations for card in cards}["Krachtenwijzer"] == (
        ("en", "/methodieken/circle/"),
        ("fr", "/methodieken/cercle/"),
    )
    listed = (root / "site" / "methodieken" / "index.html").read_text("utf-8")
    assert re.search(r'<a class="ln-card__other" href="cercle/" hreflang="fr" lang="fr">Français</a>', listed)
