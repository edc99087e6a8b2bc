"""How much what counts. Chosen by the figures of ``scripts/search_quality.py``; see ARCHITECTURE.md.

What the browser needs of it goes along in the manifest, so that no number stands in two places.
"""

from __future__ import annotations

from leernetwerk.search.document import Zone

ZONES: dict[Zone, tuple[float, float, float]] = {
    Zone.NAME: (0.50, 0.45, 0.55),
    Zone.SUMMARY: (0.18, 0.7, 0.3),
    Zone.HEADING: (0.12, 0.8, 0.2),
    Zone.TEXT: (0.24, 1.6, 0.5),
    Zone.FACT: (0.12, 0.8, 0.4),
}
"""Per zone: the most that it can add, the count that adds half of it, and how much a long text lowers a count."""

PART = 0.45
"""A part of a compound in a text, beside a word of its own."""

OTHER_NAME = 0.8
"""Another name of what a page is about, beside its title."""

STEPS = 31
"""In how many steps the score of a word on a page is told."""

QUERY: dict[str, float] = {
    "synonym": 0.5,
    "parts": 0.6,
    "joined": 1.0,
    "turned": 0.8,
    "one_edit": 0.75,
    "two_edits": 0.5,
    "prefix": 0.6,
    "unlikely": 0.6,
    "function": 0.22,
    "pair": 0.35,
    "coverage": 0.65,
    "piece": 0.4,
    "least_score": 0.04,
    "least_coverage": 0.2,
}
"""What a way to match counts, beside the word itself; see ``search-query.js``."""
