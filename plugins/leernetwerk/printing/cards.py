"""The card of a methodology: what one needs at hand, on one or two sheets."""

from __future__ import annotations

from pathlib import Path

from markupsafe import Markup

from leernetwerk.graph import Graph
from leernetwerk.pages.inputs import RecordInputs
from leernetwerk.pages.paper import draw_code, full_address, short_address
from leernetwerk.pages.record_fields import RecordFields
from leernetwerk.pages.site_context import SiteContext
from leernetwerk.pages.values import ValueRenderer
from leernetwerk.printing.document_templates import load_document_templates, read_style
from leernetwerk.printing.house_style import first_organisation, house_style_of
from leernetwerk.printing.paper_document import PaperDocument
from leernetwerk.printing.paper_html import PaperHtml
from leernetwerk.records.methodology import Methodology

_FACTS = ("target_groups", "phases", "settings", "involves", "duration", "group_size", "materials", "developed_by")
_LISTS = ("when", "when_not", "conditions", "working_elements", "evidence", "not_to_confuse_with")


def build_card(inputs: RecordInputs, graph: Graph, root: Path, site: SiteContext) -> PaperDocument:
    """The card of a methodology.

    Args:
        inputs: what its page is made of.
        graph: the public graph.
        root: the site's folder.
        site: what all pages share.
    """
    node = inputs.node
    record = node.record
    assert isinstance(record, Methodology)
    page = site.addresses.page(node.source)
    fields = RecordFields(record, ValueRenderer(site, inputs.cards, inputs.insights, page, node.source.folder))
    paper = PaperHtml(root, lambda address: full_address(address, site) if site.site_url else None, {})
    html = (
        load_document_templates(site.words.language)
        .get_template("card.html")
        .render(
            record=record,
            language=site.words.language,
            text_lang=Markup(' lang="{}"').format(record.language) if record.language else "",
            organisations=tuple(graph.nodes[id].title for id in record.developed_by if id in graph.nodes),
            style=house_style_of(first_organisation(record.developed_by, graph)),
            css=Markup(read_style("paper") + read_style("card")),
            facts=[(fact.label, Markup(paper.adapt(fact.html, page))) for fact in fields.facts(*_FACTS)],
            lists=[(fact.label, Markup(paper.adapt(fact.html, page))) for fact in fields.facts(*_LISTS)],
            code=_with_title(draw_code(page, site), short_address(page, site)),
            short=short_address(page, site),
            license=record.license or site.license,
        )
    )
    return PaperDocument(site.addresses.card(node.source), html, paper.files)


def _with_title(drawing: Markup, title: str) -> Markup:
    """An SVG drawing with the words for who does not see it."""
    return drawing.replace(Markup(">"), Markup("><title>{}</title>").format(title), 1)
