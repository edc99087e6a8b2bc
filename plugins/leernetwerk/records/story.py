"""The story: news, a blog, an experience from practice, a call."""

from __future__ import annotations

from typing import Annotated

from leernetwerk.content import Layout, Scope
from leernetwerk.records.base import Record, optional, required, several
from leernetwerk.records.dates import AnyDate
from leernetwerk.records.references import TYPE_NAMES, OrganisationRef
from leernetwerk.records.scalars import Choice, Text
from leernetwerk.words import N_

STORY_KIND = Choice(
    {"news": N_("news"), "blog": N_("blog"), "practice": N_("story from practice"), "call": N_("call")},
    also={"news": N_("news item, news story"), "practice": N_("practice story, practical example")},
)


class Story(Record):
    """A story."""

    layout = Layout("story", Scope.WITHIN, "stories")
    label = TYPE_NAMES["story"]
    plural = N_("stories")
    purpose_text = N_("News, a blog, a story from practice or a call.")
    afterwards_text = N_("It shows with its network and its organisations. Who follows them is told of it.")
    on_card = ("kind",)

    date: AnyDate = required(N_("Date"), N_("When it appeared: a day, a month or a year."))
    kind: Annotated[str, STORY_KIND] | None = optional(N_("Kind"), N_("What kind of story it is."))
    authors: tuple[Text, ...] = several(N_("Authors"), N_("Who wrote it."))
    organisations: tuple[OrganisationRef, ...] = several(N_("Organisations"), N_("Whose story it is."))
