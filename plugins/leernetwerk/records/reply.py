"""The reply: what a reader adds to a page."""

from __future__ import annotations

from leernetwerk.content import Layout, Scope
from leernetwerk.records.base import Record, optional, required
from leernetwerk.records.dates import Day
from leernetwerk.records.references import TYPE_NAMES, AnyRecord, OrganisationRef
from leernetwerk.records.scalars import Text
from leernetwerk.words import N_


class Reply(Record):
    """A reply to another record, shown on that record's page."""

    layout = Layout("reply", Scope.WITHIN, "replies")
    label = TYPE_NAMES["reply"]
    plural = N_("replies")
    purpose_text = N_("A reader's addition to a page.")
    afterwards_text = N_("It shows at the foot of the page that it is about.")

    to: AnyRecord = required(N_("Reply to"), N_("The id of the record that it replies to, such as story:network/name."))
    date: Day = required(N_("Date"), N_("When it was written."))
    author: Text = required(N_("Author"), N_("Who wrote it, as that person or team wants to be named."))
    organisation: OrganisationRef | None = optional(N_("Organisation"), N_("The author's organisation."))
