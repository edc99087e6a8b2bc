"""What the beginning of a text says: when it appeared, who published it, in which language it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from leernetwerk.editing.guess import Guess
from leernetwerk.importing.extras import need
from leernetwerk.records.dates import month_numbers
from leernetwerk.words import LANGUAGES

_BEGINNING = 2_500
"""Characters in which a title page stands."""

_YEAR = r"((?:19[5-9]|20[0-4])\d)"
_WORDS_NEEDED = 40
_KNOWN_WORDS = 0.5
"""The share of words that a language has to know of a text."""


def find_date(text: str) -> Guess | None:
    """The day, month or year that the beginning of a text names first, the most precise of them."""
    beginning = text[:_BEGINNING].casefold()
    months = month_numbers()
    names = "|".join(map(re.escape, sorted(months, key=len, reverse=True)))
    day = re.search(rf"\b([12]?\d|3[01])(?:er)?\s+({names})\.?\s+{_YEAR}\b", beginning)
    if day and (1 <= int(day[1]) <= 28 or months[day[2]] != 2):
        return Guess(f"{day[3]}-{months[day[2]]:02}-{int(day[1]):02}")
    if month := re.search(rf"\b({names})\.?\s+{_YEAR}\b", beginning):
        return Guess(f"{month[2]}-{months[month[1]]:02}")
    if year := re.search(rf"(?:\(|©\s*|^|\s){_YEAR}(?=[\s).,;]|$)", beginning):
        return Guess(year[1], sure=False)
    return None


def find_organisation(text: str, names: Mapping[str, str]) -> Guess | None:
    """The organisation that a text names most often, on its title page if one stands there.

    Args:
        text: the text.
        names: keys of organisations by each of their names in lower case.
    """
    for part in (text[:_BEGINNING], text):
        counts: dict[str, int] = {}
        for key in _named(part.casefold(), names):
            counts[key] = counts.get(key, 0) + 1
        if counts:
            return Guess(max(counts, key=lambda key: counts[key]), sure=len(counts) == 1)
    return None


def _named(text: str, names: Mapping[str, str]) -> Iterator[str]:
    longest_first = sorted((name for name in names if len(name) > 2), key=len, reverse=True)
    if longest_first:
        pattern = "|".join(map(re.escape, longest_first))
        for found in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", text):
            yield names[found.group()]


def find_language(text: str, own: str) -> Guess | None:
    """The language of a text, if that is another than the site's own and the text is long enough to tell."""
    if len(text.split()) < _WORDS_NEEDED:
        return None
    tags = tuple(dict.fromkeys((own.partition("-")[0], *LANGUAGES, "de")))
    best, share = need("simplemma").langdetect(text[:10_000], lang=tags)[0]
    return Guess(best) if best not in (tags[0], "unk") and share >= _KNOWN_WORDS else None
