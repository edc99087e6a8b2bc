"""The page that shows the search's results; the browser fills it in."""

from __future__ import annotations

from markupsafe import Markup

from leernetwerk.indexes import SECTION_INDEXES
from leernetwerk.pages.assets import script_file
from leernetwerk.pages.page import Page
from leernetwerk.pages.relative import relative_address
from leernetwerk.pages.site_context import SiteContext
from leernetwerk.pages.templates import load_templates
from leernetwerk.words import N_

SCRIPT = "search-page.js"
_LOADED_BY_IT = ("search-excerpt.js", "search-index.js", "search-query.js", "search-spelling.js", "search-words.js")


def render_search_page(site: SiteContext) -> Page:
    """The result page: the same for every query."""
    address = site.addresses.section("search")
    html = (
        load_templates(site.words.language)
        .get_template("search.html")
        .render(site=site, page=address, indexes=SECTION_INDEXES)
    )
    head = Markup("").join(
        Markup('<link rel="modulepreload" href="{}">').format(relative_address(f"/{script_file(name)}", address))
        for name in _LOADED_BY_IT
    )
    return Page(address, site.words(N_("Search")), html, head=str(head), scripts=(SCRIPT,))
