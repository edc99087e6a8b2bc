"""Files that would run in a reader's browser as part of the site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from leernetwerk.content import limits
from leernetwerk.content.regular_files import read_regular
from leernetwerk.findings import Diagnostic, Place
from leernetwerk.findings.kind import declare
from leernetwerk.words import N_

_DOCUMENTS = (".html", ".htm", ".xhtml", ".xht", ".shtml", ".mht", ".mhtml", ".svgz", ".xsl", ".xslt", ".hta")
_DRAWINGS = (".svg", ".xml")
_ACTIVE = re.compile(
    rb"<\s*(?:[\w.-]+:)?(?:script|iframe|foreignobject|object|embed|handler)\b|[\s\"'/]on\w+\s*=|javascript:|<!entity|<\?xml-stylesheet"
    rb"|(?:href|src)\s*=\s*[\"']?\s*(?:https?:|//|data:text)",
    re.IGNORECASE,
)

ACTIVE_FILE = declare(
    "active-file",
    N_("'{name}' could run a script in the browser of a reader, so it is not published."),
    N_(
        "A web page or a drawing with a script in it, opened on this site, could do there whatever the site can. "
        "Write the text as Markdown; save a drawing as PNG, or as SVG without scripts and links to elsewhere."
    ),
    wrong={"docs/formulier.html": "<script>alert(1)</script>"},
    right={"docs/formulier.pdf": "%PDF-1.7"},
)


def check_asset(root: Path, path: str) -> Iterator[Diagnostic]:
    """Whether a file beside the texts is one that only shows something."""
    name = path.rpartition("/")[2].lower()
    active = name.endswith(_DOCUMENTS)
    if name.endswith(_DRAWINGS):
        try:
            raw = read_regular(root / path, limits.DRAWING_BYTES + 1)
        except OSError:
            return  # whoever names the file is told
        # In UTF-16 every other byte is zero; a browser reads it all the same.
        active = len(raw) > limits.DRAWING_BYTES or _ACTIVE.search(raw.replace(b"\0", b"")) is not None
    if active:
        yield Diagnostic.of(ACTIVE_FILE, Place(path), name=path.rpartition("/")[2])
