"""What the scripts weigh on their way to a reader."""

from __future__ import annotations

import gzip
from pathlib import Path

from leernetwerk.pages.assets import list_scripts, write_script

ALL, SEARCH = 20_000, 10_240
"""Bytes, compressed: of all our scripts together, and of those of the search."""


def weigh(names: list[str]) -> int:
    return sum(len(gzip.compress(write_script(list_scripts()[name]).encode(), 9)) for name in names)


def test_our_scripts_are_small() -> None:
    assert weigh(list(list_scripts())) <= ALL
    assert weigh([name for name in list_scripts() if name.startswith("search-")]) <= SEARCH


def test_only_comments_on_lines_of_their_own_are_left_out(tmp_path: Path) -> None:
    file = tmp_path / "x.js"
    file.write_text(
        '/* Über\n   zwei Zeilen */\nconst a = 1; // bleibt\n  /** weg */\n  // weg\n\n  /* a */ b("/* c */");\n',
        "utf-8",
    )
    assert write_script(file) == 'const a = 1; // bleibt\n/* a */ b("/* c */");\n'
