"""The organisation: who learns, organises, publishes."""

from __future__ import annotations

from typing import Annotated

from leernetwerk.content import Layout, Scope
from leernetwerk.records.base import Record, optional, several
from leernetwerk.records.colours import Colour
from leernetwerk.records.references import TYPE_NAMES, File, OrganisationRef
from leernetwerk.records.scalars import Text, VocabularyScalar
from leernetwerk.records.standards import CountryCode, Url
from leernetwerk.words import N_


class Organisation(Record):
    """An organisation."""

    layout = Layout("organisation", Scope.SHARED, "organisations")
    label = TYPE_NAMES["organisation"]
    plural = N_("organisations")
    purpose_text = N_("An organisation that learns, organises or publishes.")
    afterwards_text = N_("It gets a page on which everything comes together that it takes part in, does or publishes.")
    on_card = ("kind", "regions")

    also_known_as: tuple[Text, ...] = several(N_("Also known as"), N_("Other names, also of earlier times."))
    kind: Annotated[str, VocabularyScalar("organisation_kinds")] | None = optional(
        N_("Kind"), N_("What kind of organisation it is.")
    )
    regions: tuple[Annotated[str, VocabularyScalar("regions")], ...] = several(N_("Regions"), N_("Where it works."))
    country: CountryCode | None = optional(N_("Country"), N_("The country in which it is."))
    url: Url | None = optional(N_("Web address"), N_("Its own website."))
    logo: File | None = optional(N_("Logo"), N_("An image file beside this one."))
    colour: Colour | None = optional(
        N_("Colour"), N_("The colour of its house style, in six digits such as 14545f, for PDF files of its reports.")
    )
    part_of: OrganisationRef | None = optional(N_("Part of"), N_("The organisation that it belongs to."))
    succeeded_by: OrganisationRef | None = optional(
        N_("Succeeded by"), N_("The organisation that carries on its work.")
    )
