"""Words that mean (nearly) the same: synonyms, the labels of vocabularies, the names of a record.

Each such group is a concept, and is found in texts and queries by the words of any of its names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from leernetwerk.records.vocabulary import LISTS, Term, Vocabulary
from leernetwerk.search.document import SearchDocument
from leernetwerk.search.tokens import split_words
from leernetwerk.search.word_analysis import WordAnalyser

Phrase = tuple[str, ...]
"""The keys of the words of a name, in order."""

_LONGEST = 6


def list_concepts(
    vocabulary: Vocabulary, documents: Iterable[SearchDocument], reader: WordAnalyser
) -> tuple[frozenset[Phrase], ...]:
    """The groups of names that mean the same, each as phrases; in a fixed order."""
    groups = {phrases for names in _groups(vocabulary, documents) if len(phrases := _phrases(names, reader)) > 1}
    return tuple(sorted(groups, key=sorted))


def _groups(vocabulary: Vocabulary, documents: Iterable[SearchDocument]) -> Iterator[tuple[str, ...]]:
    yield from vocabulary.synonyms
    for name in LISTS:
        terms: tuple[Term, ...] = getattr(vocabulary, name)
        for term in terms:
            labels = (term.label.nl, term.label.fr, term.label.en)
            yield (*(label for label in labels if label), *term.also)
    for document in documents:
        if document.names:
            yield (document.title, *document.names)


def _phrases(names: Iterable[str], reader: WordAnalyser) -> frozenset[Phrase]:
    phrases = (tuple(reader.read_anywhere(word).key for word in split_words(name)) for name in names)
    return frozenset(phrase for phrase in phrases if 0 < len(phrase) <= _LONGEST)
