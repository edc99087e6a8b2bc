"""Rules across fields and records, each a function from the graph to diagnostics."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from functools import partial

from leernetwerk.content import Discovery, SiteSettings
from leernetwerk.content.time_limit import look_through
from leernetwerk.diagnostics import Diagnostic
from leernetwerk.graph.addresses import Addresses
from leernetwerk.graph.model import Graph, Node, OrdinaryPage
from leernetwerk.graph.rules import (
    bodies,
    colours,
    comments,
    insights,
    networks,
    pages,
    reports,
    reviews,
    safety,
    surveys,
    texts,
    trees,
)
from leernetwerk.graph.rules.upkeep import check_upkeep

__all__ = ["RECORD_RULES", "RecordRule", "check_rules", "check_upkeep"]

RecordRule = Callable[[Node, Graph], Iterator[Diagnostic]]

RECORD_RULES: tuple[RecordRule, ...] = (
    networks.check_period,
    networks.check_participants,
    insights.check_insight_ids,
    surveys.check_question_ids,
    surveys.check_responses,
    insights.check_feedback,
    trees.check_translation,
    texts.check_near_references,
    comments.check_comments,
    colours.check_colour,
    reports.check_pdfs,
    reports.check_report,
)
"""Rules that look at one record and at what it refers to."""


def check_rules(
    every: Graph,
    discovery: Discovery,
    settings: SiteSettings,
    addresses_of: Addresses,
    read_links: bodies.ReadLinks,
) -> Iterator[Diagnostic]:
    """Apply every rule.

    Args:
        every: the graph with drafts: what is wrong in a draft is told too.
        discovery: the files of the site.
        settings: the site's settings.
        addresses_of: the addresses of pages.
        read_links: finds the links to files of a text.
    """
    declared = texts.declared_emails(every)
    for node in every.nodes.values():
        yield from look_through(
            node.source.path, partial(_check_record, node, every, declared, discovery, settings, read_links)
        )
    generated = {f"{settings.relative(settings.docs)}{address}index.md" for address in addresses_of.generated()}
    for page in every.pages:
        yield from look_through(page.path, partial(_check_page, page, discovery, generated, settings, read_links))
    yield from surveys.check_loose_tables(every, discovery.assets, settings.relative(settings.networks))
    yield from trees.check_cycles(every)


def _check_record(
    node: Node,
    every: Graph,
    declared: frozenset[str],
    discovery: Discovery,
    settings: SiteSettings,
    read_links: bodies.ReadLinks,
) -> Iterator[Diagnostic]:
    for rule in RECORD_RULES:
        yield from rule(node, every)
    yield from texts.check_emails(node, declared)
    for document in node.documents:
        yield from bodies.check_files(document, discovery, read_links)
        yield from bodies.check_descriptions(document)
        yield from safety.check_safety(document)
    yield from texts.check_finished(node)
    yield from reviews.check_review(node, settings.today)
    yield from surveys.check_results(node, settings.root)


def _check_page(
    page: OrdinaryPage,
    discovery: Discovery,
    generated: Set[str],
    settings: SiteSettings,
    read_links: bodies.ReadLinks,
) -> Iterator[Diagnostic]:
    yield from bodies.check_page(page, discovery, generated, read_links)
    yield from pages.check_icon(page, settings)
    yield from safety.check_safety(page.document)
