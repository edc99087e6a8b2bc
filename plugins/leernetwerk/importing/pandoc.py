"""Running Pandoc: as a program of its own, with bounded memory and time and no access to other files."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from leernetwerk.importing.extras import need
from leernetwerk.importing.packages import damaged, too_large

_MEMORY = "-M1g"
_SECONDS = 120
_HEAP_EXHAUSTED = 251

MARKDOWN = (
    "markdown_phpextra+pipe_tables+footnotes+four_space_rule+raw_html"
    "-header_attributes-link_attributes-abbreviations-definition_lists-markdown_in_html_blocks"
)
"""What Python-Markdown reads: lists indent by four, tables with bars where they are simple and as HTML where not."""


def read_word(file: Path, name: str) -> dict[str, Any]:
    """The document of a Word file as Pandoc's tree, with tracked changes accepted and comments left out."""
    tree: dict[str, Any] = json.loads(
        _run(["--from=docx+styles", "--to=json", "--track-changes=accept", str(file)], name).decode()
    )
    return tree


def write_markdown(tree: dict[str, Any], name: str) -> str:
    """A tree as Markdown."""
    call = ["--from=json", f"--to={MARKDOWN}", "--wrap=none", "--markdown-headings=atx", "--columns=100"]
    return _run(call, name, json.dumps(tree).encode()).decode()


def _run(arguments: Sequence[str], name: str, given: bytes = b"") -> bytes:
    program = need("pypandoc").get_pandoc_path()
    call = [program, "+RTS", _MEMORY, "-RTS", "--sandbox", *arguments]
    try:
        done = subprocess.run(call, input=given, capture_output=True, timeout=_SECONDS, check=False)
    except subprocess.TimeoutExpired as error:
        raise too_large(name) from error
    if done.returncode == _HEAP_EXHAUSTED:
        raise too_large(name)
    if done.returncode:
        raise damaged(name)
    return done.stdout
