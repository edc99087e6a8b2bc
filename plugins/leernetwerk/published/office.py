"""Office files (ECMA-376: DOCX, XLSX, PPTX): what a reader sees, written anew part by part.

Parts are reached from the file's own list of relations, and what none leads to is left out. Names of authors, programs,
printers and templates go without a word, as nobody sees them. What its maker must decide on (deleted text, comments,
hidden sheets, notes) and what would run or ask other places is told, and then nothing is published.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import unquote
from xml.sax.saxutils import escape, quoteattr

from leernetwerk.published.faults import Refused, unreadable
from leernetwerk.published.hidden_text import find_hidden_styles
from leernetwerk.published.office_content import Found, clean_sheet, clean_slide, clean_word, has_notes, read_cells
from leernetwerk.published.packages import cut, find_stretches, only_utf8, read_parts, scan, write_parts
from leernetwerk.published.people import check_people
from leernetwerk.words import N_

CleanPicture = Callable[[bytes], bytes]
"""Cleans a picture inside a document, of whatever type it is; gives others back as they are."""

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"

_LEFT_OUT_NAMES = """
thumbnail custom-properties customXml customXmlProps glossaryDocument people person commentsExtended
commentsIds commentsExtensible commentAuthors authors printerSettings attachedTemplate mailMergeSource
mailMergeHeaderSource mailMergeRecipientData recipientData changesInfo revisionInfo slideUpdateInfo
webextension webextensiontaskpanes taskpanes documenttasks tasks keyMapCustomizations wordVbaData label labels
classificationlabels package-digital-signature origin signature certificate intelligence2 userCustomization ui
extensibility
"""
_LEFT_OUT = frozenset(_LEFT_OUT_NAMES.split())
"""Kinds of relation (the last step of their address) whose parts nobody sees."""

_RUNNING_NAMES = """
vbaProject vbaProjectSignature xlMacrosheet xlIntlMacrosheet control activeXControlBinary ctrlProp
"""
_RUNNING = frozenset(_RUNNING_NAMES.split())
_EMBEDDED_NAMES = """
oleObject package aFChunk subDocument attachedSchema frame
"""
_EMBEDDED = frozenset(_EMBEDDED_NAMES.split())
_DATA_NAMES = """
pivotCacheDefinition pivotCacheRecords connections queryTable externalLink externalLinkPath customData
"""
_DATA = frozenset(_DATA_NAMES.split())
_COMMENTS_NAMES = """
comments threadedComment
"""
_COMMENTS = frozenset(_COMMENTS_NAMES.split())
_REVISIONS_NAMES = """
revisionHeaders revisionLog usernames
"""
_REVISIONS = frozenset(_REVISIONS_NAMES.split())

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CORE_PART = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties xmlns:cp="' + _CORE + '" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/">{}</cp:coreProperties>'
)
_EXTENDED_PART = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties '
    b'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"></Properties>'
)
_MACRO_TYPE = re.compile(r"macroEnabled|vbaProject|macrosheet|activeX", re.IGNORECASE)
_SAFE_LINK = re.compile(r"(?:https?:|mailto:|tel:|#)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part says of another one: an id, a kind, where it is, and whether that is outside the file."""

    id: str
    type: str
    target: str
    is_external: bool

    @property
    def kind(self) -> str:
        """The last step of the address that names its kind."""
        return self.type.rpartition("/")[2]


def clean_office(content: bytes, main_folder: str, clean_picture: CleanPicture) -> bytes:
    """An Office file with what a reader sees.

    Args:
        content: the file.
        main_folder: where its parts stand, which tells what it is: ``word``, ``xl`` or ``ppt``.
        clean_picture: cleans the pictures inside.

    Raises:
        Refused: it is none, or it holds what its maker must take out.
    """
    return _Office(read_parts(content), main_folder, clean_picture).clean()


