"""The words of a language: those of a general dictionary (simplemma's), and the site's own."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache

from simplemma.strategies import DEFAULT_DICTIONARY_FACTORY

from leernetwerk.search.function_words import FUNCTION_WORDS
from leernetwerk.search.inflection import propose_bases, propose_forms

LANGUAGES = tuple(FUNCTION_WORDS)
"""The languages that this floor knows."""


@cache
def _dictionary(language: str) -> Mapping[str, str]:
    """The bases of words; of Dutch as a plain dictionary, for compounds ask it a million times."""
    found = DEFAULT_DICTIONARY_FACTORY.get_dictionary(language)
    return dict(found.items()) if language == "nl" else found


@cache
def _forms(language: str) -> Mapping[str, tuple[str, ...]]:
    """The forms of each base, the other way round than the dictionary has them."""
    found: dict[str, list[str]] = {}
    for form, base in _dictionary(language).items():
        if form != base:
            found.setdefault(base, []).append(form)
    return {base: tuple(forms) for base, forms in found.items()}


class Lexicon:
    """Knows the base of a word and the forms of a base, in one language."""

    def __init__(self, language: str, own: Collection[str]) -> None:
        """Take the language's dictionary and the words that stand on the site in that language, in lower case."""
        self.language = language
        self._dictionary = _dictionary(language)
        bases = {found.lower() for word in own if (found := self._dictionary.get(word)) is not None}
        self.own = frozenset(own) | bases
        self._functions = FUNCTION_WORDS[language]

    def base(self, word: str) -> str | None:
        """The base form of a word, or None for a word that is unknown."""
        found = self._dictionary.get(word)
        if found is not None:
            return self._infinitive(found.lower())
        if self.language != "nl":
            return None
        return next((base for base in propose_bases(word) if base in self.own or self.lists(base)), None)

    def verb_of(self, base: str) -> str | None:
        """The verb that a Dutch noun is made of: ``versterking`` → ``versterken``."""
        if self.language != "nl" or len(base) < 7 or not base.endswith("ing"):
            return None
        verb = base.removesuffix("ing") + "en"
        return verb if self._dictionary.get(verb) == verb else None

    def _infinitive(self, base: str) -> str:
        """The verb of a present participle, which dictionaries list as an adjective: ``versterkend``."""
        if self.language == "nl" and base.endswith("end"):
            verb = base.removesuffix("d")
            if self._dictionary.get(verb) == verb:
                return verb
        return base

    def forms(self, base: str) -> tuple[str, ...]:
        """The forms in which a base may be met, itself left out."""
        if not self.own:
            return ()  # no text is in this language: only names in vocabularies are
        known = _forms(self.language).get(base)
        if known is not None and self.language == "nl" and base.endswith("en"):
            return (*known, base + "d", base + "de")
        if known is not None or self.language != "nl":
            return known or ()
        return tuple(form for form in propose_forms(base) if not self.lists(form))

    def lists(self, word: str) -> bool:
        """Whether the general dictionary has the word."""
        return self._dictionary.get(word) is not None

    def is_function_word(self, word: str) -> bool:
        """Whether a word only holds sentences together."""
        return word in self._functions
