"""Regular inflection of Dutch words that no dictionary lists: ``ecogram`` ↔ ``ecogrammen``.

Every form is only a proposal; :mod:`leernetwerk.search.lexicon` takes it if the word that it rests on is known.
"""

from __future__ import annotations

from collections.abc import Iterator

_VOWELS = "aeiou"


def propose_bases(word: str) -> Iterator[str]:
    """What a word may be an inflected form of, the likeliest first."""
    for ending in ("'s", "s", "en", "n", "es", "e", "'tje", "tje", "je"):
        if not word.endswith(ending):
            continue
        stem = word.removesuffix(ending)
        if len(stem) < 3:
            continue
        if ending in ("en", "e", "es"):
            if stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
                yield stem[:-1]  # ecogramm-en
            elif stem[-1] not in _VOWELS and stem[-2] in _VOWELS and stem[-3] not in _VOWELS:
                yield stem[:-1] + stem[-2] + _hardened(stem[-1])  # system-en → systeem
            yield stem[:-1] + _hardened(stem[-1])
        yield stem
    if word.endswith("heden"):
        yield word.removesuffix("heden") + "heid"


def propose_forms(base: str) -> tuple[str, ...]:
    """The forms in which a noun is likely to be met: plural, and genitive."""
    if len(base) < 3 or base.endswith(("s", "en")):
        return (base + "sen",) if base.endswith("s") else ()
    if base.endswith("heid"):
        return (base.removesuffix("heid") + "heden",)
    last, before = base[-1], base[-2]
    forms = [base + "s"]
    if last in _VOWELS:
        return (*forms, base + "'s", base + "n")
    if before in _VOWELS and base[-3] not in _VOWELS:
        forms.append(base + last + "en")
    if before in _VOWELS and base[-3] == before:
        forms.append(base[:-2] + _softened(last) + "en")
    return (*forms, base + "en", base + "e")


def _hardened(letter: str) -> str:
    return {"v": "f", "z": "s"}.get(letter, letter)


def _softened(letter: str) -> str:
    return {"f": "v", "s": "z"}.get(letter, letter)
