"""The page that explains every kind of problem that the checks find, derived from where each is declared."""

from __future__ import annotations

from collections.abc import Iterable

from leernetwerk.diagnostics import Kind
from leernetwerk.diagnostics.as_text import SEVERITY_NAMES
from leernetwerk.pages.page import Page
from leernetwerk.pages.site_context import SiteContext
from leernetwerk.pages.templates import load_templates
from leernetwerk.words import N_


def render_problem_reference(kinds: Iterable[Kind], site: SiteContext) -> Page:
    """The page with the code, meaning, and wrong and right example of every kind; each is found by its code.

    Some eighty kinds take 100 KB, so they share a page: a browser finds a word of a message in all of them.
    """
    words, address = site.words, site.addresses.problems()
    title = words(N_("What the checks tell you"))
    intro = words(
        N_("Every message of the checks: what it means and how to mend it, with a wrong and a right example.")
    )
    html = (
        load_templates(words.language)
        .get_template("problems.html")
        .render(
            kinds=sorted(kinds, key=lambda kind: kind.code),
            severity_names=SEVERITY_NAMES,
            title=title,
            intro=intro,
            site=site,
            page=address,
        )
    )
    # Without headings: eighty codes in the margin help nobody; they stand in a list of their own above.
    return Page(address, title, html, intro)
