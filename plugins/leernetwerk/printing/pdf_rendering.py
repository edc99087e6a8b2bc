"""The press: WeasyPrint makes tagged PDF files (ISO 14289-1, PDF/UA-1), each once for the same content."""

from __future__ import annotations

import io
import logging
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from leernetwerk.content.keeping import Store
from leernetwerk.content.optional_packages import install_command
from leernetwerk.content.regular_files import read_regular
from leernetwerk.printing.paper_document import SCHEME, PaperDocument
from leernetwerk.printing.tagging import finish_tags
from leernetwerk.published.faults import Damaged, Refused
from leernetwerk.published.types import clean_file
from leernetwerk.words import N_, Message

VARIANT = "pdf/ua-1"
_OPTIONS = {"optimize_images": True, "dpi": 200, "jpeg_quality": 85}
_EDITION = "2"
"""Counted up when what is made of the same document changes."""

CACHE = Path(".cache") / "leernetwerk" / "pdf"
"""Where PDF files are kept between builds, in the site's folder."""

SUFFIX = ".pdf"


@cache
def missing_pdf_software() -> Message | None:
    """What is missing to make PDF files, in one sentence; ``None`` where all is there."""
    try:
        import weasyprint  # noqa: F401
    except ImportError:
        message = N_("No PDF files were made: the package WeasyPrint is missing ({command}).")
        return Message.of(message, command=install_command("pdf"))
    except OSError as error:
        library = str(error).partition(":")[0].removeprefix("cannot load library ").strip("'\" ")
        message = N_("No PDF files were made: WeasyPrint misses the system library {library} (on Debian: {packages}).")
        return Message.of(message, library=library, packages="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0")
    return None


@dataclass(frozen=True, slots=True)
class RenderedPdf:
    """The PDF of a document: the file in which it is kept, or its bytes where it could not be kept, which ``faults``
    tell the reasons of."""

    made: Path | bytes
    faults: tuple[Message, ...] = ()


def open_pdf_store(root: Path) -> Store:
    """What is kept of a site, given by its folder."""
    return Store(root / CACHE, root)


def render_pdf_once(paper_document: PaperDocument, store: Store) -> RenderedPdf:
    """The PDF of a document: the one that was made before of the same content, or a new one.

    Args:
        paper_document: the document.
        store: keeps what was made.

    Raises:
        OSError: a file of the document cannot be read.
    """
    import weasyprint

    key = paper_document.fingerprint(f"{_EDITION} {weasyprint.__version__}")
    made: Path | bytes | None = store.locate(key, SUFFIX)
    if made is None:
        content = render_pdf(paper_document)
        made = store.keep(key, SUFFIX, content) or content
    return RenderedPdf(made, tuple(store.faults))


def render_pdf(paper_document: PaperDocument) -> bytes:
    """The bytes of a PDF; the same for the same document, fonts and version of WeasyPrint."""
    import weasyprint

    # It warns of every property that is for screens.
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    document = weasyprint.HTML(string=paper_document.html, base_url=SCHEME, url_fetcher=_make_fetcher(paper_document))
    content: bytes = document.write_pdf(pdf_variant=VARIANT, finisher=finish_tags, **_OPTIONS)
    return content


def _make_fetcher(paper_document: PaperDocument) -> Any:
    """What hands WeasyPrint the files of a document and nothing else: no other file, no other site."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Fetcher(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Any = None) -> Any:
            path = url.removeprefix(SCHEME).partition("#")[0]
            if path not in paper_document.files:
                raise ValueError(f"not a file of this document: {url}")
            try:
                content = clean_file(path, read_regular(paper_document.files[path]))
            except Damaged as damaged:
                content = damaged.content
            except Refused as refused:
                raise ValueError(f"not a file that is published: {url}") from refused
            return URLFetcherResponse(url, io.BytesIO(content))

    return Fetcher()
