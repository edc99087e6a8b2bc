"""Rules on what an ordinary page asks of the theme."""

from __future__ import annotations

from collections.abc import Iterator

from leernetwerk.content import SiteSettings
from leernetwerk.diagnostics import Diagnostic, Place
from leernetwerk.diagnostics.hints import near_name
from leernetwerk.graph.model import OrdinaryPage
from leernetwerk.records import field_problems


def check_icon(page: OrdinaryPage, settings: SiteSettings) -> Iterator[Diagnostic]:
    """The icon of a page is one that the theme or the site has; without it the page could not be made."""
    icon, folders = page.fields.icon, settings.icons
    if icon is None or not folders or any((folder / f"{icon}.svg").is_file() for folder in folders):
        return
    place = Place(page.path, *page.document.places()[("icon",)][1])
    known = (
        file.relative_to(folder).with_suffix("").as_posix() for folder in folders for file in folder.rglob("*.svg")
    )
    yield Diagnostic.of(field_problems.UNKNOWN_ICON, place, near_name(icon, sorted(known)), value=icon)
