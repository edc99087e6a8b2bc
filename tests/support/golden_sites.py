"""The golden sites, and how what is built is held against them."""

from __future__ import annotations

import re
from pathlib import Path

GOLDEN = Path(__file__).parent.parent / "golden"


CONTENT = re.compile(r'<article class="md-content__inner md-typeset">(.*?)</article>\s*</div>', re.DOTALL)


def compare(expected: Path, found: str, update: bool) -> None:
    if update:
        expected.parent.mkdir(parents=True, exist_ok=True)
        expected.write_text(found, "utf-8", newline="\n")
    assert expected.read_text("utf-8") == found


def content(page: Path) -> str:
    """What our templates make of a page, without the theme around it."""
    text = page.read_text("utf-8")
    found = CONTENT.search(text)
    lines = (line.strip() for line in (found[1] if found else text).splitlines())
    return "\n".join(line for line in lines if line) + "\n"
