"""How the documents of an organisation look: its name, logo and colour."""

from __future__ import annotations

from dataclasses import dataclass

from leernetwerk.graph import Graph, Node
from leernetwerk.records.colours import READABLE, contrast_with_white
from leernetwerk.records.context import file_path
from leernetwerk.records.organisation import Organisation

OWN_COLOUR = "#14545f"
"""The site's own, for organisations that name none."""

_INK = "#22292b"


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """The style of a document.

    Attributes:
        name: whose document it is.
        colour: for bands and lines.
        text_colour: the same for headings, or ink where that colour could not be read.
        logo: path of the logo in the site's folder, or "".
    """

    name: str = ""
    colour: str = OWN_COLOUR
    text_colour: str = OWN_COLOUR
    logo: str = ""


def house_style_of(organisation: Node | None) -> HouseStyle:
    """The house style of an organisation."""
    if organisation is None or not isinstance(organisation.record, Organisation):
        return HouseStyle()
    record = organisation.record
    colour = f"#{record.colour.removeprefix('#').lower()}" if record.colour else OWN_COLOUR
    text = colour if contrast_with_white(colour) >= READABLE else _INK
    logo = file_path(organisation.source.folder, record.logo) if record.logo else ""
    return HouseStyle(record.title, colour, text, logo)


def first_organisation(ids: tuple[str, ...], graph: Graph) -> Node | None:
    """The first of some organisations that the site knows."""
    return next((graph.nodes[id] for id in ids if id in graph.nodes), None)
