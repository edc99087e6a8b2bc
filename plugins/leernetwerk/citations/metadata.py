"""What library and scholar search engines read in the head of a report's page.

``citation_`` are the names that Highwire Press gave them, which Google Scholar asks for; ``DC.`` those of Dublin Core
(DCMI Metadata Terms, in the form of RFC 2731).
"""

from __future__ import annotations

from collections.abc import Sequence

from leernetwerk.citations.citation import Citation

Meta = tuple[tuple[str, str], ...]


def describe_citation(citation: Citation, *, pdf: str = "", license: str = "", keywords: Sequence[str] = ()) -> Meta:
    """Names and contents of ``meta`` elements, in order.

    Args:
        citation: the report.
        pdf: the whole address of its file, or "".
        license: the id or address of its licence, or "".
        keywords: what it is about, in words.
    """
    authors = [name.inverted for name in citation.authors]
    told = [
        ("citation_title", citation.title),
        *(("citation_author", author) for author in authors),
        ("citation_publication_date", citation.date.text.replace("-", "/")),
        *(("citation_technical_report_institution", publisher) for publisher in citation.publishers),
        ("citation_language", citation.language),
        ("citation_doi", citation.doi),
        ("citation_isbn", citation.isbn),
        ("citation_technical_report_number", citation.depot),
        ("citation_pdf_url", pdf),
        ("citation_public_url", citation.url),
        *(("citation_keywords", word) for word in keywords),
        ("DC.title", citation.title),
        *(("DC.creator", author) for author in authors),
        *(("DC.publisher", publisher) for publisher in citation.publishers),
        ("DC.date", citation.date.text),
        ("DC.type", "Text"),
        ("DC.format", "application/pdf" if pdf else ""),
        ("DC.language", citation.language),
        ("DC.identifier", f"https://doi.org/{citation.doi}" if citation.doi else ""),
        ("DC.identifier", f"urn:isbn:{citation.isbn}" if citation.isbn else ""),
        ("DC.identifier", citation.url),
        ("DC.rights", license),
        *(("DC.subject", word) for word in keywords),
    ]
    return tuple((name, content) for name, content in told if content)
