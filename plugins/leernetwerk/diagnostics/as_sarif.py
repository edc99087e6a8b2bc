"""Diagnostics as SARIF 2.1.0 (OASIS), which code scanning and editors read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from leernetwerk.diagnostics.as_gitlab import Fingerprints
from leernetwerk.diagnostics.diagnostic import Diagnostic
from leernetwerk.diagnostics.explaining import show_examples
from leernetwerk.diagnostics.kind import Kind
from leernetwerk.diagnostics.severity import Severity
from leernetwerk.diagnostics.visible import show_hidden, write_json
from leernetwerk.words import Words

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def write_sarif(diagnostics: Sequence[Diagnostic], words: Words, version: str, folder: str = "") -> str:
    """One run, with a rule for every kind of problem that was found.

    Args:
        diagnostics: what was found.
        words: the language of the messages.
        version: that of this software.
        folder: the site's folder within the repository, ending in ``/``; empty where they are the same.
    """
    kinds = list({found.code: found.kind for found in sorted(diagnostics, key=lambda each: each.code)}.values())
    prints = Fingerprints()
    run = {
        "tool": {
            "driver": {
                "name": "leernetwerk",
                "version": version,
                "language": words.language,
                "rules": [_rule(kind, words) for kind in kinds],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(found, kinds.index(found.kind), prints, words, folder) for found in diagnostics],
    }
    report = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return write_json(report)


def _rule(kind: Kind, words: Words) -> dict[str, Any]:
    meaning = words(kind.meaning)
    return {
        "id": kind.code,
        "shortDescription": {"text": words(kind.message)},
        "fullDescription": {"text": meaning},
        "help": {"text": "\n\n".join((meaning, *show_examples(kind, words)))},
        "defaultConfiguration": {"level": _LEVELS[kind.severity]},
    }


def _result(found: Diagnostic, rule: int, prints: Fingerprints, words: Words, folder: str) -> dict[str, Any]:
    address = quote((folder + found.place.path).encode("utf-8", "surrogateescape"))
    region = {"startLine": found.place.line, "startColumn": found.place.column}
    return {
        "ruleId": found.code,
        "ruleIndex": rule,
        "level": _LEVELS[found.severity],
        "message": {"text": show_hidden(found.advice(words))},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": address}, "region": region}}],
        "partialFingerprints": {"problem/v1": prints.take(found, folder)},
    }
