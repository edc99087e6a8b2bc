"""Front matter that YAML cannot read: what is proposed helps, whatever people write."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from leernetwerk.content.yaml_slips import find_slips

PIECES = [
    "title: ",
    "title:",
    "naam",
    "- ",
    "  ",
    "[",
    "]",
    '"',
    "'",
    "#",
    ": ",
    "|",
    ">",
    "{",
    "}",
    "**",
    "•\u00a0",
    "\u201c",
    "= ",
    "&a ",
    "*a",
    "!x",
    "@",
    "%",
    "x",
    "https://example.org/",
    "\u2028",
]
TEXT = st.lists(st.lists(st.sampled_from(PIECES), max_size=5).map("".join), max_size=8).map("\n".join)


@given(TEXT)
@settings(max_examples=500)
def test_what_is_proposed_is_all_there_is_to_propose(text: str) -> None:
    slips = find_slips(text)
    lines = text.split("\n")
    assert [slip.place for slip in slips] == sorted(slip.place for slip in slips)
    for slip in slips:
        line, column = slip.place
        assert 1 <= line <= len(lines)
        assert 1 <= column <= len(lines[line - 1]) + 1
        lines[line - 1] = slip.line
    # Nothing more is proposed then: what is left, if anything, is no slip that is known.
    assert find_slips("\n".join(lines)) == []


def test_what_can_be_read_has_no_slips() -> None:
    assert find_slips("title: Zo\nthemes:\n- a\n- b\nsummary: >\n  een: twee\n") == []


def test_so_many_slips_are_not_told_at_once() -> None:
    assert 0 < len(find_slips("\n".join(f"a{number}: b: c" for number in range(100)))) <= 20
    assert find_slips("\n".join(f"a{number}: b: c" for number in range(10_000))) == []


def test_every_line_is_told_at_once() -> None:
    found = [(slip.place, slip.line) for slip in find_slips("title: A: b\nthemes:\n\u2022 c\n\u2022 d\nsummary: @e\n")]
    assert found == [
        ((1, 9), 'title: "A: b"'),
        ((3, 1), "- c"),
        ((4, 1), "- d"),
        ((5, 10), 'summary: "@e"'),
    ]
