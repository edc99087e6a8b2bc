"""Every place in a file that names a record or another file."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from leernetwerk.content.filelinks import find_file_links
from leernetwerk.content.wikilinks import find_wikilinks
from leernetwerk.content.yamltree import Path as DataPath
from leernetwerk.editing.spans import Spans
from leernetwerk.records.base import Record
from leernetwerk.records.context import file_path
from leernetwerk.records.references import FileScalar, Reference
from leernetwerk.records.scalar import Scalar
from leernetwerk.records.shapes import EitherShape, ListShape, ObjectShape, Shape

_INTO_A_LINK = r"\]\([ ]*<?|\]:\s*<?|=\s*[\"']?"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a file.

    Attributes:
        written: the name of a record, or the path of a file from the site's folder.
        reference: how it is read, in a field that refers to a record.
        is_file: whether it names a file.
        replace: puts another name, or another path relative to the file's folder, in its place.
    """

    written: str
    replace: Callable[[str], None]
    reference: Reference | None = None
    is_file: bool = False


def find_mentions(spans: Spans, model: type[Record] | None) -> Iterator[Mention]:
    """The names in a file, in fields if it is a record, and in its text."""
    document = spans.document
    folder = document.path.rpartition("/")[0]
    if model is not None and document.data:
        places = document.places()
        for path, scalar, value in _walk(document.data, ObjectShape(model), ()):
            text = value.strip()
            if path not in places or not text:
                continue
            if isinstance(scalar, FileScalar):
                yield Mention(file_path(folder, text), _in_field(spans, places[path][1], text), is_file=True)
            elif isinstance(scalar, Reference):
                name = text.partition("#")[0].strip() if scalar.part else text
                yield Mention(name, _in_field(spans, places[path][1], name), scalar)
    for link in find_wikilinks(document.body):
        yield Mention(link.target, _in_body(spans, link.start, r"\[\[\s*", link.target))
    for found in find_file_links(document.body):
        if found.file is not None:
            whole = posixpath.normpath(posixpath.join(folder, found.file))
            written = found.target.partition("#")[0].partition("?")[0]
            put = _in_body(spans, found.start, _INTO_A_LINK, written)
            yield Mention(whole, _quoting(put) if "%" in written else put, is_file=True)


def _in_field(spans: Spans, position: tuple[int, int], old: str) -> Callable[[str], None]:
    return lambda new: spans.replace_value(position, old, new)


def _in_body(spans: Spans, at: int, opening: str, old: str) -> Callable[[str], None]:
    return lambda new: spans.replace_in_body(at, opening, old, new)


def _quoting(put: Callable[[str], None]) -> Callable[[str], None]:
    return lambda new: put(quote(new))


def _walk(value: Any, shape: Shape, path: DataPath) -> Iterator[tuple[DataPath, Scalar, str]]:
    """Every text of data as it stands in a file, with what its field takes it for."""
    if isinstance(value, list) and isinstance(shape, ListShape):
        for position, item in enumerate(value):
            yield from _walk(item, shape.item, (*path, position))
        return
    thing = shape.object if isinstance(shape, EitherShape) else shape
    if isinstance(value, dict) and isinstance(thing, ObjectShape):
        for field in thing.fields:
            if field.name in value:
                yield from _walk(value[field.name], field.shape, (*path, field.name))
        return
    scalar = shape.scalar if isinstance(shape, EitherShape) else shape
    if isinstance(value, str) and isinstance(scalar, Scalar):
        yield path, scalar, value
