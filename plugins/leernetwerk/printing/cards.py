"""The card of a methodology: what one needs at hand, on one or two sheets."""

from __future__ import annotations

from pathlib import Path

from markupsafe import Markup

from leernetwerk.graph import Graph
from leernetwerk.pages.chrome import Chrome
from leernetwerk.pages.inputs import RecordInputs
from leernetwerk.pages.paper import draw_code, full_address, short_address
from leernetwerk.pages.sheet import Sheet
from leernetwerk.pages.values import ValueRenderer
from leernetwerk.printing.fitting import Fitting
from leernetwerk.printing.house_style import first_organisation, house_style_of
from leernetwerk.printing.printable import Printable
from leernetwerk.printing.setting import load_documents, read_style
from leernetwerk.records.methodology import Methodology

_FACTS = ("target_groups", "phases", "settings", "involves", "duration", "group_size", "materials", "developed_by")
_LISTS = ("when", "when_not", "conditions", "working_elements", "evidence", "not_to_confuse_with")


def set_card(inputs: RecordInputs, graph: Graph, root: Path, chrome: Chrome) -> Printable:
    """The card of a methodology.

    Args:
        inputs: what its page is made of.
        graph: the public graph.
        root: the site's folder.
        chrome: what all pages share.
    """
    node = inputs.node
    record = node.record
    assert isinstance(record, Methodology)
    page = chrome.addresses.page(node.source)
    sheet = Sheet(record, ValueRenderer(chrome, inputs.cards, inputs.insights, page, node.source.folder))
    fitting = Fitting(root, lambda address: full_address(address, chrome) if chrome.site_url else None, {})
    html = (
        load_documents(chrome.words.language)
        .get_template("card.html")
        .render(
            record=record,
            language=chrome.words.language,
            text_lang=Markup(' lang="{}"').format(record.language) if record.language else "",
            organisations=tuple(graph.nodes[id].title for id in record.developed_by if id in graph.nodes),
            style=house_style_of(first_organisation(record.developed_by, graph)),
            css=Markup(read_style("paper") + read_style("card")),
            facts=[(fact.label, Markup(fitting.fit(fact.html, page))) for fact in sheet.facts(*_FACTS)],
            lists=[(fact.label, Markup(fitting.fit(fact.html, page))) for fact in sheet.facts(*_LISTS)],
            code=_with_title(draw_code(page, chrome), short_address(page, chrome)),
            short=short_address(page, chrome),
            license=record.license or chrome.license,
        )
    )
    return Printable(chrome.addresses.card(node.source), html, fitting.files)


def _with_title(drawing: Markup, title: str) -> Markup:
    """An SVG drawing with the words for who does not see it."""
    return drawing.replace(Markup(">"), Markup("><title>{}</title>").format(title), 1)
