"""OpenDocument files (ISO/IEC 26300: ODT, ODS, ODP): what a reader sees, written anew part by part."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.sax.saxutils import escape, quoteattr

from leernetwerk.published.faults import Refused, unreadable
from leernetwerk.published.office_content import Found
from leernetwerk.published.packages import cut, find_stretches, only_utf8, read_parts, scan, write_parts
from leernetwerk.words import N_, Message

CleanPicture = Callable[[bytes], bytes]

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_OFFICE, _TEXT, _TABLE = f"{_ODF}office:1.0", f"{_ODF}text:1.0", f"{_ODF}table:1.0"
_STYLE, _MANIFEST, _DRAW = f"{_ODF}style:1.0", f"{_ODF}manifest:1.0", f"{_ODF}drawing:1.0"
_PRESENTATION = f"{_ODF}presentation:1.0"
_XLINK = "http://www.w3.org/1999/xlink"
_DC = "http://purl.org/dc/elements/1.1/"

_XML_PARTS = ("content.xml", "styles.xml", "settings.xml")
_PICTURES = re.compile(r"(?:.*/)?(?:Pictures|media)/[^/]+|ObjectReplacements/[^/]+")
_CHART = re.compile(r"Object [^/]+/(?:content|styles)\.xml")
_PRINTER = (
    "PrinterName",
    "PrinterSetup",
    "PrinterPaperFromSetup",
    "CurrentDatabaseDataSource",
    "CurrentDatabaseCommand",
)


def clean_open_document(content: bytes, kind: str, clean_picture: CleanPicture) -> bytes:
    """An OpenDocument file with what a reader sees.

    Args:
        content: the file.
        kind: what it is: ``text``, ``spreadsheet`` or ``presentation``.
        clean_picture: cleans the pictures inside.

    Raises:
        Refused: it is none, or it holds what its maker must take out.
    """
    parts = read_parts(content)
    mime = f"application/vnd.oasis.opendocument.{kind}"
    if parts.get("mimetype", b"").strip().decode("ascii", "replace") != mime or "content.xml" not in parts:
        raise unreadable()
    found = Found()
    _check_names(parts, found)
    kept: dict[str, bytes] = {"mimetype": mime.encode()}
    for name, part in parts.items():
        if name in _XML_PARTS or _CHART.fullmatch(name):
            kept[name] = _clean_xml(name, only_utf8(part), found)
        elif _PICTURES.fullmatch(name):
            kept[name] = clean_picture(part)
        elif name == "meta.xml":
            kept[name] = _clean_properties(part)
    _write_manifest(parts, kept, mime)
    if found.faults:
        raise Refused(found.faults.values())
    return write_parts(kept, stored="mimetype")


def _check_names(parts: dict[str, bytes], found: Found) -> None:
    for name in parts:
        if name.startswith(("Basic/", "Scripts/", "Dialogs/")):
            found.run(N_("macros or controls"), N_("delete the macros (Tools, Macros, Organize)"))
        is_object = name.startswith("Object ") and "/" not in name
        if is_object or (name.endswith("/content.xml") and not _is_chart(parts[name])):
            found.hide(N_("an embedded file"), N_("replace the object by a picture of it, or take it out"))
        if name == "META-INF/manifest.xml" and b"encryption-data" in parts[name]:
            raise unreadable(Message.of(N_("save it without a password")))


def _is_chart(content: bytes) -> bool:
    names: list[str] = []
    scan(content, lambda name, _: names.append(name))
    # A formula is MathML from its first element on.
    return f"{_OFFICE} chart" in names or names[:1] == ["http://www.w3.org/1998/Math/MathML math"]


def _clean_xml(part: str, content: bytes, found: Found) -> bytes:
    hidden_styles: set[str] = set()
    style = ""
    in_notes = 0
    said: list[str] = []

    def enter(name: str, attributes: dict[str, str]) -> None:
        nonlocal style, in_notes
        if name == f"{_STYLE} style":
            style = attributes.get(f"{_STYLE} name", "")
        elif name == f"{_STYLE} text-properties" and attributes.get(f"{_TEXT} display") == "none":
            hidden_styles.add(style)
        elif name == f"{_STYLE} table-properties" and attributes.get(f"{_TABLE} display") == "false":
            found.hide(
                N_("a hidden sheet"), N_("delete the sheet, or make it visible (right-click a sheet, Show Sheet)")
            )
        elif name == f"{_STYLE} drawing-page-properties" and attributes.get(f"{_PRESENTATION} visibility") == "hidden":
            found.hide(N_("a hidden slide"), N_("delete the slide, or show it (right-click it, Show Slide)"))
        elif name in (f"{_TEXT} tracked-changes", f"{_TABLE} tracked-changes"):
            hint = N_("accept or reject all changes (Edit, Track Changes, Manage)")
            found.hide(N_("deleted text or other tracked changes"), hint)
        elif name == f"{_OFFICE} annotation":
            found.hide(N_("comments"), N_("delete all comments (right-click one, Delete All Comments)"))
        elif name in (f"{_TEXT} hidden-text", f"{_TEXT} hidden-paragraph", f"{_TEXT} conditional-text"):
            found.hide(N_("hidden text"), N_("delete the hidden text"))
        elif name in (f"{_TABLE} table-row", f"{_TABLE} table-column") and attributes.get(f"{_TABLE} visibility") in (
            "collapse",
            "filter",
        ):
            found.hide(N_("hidden rows or columns"), N_("delete them, or make them visible (select all, Show)"))
        elif name == f"{_PRESENTATION} notes":
            in_notes += 1
        elif name.endswith((" event-listener", " script")):
            found.run(N_("macros or controls"), N_("delete the macros (Tools, Macros, Organize)"))
        elif name in (
            f"{_TEXT} dde-connection-decl",
            f"{_OFFICE} dde-source",
            f"{_TABLE} cell-range-source",
            f"{_TEXT} section-source",
        ):
            found.run(N_("a link to another file or place"), N_("break the links (Edit, Links to External Files)"))
        elif name in (
            f"{_DRAW} image",
            f"{_DRAW} object",
            f"{_DRAW} plugin",
            f"{_DRAW} applet",
            f"{_DRAW} floating-frame",
            f"{_DRAW} fill-image",
        ):
            address = attributes.get(f"{_XLINK} href", "")
            if (address and ":" in address.partition("/")[0]) or address.startswith(("/", "..")):
                found.run(N_("a link to another file or place"), N_("break the links (Edit, Links to External Files)"))

    def leave(name: str) -> None:
        nonlocal in_notes
        in_notes -= name == f"{_PRESENTATION} notes"

    scan(content, enter, leave, lambda text: said.append(text) if in_notes else None)
    if "".join(said).strip() and part == "content.xml":
        found.hide(N_("notes below slides"), N_("take the notes out (View, Notes)"))
    if hidden_styles and _uses_style(content, hidden_styles):
        found.hide(N_("hidden text"), N_("delete the hidden text"))
    return cut(content, find_stretches(content, _is_unseen))


def _is_unseen(name: str, attributes: dict[str, str]) -> bool:
    """Whether an element names a printer or a source of data on somebody's computer."""
    return name.endswith(" config-item") and any(
        value in _PRINTER for key, value in attributes.items() if key.endswith(" name")
    )


