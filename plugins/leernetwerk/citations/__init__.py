"""How a report is cited: in words, for reference managers, for library and scholar search engines."""

from leernetwerk.citations.citation import Citation
from leernetwerk.citations.citing import cite_report

__all__ = ["Citation", "cite_report"]
