"""The first problems of a kind in a file, and how many more there are: nobody reads fifteen thousand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from leernetwerk.diagnostics.diagnostic import Diagnostic
from leernetwerk.words import Words

MOST = 20
"""How many problems of one kind in one file are told one by one; JSON and SARIF have all."""


@dataclass(frozen=True, slots=True)
class More:
    """That a file has more problems of a kind; ``first`` is the first of those that are not told."""

    first: Diagnostic
    count: int

    def message(self, words: Words) -> str:
        """The sentence that says how many, and how all can be seen."""
        return words.plural(
            "{count} more of this kind in this file. To see all of them: leernetwerk check --format json",
            "{count} more of this kind in this file. To see all of them: leernetwerk check --format json",
            self.count,
        )


def first_of_each(diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic | More]:
    """The problems in their order; those of a kind in a file beyond ``MOST`` as one, where the first of them stood."""
    found = list(diagnostics)
    counts = Counter((each.code, each.place.path) for each in found)
    told: Counter[tuple[str, str]] = Counter()
    for each in found:
        key = each.code, each.place.path
        told[key] += 1
        if told[key] <= MOST:
            yield each
        elif told[key] == MOST + 1:
            yield More(each, counts[key] - MOST)
