"""Use in practice: where a methodology was used, by whom, and what came of it, over all networks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from leernetwerk.graph import Backlink, Graph, Node
from leernetwerk.graph.sentence import opening_words
from leernetwerk.records.experience import Experience
from leernetwerk.records.project import Project
from leernetwerk.records.session import Insight, Session
from leernetwerk.records.shared_parts import VERDICT, MethodologyUse

VERDICTS = tuple(VERDICT.labels)
"""The verdicts in the order in which they are declared."""


@dataclass(frozen=True, slots=True)
class Use:
    """What one record tells of the use of a methodology.

    Attributes:
        node: the record that tells it.
        organisations: ids of the organisations that used it, as far as the record tells.
        verdict: ``works``, ``depends``, ``fails``, or "" where none was given.
        use: what was done with it (``used``, ``tested`` …), or "".
        note: what the record says of it, "" if nothing: the note beside the verdict, the text of an insight, what an
            experience is about.
        insight: the id of the insight that tells it, or "".
    """

    node: Node
    organisations: tuple[str, ...] = ()
    verdict: str = ""
    use: str = ""
    note: str = ""
    insight: str = ""

    @property
    def tried(self) -> bool:
        """Whether someone did something with it; to be talked about is not to be tried."""
        return bool(self.verdict or self.use)


def list_uses(id: str, graph: Graph) -> tuple[Use, ...]:
    """Every use of a methodology: those with a verdict first, then those that were tried; the newest of each first.

    Args:
        id: the methodology's id.
        graph: the graph; only what refers to the methodology is looked at.
    """
    uses = [use for link in graph.backlinks(id) for use in _uses_of(link, id, graph)]
    uses.sort(key=lambda use: (not use.verdict, not use.tried, -_day(use.node), use.node.id, use.insight))
    return tuple(uses)


def _day(node: Node) -> int:
    date = getattr(node.record, "date", None) or getattr(node.record, "start", None)
    return int(getattr(date, "first_day", date).toordinal()) if date else 0


def _uses_of(link: Backlink, id: str, graph: Graph) -> Iterator[Use]:
    record, relation = link.node.record, link.relation.relation
    if isinstance(record, Experience) and relation == "methodology":
        title_of = partial(graph.title_of, network=link.node.source.network)
        note = record.summary or opening_words(link.node.document.body, title_of)
        yield Use(link.node, (record.organisation,), record.verdict, "used", note)
    elif isinstance(record, (Project, Session)) and relation == "methodologies":
        for entry in record.methodologies:
            if isinstance(entry, MethodologyUse) and entry.methodology == id:
                yield Use(link.node, record.organisations, entry.verdict or "", entry.use or "", entry.note or "")
            elif entry == id:
                yield Use(link.node, record.organisations)
    elif isinstance(record, Session) and relation == "insights":
        yield from (Use(link.node, note=insight.text, insight=insight.id) for insight in _about(record, id))


def _about(session: Session, id: str) -> Iterator[Insight]:
    return (insight for insight in session.insights if id in insight.methodologies)
