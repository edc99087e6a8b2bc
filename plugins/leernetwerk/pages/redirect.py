"""The page at an old address."""

from __future__ import annotations

from leernetwerk.pages.policy import public_policy
from leernetwerk.pages.relative import relative_address
from leernetwerk.pages.site_context import SiteContext
from leernetwerk.pages.templates import load_templates


def render_redirect(path: str, address: str, title: str, site: SiteContext) -> str:
    """A whole HTML document that leads from an old address to a page, also without a script.

    Args:
        path: where the document lies in the built site; web servers lead on from ``/oud/pad`` to ``/oud/pad/``.
        address: the page that it leads to.
        title: the title of that page.
        site: what all pages share.
    """
    template = load_templates(site.words.language).get_template("redirect.html")
    return template.render(
        href=relative_address(address, f"/{path}"),
        title=title,
        language=site.words.language,
        policy=public_policy(),
    )
