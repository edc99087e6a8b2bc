"""Reading the chapters of a record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from leernetwerk.content import Document, read_document
from leernetwerk.content.chapters import ChapterFile
from leernetwerk.content.file_problems import CHAPTER_WITHOUT_TITLE
from leernetwerk.content.hidden_characters import leave_out_hidden
from leernetwerk.diagnostics import Diagnostic, Place
from leernetwerk.graph.model import Chapter

_HEADING = re.compile(r"\A\s*#[ ]+([^\n]+?)[ ]*#*[ ]*(?:\n|\Z)")
_EMPHASIS = re.compile(r"(\*{1,3}|`)(.+?)\1")


def read_chapters(root: Path, files: tuple[ChapterFile, ...], found: list[Diagnostic]) -> Iterator[Chapter]:
    """The chapters of a record, in the order of their files.

    A chapter begins with its title as a heading; whoever prefers front matter may give it there.

    Args:
        root: the site's folder.
        files: its chapters' files.
        found: told of each problem.
    """
    for file in files:
        document = read_document(root, file.path, needs_fields=False)
        found += document.diagnostics
        if document.data is None:
            continue
        title, rest = _split_title(document)
        if not title:
            found.append(Diagnostic.of(CHAPTER_WITHOUT_TITLE, Place(file.path)))
        yield Chapter(file.slug, title or file.slug, rest)


def _split_title(document: Document) -> tuple[str, Document]:
    given = (document.data or {}).get("title")
    heading = _HEADING.match(document.body)
    if isinstance(given, str) and given.strip():
        return " ".join(given.split()), document
    if heading is None:
        return "", document
    # Blank lines in its place: what is wrong further down is told with the line where it stands.
    body = "\n" * document.body[: heading.end()].count("\n") + document.body[heading.end() :]
    return leave_out_hidden(_EMPHASIS.sub(r"\2", heading[1])), replace(document, body=body)
