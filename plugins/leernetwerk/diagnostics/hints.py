"""The nearest known name for a misspelt one, or for what people call it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from rapidfuzz import fuzz, process, utils
from rapidfuzz.distance import OSA

from leernetwerk.words import N_, Message

SIMILARITY = 75.0
"""Lowest similarity (0-100) at which a name counts as near."""

MOST_HINTS = 100
"""Problems alike in one file for which a near name is looked for; nobody reads more hints, and each takes time."""

_SIMILARITY_OF_WORDS = 85.0
"""The same for what people call a name: these are many, and ordinary words."""


@lru_cache(maxsize=1 << 16)
def _plain(text: str) -> str:
    """A text as it is compared. The same names are compared with whatever is misspelt on a site."""
    return str(utils.default_process(text))


USE_FILE_NAME = N_("write '{name}', which is its name in files")
"""The hint that tells the name of something that was recognised."""


USE_KNOWN_NAME = N_("write '{name}'")
"""The hint that tells the known name for another word."""


class NamesWithSynonyms(dict[str, tuple[str, ...]]):
    """Names that are known, each with what else people call it."""


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that ``name`` was most likely meant to be, or ``None`` if none is near.

    Capitals, hyphens and underscores do not count; ties go to the alphabetically first.
    """
    near = near_names(name, known)
    if len(near) < 2:
        return near[0] if near else None
    plain = _plain(name)
    best = process.extractOne(plain, [_plain(each) for each in near], scorer=fuzz.ratio)
    return near[best[2]]


def near_names(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """Every known name that is near, sorted: those that are called so; else those that are written nearly so; else
    those that are called nearly so."""
    plain = _plain(name)
    if not plain:
        return ()
    words = _words(known)
    if called := _called(plain, words, known):
        return called
    if spelt := _spelt(plain, known):
        return spelt
    # What differs at its beginning is another word ('onbeantwoord' is the contrary of 'beantwoord').
    alike = [word for word in words if _plain(word)[:1] == plain[0]]
    similar = _similar(plain, alike, _SIMILARITY_OF_WORDS)
    return tuple(sorted({each for word in similar for each in words[word]}))


def _called(plain: str, words: dict[str, list[str]], known: Iterable[str]) -> tuple[str, ...]:
    """The names that people call so, unless one is written so."""
    called = {each for word, owners in words.items() if _plain(word) == plain for each in owners}
    return tuple(sorted(called)) if called and all(_plain(each) != plain for each in known) else ()


def _spelt(plain: str, known: Iterable[str]) -> tuple[str, ...]:
    """The names that are written nearly so."""
    names = list(dict.fromkeys(known))
    spelt = _similar(plain, names, SIMILARITY) or [
        # A short name has one letter wrong before its ratio is low.
        each
        for each in names
        if len(each) > 2 and OSA.distance(plain, _plain(each), score_cutoff=1) <= 1
    ]
    return tuple(sorted(spelt))


def _words(known: Iterable[str]) -> dict[str, list[str]]:
    """What people call names, with the names."""
    words: dict[str, list[str]] = {}
    if isinstance(known, NamesWithSynonyms):
        for name, others in known.items():
            for word in others:
                words.setdefault(word, []).append(name)
    return words


def _similar(plain: str, candidates: list[str], cutoff: float) -> list[str]:
    words = [_plain(each) for each in candidates]
    found: list[Any] = process.extract(plain, words, scorer=fuzz.ratio, score_cutoff=cutoff, limit=None)
    return [candidates[each[2]] for each in found]


def meant(name: str | None) -> Message | None:
    """The hint ``did you mean '…'?``, or ``None`` without a name."""
    return Message.of(N_("did you mean '{name}'?"), name=name) if name else None


def near_name(name: str, known: Iterable[str]) -> Message | None:
    """The hint that proposes the nearest known name, if there is one; who wrote another word for it is sure of it."""
    near = nearest(name, known)
    plain = _plain(name)
    if near is None or not isinstance(known, NamesWithSynonyms) or _spelt(plain, (near,)):
        return meant(near)
    called = _called(plain, _words(known), known)
    return Message.of(USE_KNOWN_NAME, name=near) if called == (near,) else meant(near)
