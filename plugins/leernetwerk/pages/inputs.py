"""All that a record's page rests on, gathered from the graph: a page depends on nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from leernetwerk.citations import Citation, cite_report
from leernetwerk.graph import Addresses, Backlink, Graph, Node
from leernetwerk.graph.model import NETWORK
from leernetwerk.graph.report_files import pdf_of
from leernetwerk.graph.rules.surveys import Row, read_results
from leernetwerk.graph.sentence import sentence_around
from leernetwerk.graph.translations import TRANSLATION_OF, translations_of
from leernetwerk.indexes.card import Card, Cover, cover_of, make_card
from leernetwerk.indexes.editions import list_editions
from leernetwerk.indexes.insights import InsightEntry, insights_about
from leernetwerk.indexes.publications import PublicationCounts, count_publications, list_publications
from leernetwerk.indexes.sections import order_cards
from leernetwerk.indexes.use import Use, list_uses
from leernetwerk.indexes.years import list_years
from leernetwerk.pdfs import PdfFacts
from leernetwerk.records.context import file_path
from leernetwerk.records.registry import RECORD_TYPES
from leernetwerk.records.report import Report
from leernetwerk.records.session import Session
from leernetwerk.records.survey import Survey
from leernetwerk.words import Words

MOST_PUBLISHED = 6
"""How many of an organisation's publications are shown on its page."""

MOST_SENTENCES = 4
"""How many of the sentences in which one record mentions another are shown."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A backlink as a page shows it: the card of who refers, the relation, and the sentences of its links."""

    card: Card
    link: Backlink
    sentences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportInputs:
    """What is known of a report beside its record: its citation, its file, a picture of that file's first page, and who
    publishes it, each with the address of its website or ""."""

    citation: Citation
    pdf: PdfFacts | None
    cover: Cover | None
    publishers: tuple[tuple[Card, str], ...]


@dataclass(frozen=True, slots=True)
class RecordInputs:
    """What a record's page is made of.

    Attributes:
        node: the record.
        cards: what it refers to, by id.
        insights: texts of the insights of other sessions that it refers to, by session id, ``#`` and insight id.
        network: the card of its network.
        mentions: who refers to it, but for its network's own records, replies and translations.
        own: for a network, its records by type.
        translations: the record with the same in other languages, the original first; nothing where there is none.
        replies: the replies shown on the page, the oldest first.
        results: for a survey, the rows of its results.
        uses: for a methodology, what records tell of its use.
        learned: the insights of a network's sessions, or those about a theme or question; the newest first.
        years: for a network, those in which it did something.
        report: for a report, its citation, its file and who can be asked for it.
        published: for an organisation, the reports that it publishes, the newest first: the first of them.
        publications: how many it publishes by year and kind.
        editions: for a network, those before and after it with itself among them, the first edition first.
    """

    node: Node
    cards: dict[str, Card]
    insights: dict[str, str]
    network: Card | None
    mentions: tuple[Mention, ...]
    own: tuple[tuple[str, tuple[Card, ...]], ...]
    translations: tuple[Card, ...]
    replies: tuple[Node, ...]
    results: tuple[Row, ...]
    uses: tuple[Use, ...]
    learned: tuple[InsightEntry, ...]
    report: ReportInputs | None
    published: tuple[Card, ...]
    publications: PublicationCounts
    editions: tuple[Card, ...]
    years: tuple[int, ...] = ()


