"""Chapters: Markdown files in a folder that is named after the record whose text they continue."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from leernetwerk.content import file_problems
from leernetwerk.content.layout import SLUG, SourceFile
from leernetwerk.diagnostics import Diagnostic, Place
from leernetwerk.words import N_, Message

_NUMBER = re.compile(r"^\d+-(?=[a-z0-9])")


@dataclass(frozen=True, slots=True)
class ChapterFile:
    """A file that is a chapter by its place; ``path`` is relative to the site's folder."""

    path: str

    @property
    def record_path(self) -> str:
        """The path of the record's own file."""
        return f"{self.folder}.md"

    @property
    def folder(self) -> str:
        """The folder that it stands in, relative to the site's folder."""
        return self.path.rpartition("/")[0]

    @property
    def stem(self) -> str:
        """The file's name; chapters stand in its order."""
        return self.path.rpartition("/")[2].removesuffix(".md")

    @property
    def slug(self) -> str:
        """Its part of the address: the name without the number in front, so that renumbering breaks no link."""
        return _NUMBER.sub("", self.stem)


def sort_chapters(
    found: Iterable[ChapterFile], records: Iterable[SourceFile], folders: tuple[str, ...], problems: list[Diagnostic]
) -> Mapping[str, tuple[ChapterFile, ...]]:
    """The chapters of each record by the path of its file, in the order of their names.

    Args:
        found: every file in the place of a chapter.
        records: the records.
        folders: the folders of a network, for the hint where a chapter belongs to no record.
        problems: told of chapters of nothing, and of names that are no part of an address or are there twice.
    """
    known = {source.path for source in records}
    chapters: dict[str, list[ChapterFile]] = {}
    for chapter in sorted(found, key=lambda each: each.path):
        name = chapter.path.rpartition("/")[2]
        if chapter.record_path not in known:
            hint = Message.of(N_("a chapter belongs to {path}, which is not there"), path=chapter.record_path)
            kind = file_problems.MISPLACED_FILE
            problems.append(Diagnostic.of(kind, Place(chapter.path), hint, name=name, folders=folders))
        elif not SLUG.fullmatch(chapter.stem):
            problems.append(Diagnostic.of(file_problems.INVALID_SLUG, Place(chapter.path), name=name))
        else:
            chapters.setdefault(chapter.record_path, []).append(chapter)
    for same in chapters.values():
        first: dict[str, ChapterFile] = {}
        for chapter in same:
            other = first.setdefault(chapter.slug, chapter)
            if other is not chapter:
                kind, place = file_problems.CHAPTERS_ALIKE, Place(chapter.path)
                problems.append(Diagnostic.of(kind, place, slug=chapter.slug, other=other.path))
    return {path: tuple(same) for path, same in chapters.items()}
