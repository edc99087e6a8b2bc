"""What waits for somebody's attention: reviews, pages to be described, quiet networks, questions left open, and what
nobody has written yet.

The one definition of what a site asks of its people; the page of upkeep and ``leernetwerk check --overdue`` tell it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from leernetwerk.content.unfinished import EXAMPLE, every_form, find_gap
from leernetwerk.content.wikilinks import hide_comments
from leernetwerk.graph.model import NETWORK, Graph, Node, OrdinaryPage
from leernetwerk.records.base import Contact, Record
from leernetwerk.records.dates import PartialDate
from leernetwerk.records.methodology import Methodology
from leernetwerk.records.network import Network
from leernetwerk.records.organisation import Organisation
from leernetwerk.records.question import Question
from leernetwerk.records.reply import Reply
from leernetwerk.words import N_

SOON = datetime.timedelta(days=60)
"""How long before its day a review is asked for."""

QUIET_AFTER = datetime.timedelta(days=365)
"""How long a network or a question can do without news."""

MOST_ASKED = 3
"""How many are asked for one record at most: who asks everybody, asks nobody."""


class Task(Enum):
    """What can be asked; its value is the message id of the sentence that asks it."""

    REVIEW = N_("Read the page once more, mend what is no longer true, and set 'reviewed' to the day on which you did.")
    DESCRIBE = N_("Do you work with this methodology? Describe it, with its source.")
    TELL = N_(
        "Tell how it goes in a few lines. Did the network end? Put the last day into its file, as the field 'end'."
    )
    ANSWER = N_("Do you know something that helps? Reply. Does the network have an answer? Then change 'status'.")
    WRITE = N_("Tell in a few sentences what others should know of it. The text goes below the second line with ---.")
    REPLACE = N_("Put something of your own in its place, or remove the file.")
    COMPLETE = N_("Complete what is missing on the page. Then remove what asks for it.")


@dataclass(frozen=True, slots=True)
class Asked:
    """Who is asked.

    Attributes:
        name: as people know them.
        id: the organisation or network, where it is one of this site.
    """

    name: str
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Chore:
    """Something that waits.

    Attributes:
        task: what is asked.
        about: the record or ordinary page that it is about.
        asked: who is asked, as far as the records tell.
        day: by when a page is to be checked again; of a network or a question, the date of the latest that is known, as
            precise as it was written.
    """

    task: Task
    about: Node | OrdinaryPage
    asked: tuple[Asked, ...]
    day: PartialDate | None = None


def find_chores(graph: Graph, today: datetime.date) -> Iterator[Chore]:
    """All that waits on a day, record by record, and then the ordinary pages."""
    for node in graph.nodes.values():
        if node.document.body.lstrip().startswith(every_form(EXAMPLE)):
            # Nobody minds when an example was checked last, and nobody in it can be asked.
            yield Chore(Task.REPLACE, node, ())
            continue
        for task, day in _tasks(node, graph, today):
            yield Chore(task, node, _who_is_asked(node, graph), day)
    yield from (Chore(Task.COMPLETE, page, ()) for page in graph.pages if find_gap(page.document.body))


def review_due(record: Record) -> datetime.date | None:
    """The day by which a record is to be checked again: the same day of a later month, or that month's last."""
    if record.reviewed is None or record.review_after is None:
        return None
    months = record.reviewed.year * 12 + record.reviewed.month - 1 + record.review_after
    year, month = divmod(months, 12)
    if year > datetime.MAXYEAR - 1:
        return None
    next_month = datetime.date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    last = (next_month - datetime.timedelta(days=1)).day
    return datetime.date(year, month + 1, min(record.reviewed.day, last))


def _tasks(node: Node, graph: Graph, today: datetime.date) -> Iterator[tuple[Task, PartialDate | None]]:
    record, since = node.record, today - QUIET_AFTER
    due = review_due(record)
    if due is not None and due - SOON <= today:
        yield Task.REVIEW, _written(due)
    if isinstance(record, Methodology) and record.status == "stub":
        yield Task.DESCRIBE, None
    elif isinstance(record, Network) and (record.end is None or record.end >= today):
        latest = _latest([*([_written(record.start)] if record.start else []), *_dates_of(node, graph, within=True)])
        if latest is None or latest.first_day < since:
            yield Task.TELL, latest
    elif isinstance(record, Question) and record.status in (None, "open"):
        latest = _latest(_dates_of(node, graph, within=False))
        if latest is None or latest.first_day < since:
            yield Task.ANSWER, latest
    if not _tells_something(node, today):
        yield Task.WRITE, None


def _tells_something(node: Node, today: datetime.date) -> bool:
    """Whether a record has a text, or a field that makes up for it.

    Of a day to come there is nothing to tell yet, and the page of an organisation fills itself with what others tell.
    """
    record = node.record
    if isinstance(record, Organisation):
        return True
    date = getattr(record, "date", None)
    if isinstance(date, datetime.date) and date >= today:
        return True
    told = any(getattr(record, name) for name in ("summary", *record.told_by))
    # A comment is read by nobody, such as the line in a new file that says where to begin.
    return told or any(hide_comments(document.body).strip() for document in node.documents)


def _latest(dates: Iterable[PartialDate]) -> PartialDate | None:
    return max(dates, default=None)


def _written(day: datetime.date) -> PartialDate:
    return PartialDate(day, day.isoformat())


def _dates_of(node: Node, graph: Graph, *, within: bool) -> Iterator[PartialDate]:
    """The dates of what belongs to a network (replies aside: they are no news), or of what refers to a record."""
    for link in graph.backlinks(node.id):
        if (link.relation.relation == NETWORK) == within and not (within and isinstance(link.node.record, Reply)):
            for name in ("date", "end", "start"):
                day = getattr(link.node.record, name, None)
                if isinstance(day, PartialDate):
                    yield day
                elif isinstance(day, datetime.date):
                    yield _written(day)


def _who_is_asked(node: Node, graph: Graph) -> tuple[Asked, ...]:
    """The contact of a record or else of its network, or who speaks for that; of what networks share, the organisation
    itself, who developed it, or else the networks that tell of it."""
    home = graph.nodes.get(node.network_id or "", node)
    for each in (node, home):
        if (contact := each.record.contact) is not None and (found := _read_contact(contact, graph)) is not None:
            return (found,)
    network = home.record
    ids: list[str | None]
    if isinstance(network, Network):
        ids = [network.organiser, *network.lead, network.facilitator, *network.partners]
    elif isinstance(network, Organisation):
        ids = [node.id]
    elif developers := [each.target for each in graph.relations_from(node.id) if each.relation == "developed_by"]:
        ids = [*developers]
    else:
        referring = (link.node for link in graph.backlinks(node.id))
        ids = [each.id if each.type == "network" else each.network_id for each in referring]
    known = [graph.nodes[id] for id in dict.fromkeys(ids) if id and id in graph.nodes]
    return tuple(Asked(each.title, each.id) for each in known[:MOST_ASKED])


def _read_contact(contact: Contact, graph: Graph) -> Asked | None:
    organisation = graph.nodes.get(contact.organisation or "")
    if organisation is None:
        name = contact.name or contact.email or contact.url
        return Asked(name) if name else None
    return Asked(f"{contact.name} ({organisation.title})" if contact.name else organisation.title, organisation.id)
