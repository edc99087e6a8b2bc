"""Rules on periods and on who takes part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from leernetwerk.diagnostics import Diagnostic
from leernetwerk.diagnostics.kind import declare
from leernetwerk.graph.model import Graph, Node
from leernetwerk.graph.rules.places import diagnostic_at
from leernetwerk.records.network import Network
from leernetwerk.records.project import Project, ProjectParticipants
from leernetwerk.records.session import Session
from leernetwerk.records.shared_parts import Participants
from leernetwerk.records.survey import Survey
from leernetwerk.words import N_, Message

_PROJECT = "networks/noord/projects/proef.md"
_SESSION = "networks/noord/sessions/start.md"

END_BEFORE_START = declare(
    "end-before-start",
    N_("The end ({end}) lies before the start ({start})."),
    N_("One of the two dates is wrong, or they have changed places."),
    wrong={
        _PROJECT: "---\ntitle: Proef\norganisations: [amber]\ngoal: Leren.\nstart: 2021-05-01\nend: 2021-04-01\n---\n"
    },
    right={
        _PROJECT: "---\ntitle: Proef\norganisations: [amber]\ngoal: Leren.\nstart: 2021-04-01\nend: 2021-05-01\n---\n"
    },
)
TOO_MANY_PARTICIPANTS = declare(
    "too-many-participants",
    N_("{count} participants of '{organisation}'; this network allows at most {limit} of one organisation."),
    N_(
        "The network's page sets how many people of one organisation take part. Look at the numbers, or at the field "
        "max_participants_per_organisation of the network."
    ),
    wrong={
        _SESSION: "---\ntitle: Start\ndate: 2021-03-04\nparticipants:\n  - organisation: amber\n    count: 3\n---\n"
    },
    right={
        _SESSION: "---\ntitle: Start\ndate: 2021-03-04\nparticipants:\n  - organisation: amber\n    count: 2\n---\n"
    },
)


def check_period(node: Node, _graph: Graph) -> Iterator[Diagnostic]:
    """An end lies not before its start."""
    record = node.record
    if isinstance(record, (Network, Project, Survey)) and record.start and record.end and record.end < record.start:
        dates = {"end": record.end.isoformat(), "start": record.start.isoformat()}
        hint = Message.of(N_("look at 'start' ({start}) and at 'end' ({end}): is the year right with both?"), **dates)
        if record.start.year == record.end.year:
            hint = Message.of(N_("look at 'start' ({start}) and at 'end' ({end}): have they changed places?"), **dates)
        yield diagnostic_at(node, ("end",), END_BEFORE_START, hint, **dates)


def check_participants(node: Node, graph: Graph) -> Iterator[Diagnostic]:
    """No organisation sends more people to a session or project than its network allows."""
    network = graph.nodes.get(node.network_id or "")
    if network is None or not isinstance(network.record, Network) or not isinstance(node.record, (Session, Project)):
        return
    limit = network.record.max_participants_per_organisation
    if limit is None:
        return
    entries = [
        (position, entry.organisation, entry.count or 0)
        for position, entry in enumerate(_participants(node.record))
        if entry.organisation is not None
    ]
    counts: Counter[str] = Counter()
    for _position, organisation, count in entries:
        counts[organisation] += count
    so_far: Counter[str] = Counter()
    for position, organisation, count in entries:
        # Told once, at the entry that goes over the bound.
        if so_far[organisation] <= limit < so_far[organisation] + count:
            path = ("participants", position, "count")
            name = organisation.partition(":")[2]
            yield diagnostic_at(
                node, path, TOO_MANY_PARTICIPANTS, count=counts[organisation], organisation=name, limit=limit
            )
        so_far[organisation] += count


def _participants(record: Session | Project) -> Sequence[Participants | ProjectParticipants]:
    return record.participants
