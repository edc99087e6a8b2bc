"""The document that holds the editor."""

from __future__ import annotations

from collections.abc import Sequence

from leernetwerk.forms.backend import list_origins
from leernetwerk.pages.assets import EDITOR_FOLDER
from leernetwerk.pages.policy import editor_policy
from leernetwerk.pages.site_context import SiteContext
from leernetwerk.pages.templates import load_templates
from leernetwerk.words import N_

PLAN_FILE = "plan.json"
"""The name of the file beside the editor that tells its forms."""


def render_editor(networks: Sequence[tuple[str, str]], site: SiteContext) -> str:
    """A whole HTML document: the choice of a network, and room for the editor.

    Args:
        networks: slug and title of each network.
        site: what all pages share; its reception tells where contributions go.
    """
    words, address = site.words, site.addresses.editor()
    template = load_templates(words.language).get_template("editor.html")
    return template.render(
        language=words.language,
        title=words(N_("Write a contribution")),
        site_name=site.site_name,
        page=address,
        assets=f"/{EDITOR_FOLDER}",
        plan=address + PLAN_FILE,
        contribute=site.addresses.section("contribute"),
        networks=networks,
        backend=bool(site.contribution_target.repository),
        policy=editor_policy(list_origins(site.contribution_target)),
    )
