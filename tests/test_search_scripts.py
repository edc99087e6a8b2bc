"""What the scripts weigh on their way to a reader."""

from __future__ import annotations

import gzip
from pathlib import Path

from leernetwerk.pages.assets import write_script, write_scripts

MOST = 10_240
"""Bytes, compressed, of the scripts of the search."""


def test_the_scripts_of_the_search_are_small() -> None:
    own = [text for name, text in write_scripts().items() if name.startswith("search-")]
    assert sum(len(gzip.compress(text.encode(), 9)) for text in own) <= MOST


def test_only_comments_on_lines_of_their_own_are_left_out(tmp_path: Path) -> None:
    file = tmp_path / "x.js"
    file.write_text(
        '/* Über\n   zwei Zeilen */\nconst a = 1; // bleibt\n  /** weg */\n  // weg\n\n  /* a */ b("/* c */");\n',
        "utf-8",
    )
    assert write_script(file) == 'const a = 1; // bleibt\n/* a */ b("/* c */");\n'
