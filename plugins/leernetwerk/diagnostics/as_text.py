"""Diagnostics as text for people, with the line of the file that each is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from leernetwerk.diagnostics.diagnostic import Diagnostic
from leernetwerk.diagnostics.flood import More, first_of_each
from leernetwerk.diagnostics.severity import Severity
from leernetwerk.diagnostics.terminal import paint
from leernetwerk.diagnostics.visible import show_hidden, show_in_line
from leernetwerk.words import N_, Words

_LONGEST_LINE = 160

ReadLines = Callable[[str], list[str]]
"""Gives the lines of a file by its path in the site's folder: only of one that was read as content, else none."""

SEVERITY_NAMES = {Severity.ERROR: N_("error"), Severity.WARNING: N_("warning"), Severity.INFO: N_("note")}
"""What people call each severity, as message ids."""


def write_text(diagnostics: Iterable[Diagnostic], words: Words, read_lines: ReadLines) -> str:
    """Every diagnostic with its place, its line of the file, and its hint; of very many alike the first only."""
    lines: dict[str, list[str]] = {}
    blocks = []
    for found in first_of_each(diagnostics):
        if isinstance(found, More):
            blocks.append(paint(f"  … {found.message(words)}", "line") + "\n")
            continue
        if found.place.path not in lines:
            lines[found.place.path] = read_lines(found.place.path)
        blocks.append(_write_one(found, lines[found.place.path], words))
    return "".join(blocks)


def write_summary(diagnostics: Iterable[Diagnostic], words: Words) -> str:
    """One line that counts them."""
    counts = Counter(found.severity for found in diagnostics)
    if not counts:
        return words(N_("No problems found."))
    parts = []
    if errors := counts[Severity.ERROR]:
        parts.append(words.plural("{count} error", "{count} errors", errors))
    if warnings := counts[Severity.WARNING]:
        parts.append(words.plural("{count} warning", "{count} warnings", warnings))
    if notes := counts[Severity.INFO]:
        parts.append(words.plural("{count} note", "{count} notes", notes))
    return ", ".join(parts) + "."


def _write_one(found: Diagnostic, lines: list[str], words: Words) -> str:
    place = f"{show_in_line(found.place.path)}:{found.place.line}:{found.place.column}"
    severity = paint(words(SEVERITY_NAMES[found.severity]), found.severity.value)
    text = f"{paint(place, 'path')}: {severity}: {show_in_line(found.message(words))} [{found.code}]\n"
    if 0 < found.place.line <= len(lines):
        shown, column = _window(lines[found.place.line - 1], found.place.column)
        if shown.strip() and not _is_garbled(lines[found.place.line - 1]):
            number = str(found.place.line)
            text += paint(f"  {number} | {shown}\n  {' ' * len(number)} | {' ' * (column - 1)}^", "line") + "\n"
    if hint := found.hint_text(words):
        text += _write_hint(hint, " " * len(str(found.place.line)))
    return text


def _write_hint(hint: str, margin: str) -> str:
    """A hint, with the lines to write below it where those of the file stand above it."""
    said, *lines = show_hidden(hint).split("\n")
    shown = (f"  {margin} | {line}" for line in lines)
    return "".join(f"{paint(line, 'hint')}\n" for line in (f"  {said[:1].upper()}{said[1:]}", *shown))


def _is_garbled(line: str) -> bool:
    """Whether a line holds bytes that are no text, which tell nobody anything."""
    return "\ufffd" in line


def _window(line: str, column: int) -> tuple[str, int]:
    """The part of a line around a column, and the column within it; control characters do not reach a terminal."""
    plain = line
    if not line.isprintable():
        plain = "".join(sign if sign.isprintable() else "\ufffd" if sign != "\t" else " " for sign in line)
    start = max(0, column - _LONGEST_LINE // 2) if len(plain) > _LONGEST_LINE else 0
    return plain[start : start + _LONGEST_LINE], column - start
