"""The theme: what is learned about."""

from __future__ import annotations

from leernetwerk.content import Layout, Scope
from leernetwerk.records.base import Record, optional, several
from leernetwerk.records.references import TYPE_NAMES, ThemeRef
from leernetwerk.records.scalars import Text
from leernetwerk.words import N_


class Theme(Record):
    """A theme."""

    layout = Layout("theme", Scope.SHARED, "themes")
    label = TYPE_NAMES["theme"]
    plural = N_("themes")
    purpose_text = N_("A subject that networks learn about.")
    afterwards_text = N_("It gets a page on which everything comes together that names the theme, in every network.")

    question: Text | None = optional(N_("Question"), N_("The theme put as a question."))
    also_known_as: tuple[Text, ...] = several(N_("Also known as"), N_("Other words for it."))
    broader: ThemeRef | None = optional(N_("Broader theme"), N_("The theme that this one is a part of."))
