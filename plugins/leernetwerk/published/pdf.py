"""PDF files: written anew by qpdf, in a process of its own, without what runs, hides or tells of its makers."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from leernetwerk.published import problems
from leernetwerk.published.faults import Fault, Refused, too_heavy, unreadable
from leernetwerk.words import N_, Message

SECONDS = 60
_WORKER = Path(__file__).with_name("pdf_worker.py")
_PRINTED = N_("open it, choose Print and then 'Save as PDF', which leaves this out; or ask its maker for one without")

_TOLD = {
    "script": (problems.ACTIVE_CONTENT, N_("a script or an action that starts something")),
    "sending": (problems.ACTIVE_CONTENT, N_("a form that sends what is filled in to another place")),
    "elsewhere": (problems.ACTIVE_CONTENT, N_("a link to another file or place")),
    "media": (problems.ACTIVE_CONTENT, N_("film, sound or 3D inside it")),
    "form": (problems.ACTIVE_CONTENT, N_("a form that is a program of its own (XFA)")),
    "attachment": (problems.HIDDEN_CONTENT, N_("an embedded file")),
    "notes": (problems.HIDDEN_CONTENT, N_("comments")),
}


def clean_pdf(content: bytes) -> bytes:
    """A PDF with its pages, tags, bookmarks and title.

    One that cannot be read, or wants a password, is told by :mod:`leernetwerk.pdfs`.

    Raises:
        Refused: it does not begin as a PDF, it is damaged, takes too long, or holds what its maker must take out.
    """
    if not content.startswith(b"%PDF-"):
        raise unreadable()
    faults, clean = _run(content)
    if clean is None and not faults:
        raise too_heavy()
    told = [_TOLD[name] for name in faults if name in _TOLD]
    if told:
        raise Refused(Fault.of(kind, Message.of(_PRINTED), what=Message.of(what)) for kind, what in told)
    if clean is None:
        raise unreadable()
    return clean


def _run(content: bytes) -> tuple[list[str], bytes | None]:
    with tempfile.TemporaryDirectory(prefix=".leernetwerk-") as folder:
        source, target = Path(folder) / "file.pdf", Path(folder) / "clean.pdf"
        source.write_bytes(content)
        try:
            done = subprocess.run(  # the same Python, no shell, a file of ours
                [sys.executable, "-I", str(_WORKER), str(source), str(target)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                timeout=SECONDS,
                check=False,
            )
            faults = json.loads(done.stdout)["faults"]
        except (subprocess.TimeoutExpired, ValueError, KeyError, TypeError):
            return [], None
        return list(faults), target.read_bytes() if target.is_file() else None
