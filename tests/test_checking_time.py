"""What is done for a file grows with its length, whatever is wrong in it: counted, never timed."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType

import pytest
from markdown.extensions import toc
from tests.support.example_site import example_site, read_example

from leernetwerk.content import headings, time_limit
from leernetwerk.diagnostics import Diagnostic
from leernetwerk.graph import rules
from leernetwerk.graph.model import Graph, Node


def session(lines: str) -> str:
    return f"---\ntitle: Lang\ndate: 2021-03-04\n{lines}---\n"


def times(count: int, line: str) -> str:
    return "".join(line.replace("#N", str(number)) for number in range(count))


BODY = "---\ntitle: Lang\n---\n"
GROWING: dict[str, tuple[str, Callable[[int], str]]] = {
    "equal headings and links": (
        "docs/themes/lang.md",
        lambda n: BODY + "# A\n" * n + "[[#A]]\n" * n,
    ),
    "unknown headings": ("docs/themes/lang.md", lambda n: BODY + "# A\n" + times(n, "[[#x#N]]\n")),
    "unknown fields": ("docs/themes/lang.md", lambda n: "---\ntitle: Lang\n" + times(n, "sleutel#N: x\n") + "---\n"),
    "misspelt fields": ("docs/themes/lang.md", lambda n: "---\ntitle: Lang\n" + times(n, "summar#N: x\n") + "---\n"),
    "the same insights": (
        "networks/noord/sessions/x.md",
        lambda n: session("insights:\n" + "  - {id: a, text: b}\n" * n),
    ),
    "unknown records": ("docs/themes/lang.md", lambda n: BODY + times(n, "[[weg#N]]\n")),
    "missing files": ("docs/themes/lang.md", lambda n: BODY + times(n, "![a](weg#N.png)\n")),
    "dead links": ("docs/lang.md", lambda n: times(n, "[a](weg#N.md)\n")),
    "open elements": ("docs/lang.md", lambda n: "<script>\n" * n + "<object>\n" * n + "<!--\n" * n),
    "deceptive addresses": ("docs/lang.md", lambda n: times(n, "[a](https://a#N@b.example)\n")),
    "hidden characters": ("docs/lang.md", lambda n: "a\u202eb &#x202e;\n" * n),
    "bad aliases": ("docs/themes/lang.md", lambda n: "---\ntitle: Lang\naliases:\n" + times(n, "  - a#N\n") + "---\n"),
}


def count_lines(root: Path) -> int:
    """How many lines of our code a check runs."""
    counted = 0

    def trace(frame: FrameType, event: str, _argument: object) -> object:
        nonlocal counted
        if "leernetwerk" not in frame.f_code.co_filename:
            return None
        counted += event == "line"
        return trace

    sys.settrace(trace)  # type: ignore[arg-type]
    try:
        read_example(root)
    finally:
        sys.settrace(None)
    return counted


@pytest.mark.parametrize("name", GROWING)
def test_twice_as_much_takes_at_most_some_twice_as_long(name: str, tmp_path: Path) -> None:
    path, write = GROWING[name]
    count_lines(example_site(tmp_path / "0", {path: write(300)}))  # what is made once and kept
    once, twice, four = (
        count_lines(example_site(tmp_path / str(times), {path: write(times * 300)})) for times in (1, 2, 4)
    )
    # What the second doubling adds is twice what the first adds; four times, where it grew with the square.
    assert four - twice <= 2.5 * max(twice - once, 2_000)


@pytest.mark.parametrize("name", GROWING)
def test_long_texts_are_not_copied_for_each_problem(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The headings of a text, its lines and the places of its fields are looked up once."""
    path, write = GROWING[name]
    asked: list[int] = []
    real = headings._HEADING

    class Counting:
        def finditer(self, text: str) -> object:
            asked.append(len(text))
            return real.finditer(text)

    monkeypatch.setattr(headings, "_HEADING", Counting())
    headings.heading_ids.cache_clear()
    read_example(example_site(tmp_path, {path: write(300)}))
    assert len(asked) <= 2


def test_ids_of_headings_are_those_of_the_page() -> None:
    """Equal headings are counted as Python-Markdown counts them, without beginning anew for each."""
    texts = ["A", "A", "a 1", "A_1", "A_2", "A", "", "!", "A_1", "_1", "A_007", "A_007", "b_", "b_", "A"]
    ids: set[str] = set()
    expected = [toc.unique(toc.slugify(text, "-"), ids) for text in texts]
    used: dict[str, str] = {}
    assert [headings._unique(toc.slugify(text, "-"), used) for text in texts] == expected


def test_giving_ids_to_equal_headings_looks_at_few_names() -> None:
    looked = 0

    class Counting(dict[str, str]):
        def __contains__(self, key: object) -> bool:
            nonlocal looked
            looked += 1
            return super().__contains__(key)

    used: dict[str, str] = Counting()
    assert [headings._unique("a", used) for _ in range(2_000)][-1] == "a_1999"
    assert looked < 3 * 2_000 * 12  # with an id tried from the beginning each time: two million


def test_of_very_many_problems_with_fields_the_rest_is_counted(tmp_path: Path) -> None:
    path, write = GROWING["unknown fields"]
    found = read_example(example_site(tmp_path, {path: write(1_000)})).diagnostics
    assert len(found) == 201
    (rest,) = (each for each in found if each.code == "more-problems")
    assert dict(rest.values) == {"count": 800}


def test_a_file_that_takes_too_long_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def look(node: Node, _graph: Graph) -> Iterator[Diagnostic]:
        while node.source.slug == "amber":
            with contextlib.suppress(Exception):  # as libraries do
                sum(range(1_000))
        yield from ()

    monkeypatch.setattr(rules, "RECORD_RULES", (look,))
    monkeypatch.setattr(time_limit, "SECONDS", 0.5)
    found = read_example(example_site(tmp_path)).diagnostics
    assert ("takes-too-long", "docs/organisations/amber.md") in [(each.code, each.place.path) for each in found]
    monkeypatch.undo()
    assert read_example(example_site(tmp_path)).diagnostics == ()
