"""A document that is ready for the press."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from leernetwerk.content.regular_files import open_regular

SCHEME = "site-file:"
"""Stands in front of the paths of files that a document shows, relative to the site's folder."""


@dataclass(frozen=True, slots=True)
class PaperDocument:
    """A document.

    Attributes:
        address: where the PDF stands on the site.
        html: the document; styles included, images as ``SCHEME`` and a path.
        files: the files that it may show, by that path.
    """

    address: str
    html: str
    files: Mapping[str, Path] = field(default_factory=dict)

    def fingerprint(self, press: str) -> str:
        """What decides the bytes of the PDF: its content, and the name and version of the press."""
        digest = hashlib.sha256(f"{press}\n{self.html}".encode())
        for path, file in sorted(self.files.items()):
            digest.update(path.encode())
            with open_regular(file) as stream:
                digest.update(hashlib.file_digest(stream, "sha256").digest())
        return digest.hexdigest()
