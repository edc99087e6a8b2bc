"""``check --fix`` puts fields in order: nothing reads otherwise, and nobody gets a difference without asking."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.command import run
from tests.support.example_site import example_site
from tests.support.front_matter_values import read_back
from tests.support.git_history import committed

from leernetwerk.editing.sorting import is_sorted, sort_fields
from leernetwerk.records.methodology import Methodology
from leernetwerk.records.shapes import fields_of

NAMES = [field.name for field in fields_of(Methodology)]
UNKNOWN = ["kleur", "zomaar"]
METHOD = "docs/methodologies/kringgesprek.md"
THEME = "docs/themes/veilig.md"

UNSORTED = """\
---
# Dit bestand hoort bij de map van het netwerk.

# waarover het gaat
themes:
# het eerste
- gezin   # een opmerking
  # - later

title: 'Kringgesprek'
purpose: |+
  Luisteren.

  # geen opmerking
onzin: 1

# kort
summary: >
  Praten
  in een kring.
steps: [
  {title: Zitten,
   text: "in een: kring"}
]
# tot hier
---

themes: [tekst]
"""

SORTED = """\
---
# Dit bestand hoort bij de map van het netwerk.

title: 'Kringgesprek'

# kort
summary: >
  Praten
  in een kring.
purpose: |+
  Luisteren.

  # geen opmerking
steps: [
  {title: Zitten,
   text: "in een: kring"}
]

# waarover het gaat
themes:
# het eerste
- gezin   # een opmerking
  # - later
onzin: 1
# tot hier
---

