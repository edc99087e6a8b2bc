"""What every record has, and how a field is declared."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from leernetwerk.content import Layout
from leernetwerk.records.dates import Day
from leernetwerk.records.references import AnyRecord, File, OrganisationRef, ThemeRef
from leernetwerk.records.scalars import Flag, Ordinal, Text, TextScalar
from leernetwerk.records.standards import Alias, Email, LanguageTag, LicenseId, Url
from leernetwerk.words import N_

SUMMARY_CHARACTERS = 300

Summary = Annotated[str, TextScalar(SUMMARY_CHARACTERS, lines=True)]


def required(label: str, description: str, *, alias: str | None = None) -> Any:
    """Declare a field that every record of the type has.

    Args:
        label: message id of its name on pages and forms.
        description: message id of what it means, for contributors.
        alias: its name in files, where that is a word that Python keeps for itself.
    """
    return Field(title=label, description=description, alias=alias)


def optional(label: str, description: str) -> Any:
    """Declare a field that may be left out."""
    return Field(default=None, title=label, description=description)


def several(label: str, description: str, *, at_least_one: bool = False) -> Any:
    """Declare a list, of at least one item if the field is required."""
    if at_least_one:
        return Field(min_length=1, title=label, description=description)
    return Field(default=(), title=label, description=description)


class Part(BaseModel):
    """Something with fields: a record or an object within one. Immutable."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(Part):
    """Where a fact comes from."""

    title: Text = required(N_("Title"), N_("The title of the page, book or document."))
    url: Url | None = optional(N_("Web address"), N_("Where it can be read."))
    accessed: Day | None = optional(N_("Read on"), N_("The day on which it was last read."))


class Contact(Part):
    """Who answers questions about a record. Only what that person or organisation wants published."""

    name: Text | None = optional(N_("Name"), N_("The name of the contact, preferably of a team."))
    role: Text | None = optional(N_("Role"), N_("What the contact does in this."))
    organisation: OrganisationRef | None = optional(N_("Organisation"), N_("The organisation of the contact."))
    email: Email | None = optional(N_("E-mail"), N_("An address that may be published."))
    url: Url | None = optional(N_("Web address"), N_("A page with ways to get in touch."))


class AttachedFile(Part):
    """A file beside the record that readers can take along."""

    title: Text = required(N_("Title"), N_("What the file is, as the text of the link."))
    file: File = required(N_("File"), N_("The name of the file beside this one."))


class Record(Part):
    """The fields that every type of record has."""

    layout: ClassVar[Layout]
    label: ClassVar[str]
    plural: ClassVar[str]
    purpose_text: ClassVar[str]
    afterwards_text: ClassVar[str]
    """What becomes of it once somebody has read along: where it shows, and who sees it there."""
    on_card: ClassVar[tuple[str, ...]] = ()
    """The fields that someone who chooses from a list wants to know."""
    told_by: ClassVar[tuple[str, ...]] = ()
    """The fields, beside the summary, with one of which a record tells something where it has no text."""

    title: Text = required(N_("Title"), N_("The title of the page, as it stands in lists and search results."))
    summary: Summary | None = optional(
        N_("Summary"), N_("What it is about in one or two sentences, for cards and search results.")
    )
    themes: tuple[ThemeRef, ...] = several(N_("Themes"), N_("The themes that it belongs to."))
    image: File | None = optional(N_("Image"), N_("An image file beside this one."))
    image_alt: Text | None = optional(
        N_("Description of the image"), N_("What the image shows, for people who do not see it.")
    )
    contact: Contact | None = optional(N_("Contact"), N_("Who answers questions, with what may be published."))
    sources: tuple[Source, ...] = several(N_("Sources"), N_("Where the facts on this page come from."))
    language: LanguageTag | None = optional(
        N_("Language"), N_("The language of this text, if it is not that of the site.")
    )
    translation_of: AnyRecord | None = optional(
        N_("Translation of"),
        N_("The id of the record that this one translates, such as methodology:actieleren."),
    )
    license: LicenseId | None = optional(N_("Licence"), N_("The licence of this text, if it is not that of the site."))
    reviewed: Day | None = optional(N_("Reviewed on"), N_("The day on which someone last checked this page."))
    review_after: Ordinal | None = optional(
        N_("Review after"), N_("After how many months the page must be checked again.")
    )
    aliases: tuple[Alias, ...] = several(
        N_("Old addresses"), N_("Paths on this site where this page used to be; they lead here.")
    )
    draft: Flag | None = optional(N_("Draft"), N_("true as long as the page is not meant for the public."))
