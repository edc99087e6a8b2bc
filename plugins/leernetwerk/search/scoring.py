"""How much a word says of a page (after BM25F): by where it stands there, how often, and how long that text is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from leernetwerk.search.document import Zone
from leernetwerk.search.weights import PART, STEPS, ZONES

Counts = Mapping[str, tuple[float, float]]
"""By key: how often it stands somewhere as a word, and how often as a part of one."""


class Scoring:
    """Scores the words of the pages of one site."""

    def __init__(self, lengths: Sequence[Mapping[Zone, int]]) -> None:
        """Take the number of words of each page by zone."""
        self._lengths = lengths
        totals = {zone: [length.get(zone, 0) for length in lengths if length.get(zone)] for zone in ZONES}
        self._means = {zone: sum(found) / len(found) if found else 1.0 for zone, found in totals.items()}
        self._most = sum(most for most, _half, _length in ZONES.values())

    def score(self, number: int, counts: Mapping[Zone, Counts], weight: float) -> Iterator[tuple[str, int]]:
        """The keys of a page with their scores in steps."""
        found: dict[str, float] = {}
        for zone, of_zone in counts.items():
            most, half, length_weight = ZONES[zone]
            length = self._lengths[number].get(zone, 0) / self._means[zone]
            half *= 1 - length_weight + length_weight * length
            for key, (whole, part) in of_zone.items():
                count = whole + PART * part
                found[key] = found.get(key, 0.0) + most * count / (half + count)
        for key, score in found.items():
            yield key, max(1, min(STEPS, round(STEPS * score * weight / self._most)))
