"""How much a word says of a page (after BM25F): by where it stands there, how often, and how long that text is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from leernetwerk.search.document import Zone
from leernetwerk.search.weights import OTHER_NAME, STEPS, ZONES

Text = tuple[int, Mapping[str, float]]
"""A text as its number of words, and by key how often it stands there."""


class Scoring:
    """Scores the words of the pages of one site."""

    def __init__(self, lengths: Mapping[Zone, Sequence[int]]) -> None:
        """Take the numbers of words of all texts, by zone."""
        self._means = {zone: sum(found) / len(found) if found else 1.0 for zone, found in lengths.items()}
        self._most = sum(most for most, _half, _length in ZONES.values())

    def score(self, texts: Mapping[Zone, Sequence[Text]], weight: float) -> dict[str, int]:
        """The keys of a page with their scores in steps; of several texts in a zone, such as names, the best counts."""
        found: dict[str, float] = {}
        for zone, of_zone in texts.items():
            most, half, length_weight = ZONES[zone]
            best: dict[str, float] = {}
            for place, (length, counts) in enumerate(of_zone):
                worth = most * OTHER_NAME if place else most
                bar = half * (1 - length_weight + length_weight * length / self._means[zone])
                scores = {key: worth * count / (bar + count) for key, count in counts.items()}
                best = (
                    {key: max(score, best.get(key, 0.0)) for key, score in scores.items()}
                    | {key: score for key, score in best.items() if key not in scores}
                    if best
                    else scores
                )
            for key, score in best.items():
                found[key] = found.get(key, 0.0) + score
        factor = STEPS * weight / self._most
        return {key: min(STEPS, int(score * factor + 0.5)) or 1 for key, score in found.items()}
