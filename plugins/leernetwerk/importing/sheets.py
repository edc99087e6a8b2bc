"""Tables (CSV, XLSX) as rows of text, in bounded memory."""

from __future__ import annotations

import csv
import datetime
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from leernetwerk.editing.refusal import CannotWrite
from leernetwerk.importing.extras import need
from leernetwerk.importing.packages import damaged, open_package, too_large, unreadable
from leernetwerk.words import N_, Message

_CSV_BYTES = 10 * 1024 * 1024
MOST_ROWS, MOST_COLUMNS = 5_000, 200
_CELL_CHARACTERS = 20_000
_SEPARATOR = re.compile(r"[\"']?sep=([;,\t])[\"']?\r?\n")
"""The line by which some programs tell Excel what stands between the columns."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its number in the file, counted from 1, and the text of its cells."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: the names of its columns, and its rows that hold something.

    Attributes:
        name: the name of the file.
        columns: as they stand in the first row that holds something.
        rows: those below it.
        others: names of further sheets of the file, which are not read.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    others: tuple[str, ...] = ()


def read_csv(file: Path) -> Sheet:
    """Read a CSV file, as UTF-8 or as Windows wrote it, with commas, semicolons or tabs.

    Raises:
        CannotWrite: it is no text, too large, or holds no table.
    """
    try:
        if file.stat().st_size > _CSV_BYTES:
            raise too_large(file.name)
        raw = file.read_bytes()
    except OSError as error:
        raise unreadable(file.name, error) from error
    if b"\0" in raw and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise damaged(file.name)
    text = _decode(raw, file.name)
    said = _SEPARATOR.match(text)
    delimiters = [said[1]] if said else _find_delimiters(text)
    tables = [table for each in delimiters if (table := _split(text[said.end() if said else 0 :], each)) is not None]
    if not tables:
        raise damaged(file.name)
    table = max(tables, key=_evenness)
    return _make_sheet(file.name, table)


def _find_delimiters(text: str) -> list[str]:
    """What may stand between the columns, the most frequent first: in the first line, outside of quotes."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    plain = re.sub(r'"[^"]*"', "", first)
    found = [each for each in ";\t," if each in plain]
    return sorted(found, key=plain.count, reverse=True) or [";"]


def _split(text: str, delimiter: str) -> list[list[str]] | None:
    """The rows of a table; ``None`` where it is not written so."""
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error:
        return None


def _evenness(rows: list[list[str]]) -> float:
    """The share of rows (0-1) that have as many cells as the first: commas in texts come as they please."""
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    return sum(len(row) == len(filled[0]) for row in filled) / len(filled) if filled else 0


def read_workbook(file: Path) -> Sheet:
    """Read the first sheet with content of an Excel file, with the values that its formulas had.

    Raises:
        CannotWrite: it is damaged, protected, too large, or holds no table.
    """
    openpyxl = need("openpyxl")
    with open_package(file, "xl/workbook.xml") as package:
        for part in package.parts:  # nothing gets to see a part that is larger than it says, or declares entities
            if part.endswith((".xml", ".rels")):
                package.read(part)
    try:
        book = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
        try:
            names = tuple(sheet.title for sheet in book.worksheets)
            for sheet in book.worksheets:
                rows = list(_read_rows(sheet, file.name))
                if any(any(row) for row in rows):
                    return _make_sheet(file.name, rows, tuple(name for name in names if name != sheet.title))
        finally:
            book.close()
    except CannotWrite:
        raise
    except (BadZipFile, KeyError, ValueError, TypeError, AttributeError, IndexError, OSError, SyntaxError) as error:
        # openpyxl takes a damaged file at its word and fails wherever that leads.
        raise damaged(file.name) from error
    raise _no_table(file.name)


def _read_rows(sheet: Any, name: str) -> Iterator[list[str]]:
    sheet.reset_dimensions()  # what a sheet says of its size need not be true
    rows = sheet.iter_rows(max_row=MOST_ROWS + 2, max_col=MOST_COLUMNS + 1, values_only=True)
    for number, row in enumerate(rows, 1):
        if number > MOST_ROWS + 1:
            raise too_large(name)
        yield [_write(value) for value in row]


def _write(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ", "minutes")
    if isinstance(value, datetime.time):
        return value.isoformat("minutes")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _decode(raw: bytes, name: str) -> str:
    encodings = ["utf-16"] if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise damaged(name)


def _make_sheet(name: str, rows: Iterable[list[str]], others: tuple[str, ...] = ()) -> Sheet:
    every = (Row(number, tuple(_plain(cell) for cell in row)) for number, row in enumerate(rows, 1))
    filled = [row for row in every if any(row.cells)]  # signs that are no text fill nothing
    if len(filled) < 2:
        raise _no_table(name)
    width = max(index for row in filled for index, cell in enumerate(row.cells, 1) if cell)
    if len(filled) - 1 > MOST_ROWS or width > MOST_COLUMNS:
        raise too_large(name)
    head, *body = (Row(row.number, (*row.cells, *[""] * (width - len(row.cells)))[:width]) for row in filled)
    return Sheet(name, tuple(" ".join(cell.split()) for cell in head.cells), tuple(body), others)


def _plain(cell: str) -> str:
    """The text of a cell without what is no text, such as a carriage return."""
    lines = cell[:_CELL_CHARACTERS].replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").split("\n")
    return "\n".join("".join(sign for sign in line if sign.isprintable()).strip() for line in lines).strip()


def _no_table(name: str) -> CannotWrite:
    return CannotWrite(
        Message.of(N_("'{name}' holds no table: a row with the names of the columns and rows below it."), name=name)
    )


TABLES: Mapping[str, Callable[[Path], Sheet]] = {".csv": read_csv, ".tsv": read_csv, ".xlsx": read_workbook}
"""How a table is read, by the end of its file's name."""
