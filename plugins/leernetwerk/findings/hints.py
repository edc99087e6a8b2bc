"""The nearest known name for a misspelt one."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process, utils
from rapidfuzz.distance import OSA

from leernetwerk.words import N_, Message

SIMILARITY = 75.0
"""Lowest similarity (0-100) at which a name counts as near."""


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that ``name`` was most likely meant to be, or ``None`` if none is near.

    Capitals, hyphens and underscores do not count; ties go to the alphabetically first.
    """
    candidates = sorted(known)
    plain = utils.default_process(name)
    if not plain:
        return None
    best = process.extractOne(
        plain, candidates, processor=utils.default_process, scorer=fuzz.ratio, score_cutoff=SIMILARITY
    )
    if best is not None:
        return str(best[0])
    # A short name has one letter wrong before its ratio is low.
    for candidate in candidates:
        if len(candidate) > 2 and OSA.distance(plain, utils.default_process(candidate), score_cutoff=1) <= 1:
            return candidate
    return None


def near_names(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """Every known name that is near, by the measure of :func:`nearest`, sorted."""
    plain = utils.default_process(name)
    if not plain:
        return ()
    found = process.extract(
        plain,
        sorted(set(known)),
        processor=utils.default_process,
        scorer=fuzz.ratio,
        score_cutoff=SIMILARITY,
        limit=None,
    )
    return tuple(sorted(str(each[0]) for each in found)) or tuple(
        candidate
        for candidate in sorted(set(known))
        if len(candidate) > 2 and OSA.distance(plain, utils.default_process(candidate), score_cutoff=1) <= 1
    )


def meant(name: str | None) -> Message | None:
    """The hint ``did you mean '…'?``, or ``None`` without a name."""
    return Message.of(N_("did you mean '{name}'?"), name=name) if name else None


def near_name(name: str, known: Iterable[str]) -> Message | None:
    """The hint that proposes the nearest known name, if there is one."""
    return meant(nearest(name, known))
