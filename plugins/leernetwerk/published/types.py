"""The types of files that are published, each with its rule: the one table of them.

What is not in it is refused. A rule takes the bytes of a file and gives those that readers get, or raises ``Refused``;
it is a pure function of these bytes, in bounded time and memory, so every build judges and publishes a file alike.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from leernetwerk.published import problems
from leernetwerk.published.boxes import clean_avif, clean_film
from leernetwerk.published.drawing import clean_drawing
from leernetwerk.published.faults import Damaged, Fault, Refused, too_heavy, unreadable
from leernetwerk.published.fonts import check_font
from leernetwerk.published.gif import clean_gif
from leernetwerk.published.icon import clean_icon
from leernetwerk.published.jpeg import clean_jpeg
from leernetwerk.published.office import clean_office
from leernetwerk.published.open_document import clean_open_document
from leernetwerk.published.pdf import clean_pdf
from leernetwerk.published.plain_text import check_host, check_tabbed, check_table, clean_captions, clean_text
from leernetwerk.published.png import clean_png
from leernetwerk.published.sound import clean_mp3
from leernetwerk.published.webp import clean_webp
from leernetwerk.words import N_, Message

Rule = Callable[[bytes], bytes]

_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class FileType:
    """A type of files that are published.

    Attributes:
        endings: how their names end.
        rule: gives the bytes that readers get.
        largest: how many bytes a file of it has at most.
    """

    endings: tuple[str, ...]
    rule: Rule
    largest: int


PICTURES = (".png", ".jpg", ".webp", ".gif")
"""Types of which a part is shown where the rest is missing."""


def _clean_nested(ending: str, content: bytes) -> bytes:
    """A picture inside a drawing."""
    try:
        return TYPES[ending].rule(content)
    except Damaged as damaged:
        return damaged.content


def _clean_picture(content: bytes) -> bytes:
    """A picture inside a document, by how it begins; one of another type (WMF, TIFF) is left as it is."""
    ending = recognise(content)
    return (
        TYPES[ending].rule(content) if ending in (".jpg", ".png", ".gif", ".webp", ".svg", ".avif", ".mp4") else content
    )


_DECLARED = (
    FileType((".png",), clean_png, 50 * _MEGABYTE),
    FileType((".jpg", ".jpeg"), clean_jpeg, 50 * _MEGABYTE),
    FileType((".webp",), clean_webp, 50 * _MEGABYTE),
    FileType((".gif",), clean_gif, 50 * _MEGABYTE),
    FileType((".avif",), clean_avif, 50 * _MEGABYTE),
    FileType((".svg",), lambda content: clean_drawing(content, _clean_nested), 8 * _MEGABYTE),
    FileType((".ico",), clean_icon, _MEGABYTE),
    FileType((".pdf",), clean_pdf, 200 * _MEGABYTE),
    FileType((".docx",), lambda content: clean_office(content, "word", _clean_picture), 100 * _MEGABYTE),
    FileType((".xlsx",), lambda content: clean_office(content, "xl", _clean_picture), 100 * _MEGABYTE),
    FileType((".pptx",), lambda content: clean_office(content, "ppt", _clean_picture), 200 * _MEGABYTE),
    FileType((".odt",), lambda content: clean_open_document(content, "text", _clean_picture), 100 * _MEGABYTE),
    FileType((".ods",), lambda content: clean_open_document(content, "spreadsheet", _clean_picture), 100 * _MEGABYTE),
    FileType((".odp",), lambda content: clean_open_document(content, "presentation", _clean_picture), 200 * _MEGABYTE),
    FileType((".csv",), check_table, 16 * _MEGABYTE),
    FileType((".tsv",), check_tabbed, 16 * _MEGABYTE),
    FileType((".txt",), clean_text, 16 * _MEGABYTE),
    FileType((".vtt",), clean_captions, 4 * _MEGABYTE),
    FileType((".mp3",), clean_mp3, 200 * _MEGABYTE),
    FileType((".mp4", ".m4a", ".m4v"), clean_film, 200 * _MEGABYTE),
    # For a site's own style sheets; a browser takes nothing but letters from a font.
    FileType((".woff2", ".woff"), check_font, 8 * _MEGABYTE),
)

TYPES: Mapping[str, FileType] = MappingProxyType({ending: each for each in _DECLARED for ending in each.endings})
"""Every type that is published, by the ending of its files' names."""

_HOST = FileType(("CNAME",), check_host, 1024)
"""The name of the site for its host, at the top of the docs folder; the one file without an ending."""

