"""Problems as values, each of a declared kind, with several renderings."""

from leernetwerk.diagnostics.diagnostic import Diagnostic, Place, sort_diagnostics
from leernetwerk.diagnostics.kind import KINDS, Example, Kind
from leernetwerk.diagnostics.severity import Severity

__all__ = ["KINDS", "Diagnostic", "Example", "Kind", "Place", "Severity", "sort_diagnostics"]