class _Office:
    def __init__(self, parts: dict[str, bytes], main_folder: str, clean_picture: CleanPicture) -> None:
        self._parts = {name.lstrip("/"): part for name, part in parts.items()}
        self._folder, self._clean_picture = main_folder, clean_picture
        self._found = Found()
        self._kept: dict[str, bytes] = {}
        self._styles = find_hidden_styles(self._parts.get("word/styles.xml", b""))

    def clean(self) -> bytes:
        types = self._parts.get("[Content_Types].xml")
        main = next((each.target for each in self._relations("") if each.kind == "officeDocument"), None)
        if types is None or main is None or not self._resolve("", main).startswith(f"{self._folder}/"):
            raise unreadable()
        self._reach("", "")
        if self._folder == "xl":
            check_people(read_cells(self._kept.values()))
        if self._found.faults:
            raise Refused(self._found.faults.values())
        return write_parts({"[Content_Types].xml": self._write_types(types), **self._kept})

    # --- what leads where -------------------------------------------------------------------------------

    def _relations_name(self, part: str) -> str:
        folder, _, name = part.rpartition("/")
        return f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"

    def _relations(self, part: str) -> list[Relation]:
        listed = self._parts.get(self._relations_name(part))
        found: list[Relation] = []

        def enter(name: str, attributes: dict[str, str]) -> None:
            if name == f"{_RELATIONS} Relationship":
                outside = attributes.get("TargetMode", "") == "External"
                found.append(
                    Relation(
                        attributes.get("Id", ""), attributes.get("Type", ""), attributes.get("Target", ""), outside
                    )
                )

        if listed is not None:
            scan(listed, enter)
        return found

    @staticmethod
    def _resolve(part: str, target: str) -> str:
        folder = part.rpartition("/")[0]
        return posixpath.normpath(posixpath.join(f"/{folder}", unquote(target.partition("#")[0]))).lstrip("/")

    def _reach(self, part: str, kind: str) -> None:
        """Take a part over, and those that it leads to."""
        if part:
            self._kept[part] = b""  # its place; parts may lead to each other
        kept: list[Relation] = []
        for relation in self._relations(part):
            if relation.is_external:
                if self._may_lead_outside(relation):
                    kept.append(relation)
                continue
            target = self._resolve(part, relation.target)
            if relation.kind in _LEFT_OUT or target not in self._parts or self._is_left_out(part, relation, target):
                continue
            kept.append(relation)
            if target not in self._kept:
                self._reach(target, relation.kind)
        if part:
            self._kept[part] = self._clean_part(part, kind)
        if kept:
            self._kept[self._relations_name(part)] = _write_relations(kept)

    def _is_left_out(self, part: str, relation: Relation, target: str) -> bool:
        """Whether a part is not taken over; what must be told of it is noted."""
        kind = relation.kind
        if kind in _RUNNING:
            self._found.run(N_("macros or controls"), N_("save it without macros, as .docx, .xlsx or .pptx"))
        elif kind == "package" and part.rpartition("/")[0].endswith("charts"):
            pass  # the table behind a chart, of which the chart itself holds what it shows
        elif kind in _EMBEDDED:
            self._found.hide(N_("an embedded file"), N_("replace the object by a picture of it, or take it out"))
        elif kind in _DATA:
            self._found.hide(
                N_("data that tables or queries are made of"),
                N_("copy the table, paste it as values on a new sheet, and delete the old one and its links"),
            )
        elif kind in _COMMENTS and target.endswith(".xml"):
            if _holds(self._parts[target], ("comment", "cm", "threadedComment")):
                self._found.hide(N_("comments"), N_("delete the comments (Review, Delete all comments)"))
        elif kind in _REVISIONS:
            self._found.hide(
                N_("earlier versions"), N_("stop sharing the workbook with a history of changes, and save it")
            )
        elif kind == "notesSlide":
            if has_notes(self._parts[target]):
                self._found.hide(N_("notes below slides"), N_("take the notes out (File, Info, Inspect Document)"))
            return False
        elif kind in ("audio", "video", "media"):
            return False
        else:
            return False
        return True

    def _may_lead_outside(self, relation: Relation) -> bool:
        """Whether a relation that leads out of the file is kept: a link that a reader may follow."""
        if relation.kind == "hyperlink":
            return _SAFE_LINK.match(relation.target.strip()) is not None
        if relation.kind not in _LEFT_OUT:
            self._found.run(
                N_("a link to another file or place"), N_("put pictures and objects into the file itself; break links")
            )
        return False

    # --- what a part holds ------------------------------------------------------------------------------

    def _clean_part(self, part: str, kind: str) -> bytes:
        content = self._parts[part]
        if kind == "core-properties":
            return _clean_properties(content)
        if kind == "extended-properties":
            return _EXTENDED_PART
        if kind in ("image", "hdphoto") or "/media/" in part:
            return self._clean_picture(content)
        if not part.endswith((".xml", ".vml", ".rels")) and content.lstrip()[:1] != b"<":
            return content
        content = only_utf8(content)
        if part.endswith(".vml"):
            if re.search(rb"<(?:\w+:)?(?:script|iframe|object)\b", content, re.IGNORECASE):
                self._found.run(N_("macros or controls"), N_("save it without macros, as .docx, .xlsx or .pptx"))
            return content
        if self._folder == "word":
            clean = clean_word(content, self._styles, self._found)
        else:
            clean = (clean_sheet if self._folder == "xl" else clean_slide)(content, self._found)
        return cut(clean, find_stretches(clean, _is_chart_source)) if "/charts/" in part else clean

    # --- what the file says of its parts ----------------------------------------------------------------

    def _write_types(self, listed: bytes) -> bytes:
        defaults: list[tuple[str, str]] = []
        overrides: list[tuple[str, str]] = []

        def enter(name: str, attributes: dict[str, str]) -> None:
            if name == f"{_TYPES} Default":
                defaults.append((attributes.get("Extension", ""), attributes.get("ContentType", "")))
            elif name == f"{_TYPES} Override":
                overrides.append((attributes.get("PartName", ""), attributes.get("ContentType", "")))

        scan(listed, enter)
        overrides = [(part, type) for part, type in overrides if part.lstrip("/") in self._kept]
        if any(_MACRO_TYPE.search(type) for _part, type in overrides):
            self._found.run(N_("macros or controls"), N_("save it without macros, as .docx, .xlsx or .pptx"))
            raise Refused(self._found.faults.values())
        endings = {name.rpartition(".")[2].lower() for name in self._kept}
        written = [
            f"<Default Extension={quoteattr(ending)} ContentType={quoteattr(type)}/>"
            for ending, type in defaults
            if ending.lower() in endings
        ]
        written += [f"<Override PartName={quoteattr(part)} ContentType={quoteattr(type)}/>" for part, type in overrides]
        return f'{_XML}<Types xmlns="{_TYPES}">{"".join(written)}</Types>'.encode()


