"""``data/<type>.csv``: the records of a type as a table, for spreadsheets and scripts.

The form is RFC 4180 with commas, in UTF-8 with a byte order mark, by which spreadsheets that open it at a double
click know the encoding.

* The columns are ``id``, ``key`` and ``url``, then every field of the type under its name in the contract; a record's
  own web address is ``external_url``, as in ``data/knowledge.json``.
* A list of texts is written with ``; `` between them. Whatever that would make unclear, and every object, is JSON.
* What a spreadsheet would take for a formula has ``'`` in front of it: at the beginning of a cell, and behind whatever
  would begin another cell or row where the file is read with semicolons or tabs in the place of commas, as Excel does
  in Dutch and French (OWASP, CSV injection). :mod:`leernetwerk.content.spreadsheets` guards them, and
  its ``unguard`` gives what was written: it takes one ``'`` away at each of these places.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from typing import Any

from leernetwerk.content.spreadsheets import guard
from leernetwerk.exports.knowledge import EXTERNAL_URL
from leernetwerk.records.base import Record
from leernetwerk.records.shapes import fields_of

MARK = "\ufeff"
"""The byte order mark."""

SEPARATOR = "; "

_LEADING = ("id", "key", "url")


def export_table(model: type[Record], records: Iterable[Mapping[str, Any]]) -> str:
    """The records of a type as the text of a file.

    Args:
        model: the type.
        records: its records as :func:`leernetwerk.exports.knowledge.export_record` tells them.
    """
    names = (EXTERNAL_URL if field.name == "url" else field.name for field in fields_of(model))
    columns = [*_LEADING, *names]
    out = io.StringIO()
    out.write(MARK)
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([_write_cell(record.get(column)) for column in columns] for record in records)
    return out.getvalue()


def _write_cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case str():
            text = value
        case [*items] if all(isinstance(item, str) and _is_clear(item) for item in items):
            text = SEPARATOR.join(items)
        case _:
            text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return guard(text)


def _is_clear(item: str) -> bool:
    """Whether an item of a list can stand beside others without being taken for two, or for JSON."""
    return ";" not in item and not item.startswith(("[", "{"))
