"""What each word of a site comes down to: its base, the parts of a compound, the verb of a noun."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from leernetwerk.search.compounds import Splitter
from leernetwerk.search.lexicon import LANGUAGES, Lexicon
from leernetwerk.search.numbers import digits_of
from leernetwerk.search.tokens import fold


@dataclass(frozen=True, slots=True)
class WordAnalysis:
    """What a word comes down to.

    Attributes:
        key: the folded base: what the index lists pages by.
        parts: keys of the parts of a compound, or of the verb that a noun is made of.
        forms: folded words that come down to the same.
        function: whether it only holds sentences together.
    """

    key: str
    parts: tuple[str, ...] = ()
    forms: frozenset[str] = frozenset()
    function: bool = False


class WordAnalyser:
    """Reads words of several languages; each word is analysed once."""

    def __init__(self, words: Mapping[str, Iterable[str]], main: str) -> None:
        """Take the site's words by language, in lower case, and the site's main language."""
        self.main = known_language(main, "nl")
        own = {language: frozenset(found) for language, found in words.items()}
        self._lexicons: dict[str, Lexicon] = {}
        self._splitters: dict[str, Splitter] = {}
        self._own = own
        self._known: dict[tuple[str, str], WordAnalysis] = {}
        self._of_key: dict[str, WordAnalysis] = {}

    def read(self, word: str, language: str) -> WordAnalysis:
        """What a word of a text in a language comes down to."""
        place = (word, language)
        found = self._known.get(place)
        if found is None:
            found = self._known[place] = self._read(word, language)
            self._of_key.setdefault(found.key, found)
        return found

    def analysis_of(self, key: str) -> WordAnalysis:
        """The analysis of a word that was read before, by its key."""
        return self._of_key.get(key) or WordAnalysis(key, forms=frozenset((key,)))

    def read_anywhere(self, word: str) -> WordAnalysis:
        """What a word comes down to whose language nobody told: the main one if it knows the word."""
        others = [language for language in LANGUAGES if language != self.main]
        for language in (self.main, *others):
            if self._lexicon(language).lists(word):
                return self.read(word, language)
        return self.read(word, self.main)

    def split(self, word: str, language: str) -> tuple[str, ...]:
        """The parts of a compound, the last one as it is inflected; none for what is no compound."""
        if language != "nl":  # the other languages write their compounds apart
            return ()
        if language not in self._splitters:
            self._splitters[language] = Splitter(self._lexicon(language))
        return self._splitters[language].split(word)

    def _lexicon(self, language: str) -> Lexicon:
        if language not in self._lexicons:
            self._lexicons[language] = Lexicon(language, self._own.get(language, frozenset()))
        return self._lexicons[language]

    def _read(self, word: str, language: str) -> WordAnalysis:
        if word.isdecimal():
            return WordAnalysis(fold(word), forms=frozenset((fold(word),)))
        lexicon = self._lexicon(language)
        number = digits_of(word, language)
        if number is not None and int(number) > 1:
            return WordAnalysis(number, forms=frozenset((fold(word), number)))
        base = lexicon.base(word)
        parts = self.split(base or word, language)
        beginning = ""
        if base is None and parts:
            beginning = word[: len(word) - len(parts[-1])]
            base = beginning + _head(parts[-1], lexicon)
        base = base or word
        forms = lexicon.forms(base.removeprefix(beginning))
        keys = tuple(self.read(part, language).key for part in parts)
        key = fold(base)
        if not keys and (verb := lexicon.verb_of(base)):
            keys = (self.read(verb, language).key,)
        return WordAnalysis(
            key,
            tuple(part for part in keys if part != key),
            frozenset((fold(word), key, *(fold(beginning + form) for form in forms))),
            lexicon.is_function_word(word),
        )


def _head(part: str, lexicon: Lexicon) -> str:
    """The base of a compound's last part; ``wijzer`` is a noun there, no matter that it can mean *wiser*."""
    return part if part.endswith("er") else lexicon.base(part) or part


def known_language(tag: str, main: str) -> str:
    """The language that this floor reads a text in, from its tag."""
    primary = tag.partition("-")[0].lower()
    return primary if primary in LANGUAGES else main
