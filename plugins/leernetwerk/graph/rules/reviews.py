"""The rule that pages are looked at again in time."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from leernetwerk.diagnostics import Diagnostic
from leernetwerk.diagnostics.kind import declare
from leernetwerk.diagnostics.severity import Severity
from leernetwerk.graph.chores import review_due
from leernetwerk.graph.model import Node
from leernetwerk.graph.rules.places import diagnostic_at
from leernetwerk.words import N_

REVIEW_OVERDUE = declare(
    "review-overdue",
    N_("This page was to be checked again by {due}."),
    N_(
        "Read the page once more: is everything still true, do the links work? Then set 'reviewed' to today's date. "
        "If nobody can answer for the page any more, say so on it."
    ),
    wrong={"docs/themes/oud.md": "---\ntitle: Oud\nreviewed: 2019-01-31\nreview_after: 12\n---\n"},
    right={"docs/themes/oud.md": "---\ntitle: Oud\nreviewed: 2019-01-31\nreview_after: 1200\n---\n"},
    severity=Severity.WARNING,
)


def check_review(node: Node, today: datetime.date) -> Iterator[Diagnostic]:
    """A record is checked again before its time is over."""
    due = review_due(node.record)
    if due is not None and due < today:
        yield diagnostic_at(node, ("reviewed",), REVIEW_OVERDUE, due=due.isoformat())