def gather_inputs(
    node: Node, graph: Graph, addresses: Addresses, root: Path, words: Words, links: Callable[[str], str | None]
) -> RecordInputs:
    """Gather what the page of a record needs; the work grows with its relations, not with the site.

    Args:
        node: the record.
        graph: the site.
        addresses: where pages stand.
        root: the site's folder.
        words: the words of the site's language.
        links: tells the whole address of a path on the site, if that of the site is known.
    """
    backlinks = graph.backlinks(node.id)
    replies = tuple(_replies(node, graph))
    cards = {id: make_card(graph.nodes[id], graph, addresses) for id in _referred(node, graph)}
    for reply in replies:
        cards |= {id: make_card(graph.nodes[id], graph, addresses) for id in _referred(reply, graph)}
    for link in backlinks:
        if link.relation.relation == "feedback":  # shown with the organisation whose team it is about
            cards |= {
                id: make_card(graph.nodes[id], graph, addresses) for id in _referred(link.node, graph, "feedback")
            }
    uses = list_uses(node.id, graph) if node.type == "methodology" else ()
    users = sorted({id for use in uses for id in (use.node.id, *use.organisations) if id in graph.nodes})
    cards |= {id: make_card(graph.nodes[id], graph, addresses) for id in users}
    network = graph.nodes.get(node.network_id or "")
    group = translations_of(graph, node.id)
    published = list_publications(node, graph)
    return RecordInputs(
        node=node,
        cards=cards,
        insights=_insights(node, graph),
        network=make_card(network, graph, addresses) if network else None,
        mentions=tuple(
            Mention(make_card(link.node, graph, addresses), link, _sentences(link, graph))
            for link in backlinks
            if link.relation.relation not in (NETWORK, TRANSLATION_OF)
            and not (link.node.type == "reply" and link.relation.relation == "to")
        ),
        own=_own_records(node, backlinks, graph, addresses),
        translations=tuple(make_card(each, graph, addresses) for each in group) if len(group) > 1 else (),
        replies=replies,
        results=_results(node, root),
        uses=uses,
        learned=insights_about(node, graph, addresses),
        report=_report(node, graph, addresses, words, links),
        published=tuple(make_card(each, graph, addresses) for each in published[:MOST_PUBLISHED]),
        publications=count_publications(published),
        editions=tuple(make_card(each, graph, addresses) for each in list_editions(node, graph)),
        years=tuple(list_years(node, graph)) if node.type == "network" else (),
    )


def _report(
    node: Node, graph: Graph, addresses: Addresses, words: Words, links: Callable[[str], str | None]
) -> ReportInputs | None:
    if not isinstance(node.record, Report):
        return None
    publishers = (graph.nodes[id] for id in node.record.organisations if id in graph.nodes)
    return ReportInputs(
        cite_report(node, graph, words, links(addresses.page(node.source))),
        pdf_of(node, graph.pdfs),
        cover_of(node, graph, addresses),
        tuple((make_card(each, graph, addresses), getattr(each.record, "url", None) or "") for each in publishers),
    )


def _insights(node: Node, graph: Graph) -> dict[str, str]:
    if not isinstance(node.record, Session):
        return {}
    found: dict[str, str] = {}
    for feedback in node.record.feedback:
        session = graph.nodes.get(feedback.insight.partition("#")[0])
        if session is not None and isinstance(session.record, Session):
            found |= {f"{session.id}#{insight.id}": insight.text for insight in session.record.insights}
    return found


def _sentences(link: Backlink, graph: Graph) -> tuple[str, ...]:
    node = link.node
    title_of = partial(graph.title_of, network=node.source.network)
    links = [(context.link, context) for context in link.relation.contexts if context.link is not None]
    return tuple(
        sentence_around(node.document_of(context).body, found, title_of) for found, context in links[:MOST_SENTENCES]
    )


def _results(node: Node, root: Path) -> tuple[Row, ...]:
    survey = node.record
    if not isinstance(survey, Survey) or survey.results is None:
        return ()
    path = file_path(node.source.folder, survey.results)
    return tuple(row for row in read_results(root, path, survey.responses) if isinstance(row, Row))


def _referred(node: Node, graph: Graph, name: str | None = None) -> list[str]:
    return [found.target for found in graph.relations_from(node.id) if name in (None, found.relation)]


def _replies(node: Node, graph: Graph) -> list[Node]:
    found: list[Node] = []
    waiting = [node.id]
    while waiting:
        for link in graph.backlinks(waiting.pop(), "to"):
            if link.node not in found:
                found.append(link.node)
                waiting.append(link.node.id)
    return sorted(found, key=lambda reply: (str(getattr(reply.record, "date", "")), reply.id))


def _own_records(
    node: Node, backlinks: tuple[Backlink, ...], graph: Graph, addresses: Addresses
) -> tuple[tuple[str, tuple[Card, ...]], ...]:
    by_type: dict[str, list[Card]] = {}
    for link in backlinks:
        if link.relation.relation == NETWORK and link.node.type != "reply":
            by_type.setdefault(link.node.type, []).append(make_card(link.node, graph, addresses))
    return tuple(
        (name, order_cards(by_type[name], newest_first=any(card.date for card in by_type[name])))
        for name in RECORD_TYPES
        if name in by_type
    )
