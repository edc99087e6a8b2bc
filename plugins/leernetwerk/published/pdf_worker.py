"""The process that cleans one PDF: `python pdf_worker.py FILE CLEAN` writes it, or prints what is wrong.

It stands alone, so that whatever a file does to the library (an endless loop, all memory, a crash) ends with it. It
prints one JSON object: ``{"faults": [...]}``, names that :mod:`leernetwerk.published.pdf` explains. Earlier versions of
a file, which programs append to rather than replace, go because only what the last version uses is written.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

MEMORY = 1536 * 1024 * 1024
"""Bytes of address space."""

_RUNNING = (
    "/JavaScript",
    "/Launch",
    "/ImportData",
    "/Rendition",
    "/Movie",
    "/Sound",
    "/RichMediaExecute",
    "/GoTo3DView",
)
_SENDING = ("/SubmitForm",)
_ELSEWHERE = ("/GoToR", "/GoToE")
_MEDIA = ("/RichMedia", "/Movie", "/Sound", "/Screen", "/3D")
_NOTES = ("/Text", "/Popup", "/Highlight", "/Underline", "/StrikeOut", "/Squiggly", "/Caret", "/Redact")
_SAFE = ("http://", "https://", "mailto:", "tel:")

_UNSEEN = ("/PieceInfo", "/Metadata", "/LastModified", "/Thumb", "/SpiderInfo", "/Perms", "/DSS")
_OF_NOTES = ("/T", "/M", "/CreationDate", "/Subj", "/NM", "/RC")

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">{}</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


def main(source: Path, target: Path) -> int:
    """Clean a PDF, and print what is wrong with it."""
    _bound_memory()
    import pikepdf

    try:
        with pikepdf.open(source) as document:
            faults = sorted(set(_find_faults(document)))
            if not faults:
                _clean(document)
                document.save(
                    target,
                    deterministic_id=True,
                    linearize=document.is_linearized,
                    compress_streams=True,
                    object_stream_mode=pikepdf.ObjectStreamMode.generate,
                    encryption=False,
                )
    except pikepdf.PasswordError:
        faults = ["password"]
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, RecursionError):
        faults = ["damaged"]
    sys.stdout.write(json.dumps({"faults": faults}) + "\n")
    return 0


def _bound_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    try:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ValueError, OSError):
        return  # a stricter bound is set already


def _objects(document: Any) -> Iterator[Any]:
    """Every dictionary of a document, those inside others included."""
    import pikepdf

    for found in (*document.objects, document.trailer):
        waiting = [(found, 0)]
        while waiting:
            value, depth = waiting.pop()
            if depth > 60:
                continue
            inside: list[Any] = []
            if isinstance(value, (pikepdf.Dictionary, pikepdf.Stream)):
                yield value
                inside = [item for _, item in value.items()]
            elif isinstance(value, pikepdf.Array):
                inside = [value[number] for number in range(len(value))]
            waiting += [
                (item, depth + 1) for item in inside if isinstance(item, pikepdf.Object) and not item.is_indirect
            ]


def _find_faults(document: Any) -> Iterator[str]:
    root = document.Root
    if "/XFA" in root.get("/AcroForm", {}):
        yield "form"
    names = root.get("/Names", {})
    if not _only_goes(root.get("/OpenAction")):
        yield "script"
    if "/JavaScript" in names:
        yield "script"
    if "/EmbeddedFiles" in names or "/Collection" in root or "/AF" in root:
        yield "attachment"
    for found in _objects(document):
        yield from _faults_of(found)


def _faults_of(found: Any) -> Iterator[str]:
    if "/AA" in found and not all(_only_goes(action) for _, action in found["/AA"].items()):
        yield "script"
    action, kind, subtype = (str(found.get(name, "")) for name in ("/S", "/Type", "/Subtype"))
    if (action in _RUNNING and kind in ("", "/Action")) or "/JS" in found:
        yield "script"
    elif action in _SENDING:
        yield "sending"
    elif action in _ELSEWHERE or (action == "/URI" and not _is_safe(found)):
        yield "elsewhere"
    if kind == "/EmbeddedFile" or "/EF" in found or subtype == "/FileAttachment":
        yield "attachment"
    elif subtype in _MEDIA and ("/Rect" in found or kind == "/Annot"):
        yield "media"
    elif subtype in _NOTES and ("/Rect" in found or kind == "/Annot") and str(found.get("/Contents", "")).strip():
        yield "notes"


def _only_goes(action: Any) -> bool:
    """Whether what happens by itself, without a reader's click, only turns to a page of the document."""
    import pikepdf

    return not isinstance(action, pikepdf.Dictionary) or "/S" not in action or str(action["/S"]) == "/GoTo"