def _write_relations(relations: list[Relation]) -> bytes:
    inside = ""
    for each in relations:
        outside = ' TargetMode="External"' if each.is_external else ""
        named = f"Id={quoteattr(each.id)} Type={quoteattr(each.type)} Target={quoteattr(each.target)}"
        inside += f"<Relationship {named}{outside}/>"
    return f'{_XML}<Relationships xmlns="{_RELATIONS}">{inside}</Relationships>'.encode()


def _clean_properties(content: bytes) -> bytes:
    """The properties of a document: its title, which a reader's program shows, and its language."""
    told: dict[str, list[str]] = {"title": [], "language": []}
    current = ""

    def enter(name: str, _attributes: dict[str, str]) -> None:
        nonlocal current
        current = name.rpartition(" ")[2]

    def leave(_name: str) -> None:
        nonlocal current
        current = ""

    scan(content, enter, leave, lambda text: told[current].append(text) if current in told else None)
    return _CORE_PART.format(
        "".join(f"<dc:{name}>{escape(''.join(text))}</dc:{name}>" for name, text in told.items() if text)
    ).encode()


def _holds(content: bytes, tags: tuple[str, ...]) -> bool:
    found: list[str] = []
    scan(content, lambda name, _: found.append(name) if name.rpartition(" ")[2] in tags else None)
    return bool(found)


def _is_chart_source(name: str, _attributes: dict[str, str]) -> bool:
    return name.rpartition(" ")[2] == "externalData"
