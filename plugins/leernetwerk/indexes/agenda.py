"""The agenda: meetings by their moment, steps that networks plan, and networks that can be joined."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from leernetwerk.graph import Addresses, Graph
from leernetwerk.graph.translations import is_listed_version
from leernetwerk.indexes.card import Card, make_card
from leernetwerk.records.network import Join, Network, Step
from leernetwerk.records.session import Session

MOST_COMING = 60
"""How many coming meetings the agenda lists; what lies further off stands in the index of sessions."""

MOST_PAST = 100
"""How many past meetings the agenda lists; what is older stands in the index of sessions."""

MOST_INVITATIONS = 30
"""How many steps, and how many networks to join, the agenda lists."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A session in time.

    Attributes:
        card: the session in brief.
        session: its fields.
        until: the time of day at which it ends, where its beginning and its duration are known.
        over: the moment at which it is over, with its offset from UTC; the end of its day where its end is unknown.
        closed: the moment at which registration is over, where a day is given.
    """

    card: Card
    session: Session
    until: datetime.time | None
    over: datetime.datetime
    closed: datetime.datetime | None


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A step that a network plans on a day; ``over`` is the end of that day."""

    network: Card
    step: Step
    day: datetime.date
    over: datetime.datetime


@dataclass(frozen=True, slots=True)
class Invitation:
    """A network that can be joined; ``over`` is the end of the last day on which it can be, where there is one."""

    network: Card
    join: Join
    over: datetime.datetime | None


@dataclass(frozen=True, slots=True)
class Agenda:
    """What lies ahead and behind on a day.

    Attributes:
        day: the day that it holds for.
        coming: meetings on that day and later, the first first.
        past: earlier meetings, the latest first.
        steps: planned steps on that day and later, the first first.
        invitations: networks that can still be joined, the first to close first.
        calendars: networks that have sessions, by title: each has a calendar of its own.
    """

    day: datetime.date
    coming: tuple[Meeting, ...]
    past: tuple[Meeting, ...]
    steps: tuple[PlannedStep, ...]
    invitations: tuple[Invitation, ...]
    calendars: tuple[Card, ...]


def list_agenda(graph: Graph, addresses: Addresses, day: datetime.date, timezone: str, language: str) -> Agenda:
    """The agenda on a day.

    Args:
        graph: the records.
        addresses: where their pages stand.
        day: the day that counts as today.
        timezone: IANA name of the zone whose clock the times of meetings tell.
        language: the site's language; of records that are there in several, it lists one.
    """
    zone = ZoneInfo(timezone)
    meetings = [
        _meeting(node.record, make_card(node, graph, addresses), zone)
        for node in graph.of_type("session")
        if isinstance(node.record, Session) and is_listed_version(graph, node, language)
    ]
    meetings.sort(key=lambda meeting: (*_begins(meeting.session), meeting.card.id))
    networks = {
        node.id: (make_card(node, graph, addresses), node.record)
        for node in graph.of_type("network")
        if isinstance(node.record, Network) and is_listed_version(graph, node, language)
    }
    with_sessions = {node.network_id for node in graph.of_type("session")}
    calendars = (card for card, _ in networks.values() if card.id in with_sessions)
    return Agenda(
        day,
        tuple(meeting for meeting in meetings if meeting.over.date() >= day),
        tuple(meeting for meeting in reversed(meetings) if meeting.over.date() < day),
        tuple(_plan_steps(networks.values(), day, zone)),
        tuple(_invite(networks.values(), day, zone)),
        tuple(sorted(calendars, key=lambda card: (card.title.casefold(), card.id))),
    )


def _meeting(session: Session, card: Card, zone: ZoneInfo) -> Meeting:
    day, time = _begins(session)
    begins = datetime.datetime.combine(day, time, zone)
    ends = _later(begins, session.duration or 0)
    over = ends if session.time and session.duration else _end_of(max(begins, _later(ends, -1)).date(), zone)
    until = ends.time() if over is ends and ends.date() == day else None
    closing = session.registration.until if session.registration else None
    return Meeting(card, session, until, over, _end_of(closing, zone) if closing else None)


def _begins(session: Session) -> tuple[datetime.date, datetime.time]:
    return session.date, session.time or datetime.time.min


def _later(moment: datetime.datetime, minutes: int) -> datetime.datetime:
    """The moment that many minutes away, as clocks will tell it when summer time begins or ends in between."""
    try:
        later = moment.astimezone(datetime.UTC) + datetime.timedelta(minutes=minutes)
        return later.astimezone(moment.tzinfo)
    except OverflowError:  # beyond the years that Python knows
        return moment


def _end_of(day: datetime.date, zone: ZoneInfo) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(23, 59, 59), zone)


def _plan_steps(networks: Iterable[tuple[Card, Network]], day: datetime.date, zone: ZoneInfo) -> list[PlannedStep]:
    """Steps that are still to be taken; one whose day has passed is not known to have been taken, so it is left out."""
    found = [
        PlannedStep(card, step, step.date, _end_of(step.date, zone))
        for card, network in networks
        for step in network.steps
        if step.date is not None and step.date >= day and step.status in (None, "planned")
    ]
    return sorted(found, key=lambda planned: (planned.day, planned.network.id, planned.step.title))


def _invite(networks: Iterable[tuple[Card, Network]], day: datetime.date, zone: ZoneInfo) -> list[Invitation]:
    found = [
        Invitation(card, network.join, _end_of(last, zone) if last else None)
        for card, network in networks
        if network.join and network.join.open and ((last := _last_day(network)) is None or last >= day)
    ]
    return sorted(found, key=lambda each: (each.over is None, str(each.over), each.network.title.casefold()))


def _last_day(network: Network) -> datetime.date | None:
    """The last day on which a network can be joined; when it ends, nobody can any more."""
    return min((day for day in (network.join and network.join.until, network.end) if day), default=None)