def _uses_style(content: bytes, styles: set[str]) -> bool:
    """Whether text stands in a style that hides it."""
    depth, inside, said = 0, [], []

    def enter(_name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if attributes.get(f"{_TEXT} style-name") in styles:
            inside.append(depth)

    def leave(_name: str) -> None:
        nonlocal depth
        if inside and inside[-1] == depth:
            inside.pop()
        depth -= 1

    scan(content, enter, leave, lambda text: said.append(text) if inside else None)
    return bool("".join(said).strip())


def _clean_properties(content: bytes) -> bytes:
    """The properties of a document: its title and language."""
    told: dict[str, list[str]] = {"title": [], "language": []}
    current = ""

    def enter(name: str, _attributes: dict[str, str]) -> None:
        nonlocal current
        current = name.removeprefix(f"{_DC} ")

    def leave(_name: str) -> None:
        nonlocal current
        current = ""

    scan(content, enter, leave, lambda text: told[current].append(text) if current in told else None)
    inside = "".join(f"<dc:{name}>{escape(''.join(text))}</dc:{name}>" for name, text in told.items() if text)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-meta xmlns:office="{_OFFICE}" xmlns:dc="{_DC}" '
        f'office:version="1.3"><office:meta>{inside}</office:meta></office:document-meta>'
    ).encode()


def _write_manifest(parts: dict[str, bytes], kept: dict[str, bytes], mime: str) -> None:
    types: dict[str, str] = {}

    def enter(name: str, attributes: dict[str, str]) -> None:
        if name == f"{_MANIFEST} file-entry":
            types[attributes.get(f"{_MANIFEST} full-path", "")] = attributes.get(f"{_MANIFEST} media-type", "")

    scan(parts.get("META-INF/manifest.xml", b"<none/>"), enter)
    folders = {name.rpartition("/")[0] + "/" for name in kept if name.startswith("Object ")}
    named = {"/": mime} | {name: types.get(name, "") for name in (*sorted(folders), *kept) if name != "mimetype"}
    entries = "".join(
        f"<manifest:file-entry manifest:full-path={quoteattr(name)} manifest:media-type={quoteattr(type)}/>"
        for name, type in named.items()
    )
    kept["META-INF/manifest.xml"] = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest xmlns:manifest="{_MANIFEST}" '
        f'manifest:version="1.3">{entries}</manifest:manifest>'
    ).encode()
