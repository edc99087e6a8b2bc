"""The sign of each type of record in pictures: a shape of its own, so that colour alone never tells."""

from __future__ import annotations

MARKS = {
    "network": "m-7 0 3.5-6h7l3.5 6-3.5 6h-7z",
    "organisation": "m-6 0a6 6 0 1 1 12 0 6 6 0 1 1-12 0z",
    "methodology": "m0-7 7 7-7 7-7-7z",
    "project": "m-5-5h10v10h-10z",
    "session": "m0-7 6 12h-12z",
    "question": "m0 7-6-12h12z",
    "report": "m-4-6h8v12h-8z",
    "story": "m-7-4h14v8h-14z",
    "experience": "m0-7 2 5 5 2-5 2-2 5-2-5-5-2 5-2z",
    "survey": "m-6 6v-5h3v-4h3v-3h3v-1h3v13z",
    "theme": "m-2-6h4v4h4v4h-4v4h-4v-4h-4v-4h4z",
    "reply": "m-6-5h12v8h-6l-4 4v-4h-2z",
}
"""SVG path data by type, some 6 units in each direction around where the path stands: all of it is relative."""

MARK_RADIUS = 7.0
"""No mark reaches farther from its middle."""
