"""The page at an old address."""

from __future__ import annotations

from leernetwerk.graph.addresses import output_file
from leernetwerk.pages.chrome import Chrome
from leernetwerk.pages.policy import public_policy
from leernetwerk.pages.relative import relative_address
from leernetwerk.pages.templates import load_templates


def render_redirect(alias: str, address: str, title: str, chrome: Chrome) -> str:
    """A whole HTML document that leads from an old address to a page, also without a script."""
    page = f"/{output_file(alias)}"  # web servers lead on from /oud/pad to /oud/pad/
    template = load_templates(chrome.words.language).get_template("redirect.html")
    return template.render(
        href=relative_address(address, page), title=title, language=chrome.words.language, policy=public_policy()
    )
