"""Small numbers as words: people write ``4 vensters`` and ``vier vensters``."""

from __future__ import annotations

NUMBERS = {
    "nl": ["nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"],
    "en": ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
    "fr": ["zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze"],
}
"""By language; the place in the list is the number."""


def digits_of(word: str, language: str) -> str | None:
    """The digits of a number word, as in ``vier`` → ``4``."""
    names = NUMBERS.get(language, ())
    return str(names.index(word)) if word in names else None
