"""The project: what organisations try out together, and what came of it."""

from __future__ import annotations

from typing import Annotated

from leernetwerk.content import Layout, Scope
from leernetwerk.records.base import Part, Record, optional, required, several
from leernetwerk.records.dates import Day
from leernetwerk.records.references import TYPE_NAMES, OrganisationRef
from leernetwerk.records.scalars import Choice, Count, Prose, Text
from leernetwerk.records.shared_parts import MethodologyEntry
from leernetwerk.words import N_

PROJECT_STATUS = Choice(
    {
        "planned": N_("planned"),
        "running": N_("running"),
        "completed": N_("completed"),
        "stopped": N_("stopped"),
    },
    also={
        "running": N_("ongoing, in progress, current"),
        "completed": N_("finished, done"),
        "stopped": N_("ended early, broken off"),
    },
)
SUBGOAL_STATUS = Choice(
    {
        "open": N_("open"),
        "reached": N_("reached"),
        "partly": N_("partly reached"),
        "adjusted": N_("adjusted"),
        "dropped": N_("dropped"),
    },
    also={
        "reached": N_("achieved, fully reached"),
        "partly": N_("partially, partially reached, in part"),
        "adjusted": N_("changed"),
    },
)


class Subgoal(Part):
    """A part of the goal."""

    title: Text = required(N_("Title"), N_("What was to be reached."))
    status: Annotated[str, SUBGOAL_STATUS] | None = optional(N_("Status"), N_("How far it came."))
    note: Prose | None = optional(N_("Note"), N_("What can be said about it."))


class CourseChange(Part):
    """A change of direction during the project, and its reason."""

    date: Day | None = optional(N_("Date"), N_("When the course was changed."))
    before: Prose = required(N_("From"), N_("What the plan was."), alias="from")
    to: Prose = required(N_("To"), N_("What the plan became."))
    why: Prose = required(N_("Why"), N_("Why the course was changed."))


class ProjectParticipants(Part):
    """How many people of an organisation take part."""

    organisation: OrganisationRef = required(N_("Organisation"), N_("The organisation."))
    count: Count = required(N_("Number"), N_("How many of its people."))
    role: Text | None = optional(N_("Role"), N_("What they do in the project."))


class Project(Record):
    """A project of one or more organisations."""

    layout = Layout("project", Scope.WITHIN, "projects")
    label = TYPE_NAMES["project"]
    plural = N_("projects")
    purpose_text = N_("What organisations try out, with its goal, its changes of course and its results.")
    afterwards_text = N_(
        "It gets a page of its own and shows with its network, organisations, themes and methodologies. Keep it "
        "up to date: others learn most from changes of course and from results."
    )
    told_by = ("goal",)
    on_card = ("organisations", "status")

    organisations: tuple[OrganisationRef, ...] = several(
        N_("Organisations"), N_("Who carries out the project."), at_least_one=True
    )
    lead: OrganisationRef | None = optional(N_("Lead"), N_("The organisation that drives it."))
    start: Day | None = optional(N_("Start"), N_("Its first day."))
    end: Day | None = optional(N_("End"), N_("Its last day."))
    status: Annotated[str, PROJECT_STATUS] | None = optional(N_("Status"), N_("How far it is."))
    need: Prose | None = optional(N_("Need"), N_("The need that it answers."))
    goal: Prose = required(N_("Goal"), N_("What it wants to reach."))
    subgoals: tuple[Subgoal, ...] = several(N_("Subgoals"), N_("The parts of the goal, and how far each came."))
    course_changes: tuple[CourseChange, ...] = several(
        N_("Changes of course"), N_("What was done otherwise than planned, and why.")
    )
    methodologies: tuple[MethodologyEntry, ...] = several(
        N_("Methodologies"), N_("The methodologies that it used or developed, and how that went.")
    )
    participants: tuple[ProjectParticipants, ...] = several(N_("Participants"), N_("How many people take part."))
    sounding_board: Prose | None = optional(
        N_("Sounding board"), N_("Who thinks along within the organisation (klankgroep).")
    )
    results: tuple[Text, ...] = several(N_("Results"), N_("What came of it."))
