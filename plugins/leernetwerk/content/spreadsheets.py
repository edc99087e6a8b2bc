"""What spreadsheets take for a formula in the cells of a CSV file, also where they tell cells apart otherwise.

Excel reads a CSV with semicolons in the place of commas where commas are decimal signs, as in Dutch and French, so that
``x;=1+1`` is two cells there, the second a formula (OWASP, CSV injection).
"""

from __future__ import annotations

import re

# Some spreadsheets take the wide forms for formulas too, and leave out quotes and white space before them.
_BEGINNING = r"(\A|[;\t\r\n])([\s\"\u201c\u201d]*)"
_SIGNS = r"[=+\-@＝＋－＠]"  # noqa: RUF001
_FORMULA = re.compile(rf"{_BEGINNING}('*{_SIGNS})")
_GUARDED = re.compile(rf"{_BEGINNING}'('*{_SIGNS})")
_NUMBER = re.compile(r"[+-]?[0-9]{1,15}(?:[.,][0-9]{1,15})?%?")


def guard(text: str) -> str:
    """A cell with ``'`` before whatever would be taken for a formula, which makes it a text."""
    return _FORMULA.sub(r"\1\2'\3", text)


def unguard(cell: str) -> str:
    """What was written, from a guarded cell: one ``'`` is taken away at each of these places."""
    return _GUARDED.sub(r"\1\2\3", cell)


def holds_formula(cell: str) -> bool:
    """Whether a cell of somebody's own file would be taken for a formula; a number with its sign is none."""
    return _NUMBER.fullmatch(cell.strip()) is None and _FORMULA.search(cell) is not None
