"""What a Word document holds beside its text: taken out, and told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from leernetwerk.editing.refusal import Count, Notice
from leernetwerk.importing.packages import Package
from leernetwerk.published.hidden_text import find_hidden_runs
from leernetwerk.published.packages import cut, only_utf8
from leernetwerk.words import N_, NP_, Message

_CHANGE = re.compile(rb"<w:(?:ins|del|moveFrom|moveTo|rPrChange|pPrChange)\s[^>]*w:id=")
_COMMENT = re.compile(rb"<w:comment\s")
_PICTURE_TEXT = re.compile(rb"<w:txbxContent[\s>]")
_OBJECT = re.compile(rb"<(?:c:chart|dgm:relIds|w:object|o:OLEObject)[\s/>]")

_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_NO_TITLE = re.compile(r"(?i)^(?:microsoft word.*|.*\.docx?|document\s*\d*|word document|titel|title|untitled)?$")


@dataclass
class Leftovers:
    """What was left behind, counted."""

    changes: int = 0
    comments: int = 0
    objects: int = 0
    hidden: int = 0
    has_macros: bool = False

    @classmethod
    def of(cls, package: Package) -> Leftovers:
        """Count what stands in parts that are left out as a whole."""
        found = cls(has_macros=any(part.lower().endswith("vbaproject.bin") for part in package.parts))
        for part in package.parts:
            if re.fullmatch(r"word/comments\.xml", part):
                found.comments += len(_COMMENT.findall(package.read(part)))
        return found

    def take_out(self, content: bytes, hidden_styles: frozenset[str]) -> bytes:
        """A part that is converted, without hidden text; what stands in it is counted.

        Args:
            content: the part.
            hidden_styles: the styles whose text is hidden.
        """
        content = only_utf8(content)
        hidden = find_hidden_runs(content, hidden_styles)
        self.hidden += len(hidden)
        content = cut(content, hidden)
        self.changes += len(_CHANGE.findall(content))
        self.objects += len(_OBJECT.findall(content)) + len(_PICTURE_TEXT.findall(content)) // 2
        return content

    def notices(self) -> Iterator[Notice]:
        """What of it there was."""
        if self.changes:
            yield Count(
                *NP_(
                    "{count} tracked change was carried out, and who made it is forgotten.",
                    "{count} tracked changes were carried out, and who made them is forgotten.",
                ),
                self.changes,
            )
        if self.comments:
            yield Count(*NP_("{count} comment was left out.", "{count} comments were left out."), self.comments)
        if self.has_macros:
            yield Message.of(N_("The macros were left out."))
        if self.objects:
            yield Count(
                *NP_(
                    "{count} chart, text box or embedded object may be missing; save it as an image.",
                    "{count} charts, text boxes or embedded objects may be missing; save them as images.",
                ),
                self.objects,
            )
        if self.hidden:
            yield Count(
                *NP_(
                    "{count} piece of hidden text was left out.",
                    "{count} pieces of hidden text were left out.",
                ),
                self.hidden,
            )


@dataclass(frozen=True, slots=True)
class Properties:
    """What Word notes of a document: its title, the month in which it was made, and whether people are named."""

    title: str = ""
    made: str = ""
    names_people: bool = False

    def notices(self) -> Iterator[Notice]:
        """That names were left out."""
        if self.names_people:
            yield Message.of(N_("What the file told of its authors and editors was left out."))


def read_properties(package: Package) -> Properties:
    """The properties of a document."""
    part = "docProps/core.xml"
    if part not in package.parts:
        return Properties()
    try:
        # Office writes no DOCTYPE and the package refuses one, so there are no entities to expand.
        root = ElementTree.fromstring(package.read(part))  # noqa: S314
    except ElementTree.ParseError:
        return Properties()
    title = " ".join((root.findtext(f"{_DUBLIN_CORE}title") or "").split())
    made = root.findtext(f"{_TERMS}modified") or root.findtext(f"{_TERMS}created") or ""
    names = (root.findtext(f"{_DUBLIN_CORE}creator"), root.findtext(f"{_CORE}lastModifiedBy"))
    month = made[:7] if re.match(r"(?:19[89]|2\d\d)\d-(?:0[1-9]|1[0-2])", made) else ""
    return Properties("" if _NO_TITLE.match(title) else title, month, any(name and name.strip() for name in names))
