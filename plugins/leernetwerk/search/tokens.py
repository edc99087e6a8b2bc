"""Text as words, and words as keys. The browser's side of this is ``pages/assets/scripts/search-words.js``.

This is all that both sides do: cutting a text into words and folding a word to its key. Everything that takes
knowledge of a language is done here, once, and reaches the browser as data.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"\d+|[^\W\d_]+")
_WORD_WITH_APOSTROPHE = re.compile(r"\d+|[^\W\d_]+(?:['’][^\W\d_]+)*")
_APOSTROPHE = re.compile("['’]")
_SHORT = 2
"""A piece of a word that is no longer than this stands apart in front of an apostrophe: ``d'apprentissage``."""


def split_words(text: str) -> list[str]:
    """The words of a text in lower case: runs of letters, or of digits; ``thema's`` is one, ``l'aide`` are two."""
    text = (text if text.isascii() else unicodedata.normalize("NFKC", text)).lower()
    if "'" not in text and "’" not in text:
        return _WORD.findall(text)
    words: list[str] = []
    for word in _WORD_WITH_APOSTROPHE.findall(text):
        pieces = _APOSTROPHE.split(word)
        while len(pieces) > 1 and len(pieces[0]) <= _SHORT:
            words.append(pieces.pop(0))
        words.append("'".join(pieces))
    return words


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """The key of a word: without marks and apostrophes, ``ij`` as ``y``, numbers without leading zeros."""
    if not word.isascii():
        parts = unicodedata.normalize("NFKD", word)
        word = "".join(part for part in parts if unicodedata.category(part) != "Mn").lower()
    return word.replace("'", "").replace("ij", "y").lstrip("0") or "0"


def fold_words(text: str) -> list[str]:
    """The keys of the words of a text."""
    return [fold(word) for word in split_words(text)]
