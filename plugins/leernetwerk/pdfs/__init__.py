"""What a PDF holds, read by a process of its own that cannot take a build down."""

from leernetwerk.pdfs.facts import Bookmark, PdfFacts, Unread

__all__ = ["Bookmark", "PdfFacts", "Unread"]
