"""The rule that pages are looked at again in time."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from leernetwerk.findings import Diagnostic
from leernetwerk.findings.kind import declare
from leernetwerk.findings.severity import Severity
from leernetwerk.graph.model import Node
from leernetwerk.graph.rules.places import at
from leernetwerk.records.base import Record
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


def review_due(record: Record) -> datetime.date | None:
    """The day by which a record is to be checked again: the same day of a later month, or that month's last."""
    if record.reviewed is None or record.review_after is None:
        return None
    months = record.reviewed.year * 12 + record.reviewed.month - 1 + record.review_after
    year, month = divmod(months, 12)
    if year > datetime.MAXYEAR - 1:
        return None
    next_month = datetime.date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    last = (next_month - datetime.timedelta(days=1)).day
    return datetime.date(year, month + 1, min(record.reviewed.day, last))


def check_review(node: Node, today: datetime.date) -> Iterator[Diagnostic]:
    """A record is checked again before its time is over."""
    due = review_due(node.record)
    if due is not None and due < today:
        yield at(node, ("reviewed",), REVIEW_OVERDUE, due=due.isoformat())
