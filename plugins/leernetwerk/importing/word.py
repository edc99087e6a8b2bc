"""Word documents (DOCX) as Markdown with files beside it."""

from __future__ import annotations

import posixpath
import re
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from leernetwerk.editing.guess import FOLDER, Guess
from leernetwerk.editing.placeholders import image_description
from leernetwerk.editing.refusal import Count, Notice
from leernetwerk.importing.imported import Imported
from leernetwerk.importing.packages import Package, damaged, open_package
from leernetwerk.importing.pandoc import read_word, write_markdown
from leernetwerk.importing.pictures import clean_picture
from leernetwerk.importing.word_chapters import split_document
from leernetwerk.importing.word_leftovers import Leftovers, read_properties
from leernetwerk.importing.word_text import plain_text
from leernetwerk.importing.word_tree import Tidying
from leernetwerk.published.hidden_text import find_hidden_styles
from leernetwerk.words import N_, NP_, Message, Words

MAIN_PART = "word/document.xml"
STYLES_PART = "word/styles.xml"
_NEEDED = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|word/(?:document|styles|numbering|footnotes|endnotes|settings|fontTable)\.xml"
    r"|word/theme/[^/]+\.xml|word/_rels/(?:document|footnotes|endnotes)\.xml\.rels|word/media/[^/]+"
)
"""The parts that a converter gets to see: no comments, no properties, no macros, nothing that is embedded."""

_TEXT_CHARACTERS = 20_000


def read_document(file: Path, words: Words, *, may_split: bool = False) -> Imported:
    """Read a Word document.

    Args:
        file: the document.
        words: the language of placeholders.
        may_split: whether a long one may become chapters.

    Raises:
        CannotWrite: it is damaged, protected or too large.
    """
    with open_package(file, MAIN_PART) as package, tempfile.TemporaryDirectory() as folder:
        clean = Path(folder) / "document.docx"
        leftovers = _copy_needed(package, clean)
        properties = read_properties(package)
        images = _Images(package)
        try:
            tree = read_word(clean, file.name)
            tidying = Tidying(images.name, image_description(words), words(N_("Table")))
            title = _title(tree) or properties.title
            sections = tidying.tidy(split_document(tree["blocks"], may_split=may_split))
            text = title + "\n" + "\n".join(plain_text(section.blocks) for section in sections)
            texts = {
                each.file: write_markdown(tree | {"meta": {}, "blocks": each.blocks}, file.name) for each in sections
            }
        except (RecursionError, KeyError, TypeError, ValueError) as error:  # a tree that nobody writes
            raise damaged(file.name) from error
    title = title or tidying.first_heading or ""
    found = {"title": Guess(title)} if title else {}
    if properties.made:
        found["date"] = Guess(properties.made, sure=False)
    return Imported(
        file.name,
        found,
        text[:_TEXT_CHARACTERS],
        texts.pop(""),
        images.files | {f"{FOLDER}/{name}": written.encode() for name, written in texts.items()},
        (*leftovers.notices(), *properties.notices(), *_notices(tidying, images)),
    )


def _title(tree: dict[str, object]) -> str:
    meta = tree.get("meta")
    found = meta.get("title") if isinstance(meta, dict) else None
    return " ".join(plain_text(found.get("c")).split()) if isinstance(found, dict) else ""


def _copy_needed(package: Package, target: Path) -> Leftovers:
    leftovers = Leftovers.of(package)
    hidden_styles = find_hidden_styles(package.read(STYLES_PART)) if STYLES_PART in package.parts else frozenset()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as copy:
        for part in package.parts:
            if _NEEDED.fullmatch(part):
                content = package.read(part)
                if part.startswith("word/") and part.endswith(".xml"):
                    content = leftovers.take_out(content, hidden_styles)
                copy.writestr(part, content)
    return leftovers


@dataclass
class _Images:
    """The pictures of a document, cleaned as they are met and named in that order."""

    package: Package
    files: dict[str, bytes] = field(default_factory=dict)
    with_metadata: int = 0
    _names: dict[str, str | None] = field(default_factory=dict)

    def name(self, source: str) -> str | None:
        part = posixpath.normpath(posixpath.join("word", source))
        if part not in self._names:
            self._names[part] = self._take(part)
        return self._names[part]

    def _take(self, part: str) -> str | None:
        if not part.startswith("word/media/") or part not in self.package.parts:
            return None
        picture = clean_picture(self.package.read(part))
        if picture is None:
            return None
        self.with_metadata += picture.had_metadata
        name = f"{FOLDER}/beeld-{len(self.files) + 1}{picture.suffix}"
        self.files[name] = picture.content
        return name


def _notices(tidying: Tidying, images: _Images) -> Iterator[Notice]:
    if images.with_metadata:
        yield Count(
            *NP_(
                "What {count} image told of its maker or place was taken out.",
                "What {count} images told of their makers or places was taken out.",
            ),
            images.with_metadata,
        )
    if tidying.without_alt:
        yield Count(
            *NP_(
                "{count} image has no description yet: write in the text what it shows.",
                "{count} images have no description yet: write in the text what they show.",
            ),
            tidying.without_alt,
        )
    if tidying.lost_images:
        yield Count(
            *NP_(
                "{count} image could not be taken over; save it as PNG and put it beside the record.",
                "{count} images could not be taken over; save them as PNG and put them beside the record.",
            ),
            tidying.lost_images,
        )
    if tidying.formulas:
        yield Message.of(N_("Formulas were taken over as plain text; look whether they can still be read."))
