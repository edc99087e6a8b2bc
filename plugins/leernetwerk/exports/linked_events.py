"""Sessions and their insights in the words of schema.org."""

from __future__ import annotations

import datetime

from leernetwerk.exports.linked_terms import Terms, Thing, filled, used_methodologies
from leernetwerk.graph import Node
from leernetwerk.records.session import Insight, Session

_MODES = {
    "online": "OnlineEventAttendanceMode",
    "on-site": "OfflineEventAttendanceMode",
    "hybrid": "MixedEventAttendanceMode",
}


def describe_session(node: Node, record: Session, terms: Terms) -> Thing:
    """A session as an Event that its network organises; its insights are claims that are made about it."""
    present = (each.organisation for each in record.participants)
    return {
        "@type": "Event",
        **_times(record),
        "eventAttendanceMode": _MODES.get(record.mode or ""),
        "location": _locations(record),
        "organizer": terms.ref(node.network_id),
        "contributor": terms.refs((*record.organisations, *present)),
        "about": terms.refs((*record.themes, *record.questions, *used_methodologies(record))),
        "maximumAttendeeCapacity": record.registration.places if record.registration else None,
        "subjectOf": [_describe_insight(node, insight, terms) for insight in record.insights],
    }


def _describe_insight(node: Node, insight: Insight, terms: Terms) -> Thing:
    return filled(
        {
            "@id": terms.insight_iri(node, insight.id),
            "@type": "Claim",
            "text": insight.text,
            "about": terms.refs((*insight.themes, *insight.methodologies, *insight.questions)),
            "inLanguage": node.record.language or terms.language,
            "license": terms.license_of(node),
        }
    )


def _times(session: Session) -> Thing:
    if session.time is None:
        return {"startDate": session.date.isoformat()}
    start = datetime.datetime.combine(session.date, session.time)
    times = {"startDate": start.isoformat(timespec="minutes")}
    if session.duration:
        times["duration"] = f"PT{session.duration}M"
    return times


def _locations(session: Session) -> list[Thing]:
    places = [{"@type": "Place", "name": session.place}] if session.place else []
    return places + ([{"@type": "VirtualLocation"}] if session.mode in ("online", "hybrid") else [])
