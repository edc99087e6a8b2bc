"""The report: what an organisation publishes about its work."""

from __future__ import annotations

from typing import Annotated

from leernetwerk.content import Layout, Scope
from leernetwerk.records.base import Record, optional, required, several
from leernetwerk.records.dates import AnyDate
from leernetwerk.records.references import TYPE_NAMES, File, MethodologyRef, OrganisationRef, ProjectRef
from leernetwerk.records.scalars import Choice, Ordinal, Text
from leernetwerk.records.standards import Depot, Doi, Isbn, Url
from leernetwerk.words import N_

REPORT_KIND = Choice(
    {
        "end-report": N_("end report"),
        "interim": N_("interim report"),
        "overview": N_("overview"),
        "worksheet": N_("worksheet"),
    }
)
AVAILABILITY = Choice(
    {"file": N_("to download here"), "external": N_("on another website"), "on-request": N_("on request")}
)


HAD_FIELD = "availability"
"""The field that says how a report can be had."""

UNAVAILABLE = "unknown"
"""How a report can be had that is not here, and of which nobody knows where it is; no record says so."""

HERE = "here"
"""How a report can be had that is written on the site itself."""

HAD = Choice({HERE: N_("to read on this site"), **AVAILABILITY.labels, UNAVAILABLE: N_("not on this site")})
"""What lists say of how a report can be had."""


class Report(Record):
    """A report."""

    layout = Layout("report", Scope.WITHIN, "reports", has_chapters=True)
    label = TYPE_NAMES["report"]
    plural = N_("reports")
    purpose_text = N_("An end report, overview or worksheet, with its file or where it can be had.")
    afterwards_text = N_(
        "It shows with its network, organisations and themes, with a reference that others can copy. The text of "
        "its PDF is found by the search."
    )
    told_by = ("file", "url")
    on_card = ("kind", "pages")

    organisations: tuple[OrganisationRef, ...] = several(
        N_("Organisations"), N_("Who publishes it."), at_least_one=True
    )
    authors: tuple[Text, ...] = several(
        N_("Authors"), N_("Who wrote it: people and groups. 'Peeters, Jan' is always taken for a person.")
    )
    date: AnyDate = required(N_("Date"), N_("When it was published: a day, a month or a year."))
    kind: Annotated[str, REPORT_KIND] | None = optional(N_("Kind"), N_("What kind of report it is."))
    project: ProjectRef | None = optional(N_("Project"), N_("The project that it is about."))
    commissioned_by: tuple[OrganisationRef, ...] = several(N_("Commissioned by"), N_("Who asked for it."))
    availability: Annotated[str, AVAILABILITY] | None = optional(N_("Availability"), N_("How it can be had."))
    file: File | None = optional(N_("File"), N_("The PDF beside this file."))
    url: Url | None = optional(N_("Web address"), N_("Where it can be read, if not here."))
    pages: Ordinal | None = optional(N_("Pages"), N_("How many pages it has; read from the file if there is one."))
    isbn: Isbn | None = optional(N_("ISBN"), N_("Its ISBN."))
    doi: Doi | None = optional(N_("DOI"), N_("Its DOI."))
    depot: Depot | None = optional(N_("Depot number"), N_("Its Belgian depot number."))
    methodologies: tuple[MethodologyRef, ...] = several(N_("Methodologies"), N_("The methodologies that it describes."))
