"""iCalendar files (RFC 5545): the sessions, for people's own calendars."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from zoneinfo import ZoneInfo

from icalendar import STATUS, TRANSP, Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vText

from leernetwerk.exports.links import Links
from leernetwerk.exports.plain import printable
from leernetwerk.graph import Addresses, Graph, Node
from leernetwerk.graph.translations import is_listed_version
from leernetwerk.indexes.news import day_of_news
from leernetwerk.indexes.wording import format_day
from leernetwerk.records.session import MODE, Session
from leernetwerk.words import N_, Words

_PRODUCT = "-//Leernetwerk//Leernetwerk//NL"
_REFRESH = datetime.timedelta(days=1)
_END = b"END:VCALENDAR\r\n"
_YEARS = (1970, 2100)
"""The years for which the rules of a time zone are written at most: people mistype years."""


@dataclass
class CalendarWriter:
    """Writes the calendars of a site.

    Attributes:
        graph: the public graph.
        addresses: where pages stand.
        words: the words of the site's language.
        links: leads to pages.
        language: the site's language tag.
        timezone: IANA name of the zone whose clock the times of meetings tell.
    """

    graph: Graph
    addresses: Addresses
    words: Words
    links: Links
    language: str
    timezone: str

    def write_all(self) -> str:
        """The sessions of all networks, as the text of a file."""
        title = self.words(N_("Agenda of {site}"), site=self.links.site)
        events = (event for network in self._events.values() for event in network)
        return self._write("agenda", title, self.addresses.section("agenda"), events)

    def write_network(self, network: Node) -> str:
        """The sessions of a network, as the text of a file."""
        address = self.addresses.page(network.source)
        return self._write(f"agenda:{network.id}", network.title, address, self._events.get(network.id, ()))

    @cached_property
    def _events(self) -> Mapping[str, tuple[bytes, ...]]:
        """The sessions as written, by network: each stands in two calendars, and in one of its languages."""
        found: dict[str, list[tuple[datetime.date, bytes]]] = {}
        for node in self.graph.of_type("session"):
            if isinstance(node.record, Session) and is_listed_version(self.graph, node, self.language):
                text = self._event(node, node.record).to_ical()
                found.setdefault(node.network_id or "", []).append((node.record.date, text))
        return {network: tuple(text for _day, text in sorted(events)) for network, events in found.items()}

    @cached_property
    def _zone(self) -> Timezone:
        """The rules of the time zone (VTIMEZONE) for the years in which there are meetings."""
        years = [node.record.date.year for node in self.graph.of_type("session") if isinstance(node.record, Session)]
        first, last = (min(max(year, _YEARS[0]), _YEARS[1]) for year in (min(years, default=0), max(years, default=0)))
        zone = Timezone.from_tzid(
            self.timezone, first_date=datetime.date(first, 1, 1), last_date=datetime.date(last + 2, 1, 1)
        )
        for part in zone.subcomponents:
            if isinstance(part, (TimezoneDaylight, TimezoneStandard)):
                _begin_by_old_clock(part)
        return zone

    def _write(self, id: str, title: str, address: str, events: Iterable[bytes]) -> str:
        calendar = Calendar.new(
            prodid=_PRODUCT,
            uid=self.links.identity(id),
            url=self.links.absolute(address),
            refresh_interval=_REFRESH,
            subcomponents=[self._zone],
        )
        for name in ("NAME", "X-WR-CALNAME"):  # the library writes these as they are, without the marks of a text
            calendar[name] = vText(" ".join(printable(title).split()))
        calendar["refresh-interval"].params["value"] = "DURATION"  # RFC 7986 wants it told; the library leaves it out
        # Without events it is valid all the same: the standard asks for one component, and the time zone is one.
        frame = calendar.to_ical()
        assert frame.endswith(_END)
        text: bytes = frame.removesuffix(_END) + b"".join(events) + _END
        return text.decode()

    def _event(self, node: Node, session: Session) -> Event:
        network = self.graph.nodes.get(node.network_id or "")
        start, end = self._span(session)
        whole_day = not isinstance(start, datetime.datetime)
        return Event.new(
            uid=self.links.identity(node.id),
            # When the event was last changed: the standard wants it, the site does not know it. The hour of the build
            # would make each build differ from the one before.
            stamp=datetime.datetime.combine(day_of_news(node) or session.date, datetime.time.min, datetime.UTC),
            summary=printable(" · ".join(filter(None, (node.title, network.title if network else "")))),
            start=start,
            end=end,
            location=self._location(session),
            description=self._description(node, session),
            categories=[printable(self.graph.nodes[id].title) for id in session.themes if id in self.graph.nodes],
            url=self._url(node),
            status=STATUS.CONFIRMED,
            # A day in the public agenda does not keep people from meeting others on that day.
            transparency=TRANSP.TRANSPARENT if whole_day else TRANSP.OPAQUE,
        )

    def _span(self, session: Session) -> tuple[datetime.date, datetime.date | None]:
        """Beginning and end; whole days where no time is given, and no end where it is not known."""
        try:
            if session.time is None:
                return session.date, session.date + datetime.timedelta(days=1)
            start = datetime.datetime.combine(session.date, session.time, ZoneInfo(self.timezone))
            if session.duration is None:
                return start, None
            # Summed in UTC: a meeting may last while the clock is changed.
            end = start.astimezone(datetime.UTC) + datetime.timedelta(minutes=session.duration)
            return start, end.astimezone(start.tzinfo)
        except OverflowError:  # beyond the years that Python knows
            return session.date, None

    def _location(self, session: Session) -> str | None:
        mode = MODE.label(session.mode, self.words) if session.mode in ("online", "hybrid") else None
        return printable(", ".join(filter(None, (session.place, mode)))) or None

    def _description(self, node: Node, session: Session) -> str | None:
        until = session.registration.until if session.registration else None
        lines = (
            session.summary,
            until and self.words(N_("Register until {date}."), date=format_day(until, self.words.language)),
            session.registration and session.registration.url,
            self._url(node),
        )
        return printable("\n".join(line for line in lines if line)) or None

    def _url(self, node: Node) -> str | None:
        return self.links.absolute(self.addresses.page(node.source))


def _begin_by_old_clock(part: TimezoneDaylight | TimezoneStandard) -> None:
    """Tell the moments at which a clock is put forward as it showed them until then (RFC 5545, 3.6.5).

    The library tells what the clock shows afterwards, an hour later. When it is put back, the two are the same.
    """
    forward = part.TZOFFSETTO - part.TZOFFSETFROM
    if forward > datetime.timedelta():
        others = [moment - forward for moment, *_ in part.rdates]
        part.DTSTART -= forward
        if others:
            del part["RDATE"]
            part.add("RDATE", others)
