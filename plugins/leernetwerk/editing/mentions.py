"""Every place in a file that names a record or another file."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from leernetwerk.content.filelinks import find_file_links, path_beside
from leernetwerk.content.textpaths import site_path
from leernetwerk.content.wikilinks import find_wikilinks
from leernetwerk.content.yamltree import Path as DataPath
from leernetwerk.editing.spans import Spans
from leernetwerk.records.base import Record
from leernetwerk.records.context import file_path
from leernetwerk.records.references import FileScalar, Reference
from leernetwerk.records.scalar import Scalar
from leernetwerk.records.shapes import EitherShape, ListShape, ObjectShape, Shape, object_in

_INTO_A_LINK = r"\]\([ ]*<?|\]:\s*<?|=\s*[\"']?"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a file.

    Attributes:
        written: the name of a record, or the path of a file from the site's folder.
        reference: how it is read, in a field that refers to a record.
        is_file: whether it names a file.
        replace: puts another name, or another path relative to the file's folder, in its place.
        as_is: what stands between the brackets of a link to a record or page, where that may be a path.
        is_whole: whether the path of a file is written from the site's folder.
    """

    written: str
    replace: Callable[[str], None]
    reference: Reference | None = None
    is_file: bool = False
    as_is: str = ""
    is_whole: bool = False


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
        if link.target:
            put = _in_body(spans, link.start, r"\[\[\s*", link.target)
            yield Mention(site_path(link.target, folder), put, as_is=link.target)
    for found in find_file_links(document.body):
        if found.file is not None:
            beside = path_beside(found.file, folder) if found.is_wiki else found.file
            whole = posixpath.normpath(posixpath.join(folder, beside))
            written = found.target if found.is_wiki else found.target.partition("#")[0].partition("?")[0]
            put = _in_body(spans, found.start, r"\[\[\s*" if found.is_wiki else _INTO_A_LINK, written)
            put = _quoting(put) if "%" in written and not found.is_wiki else put
            yield Mention(whole, put, is_file=True, is_whole=found.is_wiki and beside != found.target)


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
    thing = object_in(shape)
    if isinstance(value, dict) and thing is not None:
        for field in thing.fields:
            if field.name in value:
                yield from _walk(value[field.name], field.shape, (*path, field.name))
        return
    scalar = shape.scalar if isinstance(shape, EitherShape) else shape
    if isinstance(value, str) and isinstance(scalar, Scalar):
        yield path, scalar, value
