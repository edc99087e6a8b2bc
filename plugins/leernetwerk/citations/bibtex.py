"""Citations as BibTeX: an entry of type ``techreport``, in UTF-8."""

from __future__ import annotations

import re

from leernetwerk.citations.citation import Citation
from leernetwerk.citations.csl import date_parts

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_COMMANDS = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_{}"},
}
_SPECIAL = re.compile(r"[\\~^&%$#_{}]")


def write_bibtex(citation: Citation) -> str:
    """A citation as the text of a file."""
    year, *rest = date_parts(citation.date)
    fields = {
        # In double braces, a title keeps its capitals and a group is not taken for a person.
        "title": f"{{{_escape(citation.title)}}}",
        "author": " and ".join(
            f"{{{_escape(name.literal)}}}" if name.literal else _escape(_person(name.particle, name.family, name.given))
            for name in citation.authors
        ),
        "institution": f"{{{_escape(', '.join(citation.publishers))}}}" if citation.publishers else "",
        "type": _escape(citation.kind),
        "year": str(year),
        "month": _MONTHS[rest[0] - 1] if rest else "",
        "day": str(rest[1]) if len(rest) > 1 else "",
        "langid": citation.language,
        "pagetotal": str(citation.pages or ""),
        "doi": citation.doi,
        "isbn": citation.isbn,
        "url": _address(citation.url),
        "note": _escape(f"Depot: {citation.depot}") if citation.depot else "",
    }
    lines = [f"  {name} = {value if name == 'month' else f'{{{value}}}'}," for name, value in fields.items() if value]
    return "\n".join([f"@techreport{{{citation.key},", *lines, "}"]) + "\n"


def _person(particle: str, family: str, given: str) -> str:
    return f"{particle} {family}, {given}".strip().removesuffix(", ")


def _escape(text: str) -> str:
    return _SPECIAL.sub(lambda found: _COMMANDS[found[0]], text)


def _address(url: str) -> str:
    """Addresses stand as they are, but for braces, which would end the field."""
    return url.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")