themes: [tekst]
"""


def test_fields_take_their_comments_along() -> None:
    assert sort_fields(UNSORTED, Methodology) == SORTED


WORD = st.sampled_from(["een", "twee: ", "# drie", "é", "🙂", "- vijf", "[zes]", "{", "'", "\u2028", "|"])
LINES = st.lists(WORD, min_size=1, max_size=4).map(" ".join)


def indented(lines: list[str], by: str) -> str:
    return "".join(f"{by}{line}\n" for line in lines)


BLOCK_TEXT = st.tuples(
    st.sampled_from(["|", "|+", "|-", ">", ">+", ">-"]), st.lists(LINES, min_size=1, max_size=3), st.integers(0, 2)
).map(lambda drawn: f" {drawn[0]}\n{indented(drawn[1], '  ')}" + "\n" * drawn[2])
QUOTED = LINES.map(lambda line: " '" + line.replace("'", "''") + "'  # zo\n")
FOLDED = st.just(" een lange\n  tekst die\n\n  verder gaat\n")
LIST = st.tuples(st.sampled_from(["", "  "]), st.integers(1, 3), st.booleans()).map(
    lambda drawn: "\n" + "".join(f"{'# ja' + chr(10) if drawn[2] else ''}{drawn[0]}- x{i}\n" for i in range(drawn[1]))
)
FLOW = st.sampled_from(
    [" [a, b]\n", " [\n  a, # eerst\n\n  b\n]\n", " {a: b,\n c: [d]}\n", " {}\n", "\n", " *\n", " &a x\n"]
)
OBJECT = st.just("\n  a: b\n  # - uit\n  c:\n    d: |\n      e\n\n")
ALIAS = st.sampled_from([" *a\n", " [*a, *b]\n", " &b\n  x: y\n", " &b [x]\n"])
VALUE = st.one_of(BLOCK_TEXT, QUOTED, FOLDED, LIST, FLOW, OBJECT, ALIAS)
ABOVE = st.lists(st.sampled_from(["", "# boven", "# sleutel: waarde", "  # ingesprongen"]), max_size=3).map(
    lambda lines: "".join(f"{line}\n" for line in lines)
)
FIELD = st.tuples(ABOVE, VALUE)
FRONT = st.tuples(
    st.lists(st.sampled_from(NAMES + UNKNOWN), min_size=1, max_size=7, unique=True), st.lists(FIELD, min_size=7), ABOVE
).map(
    lambda drawn: (
        "".join(f"{above}{name}:{value}" for name, (above, value) in zip(drawn[0], drawn[1], strict=False)) + drawn[2]
    )
)


def read(text: str) -> Any:
    """The data, or what there is instead where it cannot be read."""
    try:
        return list(read_back(text).items())
    except Exception as error:
        return type(error)


@given(FRONT)
@settings(max_examples=400)
def test_sorting_changes_the_order_of_fields_only(front: str) -> None:
    text = f"---\n{front}---\n\nTekst.\n"
    found = sort_fields(text, Methodology)
    before, after = read(text), read(found)
    assert sort_fields(found, Methodology) == found
    assert Counter(found.split("\n")) == Counter(text.split("\n"))
    if not isinstance(before, list):
        assert found == text
        return
    assert sorted(before, key=repr) == sorted(after, key=repr)
    names = [name for name, _ in after]
    if is_sorted([name for name, _ in before], Methodology):
        assert found == text
    elif not any(sign in front for sign in ("*", "+\n", "  # ingesprongen")):  # these can come to mean something else
        assert is_sorted(names, Methodology)
    unknown = [name for name, _ in before if name in UNKNOWN]
    assert found == text or [name for name in names if name in UNKNOWN] == unknown == names[len(names) - len(unknown) :]


@pytest.mark.parametrize(
    "front",
    [
        "summary: &a Kort\ntitle: *a\n",
        "{summary: a, title: b}\n",
        "? summary\n: a\n? title\n: b\n",
        "summary: a\ntitle: b\nsummary: c\n",
        "summary: a\ntitle: b: c\n",
        "summary: a\n\ttitle: b\n",
    ],
    ids=["alias", "braces", "question marks", "twice", "unreadable", "tab"],
)
def test_what_could_read_otherwise_stays_as_it_is(front: str) -> None:
    text = f"---\n{front}---\n"
    assert sort_fields(text, Methodology) == text


def test_an_alias_below_its_anchor_is_no_hindrance() -> None:
    assert sort_fields("---\nsummary: *a\n---\n", Methodology) == "---\nsummary: *a\n---\n"
    text = "---\npurpose: x\ntitle: &a Kort\nsummary: *a\n---\n"
    assert sort_fields(text, Methodology) == "---\ntitle: &a Kort\nsummary: *a\npurpose: x\n---\n"


THEMES = {
    THEME: "---\nsummary: Kort.\ntitle: Veilig\n---\n",
    "docs/themes/anders.md": "---\nsummary: Kort.\ntitle: Anders\n---\n",
    "docs/themes/fout.md": "---\nsumary: Kort.\ntitle: Fout\n---\n",
}
IN_ORDER = {path: f"---\ntitle: {text.split()[-2]}\nsummary: Kort.\n---\n" for path, text in THEMES.items()}


def changed(root: Path) -> set[str]:
    texts = {path: (root / path).read_text("utf-8") for path in THEMES}
    assert all(text in (THEMES[path], IN_ORDER[path]) for path, text in texts.items())
    return {path for path in THEMES if texts[path] != THEMES[path]}


def test_only_what_is_mended_anyway_or_named_is_sorted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = example_site(tmp_path, THEMES)
    config = root / "mkdocs.yml"
    run("check", "-f", config)
    assert "order" not in capsys.readouterr().out
    assert changed(root) == set()
    assert run("check", "-f", config, "--fix", root / "docs") == 0
    assert changed(root) == {"docs/themes/fout.md"}
    assert "In 2 andere bestanden" in capsys.readouterr().err
    assert run("check", "-f", config, "--fix", root / THEME) == 0
    assert changed(root) == {"docs/themes/fout.md", THEME}
    assert capsys.readouterr().err == (
        f"--- {THEME}\n+++ {THEME}\n@@ -1,4 +1,4 @@\n ---\n+title: Veilig\n summary: Kort.\n-title: Veilig\n ---\n"
        "Hersteld: 1 bestand. Een regel met - is wat er stond, een met + is wat er nu staat.\n"
    )


def test_what_changed_since_is_sorted(tmp_path: Path) -> None:
    root = committed(tmp_path, {path: text for path, text in THEMES.items() if path != THEME})
    example_site(root, {THEME: THEMES[THEME]})
    assert run("check", "-f", root / "mkdocs.yml", "--fix", "--since", "HEAD") == 0
    assert changed(root) == {THEME}


def test_a_byte_order_mark_and_windows_line_ends(tmp_path: Path) -> None:
    root = example_site(tmp_path, {THEME: b"\xef\xbb\xbf---\r\nsummary: Kort.\r\ntitle: Veilig\r\n---\r\n"})
    assert run("check", "-f", root / "mkdocs.yml", "--fix") == 0
    assert (root / THEME).read_bytes() == b"\xef\xbb\xbf---\ntitle: Veilig\nsummary: Kort.\n---\n"
