"""What a network did in a year: its meetings and what they taught, its projects, reports and stories."""

from __future__ import annotations

from pathlib import Path

from markupsafe import Markup

from leernetwerk.graph import Graph, Node
from leernetwerk.indexes.card import Card, make_card
from leernetwerk.indexes.years import TOLD, list_years
from leernetwerk.pages.paper import full_address
from leernetwerk.pages.site_context import SiteContext
from leernetwerk.printing.document_templates import load_document_templates, read_style
from leernetwerk.printing.house_style import first_organisation, house_style_of
from leernetwerk.printing.paper_document import SCHEME, PaperDocument
from leernetwerk.records.network import Network
from leernetwerk.records.registry import RECORD_TYPES
from leernetwerk.records.session import Session


def build_overview(network: Node, year: int, graph: Graph, root: Path, site: SiteContext) -> PaperDocument:
    """The overview of a year of a network.

    Args:
        network: the network.
        year: the year.
        graph: the public graph.
        root: the site's folder.
        site: what all pages share.
    """
    record, words, addresses = network.record, site.words, site.addresses
    assert isinstance(record, Network)
    found = list_years(network, graph).get(year, ())
    groups: list[tuple[str, list[tuple[Card, tuple[str, ...], str]]]] = []
    for name in TOLD:
        of_type = [(make_card(node, graph, addresses), _insights(node)) for node in found if node.type == name]
        of_type.sort(key=lambda pair: (pair[0].date.text if pair[0].date else "", pair[0].title))
        if of_type:
            links = [full_address(card.address, site) if site.site_url else "" for card, _insights_of in of_type]
            entries = [(card, insights, link) for (card, insights), link in zip(of_type, links, strict=True)]
            groups.append((words(RECORD_TYPES[name].plural), entries))
    ids = tuple(id for id in (record.organiser, *record.lead, record.facilitator) if id)
    style = house_style_of(first_organisation(ids, graph))
    files = {style.logo: root / style.logo} if style.logo else {}
    html = (
        load_document_templates(words.language)
        .get_template("overview.html")
        .render(
            record=record,
            year=year,
            language=words.language,
            organisations=tuple(graph.nodes[id].title for id in ids if id in graph.nodes),
            partners=tuple(graph.nodes[id].title for id in record.partners if id in graph.nodes),
            groups=groups,
            steps=tuple(step for step in record.steps if step.date and step.date.year == year),
            style=style,
            logo=SCHEME + style.logo if style.logo else "",
            css=Markup(read_style("paper") + read_style("overview")),
            license=record.license or site.license,
            site_name=site.site_name,
            url=full_address(addresses.page(network.source), site) if site.site_url else "",
        )
    )
    return PaperDocument(addresses.overview(network.source, year), html, files)


def _insights(node: Node) -> tuple[str, ...]:
    return tuple(insight.text for insight in node.record.insights) if isinstance(node.record, Session) else ()
