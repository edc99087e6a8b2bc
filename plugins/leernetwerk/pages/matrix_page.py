"""The matrix: which organisations and methodologies come up together, and what came of it."""

from __future__ import annotations

from leernetwerk.pages.headings import PageHeadings
from leernetwerk.pages.page import Page
from leernetwerk.pages.site_context import SiteContext
from leernetwerk.pages.templates import load_templates
from leernetwerk.pictures.matrix import Matrix
from leernetwerk.records.shared_parts import VERDICT
from leernetwerk.words import N_

TITLE = N_("Organisations and methodologies")
INTRO = N_("Which organisations and methodologies come up together, and what came of it.")


def render_matrix(matrix: Matrix, site: SiteContext) -> Page:
    """The page of the matrix."""
    address = site.addresses.matrix()
    headings = PageHeadings()
    html = (
        load_templates(site.words.language)
        .get_template("matrix.html")
        .render(
            headings=headings,
            site=site,
            page=address,
            title=site.words(TITLE),
            intro=INTRO,
            matrix=matrix,
            verdicts={name: VERDICT.label(name, site.words) for name in VERDICT.labels},
        )
    )
    return Page(address, site.words(TITLE), html, site.words(INTRO), headings.list())
