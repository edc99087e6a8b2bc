"""Where each page stands on the site, in the words of the site's language."""

from __future__ import annotations

from urllib.parse import unquote

from leernetwerk.content import Scope, SourceFile
from leernetwerk.records.registry import RECORD_TYPES
from leernetwerk.words import NC_, Words

SECTIONS = {
    "networks": NC_("address", "networks"),
    "methodologies": NC_("address", "methodologies"),
    "organisations": NC_("address", "organisations"),
    "themes": NC_("address", "themes"),
    "projects": NC_("address", "projects"),
    "sessions": NC_("address", "sessions"),
    "reports": NC_("address", "reports"),
    "questions": NC_("address", "questions"),
    "insights": NC_("address", "insights"),
    "stories": NC_("address", "stories"),
    "experiences": NC_("address", "experiences"),
    "surveys": NC_("address", "surveys"),
    "agenda": NC_("address", "agenda"),
    "search": NC_("address", "search"),
    "contribute": NC_("address", "contribute"),
    "fields": NC_("address", "fields"),
}
"""The first step of an address by what stands there; the words themselves are in the catalogues."""

REPLY = NC_("address", "reply")
INSIGHT = NC_("address", "insight")


def output_file(address: str) -> str:
    """The path in the built site of the file at an address, as web servers look it up."""
    path = unquote(address).lstrip("/")
    if path.endswith("/") or not path:
        return path + "index.html"
    return path if "." in path.rpartition("/")[2] else path + "/index.html"


class Addresses:
    """Tells the path of every page from the site's root: ``/methodieken/krachtenwijzer/``."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def section(self, name: str) -> str:
        """The address of a section's index, by its English name (``methodologies``)."""
        return f"/{self._words.in_context('address', SECTIONS[name])}/"

    def fields(self) -> str:
        """The address of the reference of fields."""
        return self.section("contribute") + self.section("fields").lstrip("/")

    def generated(self) -> tuple[str, ...]:
        """The addresses of the pages that are there without a file."""
        return (*(self.section(name) for name in SECTIONS), self.fields())

    def section_of(self, record_type: str) -> str:
        """The address of the index of a type."""
        return self.section(RECORD_TYPES[record_type].layout.folder or "networks")

    def page(self, source: SourceFile) -> str:
        """The address of a record's own page; replies have none."""
        layout = RECORD_TYPES[source.type].layout
        if layout.scope is Scope.WITHIN:
            return f"{self.section('networks')}{source.network}{self.section(layout.folder)}{source.slug}/"
        return f"{self.section_of(source.type)}{source.slug}/"

    def reply_anchor(self, slug: str) -> str:
        """The id of a reply's element on the page that it replies to."""
        return f"{self._words.in_context('address', REPLY)}-{slug}"

    def insight_anchor(self, id: str) -> str:
        """The id of an insight's element on its session's page."""
        return f"{self._words.in_context('address', INSIGHT)}-{id}"
