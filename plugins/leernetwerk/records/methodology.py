"""The methodology: a way of working that others could use."""

from __future__ import annotations

from typing import Annotated

from leernetwerk.content import Layout, Scope
from leernetwerk.records.base import AttachedFile, Part, Record, Summary, optional, required, several
from leernetwerk.records.dates import Day
from leernetwerk.records.references import TYPE_NAMES, MethodologyOrText, MethodologyRef, OrganisationOrText
from leernetwerk.records.scalars import Choice, Prose, Text, VocabularyScalar
from leernetwerk.records.standards import Url
from leernetwerk.words import N_

METHODOLOGY_STATUS = Choice(
    {
        "stub": N_("to be described"),
        "described": N_("described"),
        "tried": N_("tried"),
        "established": N_("established"),
        "retired": N_("no longer used"),
    }
)
DESCRIBED_BY = ("target_groups", "phases", "involves", "duration", "group_size", "when", "steps", "evidence")
"""The fields without which a methodology is hard to choose."""

Phase = Annotated[str, VocabularyScalar("phases")]
TargetGroup = Annotated[str, VocabularyScalar("target_groups")]
Setting = Annotated[str, VocabularyScalar("settings")]


class MethodologyStep(Part):
    """A step of the way of working."""

    title: Text = required(N_("Title"), N_("What is done."))
    text: Prose | None = optional(N_("Explanation"), N_("How it is done."))


class Evidence(Part):
    """What others, who assess methodologies, say of it; this site gives no rating of its own."""

    level: Annotated[str, VocabularyScalar("evidence_levels")] | None = optional(
        N_("Level"), N_("The level that the assessor gave.")
    )
    source: Text | None = optional(N_("Assessed by"), N_("Who said so."))
    url: Url | None = optional(N_("Web address"), N_("Where it can be read."))
    checked: Day | None = optional(N_("Checked on"), N_("The day on which someone last looked."))


class Methodology(Record):
    """A way of working."""

    layout = Layout("methodology", Scope.SHARED, "methodologies")
    label = TYPE_NAMES["methodology"]
    plural = N_("methodologies")
    purpose_text = N_("A way of working that others could use.")
    afterwards_text = N_(
        "It gets a page in the list of methodologies, where readers search, filter and compare. What others tell "
        "of its use comes together there."
    )
    told_by = ("purpose",)
    on_card = ("target_groups", "phases", "involves", "duration", "group_size", "materials")

    summary: Summary = required(
        N_("Summary"), N_("What it is about in one or two sentences, for cards and search results.")
    )
    purpose: Prose = required(N_("Purpose"), N_("What it is for."))
    also_known_as: tuple[Text, ...] = several(N_("Also known as"), N_("Other names, also of earlier times."))
    status: Annotated[str, METHODOLOGY_STATUS] | None = optional(
        N_("Status"), N_("How far its description and its use have come.")
    )
    target_groups: tuple[TargetGroup, ...] = several(N_("For whom"), N_("The target groups."))
    phases: tuple[Phase, ...] = several(N_("Phases"), N_("When in the work it is used."))
    settings: tuple[Setting, ...] = several(N_("Settings"), N_("Where it is used."))
    involves: tuple[Text, ...] = several(N_("Who takes part"), N_("The people who are involved."))
    duration: Text | None = optional(N_("Duration"), N_("How long it takes."))
    group_size: Text | None = optional(N_("Group size"), N_("With how many people."))
    materials: tuple[Text, ...] = several(N_("Material"), N_("What is needed for it."))
    when: tuple[Text, ...] = several(N_("When it fits"), N_("Situations in which it helps."))
    when_not: tuple[Text, ...] = several(
        N_("When it does not fit"), N_("Situations in which something else is better, or in which it can do harm.")
    )
    conditions: tuple[Text, ...] = several(N_("What it takes"), N_("What has to be in place before it can work."))
    working_elements: tuple[Text, ...] = several(
        N_("Working elements"), N_("What makes it work, according to those who made or studied it.")
    )
    steps: tuple[MethodologyStep, ...] = several(N_("Steps"), N_("What is done, in order."))
    developed_by: tuple[OrganisationOrText, ...] = several(N_("Developed by"), N_("Who made it."))
    evidence: Evidence | None = optional(N_("Evidence"), N_("What assessors say of it."))
    not_to_confuse_with: tuple[MethodologyOrText, ...] = several(
        N_("Not to be confused with"), N_("What sounds alike but is something else.")
    )
    related: tuple[MethodologyRef, ...] = several(N_("Related methodologies"), N_("What is close to it."))
    files: tuple[AttachedFile, ...] = several(N_("Files"), N_("What readers can take along."))
