"""The forms in which readers take a citation along."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from leernetwerk.citations.bibtex import write_bibtex
from leernetwerk.citations.citation import Citation
from leernetwerk.citations.csl import write_csl
from leernetwerk.citations.ris import write_ris


@dataclass(frozen=True, slots=True)
class Form:
    """A form: its name, the name of its file beside the report's page, its media type, and who writes it."""

    name: str
    file: str
    media_type: str
    write: Callable[[Citation], str]


FORMS = (
    Form("BibTeX", "citation.bib", "application/x-bibtex", write_bibtex),
    Form("RIS", "citation.ris", "application/x-research-info-systems", write_ris),
    Form("CSL JSON", "citation.json", "application/vnd.citationstyles.csl+json", write_csl),
)
