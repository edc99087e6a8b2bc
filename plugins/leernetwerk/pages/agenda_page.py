"""The agenda, and the meetings that the home page shows."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace

from babel.dates import format_date, format_skeleton
from markupsafe import Markup

from leernetwerk.indexes import SectionIndex
from leernetwerk.indexes.agenda import MOST_COMING, MOST_INVITATIONS, MOST_PAST, Agenda, Meeting
from leernetwerk.indexes.card import Card
from leernetwerk.pages.page import Page
from leernetwerk.pages.site_context import SiteContext
from leernetwerk.pages.templates import load_templates
from leernetwerk.pages.values import ValueRenderer
from leernetwerk.records.base import Part
from leernetwerk.records.session import Session
from leernetwerk.records.shapes import field_named
from leernetwerk.words import N_, Words

AGENDA_SCRIPT = "agenda.js"
"""Moves what is over by the clock of who reads; the page is whole without it."""

_NOTHING = Markup("")


@dataclass(frozen=True, slots=True)
class Leaf:
    """A day as a leaf of a calendar shows it, to look at; it stands in words beside it."""

    weekday: str
    day: str
    month: str


@dataclass(frozen=True, slots=True)
class MeetingView:
    """A meeting as lists show it.

    Attributes:
        card: the session.
        day: its day and, where it is known, its time (ISO 8601).
        when: the same in words.
        leaf: its day as a leaf of a calendar.
        facts: its duration, form and place, as far as they are known.
        over: the moment at which it is over (ISO 8601 with offset).
        registration: how to register, or "".
        closed: the moment at which registration closes (ISO 8601 with offset), or "".
        closed_words: what is said from that moment on.
        is_closed: whether it is that moment already on the day of the agenda.
    """

    card: Card
    day: str
    when: str
    leaf: Leaf
    facts: tuple[Markup, ...]
    over: str
    registration: Markup = _NOTHING
    closed: str = ""
    closed_words: str = ""
    is_closed: bool = False


def render_agenda(index: SectionIndex, agenda: Agenda, site: SiteContext, *, with_title: bool = True) -> Page:
    """The page of the agenda; without its title it is made to stand below a text of the site's own."""
    address = site.addresses.section(index.name)
    html = (
        load_templates(site.words.language)
        .get_template("agenda.html")
        .render(
            index=index,
            site=site,
            page=address,
            with_title=with_title,
            agenda=agenda,
            coming=view_meetings(agenda.coming[:MOST_COMING], agenda, site, address),
            past=view_meetings(agenda.past[:MOST_PAST], agenda, site, address),
            most_past=MOST_PAST,
            steps=[(planned, leaf_of(planned.day, site.words)) for planned in agenda.steps[:MOST_INVITATIONS]],
            invitations=[
                (found, details_of(found.join, ("open",), site, address))
                for found in agenda.invitations[:MOST_INVITATIONS]
            ],
            moment=write_moment,
        )
    )
    words = site.words
    # Without headings for the table of contents: which of the lists there are hangs on the clock of who reads.
    return Page(address, words(index.title), html, words(index.intro), scripts=(AGENDA_SCRIPT,))


def view_meetings(meetings: Iterable[Meeting], agenda: Agenda, site: SiteContext, page: str) -> list[MeetingView]:
    """Meetings for a list on a page."""
    return [_view(meeting, agenda.day, site, page) for meeting in meetings]


def write_moment(moment: datetime.datetime) -> str:
    """A moment as scripts read it, with its offset: ``2026-11-21T15:30+01:00`` (ISO 8601)."""
    return moment.isoformat(timespec="minutes")


def leaf_of(day: datetime.date, words: Words) -> Leaf:
    """A day as a leaf of a calendar."""
    language = words.language
    month = format_skeleton("yMMM", day, locale=language)
    return Leaf(format_date(day, "EEE", locale=language), str(day.day), month)


def details_of(part: Part, without: tuple[str, ...], site: SiteContext, page: str) -> Markup:
    """The fields of an object as small print, but for some."""
    return _values(site, page).render_details(part, without=without)


def _view(meeting: Meeting, today: datetime.date, site: SiteContext, page: str) -> MeetingView:
    session, words = meeting.session, site.words
    view = MeetingView(
        card=meeting.card,
        day=session.date.isoformat() + (f"T{session.time:%H:%M}" if session.time else ""),
        when=_when(meeting, words),
        leaf=leaf_of(session.date, words),
        facts=_facts(meeting, site, page),
        over=write_moment(meeting.over),
    )
    registration = session.registration
    if registration is None or meeting.over.date() < today:
        return view
    closed = write_moment(meeting.closed) if meeting.closed else ""
    return replace(
        view,
        registration=details_of(registration, (), site, page),
        closed=closed,
        closed_words=words(N_("Registration is closed.")) if closed else "",
        is_closed=meeting.closed is not None and meeting.closed.date() < today,
    )


def _when(meeting: Meeting, words: Words) -> str:
    day = format_date(meeting.session.date, "full", locale=words.language)
    begins = f"{meeting.session.time:%H:%M}" if meeting.session.time else ""
    if not begins:
        return day
    if meeting.until is None:
        return words(N_("{day} at {begin}"), day=day, begin=begins)
    return words(N_("{day} from {begin} to {end}"), day=day, begin=begins, end=f"{meeting.until:%H:%M}")


def _facts(meeting: Meeting, site: SiteContext, page: str) -> tuple[Markup, ...]:
    # The duration is told by the end, where that is known.
    names = ("mode", "place") if meeting.until else ("duration", "mode", "place")
    values = _values(site, page)
    fields = (field_named(Session, name) for name in names)
    found = ((getattr(meeting.session, field.attribute), field.shape) for field in fields if field)
    return tuple(values.render(value, shape) for value, shape in found if value is not None)


def _values(site: SiteContext, page: str) -> ValueRenderer:
    return ValueRenderer(site, {}, {}, page, "")
