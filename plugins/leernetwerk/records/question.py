"""The practice question (praktijkvraag): what keeps coming back in daily work."""

from __future__ import annotations

from typing import Annotated

from leernetwerk.content import Layout, Scope
from leernetwerk.records.base import Part, Record, optional, required, several
from leernetwerk.records.references import TYPE_NAMES, MethodologyRef
from leernetwerk.records.scalars import Choice, Prose, Text
from leernetwerk.words import N_

QUESTION_STATUS = Choice({"open": N_("open"), "answered": N_("answered"), "parked": N_("parked")})
WHO = Choice(
    {
        "family": N_("family"),
        "professional": N_("professional"),
        "provider": N_("provider"),
        "municipality": N_("municipality"),
        "policy": N_("policy"),
    }
)


class ChangeNeeded(Part):
    """A change that the question asks for, and of whom."""

    change: Text = required(N_("Change"), N_("What has to change."))
    who: Annotated[str, WHO] | None = optional(N_("Of whom"), N_("Who can bring it about."))


class Question(Record):
    """A question from practice, explored with the four questions of action learning."""

    layout = Layout("question", Scope.WITHIN, "questions")
    label = TYPE_NAMES["question"]
    plural = N_("practice questions")
    purpose_text = N_("A question from daily work that a network explores.")
    afterwards_text = N_(
        "It shows with its network and in the list of questions. While it is open it also stands under upkeep, "
        "so that others see that an answer is welcome."
    )

    told_by = ("origin", "explanations")

    status: Annotated[str, QUESTION_STATUS] | None = optional(N_("Status"), N_("Whether it has an answer."))
    origin: Prose | None = optional(N_("How it arose"), N_("Where the question comes from."))
    explanations: tuple[Text, ...] = several(N_("Possible explanations"), N_("What can explain it."))
    sustained_by: tuple[Text, ...] = several(N_("What keeps it going"), N_("Why it does not go away by itself."))
    changes_needed: tuple[ChangeNeeded, ...] = several(N_("Changes needed"), N_("What has to change, and by whom."))
    methodologies: tuple[MethodologyRef, ...] = several(N_("Methodologies"), N_("The methodologies that can help."))
