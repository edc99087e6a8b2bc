"""Rules on insights and on what teams did with them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from leernetwerk.diagnostics import Diagnostic
from leernetwerk.diagnostics.hints import MOST_HINTS, meant, nearest
from leernetwerk.diagnostics.kind import declare
from leernetwerk.graph.model import Graph, Node
from leernetwerk.graph.rules.places import diagnostic_at
from leernetwerk.records.session import Session
from leernetwerk.words import N_, Message

_START = "networks/noord/sessions/start.md"
_NEXT = "networks/noord/sessions/vervolg.md"
_INSIGHT = "insights:\n  - id: eerst-luisteren\n    text: Eerst luisteren helpt.\n"
_FIRST = {_START: f"---\ntitle: Start\ndate: 2021-03-04\n{_INSIGHT}---\n"}


def _following(date: str, insight: str) -> dict[str, str]:
    feedback = f"feedback:\n  - insight: start#{insight}\n    organisation: amber\n    outcome: adopted\n"
    return {_NEXT: f"---\ntitle: Vervolg\ndate: {date}\n{feedback}---\n"}


DUPLICATE_INSIGHT = declare(
    "duplicate-insight",
    N_("The id '{id}' is already that of another insight of this session."),
    N_("The id tells insights apart, in addresses and when a later session looks back. Give each its own."),
    wrong={
        _START: f"---\ntitle: Start\ndate: 2021-03-04\n{_INSIGHT}  - id: eerst-luisteren\n    text: Rust helpt.\n---\n"
    },
    right={_START: f"---\ntitle: Start\ndate: 2021-03-04\n{_INSIGHT}  - id: rust\n    text: Rust helpt.\n---\n"},
)
UNKNOWN_INSIGHT = declare(
    "unknown-insight",
    N_("The session '{session}' has no insight '{id}'."),
    N_("Feedback names the session and the id of the insight as it stands there: session#id."),
    wrong=_FIRST | _following("2021-04-04", "eerst-luistren"),
    right=_FIRST | _following("2021-04-04", "eerst-luisteren"),
)
FEEDBACK_TOO_EARLY = declare(
    "feedback-too-early",
    N_("The session '{session}' was on {date}, not before this one."),
    N_("Teams can only have done something with an insight of an earlier session. Compare the dates of the two."),
    wrong=_FIRST | _following("2021-02-04", "eerst-luisteren"),
    right=_FIRST | _following("2021-04-04", "eerst-luisteren"),
)


def check_insight_ids(node: Node, _graph: Graph) -> Iterator[Diagnostic]:
    """The insights of a session have different ids."""
    if not isinstance(node.record, Session):
        return
    seen: set[str] = set()
    for position, insight in enumerate(node.record.insights):
        if insight.id and insight.id in seen:
            yield diagnostic_at(node, ("insights", position, "id"), DUPLICATE_INSIGHT, id=insight.id)
        seen.add(insight.id)


def check_feedback(node: Node, graph: Graph) -> Iterator[Diagnostic]:
    """Feedback is on an insight that exists, of a session with an earlier date."""
    if not isinstance(node.record, Session):
        return
    hints = 0
    for position, feedback in enumerate(node.record.feedback):
        session_id, _, insight_id = feedback.insight.partition("#")
        session = graph.nodes.get(session_id)
        if session is None or session.id == node.id or not isinstance(session.record, Session):
            continue  # a session that refers to itself is told elsewhere
        path = ("feedback", position, "insight")
        ids = [insight.id for insight in session.record.insights]
        if insight_id not in ids:
            hints += 1
            near = nearest(insight_id, ids) if hints <= MOST_HINTS else None
            name = session.source.key.removeprefix(f"{node.source.network}/")
            hint = meant(f"{name}#{near}") if near else None
            if hint is None and any(ids) and hints <= MOST_HINTS:
                hint = Message.of(N_("choose from: {choices}"), choices=tuple(f"{name}#{id}" for id in ids if id))
            yield diagnostic_at(node, path, UNKNOWN_INSIGHT, hint, session=session.source.key, id=insight_id)
        elif not _is_before(session.record.date, node.record.date):
            date = session.record.date.isoformat()
            yield diagnostic_at(node, path, FEEDBACK_TOO_EARLY, session=session.source.key, date=date)


def _is_before(first: datetime.date | None, second: datetime.date | None) -> bool:
    """Whether one day is before another; a date that could not be read is given the benefit of the doubt."""
    return first is None or second is None or first < second
