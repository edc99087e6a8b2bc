"""Citations as RIS (Research Information Systems), type ``RPRT``."""

from __future__ import annotations

from leernetwerk.citations.citation import Citation
from leernetwerk.citations.csl import date_parts


def write_ris(citation: Citation) -> str:
    """A citation as the text of a file; its lines end as the format wants."""
    date = date_parts(citation.date)
    told = [
        ("TY", "RPRT"),
        ("ID", citation.key),
        ("TI", citation.title),
        # Whoever reads the format takes a comma for that between a family name and a given name.
        *(("AU", name.literal.replace(",", "") if name.literal else name.inverted) for name in citation.authors),
        ("PB", "" if citation.is_by_its_publishers else ", ".join(citation.publishers)),
        ("M3", citation.kind),
        ("PY", str(date[0])),
        ("DA", "/".join(f"{part:02}" for part in date) + ("" if len(date) == 3 else "/" * (4 - len(date)))),
        ("LA", citation.language),
        ("SP", str(citation.pages or "")),
        ("DO", citation.doi),
        ("SN", citation.isbn),
        ("UR", citation.url),
        ("N1", f"Depot: {citation.depot}" if citation.depot else ""),
    ]
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in told if value]
    return "\r\n".join([*lines, "ER  - ", ""])
