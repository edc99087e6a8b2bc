"""Which counts are left out: nobody who knows all but the answers themselves can tell how many gave one."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leernetwerk.graph.suppression import are_given_away
from leernetwerk.importing.suppressing import Tally, choose_hidden

Counts = tuple[int, ...]


def one_answer_each(people: int, options: int) -> Iterator[Counts]:
    if options == 1:
        yield (people,)
        return
    for first in range(people + 1):
        yield from ((first, *others) for others in one_answer_each(people - first, options - 1))


def several_answers_each(people: int, options: int) -> Iterator[Counts]:
    every = itertools.product(range(people + 1), repeat=options)
    return (counts for counts in every if sum(counts) >= people)


def shown(tally: Tally, hidden: frozenset[int]) -> tuple[int | None, ...]:
    return tuple(None if place in hidden else count for place, count in enumerate(tally.counts))


def possible(*, adds_up: bool, limit: int, people: int, options: int, silent: int) -> dict[object, list[Counts]]:
    """What can be behind each way in which a question can be shown, for a reader who knows how many answered it."""
    found: dict[object, list[Counts]] = defaultdict(list)
    for counts in (one_answer_each if adds_up else several_answers_each)(people, options):
        tally = Tally(counts, people, people + silent, adds_up)
        hidden = choose_hidden(tally, limit)
        if hidden is not None:
            found[shown(tally, hidden)].append(counts)
    return found


@pytest.mark.parametrize("silent", [0, 1, 30])
@pytest.mark.parametrize(
    ("adds_up", "limit", "options", "most"),
    [
        (True, 2, 2, 20),
        (True, 2, 3, 20),
        (True, 2, 4, 16),
        (True, 2, 5, 13),
        (True, 3, 4, 18),
        (True, 5, 2, 30),
        (True, 5, 3, 30),
        (True, 5, 4, 24),
        (False, 2, 1, 12),
        (False, 2, 2, 14),
        (False, 2, 3, 12),
        (False, 3, 3, 12),
        (False, 5, 2, 20),
        (False, 5, 3, 14),
    ],
)
def test_no_small_count_can_be_told_by_who_knows_the_rest(
    adds_up: bool, limit: int, options: int, most: int, silent: int
) -> None:
    for people in range(1, most + 1):
        ways = possible(adds_up=adds_up, limit=limit, people=people, options=options, silent=silent)
        for row, behind in ways.items():
            assert isinstance(row, tuple)
            for place, count in enumerate(row):
                if count is None:
                    values = {counts[place] for counts in behind}
                    assert len(values) > 1 or min(values) > limit, (row, behind)
                else:
                    assert count == 0 or count > limit


def fewest(tally: Tally, limit: int) -> int | None:
    """How many counts at least must go, where nobody knows how they are chosen."""
    small = {place for place, count in enumerate(tally.counts) if 1 <= count <= limit}
    others = [place for place in range(len(tally.counts)) if place not in small]
    for more in range(len(others) + 1) if small else ():
        for chosen in itertools.combinations(others, more):
            hidden = small | set(chosen)
            left = sum(tally.counts[place] for place in hidden)
            silent = tally.responses - tally.answered
            if left == limit * len(hidden) and all(tally.counts[place] <= limit for place in hidden):
                continue  # none is larger, so all are as large as they can be
            if not any(are_given_away(left + each, len(hidden), limit) for each in (0, silent)):
                return len(hidden)
    return None if small else 0


@given(counts=st.lists(st.integers(0, 15), min_size=2, max_size=6).map(tuple), silent=st.integers(0, 10))
def test_no_more_is_left_out_than_needed_but_for_equal_counts(counts: Counts, silent: int) -> None:
    tally = Tally(counts, sum(counts), sum(counts) + silent, adds_up=True)
    hidden, least = choose_hidden(tally, 5), fewest(tally, 5)
    assert (hidden is None) == (least is None)
    if hidden is not None and least is not None:
        larger = [counts[place] for place in hidden if counts[place] > 5]
        assert len(hidden) - (len(larger) - len(set(larger))) <= least


@pytest.mark.parametrize(
    ("counts", "silent", "left_out"),
    [
        ((24, 12, 0), 0, ()),
        ((24, 12, 4), 0, (12, 4)),
        ((24, 12, 4), 21, (12, 4)),
        ((24, 4, 3), 0, (4, 3)),
        ((24, 1, 1), 0, (24, 1, 1)),
        ((24, 8, 0, 3), 0, (0, 3)),
        ((24, 8, 0, 2), 0, (8, 2)),
        ((24, 8, 8, 2), 0, (8, 8, 2)),
        ((24, 7, 5, 5), 0, (7, 5, 5)),
    ],
)
def test_what_goes_is_the_least_that_suffices(counts: Counts, silent: int, left_out: Counts) -> None:
    hidden = choose_hidden(Tally(counts, sum(counts), sum(counts) + silent, adds_up=True), 5)
    assert hidden is not None
    assert tuple(count for place, count in enumerate(counts) if place in hidden) == left_out


@pytest.mark.parametrize(("counts", "adds_up"), [((1, 0), True), ((2, 0, 0), True), ((5, 5), True), ((1, 0), False)])
def test_too_few_answers_to_show_any(counts: Counts, adds_up: bool) -> None:
    assert choose_hidden(Tally(counts, sum(counts), 40, adds_up), 5) is None