_RUNNING_NAMES = """
.html .htm .xhtml .xht .shtml .mht .mhtml .svgz .xml .xsl .xslt .hta .js .mjs .css .wasm .php .phtml .php3
.php5 .phar .asp .aspx .jsp .cgi .pl .py .rb .sh .exe .dll .msi .bat .cmd .com .scr .ps1 .vbs .jar .apk .swf
.lnk .url .desktop .docm .xlsm .pptm .dotm .xltm .potm .xlam .ppam .xlsb
"""
_RUNNING = frozenset(_RUNNING_NAMES.split())
_INSTEAD = {
    **dict.fromkeys((".doc", ".rtf", ".docm", ".dotm", ".dotx", ".dot", ".pages", ".wpd"), ".docx"),
    **dict.fromkeys((".xls", ".xlsm", ".xlsb", ".xltx", ".xltm", ".numbers"), ".xlsx"),
    **dict.fromkeys((".ppt", ".pptm", ".pps", ".ppsx", ".potx", ".potm", ".key"), ".pptx"),
    **dict.fromkeys((".bmp", ".psd", ".ai", ".eps", ".emf", ".wmf", ".svgz"), ".png"),
    **dict.fromkeys((".heic", ".heif", ".tif", ".tiff", ".jfif", ".jpe", ".jp2", ".raw", ".dng"), ".jpg"),
    **dict.fromkeys((".mov", ".avi", ".mkv", ".webm", ".wmv", ".ogv"), ".mp4"),
    **dict.fromkeys((".wav", ".ogg", ".oga", ".opus", ".flac", ".wma", ".aac"), ".mp3"),
    **dict.fromkeys((".json", ".xml", ".sav", ".dta", ".rds"), ".csv"),
    **dict.fromkeys((".epub", ".mobi", ".xps", ".pub", ".indd"), ".pdf"),
}
"""As what to save a file that is not published."""

_BEGINNINGS = (
    (b"\x89PNG\r\n\x1a\n", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"GIF8", ".gif"),
    (b"%PDF-", ".pdf"),
    (b"ID3", ".mp3"),
    (b"wOF2", ".woff2"),
    (b"WEBVTT", ".vtt"),
)


def type_of(path: str, *, is_top: bool = False) -> FileType | None:
    """The type of a file by the end of its name; ``None`` if it is not published.

    Args:
        path: where it is.
        is_top: whether it stands at the top of the docs folder.
    """
    name = path.rpartition("/")[2]
    if is_top and name == "CNAME":
        return _HOST
    stem, dot, ending = name.rpartition(".")
    # Some web servers run a file by any ending of its name (``x.php.png``), and no person names one so.
    if not stem or any(f".{part}" in _RUNNING for part in stem.lower().split(".")[1:]):
        return None
    return TYPES.get(f"{dot}{ending}".lower())


def clean_file(path: str, content: bytes, *, is_top: bool = False) -> bytes:
    """The bytes of a file that readers get.

    Args:
        path: where it is; the end of its name tells what it is.
        content: its bytes.
        is_top: whether it stands at the top of the docs folder.

    Raises:
        Refused: it is not published; its faults say why.
        Damaged: it is a picture that breaks off; what can be shown of it is published.
    """
    found = type_of(path, is_top=is_top)
    if found is None:
        raise refuse_type(path)
    if len(content) > found.largest:
        raise too_heavy()
    try:
        if not content and found.endings[0] in PICTURES:
            raise Damaged(b"")
        return found.rule(content)
    except Refused as refused:
        really = recognise(content)
        mismatch = any(fault.kind is problems.FILE_CONTENT and fault.hint is None for fault in refused.faults)
        if mismatch and really and really not in found.endings:
            hint = Message.of(N_("its content is that of a {ending} file; name it so, or save it anew"), ending=really)
            raise unreadable(hint) from None
        raise
    except (RecursionError, MemoryError, OverflowError):
        raise too_heavy() from None


def refuse_type(path: str) -> Refused:
    """Why a file of a type that is not in the table is refused, with what to save it as."""
    name = path.rpartition("/")[2].lower()
    endings = [f".{part}" for part in name.split(".")[1:]]
    instead = _INSTEAD.get(endings[-1]) if endings else None
    hint = Message.of(N_("save it as {ending}, or take it away"), ending=instead) if instead else None
    kind = problems.ACTIVE_FILE if any(ending in _RUNNING for ending in endings) else problems.FILE_TYPE
    return Refused([Fault.of(kind, hint)])


def recognise(content: bytes) -> str:
    """The ending that a file's beginning goes with, or ""."""
    for beginning, ending in _BEGINNINGS:
        if content.startswith(beginning):
            return ending
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return ".webp"
    if content[4:8] == b"ftyp":
        return (
            ".avif"
            if content[8:12] in (b"avif", b"avis")
            else ".heic"
            if content[8:12] in (b"heic", b"mif1")
            else ".mp4"
        )
    if content.startswith(b"PK\x03\x04"):
        return next(
            (e for e, mark in ((".docx", b"word/"), (".xlsx", b"xl/"), (".pptx", b"ppt/")) if mark in content), ""
        )
    if b"<svg" in content[:1000]:
        return ".svg"
    return ""
