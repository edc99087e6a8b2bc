"""The experience: what an organisation found when it used a methodology."""

from __future__ import annotations

from leernetwerk.content import Layout, Scope
from leernetwerk.records.base import Record, required, several
from leernetwerk.records.dates import Day
from leernetwerk.records.methodology import Phase, Setting, TargetGroup
from leernetwerk.records.references import TYPE_NAMES, MethodologyRef, OrganisationRef
from leernetwerk.records.shared_parts import Verdict
from leernetwerk.words import N_


class Experience(Record):
    """An experience with a methodology."""

    layout = Layout("experience", Scope.WITHIN, "experiences")
    label = TYPE_NAMES["experience"]
    plural = N_("experiences")
    purpose_text = N_("What an organisation found when it used a methodology.")
    afterwards_text = N_(
        "It shows on the page of the methodology, where readers see where it was used and whether it worked, and "
        "on the page of your organisation."
    )

    methodology: MethodologyRef = required(N_("Methodology"), N_("The methodology that was used."))
    organisation: OrganisationRef = required(N_("Organisation"), N_("Who used it."))
    date: Day = required(N_("Date"), N_("When that was."))
    verdict: Verdict = required(N_("Verdict"), N_("Whether it worked."))
    target_groups: tuple[TargetGroup, ...] = several(N_("For whom"), N_("The target groups."))
    phases: tuple[Phase, ...] = several(N_("Phases"), N_("When in the work it was used."))
    settings: tuple[Setting, ...] = several(N_("Settings"), N_("Where it was used."))
