"""The session: a meeting of a network, with its insights and what the teams did with earlier ones."""

from __future__ import annotations

from typing import Annotated

from leernetwerk.content import Layout, Scope
from leernetwerk.records.base import AttachedFile, Part, Record, optional, required, several
from leernetwerk.records.dates import Day, TimeOfDay
from leernetwerk.records.references import (
    TYPE_NAMES,
    InsightRef,
    MethodologyRef,
    OrganisationRef,
    QuestionRef,
    ThemeRef,
)
from leernetwerk.records.scalars import Choice, Minutes, Ordinal, Prose, Slug, Text
from leernetwerk.records.shared_parts import MethodologyEntry, Participants, Registration
from leernetwerk.words import N_

MODE = Choice(
    {"online": N_("online"), "on-site": N_("on site"), "hybrid": N_("on site and online")},
    also={"online": N_("digital, by video"), "on-site": N_("in person, live")},
)
OUTCOME = Choice(
    {
        "adopted": N_("adopted"),
        "adapted": N_("adopted with changes"),
        "rejected": N_("not adopted"),
        "pending": N_("not known yet"),
    },
    also={"pending": N_("unknown, to be decided"), "rejected": N_("refused")},
)


class Insight(Part):
    """Something that the participants learned."""

    id: Slug = required(N_("Id"), N_("A short name, so that later sessions can refer to it."))
    text: Prose = required(N_("Insight"), N_("What was learned, in one or two sentences."))
    themes: tuple[ThemeRef, ...] = several(N_("Themes"), N_("The themes that it belongs to."))
    methodologies: tuple[MethodologyRef, ...] = several(N_("Methodologies"), N_("The methodologies that it is about."))
    questions: tuple[QuestionRef, ...] = several(N_("Practice questions"), N_("The questions that it helps to answer."))


class Feedback(Part):
    """What a team did with an insight of an earlier session."""

    insight: InsightRef = required(N_("Insight"), N_("Session and id of the insight: session#id."))
    organisation: OrganisationRef = required(N_("Organisation"), N_("Whose team it was."))
    outcome: Annotated[str, OUTCOME] = required(N_("Outcome"), N_("What the team did with it."))
    date: Day | None = optional(N_("Date"), N_("When that was."))
    note: Prose | None = optional(N_("Note"), N_("What can be said about it."))


class Session(Record):
    """A meeting of a network."""

    layout = Layout("session", Scope.WITHIN, "sessions")
    label = TYPE_NAMES["session"]
    plural = N_("sessions")
    purpose_text = N_("A meeting: what was explored, what was learned, and what teams did with earlier insights.")
    afterwards_text = N_(
        "Before the day it stands in the agenda, afterwards with its network. Each insight goes to the list of "
        "insights and to its themes and methodologies, and teams can tell what they did with it."
    )
    told_by = ("insights", "feedback")
    on_card = ("time", "mode", "place")

    date: Day = required(N_("Date"), N_("The day of the meeting."))
    time: TimeOfDay | None = optional(N_("Time"), N_("When it begins."))
    duration: Minutes | None = optional(N_("Duration"), N_("How long it lasts, in minutes."))
    mode: Annotated[str, MODE] | None = optional(N_("Form"), N_("Whether people meet online."))
    place: Text | None = optional(N_("Place"), N_("Where it is."))
    series: Text | None = optional(N_("Series"), N_("The series that it belongs to."))
    number: Ordinal | None = optional(N_("Number in the series"), N_("Its place in the series, counted from 1."))
    organisations: tuple[OrganisationRef, ...] = several(N_("Organisations"), N_("Who organises or takes part."))
    participants: tuple[Participants, ...] = several(N_("Participants"), N_("How many people took part."))
    registration: Registration | None = optional(N_("Registration"), N_("How to register."))
    questions: tuple[QuestionRef, ...] = several(N_("Practice questions"), N_("The questions that it explored."))
    methodologies: tuple[MethodologyEntry, ...] = several(
        N_("Methodologies"), N_("The methodologies that were used or discussed, and how that went.")
    )
    insights: tuple[Insight, ...] = several(N_("Insights"), N_("What was learned."))
    feedback: tuple[Feedback, ...] = several(
        N_("Back from the teams"), N_("What teams did with the insights of earlier sessions.")
    )
    files: tuple[AttachedFile, ...] = several(N_("Files"), N_("What readers can take along."))
