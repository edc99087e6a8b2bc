"""The document that holds the editor."""

from __future__ import annotations

from collections.abc import Sequence

from leernetwerk.forms.backend import list_origins
from leernetwerk.pages.assets import EDITOR_FOLDER
from leernetwerk.pages.chrome import Chrome
from leernetwerk.pages.policy import editor_policy
from leernetwerk.pages.templates import load_templates
from leernetwerk.words import N_

PLAN_FILE = "plan.json"
"""The name of the file beside the editor that tells its forms."""


def render_editor(networks: Sequence[tuple[str, str]], chrome: Chrome) -> str:
    """A whole HTML document: the choice of a network, and room for the editor.

    Args:
        networks: slug and title of each network.
        chrome: what all pages share; its reception tells where contributions go.
    """
    words, address = chrome.words, chrome.addresses.editor()
    template = load_templates(words.language).get_template("editor.html")
    return template.render(
        language=words.language,
        title=words(N_("Write a contribution")),
        site_name=chrome.site_name,
        page=address,
        assets=f"/{EDITOR_FOLDER}",
        plan=address + PLAN_FILE,
        contribute=chrome.addresses.section("contribute"),
        networks=networks,
        backend=bool(chrome.reception.repository),
        policy=editor_policy(list_origins(chrome.reception)),
    )
