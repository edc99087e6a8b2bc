"""Floor 2: problems as values, each of a declared kind, with several renderings."""

from leernetwerk.findings.diagnostic import Diagnostic, Place, sort_diagnostics
from leernetwerk.findings.kind import KINDS, Example, Kind
from leernetwerk.findings.severity import Severity

__all__ = ["KINDS", "Diagnostic", "Example", "Kind", "Place", "Severity", "sort_diagnostics"]
