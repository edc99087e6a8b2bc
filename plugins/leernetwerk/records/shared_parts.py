"""Objects that several types of record share."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Discriminator, Tag, model_validator

from leernetwerk.records import field_problems
from leernetwerk.records.base import Part, optional, required
from leernetwerk.records.context import problem
from leernetwerk.records.dates import Day
from leernetwerk.records.references import MethodologyRef, OrganisationRef
from leernetwerk.records.scalars import Choice, Count, Prose, Text
from leernetwerk.records.standards import Email, Url
from leernetwerk.words import N_

VERDICT = Choice(
    {"works": N_("works"), "depends": N_("depends on the situation"), "fails": N_("does not work")},
    also={"works": N_("yes, works well"), "depends": N_("sometimes, works in part"), "fails": N_("no")},
)
Verdict = Annotated[str, VERDICT]

USE = Choice(
    {"used": N_("used"), "developed": N_("developed"), "adapted": N_("adapted"), "tested": N_("tried out")},
)


class MethodologyUse(Part):
    """How a methodology was used, and how that went."""

    methodology: MethodologyRef = required(N_("Methodology"), N_("The methodology's name."))
    use: Annotated[str, USE] | None = optional(N_("Use"), N_("What was done with it."))
    verdict: Verdict | None = optional(N_("Verdict"), N_("Whether it worked here."))
    note: Prose | None = optional(N_("Note"), N_("Under which conditions, or what went otherwise than expected."))


def _form(value: Any) -> str:
    return "object" if isinstance(value, (dict, Part)) else "name"


MethodologyEntry = Annotated[
    Annotated[MethodologyRef, Tag("name")] | Annotated[MethodologyUse, Tag("object")], Discriminator(_form)
]
"""A methodology's name alone, or an object that says more."""


class Participants(Part):
    """How many took part, of one organisation or group."""

    organisation: OrganisationRef | None = optional(N_("Organisation"), N_("The organisation that took part."))
    group: Text | None = optional(N_("Group"), N_("Who took part, where it is no organisation of this site."))
    count: Count | None = optional(N_("Number"), N_("How many people."))

    @model_validator(mode="after")
    def _names_someone(self) -> Participants:
        if self.organisation is None and self.group is None:
            raise problem(field_problems.MISSING_ONE_OF, fields=("organisation", "group"))
        return self


class Registration(Part):
    """How to register."""

    until: Day | None = optional(N_("Until"), N_("The last day to register."))
    url: Url | None = optional(N_("Web address"), N_("The page to register on."))
    email: Email | None = optional(N_("E-mail"), N_("The address to register at."))
    places: Count | None = optional(N_("Places"), N_("How many people can take part."))
