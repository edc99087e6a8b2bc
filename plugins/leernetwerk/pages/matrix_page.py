"""The matrix: which organisations and methodologies come up together, and what came of it."""

from __future__ import annotations

from leernetwerk.pages.chrome import Chrome
from leernetwerk.pages.headings import PageHeadings
from leernetwerk.pages.page import Page
from leernetwerk.pages.templates import load_templates
from leernetwerk.pictures.matrix import Matrix
from leernetwerk.records.shared_parts import VERDICT
from leernetwerk.words import N_

TITLE = N_("Organisations and methodologies")
INTRO = N_("Which organisations and methodologies come up together, and what came of it.")


def render_matrix(matrix: Matrix, chrome: Chrome) -> Page:
    """The page of the matrix."""
    address = chrome.addresses.matrix()
    headings = PageHeadings()
    html = (
        load_templates(chrome.words.language)
        .get_template("matrix.html")
        .render(
            headings=headings,
            chrome=chrome,
            page=address,
            title=chrome.words(TITLE),
            intro=INTRO,
            matrix=matrix,
            verdicts={name: VERDICT.label(name, chrome.words) for name in VERDICT.labels},
        )
    )
    return Page(address, chrome.words(TITLE), html, chrome.words(INTRO), headings.list())
