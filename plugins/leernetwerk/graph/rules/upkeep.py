"""What a site asks of its people to stay fresh: nothing is wrong with it, and somebody has to look at it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from leernetwerk.findings import Diagnostic
from leernetwerk.findings.kind import declare
from leernetwerk.findings.severity import Severity
from leernetwerk.graph.model import NETWORK, Graph, Node
from leernetwerk.graph.rules.places import at
from leernetwerk.graph.rules.reviews import check_review
from leernetwerk.records.dates import PartialDate
from leernetwerk.records.methodology import Methodology
from leernetwerk.records.network import Network
from leernetwerk.records.question import Question
from leernetwerk.records.reply import Reply
from leernetwerk.words import N_, Message

QUIET_AFTER = datetime.timedelta(days=365)
"""How long a network or a question can do without news."""

_METHOD = "docs/methodologies/kringgesprek.md"
_NETWORK = "networks/oost/index.md"
_QUESTION = "networks/noord/questions/vraag.md"
_SESSION = "---\ntitle: Start\ndate: 2026-10-01\n{lines}---\n"


def _method(status: str) -> dict[str, str]:
    front = f"title: Kringgesprek\nsummary: Praten in een kring.\npurpose: Luisteren.\nstatus: {status}\n"
    return {_METHOD: f"---\n{front}---\n"}


LEFT_A_STUB = declare(
    "left-a-stub",
    N_("This methodology still has to be described."),
    N_(
        "A name alone helps nobody choose. Describe for whom and when the methodology is, how it goes and what it "
        "takes, and set 'status' to described. Only 'leernetwerk check --overdue' tells this."
    ),
    wrong=_method("stub"),
    right=_method("described"),
    severity=Severity.INFO,
)
QUIET_NETWORK = declare(
    "quiet-network",
    N_("This network has shared nothing with a date since {since}."),
    N_(
        "Readers want to know whether a network is still at work. Share a session or a story, or give the network an "
        "'end'. Only 'leernetwerk check --overdue' tells this."
    ),
    wrong={_NETWORK: "---\ntitle: Oost\nstart: 2024-01-01\n---\n"},
    right={
        _NETWORK: "---\ntitle: Oost\nstart: 2024-01-01\n---\n",
        "networks/noord/sessions/start.md": _SESSION.format(lines=""),
        "networks/oost/sessions/start.md": _SESSION.format(lines=""),
    },
    severity=Severity.INFO,
)
QUESTION_LEFT_OPEN = declare(
    "question-left-open",
    N_("This question is open, and in the past year nothing with a date was about it."),
    N_(
        "Somebody asked this and waits. Take it to a session, answer it, or set 'status' to parked. "
        "Only 'leernetwerk check --overdue' tells this."
    ),
    wrong={_QUESTION: "---\ntitle: Hoe blijven we luisteren?\nstatus: open\n---\n"},
    right={
        _QUESTION: "---\ntitle: Hoe blijven we luisteren?\nstatus: open\n---\n",
        "networks/noord/sessions/start.md": _SESSION.format(lines="questions: [vraag]\n"),
    },
    severity=Severity.INFO,
)


def check_upkeep(graph: Graph, today: datetime.date) -> Iterator[Diagnostic]:
    """Reviews that are overdue, methodologies to describe, networks without news and questions left open.

    Each has as its hint who can be asked, where the records tell.
    """
    for node in graph.nodes.values():
        record, asked = node.record, _who_is_asked(node, graph)
        for found in check_review(node, today):
            yield Diagnostic(found.kind, found.place, found.values, asked)
        if is_stub(node):
            yield at(node, ("status",), LEFT_A_STUB, asked)
        elif isinstance(record, Network) and goes_on(node, today):
            days = [*([record.start] if record.start else []), *_days_of(node, graph, within=True)]
            last = max(days, default=None)
            if last is not None and last < today - QUIET_AFTER:
                yield at(node, ("title",), QUIET_NETWORK, asked, since=last.isoformat())
        elif isinstance(record, Question) and record.status in (None, "open"):
            days = [*_days_of(node, graph, within=False)]
            if max(days, default=datetime.date.min) < today - QUIET_AFTER:
                yield at(node, ("status",), QUESTION_LEFT_OPEN, asked)


def is_stub(node: Node) -> bool:
    """Whether a record is a methodology that still has to be described."""
    return isinstance(node.record, Methodology) and node.record.status == "stub"


def goes_on(node: Node, today: datetime.date) -> bool:
    """Whether a record is a network that has not ended."""
    return isinstance(node.record, Network) and (node.record.end is None or node.record.end >= today)


def _days_of(node: Node, graph: Graph, *, within: bool) -> Iterator[datetime.date]:
    """The days of what belongs to a network, or of what refers to a record."""
    for link in graph.backlinks(node.id):
        if (link.relation.relation == NETWORK) == within and not (within and isinstance(link.node.record, Reply)):
            for name in ("date", "end", "start"):
                day = getattr(link.node.record, name, None)
                if isinstance(day, PartialDate):
                    yield day.first_day
                elif isinstance(day, datetime.date):
                    yield day


def _who_is_asked(node: Node, graph: Graph) -> Message | None:
    """The contact of a record or else of its network, or the organisation that speaks for that."""
    home = graph.nodes.get(node.network_id or "")
    for each in (node, home):
        contact = each.record.contact if each is not None else None
        if contact is not None:
            organisation = graph.nodes.get(contact.organisation or "")
            name = contact.name or (organisation.title if organisation else None) or contact.email or contact.url
            if name:
                return _ask(name)
    network = home.record if home is not None else node.record
    if isinstance(network, Network):
        ids = (network.organiser, *network.lead, network.facilitator)
        speaker = next((graph.nodes[id] for id in ids if id and id in graph.nodes), None)
        return _ask(speaker.title) if speaker else None
    return None


def _ask(name: str) -> Message:
    return Message.of(N_("ask {name}"), name=name)
