"""Content files: where they are, what they hold, and where in them a value stands."""

from leernetwerk.content import generator_problems as generator_problems
from leernetwerk.content.discovery import Discovery, discover
from leernetwerk.content.document import Document, read_document
from leernetwerk.content.layout import Layout, Scope, SourceFile
from leernetwerk.content.settings import SiteSettings

__all__ = [
    "Discovery",
    "Document",
    "Layout",
    "Scope",
    "SiteSettings",
    "SourceFile",
    "discover",
    "read_document",
]
