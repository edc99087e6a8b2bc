"""Whatever others wrote: each parser gives a value or a problem, and nothing else comes of it.

The same targets run for as long as one likes with ``scripts/fuzz.py``; what that finds becomes a case here.
"""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import fuzz_targets

FOUND: dict[str, list[str]] = yaml.safe_load((Path(__file__).parent / "hostile" / "found.yml").read_text("utf-8")) or {}
QUICK = sorted(set(fuzz_targets.TARGETS) - fuzz_targets.SLOW)
PIECES = st.sampled_from(fuzz_targets.TOKENS) | st.text(max_size=6)
SEEDS = sorted(fuzz_targets.seeds())


@st.composite
def inputs(draw: st.DrawFn) -> bytes:
    """Pieces that parsers are sensitive to, alone or in the middle of a file that means something."""
    pieces = "".join(draw(st.lists(PIECES, max_size=25))).encode("utf-8", "replace")
    if draw(st.booleans()):
        return pieces if draw(st.booleans()) else pieces + draw(st.binary(max_size=30))
    seed = draw(st.sampled_from(SEEDS))
    place = draw(st.integers(0, len(seed)))
    return seed[:place] + pieces + seed[place + draw(st.integers(0, 20)) :]


@pytest.mark.parametrize("name", QUICK)
def test_any_input_is_a_value_or_a_problem(name: str) -> None:
    @given(inputs())
    @settings(max_examples=60, deadline=None, database=None, derandomize=True)
    def try_it(raw: bytes) -> None:
        fuzz_targets.TARGETS[name](raw)

    try_it()


@pytest.mark.parametrize("name", sorted(fuzz_targets.SLOW))
def test_any_input_of_a_command_is_a_value_or_a_problem(name: str) -> None:
    @given(inputs())
    @settings(max_examples=8, deadline=None, database=None, derandomize=True)
    def try_it(raw: bytes) -> None:
        fuzz_targets.TARGETS[name](raw)

    try_it()


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in FOUND.items() for text in texts])
def test_what_was_found_once_holds(name: str, text: str) -> None:
    start = time.process_time()
    fuzz_targets.TARGETS[name](text.encode("utf-8", "surrogatepass"))
    assert time.process_time() - start < 5
