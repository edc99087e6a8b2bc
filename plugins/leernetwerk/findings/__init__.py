"""Floor 2: problems as values, each of a declared kind, with several renderings."""

from leernetwerk.findings.diagnostic import Diagnostic, Place, Severity, sort_diagnostics
from leernetwerk.findings.kind import KINDS, Example, Kind

__all__ = ["KINDS", "Diagnostic", "Example", "Kind", "Place", "Severity", "sort_diagnostics"]
