"""Problems that the generator below us tells, or that stop it."""

from __future__ import annotations

from leernetwerk.diagnostics import Severity
from leernetwerk.diagnostics.kind import declare
from leernetwerk.words import N_

GENERATOR_WARNING = declare(
    "generator-warning",
    N_("MkDocs warns: {warning}"),
    N_(
        "MkDocs, or a plugin or theme that mkdocs.yml names, says this while it makes the site. The site is made, "
        "unless --strict was asked for. Ask who keeps mkdocs.yml if it is not about a text of yours."
    ),
    wrong={},
    right={},
    severity=Severity.WARNING,
)
GENERATOR_STOPS = declare(
    "generator-stops",
    N_("MkDocs cannot make the site: {reason}"),
    N_(
        "MkDocs, or a plugin or theme that mkdocs.yml names, gives up with this sentence. Ask who keeps mkdocs.yml "
        "if it is not about a text of yours."
    ),
    wrong={},
    right={},
)
NO_PAGE_IN_MENU = declare(
    "no-page-in-menu",
    N_("The menu leads to '{path}', and there is no such page."),
    N_("The menu is under 'nav' in mkdocs.yml: write the page's new name there, or take the line away."),
    wrong={},
    right={},
    severity=Severity.WARNING,
)
