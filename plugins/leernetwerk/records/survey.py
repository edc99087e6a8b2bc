"""The survey: professionals asked about their own experience; counts only, small ones suppressed."""

from __future__ import annotations

from typing import Annotated

from leernetwerk.content import Layout, Scope
from leernetwerk.records.base import Part, Record, optional, required, several
from leernetwerk.records.dates import Day
from leernetwerk.records.references import TYPE_NAMES, File, OrganisationRef
from leernetwerk.records.scalars import Choice, Count, NumberScalar, Ordinal, Slug, Text
from leernetwerk.words import N_

SMALLEST_CELL = 5
"""A count below which people could be recognised; a survey may set a higher bound, never a lower one."""

QUESTION_KIND = Choice(
    {
        "likert": N_("scale"),
        "single": N_("one answer"),
        "multiple": N_("several answers"),
        "number": N_("number"),
        "open": N_("open question"),
    }
)


class SurveyQuestion(Part):
    """A question that was asked."""

    id: Slug = required(N_("Id"), N_("A short name; the results refer to it."))
    text: Text = required(N_("Question"), N_("The question as it was asked."))
    kind: Annotated[str, QUESTION_KIND] = required(N_("Kind"), N_("How it could be answered."))
    options: tuple[Text, ...] = several(N_("Answers"), N_("The answers to choose from."))


class Survey(Record):
    """A survey among professionals."""

    layout = Layout("survey", Scope.WITHIN, "surveys")
    label = TYPE_NAMES["survey"]
    plural = N_("surveys")
    purpose_text = N_("What professionals said of their own experience, in counts that give nobody away.")
    afterwards_text = N_(
        "Its answers show as counts, with its network. The checks refuse counts so small that they could give "
        "somebody away."
    )

    told_by = ("questions",)

    organisations: tuple[OrganisationRef, ...] = several(
        N_("Organisations"), N_("Who asked, or whose people answered.")
    )
    start: Day = required(N_("Start"), N_("The first day on which answers were taken."))
    end: Day = required(N_("End"), N_("The last day on which answers were taken."))
    wave: Ordinal | None = optional(N_("Wave"), N_("Which time this is that it was held, counted from 1."))
    population: Text | None = optional(N_("Population"), N_("Who was asked."))
    invited: Count | None = optional(N_("Invited"), N_("How many people were asked."))
    responses: Count = required(N_("Responses"), N_("How many people answered."))
    minimum_cell: Annotated[int, NumberScalar(SMALLEST_CELL)] | None = optional(
        N_("Smallest count"), N_("Counts up to this number are not shown; never under 5.")
    )
    questions: tuple[SurveyQuestion, ...] = several(N_("Questions"), N_("What was asked."), at_least_one=True)
    results: File | None = optional(
        N_("Results"), N_("The CSV beside this file with the columns question, option and count.")
    )
