"""The parts of a compound, decided by a lexicon: ``netwerkversterkend`` is ``netwerk`` and ``versterkend``."""

from __future__ import annotations

from dataclasses import dataclass, field

from leernetwerk.search.lexicon import Lexicon
from leernetwerk.search.numbers import digits_of

LINKS = ("", "s", "en", "e", "er", "n")
"""The sounds that may link two parts: ``gezin-s-plan``, ``kind-er-opvang``."""

_SHORTEST = 6
_MOST_PARTS = 4
_DEAREST = 1.75
"""The highest mean cost of a part at which a split is believed."""


@dataclass
class Splitter:
    """Splits the compounds of one language."""

    lexicon: Lexicon
    _known: dict[str, tuple[float, tuple[str, ...]] | None] = field(default_factory=dict)
    _firsts: dict[str, tuple[float, str] | None] = field(default_factory=dict)
    _costs: dict[tuple[str, bool], float | None] = field(default_factory=dict)

    def split(self, word: str) -> tuple[str, ...]:
        """The parts of a compound in order, without what links them; none for a word that is no compound.

        A word that the dictionary lists is split only where both parts are beyond doubt: ``netwerk`` stays whole.
        """
        if len(word) < _SHORTEST or not word.isalpha():
            return ()
        found = self._best(word, _MOST_PARTS)
        if found is None or len(found[1]) < 2:
            return ()
        cost, parts = found
        listed = self.lexicon.lists(word)
        if cost / len(parts) > _DEAREST or (listed and min(map(len, parts)) < 4):
            return ()
        if listed and not all(part in self.lexicon.own for part in parts):
            return ()
        return parts

    def _best(self, word: str, most: int) -> tuple[float, tuple[str, ...]] | None:
        """The cheapest split of a word into at least two parts, with its cost."""
        best: tuple[float, tuple[str, ...]] | None = None
        for place in range(len(word) - 3, 2, -1):
            piece = word[:place]
            if piece not in self._firsts:
                self._firsts[piece] = self._first(piece)
            left = self._firsts[piece]
            if left is None or (best is not None and left[0] + 1.2 > best[0]):
                continue
            right = self._rest(word[place:], most - 1)
            if right is None:
                continue
            candidate = (left[0] + right[0] + 0.2, (left[1], *right[1]))
            if best is None or candidate < best:
                best = candidate
        return best

    def _rest(self, word: str, most: int) -> tuple[float, tuple[str, ...]] | None:
        whole = self._cost(word, last=True)
        if whole is not None:
            return whole, (word,)
        if most < 2 or len(word) < _SHORTEST:
            return None
        if word not in self._known:
            self._known[word] = self._best(word, most)
        return self._known[word]

    def _first(self, piece: str) -> tuple[float, str] | None:
        """The cheapest reading of a first part, with or without a linking sound."""
        options = []
        for link in LINKS:
            if piece.endswith(link) and len(piece) - len(link) >= 3:
                base = piece.removesuffix(link)
                cost = self._cost(base, last=False)
                if cost is not None:
                    options.append((cost + (0.3 if link else 0.0), base))
        return min(options, default=None)

    def _cost(self, part: str, *, last: bool) -> float | None:
        """How doubtful a part is; None for what cannot be one."""
        place = (part, last)
        if place not in self._costs:
            self._costs[place] = self._weigh(part, last=last)
        return self._costs[place]

    def _weigh(self, part: str, *, last: bool) -> float | None:
        if digits_of(part, self.lexicon.language):
            return 1.2
        own, listed = part in self.lexicon.own, self.lexicon.lists(part)
        if not (own or listed) or self.lexicon.is_function_word(part):
            return None
        length = len(part)
        if length == 3:
            return 2.0 if own and listed and not last else None
        cost = 1.0 if length >= 5 else 1.4
        return cost + (0.0 if own and listed else 0.3)
