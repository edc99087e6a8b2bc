"""Diagnostics as annotations of GitHub Actions (workflow commands)."""

from __future__ import annotations

from collections.abc import Iterable

from leernetwerk.diagnostics.diagnostic import Diagnostic
from leernetwerk.diagnostics.flood import More, first_of_each
from leernetwerk.diagnostics.severity import Severity
from leernetwerk.diagnostics.terminal import command_line
from leernetwerk.diagnostics.visible import show_hidden
from leernetwerk.words import Words

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def write_github(diagnostics: Iterable[Diagnostic], words: Words, folder: str = "") -> str:
    """One command a line, as GitHub's documentation of workflow commands has them.

    Args:
        diagnostics: what was found.
        words: the language of the messages.
        folder: the site's folder within the repository, ending in ``/``; empty where they are the same.
    """
    return "".join(_annotate(found, words, folder) for found in first_of_each(diagnostics))


def _annotate(each: Diagnostic | More, words: Words, folder: str) -> str:
    found, text = (each.first, each.message(words)) if isinstance(each, More) else (each, each.advice(words))
    place = found.place
    properties = {"file": folder + place.path, "line": place.line, "col": place.column, "title": found.code}
    written = ",".join(f"{name}={_escape_property(str(value))}" for name, value in properties.items())
    return command_line(f"{_LEVELS[found.severity]} {written}::{_escape(text)}\n")


def _escape(text: str) -> str:
    """A text that neither ends the line nor begins a command of its own."""
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return show_hidden(escaped)


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
