"""Cells that no spreadsheet takes for a formula, by whatever it tells cells apart, and back to what was written."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.support.spreadsheet_signs import SIGNS

from leernetwerk.content.spreadsheets import guard, holds_formula, unguard

HOSTILE = st.text(alphabet="=+-@\uff1d;,\t\n\r\"' \u201cax1", max_size=12)


def read(cells: list[str], delimiter: str) -> list[str]:
    """Cells of a table of ours as a program finds them that tells them apart by another sign."""
    out = io.StringIO()
    csv.writer(out).writerow(cells)
    rows = csv.reader(io.StringIO(out.getvalue(), newline=""), delimiter=delimiter)
    return [cell for row in rows for cell in row]


@given(HOSTILE, HOSTILE)
@example("x;=1+1;y", "a")
@example('x;"=1+1"', "a")
@example('"\n=1', "b")
@example("'=1", "''=1")
def test_no_reading_finds_a_formula(first: str, second: str) -> None:
    cells = ["id", guard(first), guard(second)]
    for delimiter in ",;\t":
        for cell in read(cells, delimiter):
            assert cell.strip(' \t\r\n"\u201c\u201d')[:1] not in (*SIGNS,), (cells, delimiter, cell)


@given(HOSTILE)
@example("'=1")
@example("x;'=1")
def test_what_was_written_comes_back(text: str) -> None:
    assert unguard(guard(text)) == text


@pytest.mark.parametrize("text", ["een tekst", "a=b", "a - b", "12", "", "a, =b", "'s avonds", "x;y", "'een'"])
def test_an_ordinary_text_stays_as_it_is(text: str) -> None:
    assert guard(text) == text
    assert not holds_formula(text)


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("before", ["", " ", "x;", 'x;"', "x\t", "x\n", "x\r", "\u201c", "\u201d", "'", "x; '"])
def test_every_formula_gets_a_guard(before: str, sign: str) -> None:
    written = f"{before}{sign}1+A1"
    guarded = guard(written)
    assert guarded != written
    assert guarded.replace("'", "") == written.replace("'", "")
    assert holds_formula(written)


@pytest.mark.parametrize("number", ["-3", "+5", "-1,5", "-1.5", " -3 ", "-3%"])
def test_a_number_with_its_sign_is_no_formula(number: str) -> None:
    assert not holds_formula(number)


@pytest.mark.parametrize("cell", ["-3+1", "-", "-weet niet", "+a", "-1;=2", "-1,5,5", "--3", "-1."])
def test_more_than_a_number_is_one(cell: str) -> None:
    assert holds_formula(cell)
