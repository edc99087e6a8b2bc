"""iCalendar files, read back and held against RFC 5545."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar, TimezoneDaylight, TimezoneStandard
from tests.support.command import run
from tests.support.example_site import example_site
from tests.support.taken_along import (
    ALL_TYPES,
    HOSTILE,
    SITE,
    check_calendar,
    data_files,
    session,
)


def only_event(tmp_path: Path, **fields: object) -> Any:
    root = example_site(tmp_path, {"networks/noord/sessions/start.md": session(**fields)})  # type: ignore[arg-type]
    text = data_files(root, url=SITE)["netwerken/noord/agenda.ics"]
    (event,) = check_calendar(text).walk("VEVENT")
    return event


def test_calendars_hold_the_sessions_of_all_and_of_each_network() -> None:
    files = data_files(ALL_TYPES, url=SITE)
    every = check_calendar(files["agenda/agenda.ics"])
    north = check_calendar(files["netwerken/noord/agenda.ics"])
    south = check_calendar(files["netwerken/zuid/agenda.ics"])

    def uids(calendar: Calendar) -> set[str]:
        return {str(event["UID"]) for event in calendar.walk("VEVENT")}

    assert (len(uids(north)), len(uids(south))) == (2, 1)
    assert uids(every) == uids(north) | uids(south)
    assert every["NAME"] == every["X-WR-CALNAME"] == "Agenda van Voorbeeld"
    assert "REFRESH-INTERVAL;VALUE=DURATION:P1D\r\n" in files["agenda/agenda.ics"]  # RFC 7986, 5.7


def test_an_event_tells_when_and_where_by_the_local_clock() -> None:
    calendar = check_calendar(data_files(ALL_TYPES, url=SITE)["netwerken/noord/agenda.ics"])
    start = next(event for event in calendar.walk("VEVENT") if "Startbijeenkomst" in str(event["SUMMARY"]))
    assert start["SUMMARY"] == "Startbijeenkomst · Netwerk Noord"
    assert start["DTSTART"].params["TZID"] == "Europe/Amsterdam"
    assert start.decoded("DTSTART").utcoffset() == datetime.timedelta(hours=1)  # in winter
    assert start["DTSTART"].to_ical() == b"20210304T140000"
    assert start["DTEND"].to_ical() == b"20210304T153000"
    assert start["LOCATION"] == "Leeuwarden"
    assert start["URL"] == f"{SITE}netwerken/noord/bijeenkomsten/start/"
    assert "Aanmelden kan tot en met 1 maart 2021." in str(start["DESCRIPTION"])
    assert start["STATUS"] == "CONFIRMED"


def test_the_zone_is_a_setting(tmp_path: Path) -> None:
    root = example_site(tmp_path, {"networks/noord/sessions/start.md": session(time="14:00")})
    text = data_files(root, timezone="Europe/Brussels")["agenda/agenda.ics"]
    (event,) = check_calendar(text).walk("VEVENT")
    assert event["DTSTART"].params["TZID"] == "Europe/Brussels"
    (root / "mkdocs.yml").write_text("site_name: x\nplugins:\n  - leernetwerk:\n      timezone: Mars/Krater\n", "utf-8")
    assert run("build", "-f", root / "mkdocs.yml") == 2
    assert not (root / "site").exists()


@pytest.mark.parametrize("name", ["Europe/Amsterdam", "America/New_York", "Asia/Tokyo"])
def test_the_rules_of_the_zone_are_those_of_the_zone(name: str, tmp_path: Path) -> None:
    dates = ("2019-05-01", "2021-03-28", "2024-11-02")
    files = {f"networks/noord/sessions/s{date}.md": session(date=date, time="03:30") for date in dates}
    calendar = check_calendar(data_files(example_site(tmp_path, files), timezone=name)["agenda/agenda.ics"])
    (zone,), checked = calendar.walk("VTIMEZONE"), 0
    for part in zone.subcomponents:
        before, after = part.decoded("TZOFFSETFROM"), part.decoded("TZOFFSETTO")
        assert isinstance(part, (TimezoneDaylight, TimezoneStandard))
        onsets = [part.DTSTART, *(onset for onset, *_ in part.rdates)]
        for onset in onsets if before != after else ():
            moment = (onset - before).replace(tzinfo=datetime.UTC)
            assert moment.astimezone(ZoneInfo(name)).utcoffset() == after
            assert (moment - datetime.timedelta(seconds=1)).astimezone(ZoneInfo(name)).utcoffset() == before
            checked += 1
    assert checked == (0 if name == "Asia/Tokyo" else 14)  # twice a year, to the end of the year after the last


def test_a_session_without_a_time_takes_the_day_and_keeps_nobody_busy(tmp_path: Path) -> None:
    event = only_event(tmp_path, mode="hybrid", place="Gent; zaal 2, boven")
    assert event["DTSTART"].params["VALUE"] == "DATE"
    assert event.decoded("DTEND") == datetime.date(2021, 3, 5)
    assert event["TRANSP"] == "TRANSPARENT"
    assert event["LOCATION"] == "Gent; zaal 2, boven, op locatie en online"


def test_an_end_is_never_made_up(tmp_path: Path) -> None:
    event = only_event(tmp_path, time="09:30")
    assert event["DTSTART"].to_ical() == b"20210304T093000"
    assert "DTEND" not in event


def test_a_night_in_which_the_clock_changes_lasts_as_long_as_it_does(tmp_path: Path) -> None:
    event = only_event(tmp_path, date="2021-03-27", time="23:30", duration=240)
    assert event["DTEND"].to_ical() == b"20210328T043000"


@pytest.mark.parametrize("date", ["0001-01-01", "9999-12-31"])
def test_a_mistyped_year_breaks_no_calendar(date: str, tmp_path: Path) -> None:
    event = only_event(tmp_path, date=date, time="23:30", duration=600)
    assert event["DTSTART"].to_ical().startswith(date.replace("-", "").encode())


def test_events_are_stamped_by_their_record_and_keep_their_name(tmp_path: Path) -> None:
    root = example_site(
        tmp_path, {"networks/noord/sessions/start.md": session(date="2027-05-01", reviewed="2026-11-01")}
    )
    here = data_files(root, url=SITE)["agenda/agenda.ics"]
    moved = data_files(root, today=datetime.date(2030, 1, 1))["agenda/agenda.ics"]
    (one,), (other,) = check_calendar(here).walk("VEVENT"), check_calendar(moved).walk("VEVENT")
    assert one["UID"] == other["UID"]
    assert one["DTSTAMP"].to_ical() == other["DTSTAMP"].to_ical() == b"20261101T000000Z"


def test_texts_are_escaped_and_calendars_without_sessions_are_valid(tmp_path: Path) -> None:
    event = only_event(tmp_path, title=HOSTILE + "; één, twee\\n " + "ü" * 80, summary="Regel\nBEGIN:VEVENT")
    assert str(event["SUMMARY"]).startswith(HOSTILE + "; één, twee\\n ")
    assert event["DESCRIPTION"].startswith("Regel\nBEGIN:VEVENT\n")
    empty = data_files(example_site(tmp_path / "leeg"))
    assert not check_calendar(empty["agenda/agenda.ics"]).walk("VEVENT")
    assert not check_calendar(empty["netwerken/noord/agenda.ics"]).walk("VEVENT")
