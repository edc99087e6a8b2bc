"""Which counts of a question are left out, so that nobody can be recognised: as few as possible, small ones first.

Whoever reads the counts may know more than they say: how many people answered the question (a report tells it, or the
survey's routing), that counts are suppressed for being small, and how the others are chosen here. None of it may give a
small count away; ``tests/test_suppressing.py`` tries that for every small survey there can be.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from leernetwerk.graph.suppression import are_given_away


@dataclass(frozen=True, slots=True)
class Tally:
    """The true counts of a question.

    Attributes:
        counts: how many people gave each answer.
        answered: how many people gave at least one.
        responses: how many people took part in the survey.
        adds_up: whether each person gives one answer at most.
    """

    counts: tuple[int, ...]
    answered: int
    responses: int
    adds_up: bool


def choose_hidden(tally: Tally, limit: int) -> frozenset[int] | None:
    """The places of the counts that are left out; ``None`` if even leaving out all would give somebody away.

    Args:
        tally: the true counts.
        limit: the largest count by which people could be recognised.
    """
    small = frozenset(place for place, count in enumerate(tally.counts) if 1 <= count <= limit)
    if not small:
        return small
    return next((hidden for hidden in _proposals(tally.counts, small) if _is_safe(tally, hidden, limit)), None)


def _proposals(counts: Sequence[int], small: frozenset[int]) -> Iterator[frozenset[int]]:
    """What could be left out, beginning with the least: the small counts, then some of 0, then the next larger ones.

    Equal counts are left out together, and with larger ones every 0: so a count that is exchanged for another leads to
    the same choice, and the choice tells nothing of which is which. A 0 that goes with small counts only needs no such
    care, for it could be small itself.
    """
    zeros = [place for place, count in enumerate(counts) if count == 0]
    large = sorted({count for place, count in enumerate(counts) if count and place not in small})
    proposals = [small | set(zeros[:most]) for most in range(len(zeros) + 1)]
    for beside in ((), zeros):
        for most in large:
            proposals.append(small | set(beside) | {place for place, count in enumerate(counts) if 0 < count <= most})
    yield from sorted(proposals, key=lambda hidden: (len(hidden), sum(counts[place] for place in hidden)))


def _is_safe(tally: Tally, hidden: frozenset[int], limit: int) -> bool:
    left = tally.answered - sum(count for place, count in enumerate(tally.counts) if place not in hidden)
    if tally.adds_up and any(
        are_given_away(left + unanswered, len(hidden), limit) for unanswered in (0, tally.responses - tally.answered)
    ):
        return False
    if any(tally.counts[place] > limit for place in hidden):
        return True  # which of them is the large one cannot be told
    # All may be small. Then they are known if each has to be as large as a small count can be.
    largest = limit if tally.adds_up else min(limit, tally.answered)
    return largest > 1 and (left < largest * len(hidden))
