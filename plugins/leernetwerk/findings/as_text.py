"""Diagnostics as text for people, with the line of the file that each is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from leernetwerk.findings.diagnostic import Diagnostic
from leernetwerk.findings.severity import Severity
from leernetwerk.words import N_, Words

_LONGEST_LINE = 160

Paint = Callable[[str, str], str]
"""Colours a text: called with the text and the name of its part (a severity, ``path``, ``line``, ``hint``)."""

SEVERITY_NAMES = {Severity.ERROR: N_("error"), Severity.WARNING: N_("warning"), Severity.INFO: N_("note")}
"""What people call each severity, as message ids."""


def write_text(
    diagnostics: Iterable[Diagnostic], words: Words, root: Path, paint: Paint = lambda text, _part: text
) -> str:
    """Every diagnostic with its place, its line of the file, and its hint."""
    lines: dict[str, list[str]] = {}
    blocks = []
    for found in diagnostics:
        if found.place.path not in lines:
            lines[found.place.path] = _read_lines(root / found.place.path)
        blocks.append(_write_one(found, lines[found.place.path], words, paint))
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


def _write_one(found: Diagnostic, lines: list[str], words: Words, paint: Paint) -> str:
    place = f"{found.place.path}:{found.place.line}:{found.place.column}"
    severity = paint(words(SEVERITY_NAMES[found.severity]), found.severity.value)
    text = f"{paint(place, 'path')}: {severity}: {found.message(words)} [{found.code}]\n"
    if 0 < found.place.line <= len(lines):
        shown, column = _window(lines[found.place.line - 1], found.place.column)
        if shown.strip() and not _is_garbled(lines[found.place.line - 1]):
            number = str(found.place.line)
            text += paint(f"  {number} | {shown}\n  {' ' * len(number)} | {' ' * (column - 1)}^\n", "line")
    if hint := found.hint_text(words):
        text += _write_hint(hint, " " * len(str(found.place.line)), paint)
    return text


def _write_hint(hint: str, margin: str, paint: Paint) -> str:
    """A hint, with the lines to write below it where those of the file stand above it."""
    said, *lines = hint.split("\n")
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


def _read_lines(file: Path) -> list[str]:
    try:
        with file.open("rb") as stream:
            raw = stream.read(256 * 1024)
    except OSError:
        return []
    return raw.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