def _is_safe(action: Any) -> bool:
    address = str(action.get("/URI", "")).strip().lower()
    scheme = address.partition(":")[0] if ":" in address.partition("/")[0] else ""
    return not scheme or address.startswith(_SAFE)


def _clean(document: Any) -> None:
    import pikepdf

    title = str(document.docinfo.get("/Title", "")) if "/Info" in document.trailer else ""
    claims = _claims(document)
    for found in list(_objects(document)):
        for name in _UNSEEN:
            if name in found:
                del found[name]
        if "/Rect" in found and str(found.get("/Subtype", "")) not in ("/Widget", ""):
            for name in _OF_NOTES:
                if name in found:
                    del found[name]
        if str(found.get("/FT", "")) == "/Sig" and "/V" in found:
            del found["/V"]  # what is written anew is not what was signed; how the signature looks stays
        if isinstance(found, pikepdf.Stream) and "/Subtype" in found and str(found["/Subtype"]) == "/Image":
            _clean_photograph(found)
    if "/SigFlags" in document.Root.get("/AcroForm", {}):
        del document.Root.AcroForm.SigFlags
    if "/Info" in document.trailer:
        del document.trailer["/Info"]
    if title:
        document.trailer["/Info"] = document.make_indirect(pikepdf.Dictionary(Title=title))
    if title or claims:
        told = (
            f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{_escape(title)}</rdf:li></rdf:Alt></dc:title>'
            if title
            else ""
        )
        metadata = pikepdf.Stream(document, _XMP.format(told + claims).encode())
        metadata["/Type"], metadata["/Subtype"] = pikepdf.Name("/Metadata"), pikepdf.Name("/XML")
        document.Root["/Metadata"] = document.make_indirect(metadata)


def _claims(document: Any) -> str:
    """What a document claims of the standards that it follows; screen readers and archives go by it."""
    import re

    if "/Metadata" not in document.Root:
        return ""
    try:
        told = bytes(document.Root.Metadata.read_bytes())[:200_000].decode("utf-8", "ignore")
    except Exception:  # whatever is wrong with it, it is left out
        return ""
    claims = ""
    for name in ("pdfuaid:part", "pdfaid:part", "pdfaid:conformance"):
        found = re.search(rf"{name}(?:>|\s*=\s*[\"'])\s*([0-9A-Za-z]{{1,2}})\s*[<\"']", told)
        claims += f"<{name}>{found[1]}</{name}>" if found else ""
    return claims


def _clean_photograph(image: Any) -> None:
    """Take out of a photograph what a camera notes: a PDF holds photographs as files in the file."""
    import pikepdf

    filters = image.get("/Filter")
    is_row = isinstance(filters, pikepdf.Array)
    names = [str(filters[number]) for number in range(len(filters))] if is_row else [str(filters)]
    if names != ["/DCTDecode"]:
        return
    from leernetwerk.published.faults import Damaged, Refused
    from leernetwerk.published.jpeg import clean_jpeg

    raw = bytes(image.read_raw_bytes())
    try:
        clean = clean_jpeg(raw, keep_orientation=False)
    except (Damaged, Refused):
        return  # readers of PDF bear with more than is right
    if clean != raw:
        options = image.get("/DecodeParms")
        image.write(clean, filter=filters, decode_parms=options)


def _escape(text: str) -> str:
    legal = "".join(letter for letter in text if letter.isprintable())
    return legal.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


if __name__ == "__main__":
    # Started without the paths of its caller (-I), so that nothing of a site's folder is ever imported.
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
