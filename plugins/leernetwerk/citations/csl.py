"""Citations as items of the Citation Style Language (CSL 1.0.2), which styles are applied to."""

from __future__ import annotations

import json
from typing import Any

from leernetwerk.citations.citation import Citation
from leernetwerk.citations.names import Name
from leernetwerk.records.dates import PartialDate

Item = dict[str, Any]


def write_csl(citation: Citation) -> str:
    """A citation as the text of a file: a list of one item."""
    return json.dumps([describe(citation)], ensure_ascii=False, indent=2) + "\n"


def describe(citation: Citation) -> Item:
    """A citation as a CSL item.

    Organisations that are its authors are no publisher beside: APA has them named once (7th edition, 9.29).
    """
    item = {
        "id": citation.key,
        "type": "report",
        "title": citation.title,
        "genre": citation.kind,
        "author": [_name(name) for name in citation.authors],
        "publisher": "" if citation.is_by_its_publishers else ", ".join(citation.publishers),
        "issued": {"date-parts": [date_parts(citation.date)]},
        "language": citation.language,
        "number-of-pages": str(citation.pages or ""),
        "DOI": citation.doi,
        "ISBN": citation.isbn,
        "URL": citation.url,
        "note": f"Depot: {citation.depot}" if citation.depot else "",
    }
    return {name: value for name, value in item.items() if value not in ("", [])}


def date_parts(date: PartialDate) -> list[int]:
    """The year, month and day of a date, as far as they are known."""
    return [int(part) for part in date.text.split("-")]


def _name(name: Name) -> dict[str, str]:
    if name.literal:
        return {"literal": name.literal}
    told = {"family": name.family, "given": name.given, "non-dropping-particle": name.particle}
    return {part: text for part, text in told.items() if text}
