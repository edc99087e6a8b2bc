"""The network: who learns together, why and how."""

from __future__ import annotations

from typing import Annotated

from leernetwerk.content import Layout, Scope
from leernetwerk.records.base import Part, Record, optional, required, several
from leernetwerk.records.dates import Day
from leernetwerk.records.references import TYPE_NAMES, NetworkRef, OrganisationRef
from leernetwerk.records.scalars import Choice, Flag, Ordinal, Prose, Text, VocabularyScalar
from leernetwerk.records.standards import Email, Url
from leernetwerk.words import N_

STEP_STATUS = Choice({"planned": N_("planned"), "done": N_("done"), "dropped": N_("dropped")})
Region = Annotated[str, VocabularyScalar("regions")]


class Expert(Part):
    """An organisation that brings knowledge into the network."""

    organisation: OrganisationRef = required(N_("Organisation"), N_("The organisation."))
    expertise: Text = required(N_("Expertise"), N_("What it knows about."))


class Step(Part):
    """A step that the network takes or plans."""

    date: Day | None = optional(N_("Date"), N_("When it was taken or is planned."))
    title: Text = required(N_("Title"), N_("What the step is."))
    organisations: tuple[OrganisationRef, ...] = several(N_("Organisations"), N_("Who takes it."))
    status: Annotated[str, STEP_STATUS] | None = optional(N_("Status"), N_("How far it is."))


class Join(Part):
    """Whether and how others can join."""

    open: Flag | None = optional(N_("Open"), N_("Whether others can join now."))
    until: Day | None = optional(N_("Until"), N_("The last day to apply."))
    url: Url | None = optional(N_("Web address"), N_("The page to apply on."))
    email: Email | None = optional(N_("E-mail"), N_("The address to apply at."))


class Network(Record):
    """A learning network."""

    layout = Layout("network", Scope.NETWORK, "")
    label = TYPE_NAMES["network"]
    plural = N_("networks")
    purpose_text = N_("A group of organisations or professionals that learn together.")
    afterwards_text = N_(
        "It gets a page of its own and a place in the list of networks. Its projects, meetings and questions "
        "come together there, and everybody can follow it."
    )
    told_by = ("scope", "questions")
    on_card = ("regions",)

    scope: Prose | None = optional(N_("Scope"), N_("What the network is about and what it leaves out."))
    questions: tuple[Text, ...] = several(N_("Questions"), N_("The questions that it started from."))
    expectations: tuple[Text, ...] = several(N_("Expectations"), N_("What is expected of who takes part."))
    organiser: OrganisationRef | None = optional(N_("Organiser"), N_("The organisation that set it up."))
    lead: tuple[OrganisationRef, ...] = several(N_("Leads"), N_("The organisations that drive it."))
    facilitator: OrganisationRef | None = optional(
        N_("Process supporter"), N_("The organisation that supports the learning process.")
    )
    facilitated_until: Day | None = optional(N_("Supported until"), N_("The last day of that support."))
    partners: tuple[OrganisationRef, ...] = several(N_("Partners"), N_("The organisations that take part."))
    experts: tuple[Expert, ...] = several(N_("Experts"), N_("Who brings in which expertise."))
    regions: tuple[Region, ...] = several(N_("Regions"), N_("Where it works."))
    start: Day | None = optional(N_("Start"), N_("Its first day."))
    end: Day | None = optional(N_("End"), N_("Its last day."))
    edition: Ordinal | None = optional(N_("Edition"), N_("Which edition this is, counted from 1."))
    follows: NetworkRef | None = optional(N_("Follows"), N_("The network that this one continues."))
    steps: tuple[Step, ...] = several(N_("Steps"), N_("The steps that it takes, in their order."))
    max_participants_per_organisation: Ordinal | None = optional(
        N_("Participants per organisation"), N_("How many people of one organisation can take part at most.")
    )
    join: Join | None = optional(N_("Joining"), N_("Whether and how others can join."))
