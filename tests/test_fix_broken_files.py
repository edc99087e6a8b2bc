"""``check --fix`` on what people in a hurry write: whatever is wrong with some files, others are mended."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.command import run
from tests.support.example_site import example_site

MISTAKES = [
    "title: 'Thema's en foto's'",
    'title: "Hulp" is een groot woord',
    "title: [Concept] Onze proef",
    "title: Proef: hoe het ging",
    "title: Proef\ndoelgroepen: [jongeren, ouders]",
    "title: Proef\nthema: eten",
    "title: Proef\nauteur: Jan",
    "title: Proef\ndate: 31/12/25",
    "title: Proef\ndate: 2025-31-12",
    "title: Proef\npublished: false",
    "title: Proef\nthemes:\n- -thema\n-thema",
    "<<<<<<< HEAD\ntitle: Proef\n=======\ntitle: Test\n>>>>>>> ander",
    "title: Proef\n\tdate: 2025",
    "title: Proef\ntitle: Nog eens",
    "title: *weg",
    "- title",
    "",
    "title: {a: [b",
    "title: \u201cProef\u201d",
    "\u00a0title: Proef",
]
MENDABLE = "---\ntitel: Gezond\ndate: 3 maart 2024\n---\n\nTekst.\n"
MENDED = "---\ntitle: Gezond\ndate: 2024-03-03\n---\n\nTekst.\n"


def check_fix(files: dict[str, str | bytes]) -> tuple[int, dict[str, str]]:
    with tempfile.TemporaryDirectory() as folder:
        root = example_site(Path(folder), {**files, "networks/noord/stories/goed.md": MENDABLE})
        status = run("check", "--fix", "-f", root / "mkdocs.yml")
        return status, {path: (root / path).read_text("utf-8", "surrogateescape") for path in files} | {
            "goed": (root / "networks/noord/stories/goed.md").read_text("utf-8")
        }


@pytest.mark.parametrize("front", MISTAKES)
@pytest.mark.parametrize("frame", ["---\n{}\n---\n\nTekst.\n", "---\n{}\n\nTekst.\n", "{}"])
def test_a_mistake_does_not_keep_others_from_being_mended(front: str, frame: str) -> None:
    status, found = check_fix({"networks/noord/stories/fout.md": frame.replace("{}", front)})
    assert status in (0, 1)
    assert found["goed"] == MENDED


@settings(max_examples=60)
@given(
    st.lists(
        st.one_of(st.sampled_from(MISTAKES), st.text("ab:'\"[]{}-# \n*&!|>,", max_size=40), st.text(max_size=40)),
        min_size=1,
        max_size=4,
    )
)
def test_no_mixture_of_mistakes_does(parts: list[str]) -> None:
    content = ("---\n" + "\n".join(parts) + "\n---\n\nTekst.\n").encode("utf-8", "surrogatepass")
    status, found = check_fix({"networks/noord/stories/fout.md": content, "docs/themes/fout.md": content})
    assert status in (0, 1)
    assert found["goed"] == MENDED
