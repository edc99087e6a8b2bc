"""Diagnostics as JSON for other software."""

from __future__ import annotations

from collections.abc import Iterable

from leernetwerk.diagnostics.diagnostic import Diagnostic
from leernetwerk.diagnostics.visible import write_json
from leernetwerk.words import Words


def write_problems(diagnostics: Iterable[Diagnostic], words: Words) -> str:
    """An array of objects with code, severity, path, line, column, message and hint (``null`` without one)."""
    rows = [
        {
            "code": found.code,
            "severity": found.severity.value,
            "path": found.place.path,
            "line": found.place.line,
            "column": found.place.column,
            "message": found.message(words),
            "hint": found.hint_text(words),
        }
        for found in diagnostics
    ]
    return write_json(rows)
