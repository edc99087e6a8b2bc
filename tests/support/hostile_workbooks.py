"""Workbooks that would exhaust or mislead who opens them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

import openpyxl


def workbook(*rows: Sequence[object], title: str = "Blad1") -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    book.create_sheet("Nog een")
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def bomb() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook(["Titel"], ["x"]))) as old, zipfile.ZipFile(stream, "w", 8) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, content + b" " * (40 * 1024 * 1024) if name.endswith("sheet1.xml") else content)
    return stream.getvalue()


def doctype() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook(["Titel"], ["x"]))) as old, zipfile.ZipFile(stream, "w", 8) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, b'<!DOCTYPE x [<!ENTITY y "z">]>' + content if name == "xl/workbook.xml" else content)
    return stream.getvalue()
