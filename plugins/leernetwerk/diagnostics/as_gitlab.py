"""Diagnostics as a report of GitLab's Code Quality."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable

from leernetwerk.diagnostics.diagnostic import Diagnostic
from leernetwerk.diagnostics.flood import More, first_of_each
from leernetwerk.diagnostics.severity import Severity
from leernetwerk.diagnostics.visible import show_hidden, write_json
from leernetwerk.words import Words

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def write_gitlab(diagnostics: Iterable[Diagnostic], words: Words, folder: str = "") -> str:
    """An array of issues, as GitLab's documentation of Code Quality describes its report.

    Args:
        diagnostics: what was found.
        words: the language of the messages.
        folder: the site's folder within the repository, ending in ``/``; empty where they are the same.
    """
    prints = Fingerprints()
    rows = []
    for each in first_of_each(diagnostics):
        found, text = (each.first, each.message(words)) if isinstance(each, More) else (each, each.advice(words))
        row = {
            "description": show_hidden(text),
            "check_name": found.code,
            "fingerprint": prints.take(found, folder),
            "severity": _SEVERITIES[found.severity],
            "location": {"path": folder + found.place.path, "lines": {"begin": found.place.line}},
        }
        rows.append(row)
    return write_json(rows)


class Fingerprints:
    """Names for problems that stay the same while a file grows above them, in whatever language they are told."""

    def __init__(self) -> None:
        self._taken: Counter[tuple[str, ...]] = Counter()

    def take(self, found: Diagnostic, folder: str = "") -> str:
        """The name of a problem; the second of two alike in one file has a name of its own."""
        facts = (folder + found.place.path, found.code, *(f"{name}={value}" for name, value in found.values))
        self._taken[facts] += 1
        text = "\0".join((*facts, str(self._taken[facts])))
        return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()
