"""What is listed where, across networks and organisations."""

from leernetwerk.indexes.card import Card, make_card
from leernetwerk.indexes.insights import InsightEntry, list_insights
from leernetwerk.indexes.sections import SECTION_INDEXES, SectionIndex, list_section

__all__ = [
    "SECTION_INDEXES",
    "Card",
    "InsightEntry",
    "SectionIndex",
    "list_insights",
    "list_section",
    "make_card",
]
