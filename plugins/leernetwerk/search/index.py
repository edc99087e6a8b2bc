"""The index of a site: what pages are listed by, and how much each word says of each page."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise

from leernetwerk.records.vocabulary import Vocabulary
from leernetwerk.search.concepts import Phrase, list_concepts
from leernetwerk.search.document import SearchDocument, Zone
from leernetwerk.search.scoring import Scoring
from leernetwerk.search.tokens import fold, split_words
from leernetwerk.search.weights import PART, STEPS
from leernetwerk.search.word_analysis import WordAnalyser, WordAnalysis, known_language

CONCEPT = "="
"""How the keys of concepts begin."""

BEGIN, END = "<", ">"
"""Entries that stand for the two ends of a name, so that a whole name is told from a part of one."""

MOST_PAGES = 1 << 24
"""More pages than any site has: a posting is (steps below the best) times this, plus the page's number."""

_HYPHENATED = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]{2,})+")

_SUSPENDED = re.compile(r"([^\W\d_]{3,})- (?:[^\W\d_]+ ){1,2}([^\W\d_]{6,})")


@dataclass
class Entry:
    """Something that pages are listed by: a word's base, or a concept.

    Attributes:
        key: the folded base; for a concept :data:`CONCEPT` and its number.
        forms: folded words that come down to it.
        parts: keys of the parts of a compound; of a word that is on no page, the concepts in whose names it stands.
        function: whether it only holds sentences together.
        concepts: phrases that begin with it, and the key of the concept that each names.
        postings: pages with scores, each as one number; sorted they begin with the highest score.
        pairs: pages whose name has this word in front of another, by the key of the other.
    """

    key: str
    forms: set[str] = field(default_factory=set)
    parts: tuple[str, ...] = ()
    function: bool = False
    concepts: list[tuple[Phrase, str]] = field(default_factory=list)
    postings: list[int] = field(default_factory=list)
    pairs: dict[str, set[int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Index:
    """The pages in their order, the entries sorted by key, and the folded words that stand on the site."""

    documents: tuple[SearchDocument, ...]
    entries: tuple[Entry, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CutDocument:
    """A document's texts as words, by zone; ``language`` is one that the search knows."""

    language: str
    zones: dict[Zone, list[list[str]]]


def build_index(documents: Iterable[SearchDocument], vocabulary: Vocabulary, language: str) -> Index:
    """Index the pages of a site; ``language`` is the site's."""
    pages = tuple(sorted(documents, key=lambda page: (not page.record_id, page.record_id, page.address)))
    cut = [_cut(page, known_language(language, "nl")) for page in pages]
    own: dict[str, set[str]] = defaultdict(set)
    for page in cut:
        own[page.language].update(word for texts in page.zones.values() for words in texts for word in words)
    reader = WordAnalyser(own, language)
    for page, document in zip(cut, pages, strict=True):
        for zone, texts in document.zones():
            page.zones[zone] += [words for text in texts for words in _suspended(text, page.language, reader)]
    entries = _Entries(reader)
    entries.enter_concepts(list_concepts(vocabulary, pages, reader))
    entries.enter_pages(cut, [page.weight for page in pages])
    named = entries.forget_empty()
    found = (entries.by_key[key] for key in sorted(entries.by_key))
    surface = {fold(word) for words in own.values() for word in words} | named
    return Index(pages, tuple(found), tuple(sorted(surface)))


def _cut(page: SearchDocument, main: str) -> CutDocument:
    zones = {zone: [words for text in texts for words in _words_of(text)] for zone, texts in page.zones()}
    return CutDocument(known_language(page.language, main), zones)


def _words_of(text: str) -> Iterator[list[str]]:
    """A text's words; and what it writes with a hyphen once more as one word, as others write it."""
    yield split_words(text)
    if "-" in text:
        joined = [match[0].replace("-", "") for match in _HYPHENATED.finditer(text)]
        if joined:
            yield split_words(" ".join(joined))


def _suspended(text: str, language: str, reader: WordAnalyser) -> Iterator[list[str]]:
    """The compounds that a text leaves unfinished: ``wijk- en gebiedsteams`` speaks of ``wijkteams``."""
    if "- " not in text:
        return
    for match in _SUSPENDED.finditer(text):
        parts = reader.split(match[2].lower(), language)
        if parts:
            yield split_words(match[1] + parts[-1])


def _apart(zone: Zone, texts: list[list[str]]) -> list[list[list[str]]]:
    """Names are scored one by one: a page with many names is not less about any of them."""
    return [[text] for text in texts] if zone is Zone.NAME else [texts] if texts else []


class _Entries:
    """The entries while they are gathered."""

    def __init__(self, reader: WordAnalyser) -> None:
        self.by_key: dict[str, Entry] = {key: Entry(key) for key in (BEGIN, END)}
        self._analyser = reader
        self._long: dict[str, list[tuple[Phrase, str]]] = {}
        self._known: dict[str, dict[str, WordAnalysis]] = defaultdict(dict)

    def enter_concepts(self, concepts: Sequence[frozenset[Phrase]]) -> None:
        """Enter the concepts, and the words of their phrases, whether they stand on a page or not."""
        for number, phrases in enumerate(concepts):
            concept = f"{CONCEPT}{number:05}"
            self.by_key[concept] = Entry(concept)
            for phrase in sorted(phrases):
                for key in phrase:
                    self._entry(self._analyser.analysis_of(key))
                first = self.by_key[phrase[0]]
                first.concepts.append((phrase, concept))
        for key, entry in self.by_key.items():
            if entry.concepts:
                self._long[key] = entry.concepts

    def enter_pages(self, pages: Sequence[CutDocument], weights: Sequence[float]) -> None:
        """Enter every word of every page with its score there."""
        lengths: dict[Zone, list[int]] = {zone: [] for zone in Zone}
        for page in pages:
            for zone, texts in page.zones.items():
                lengths[zone] += [sum(map(len, text)) for text in _apart(zone, texts)]
        scoring, by_key = Scoring(lengths), self.by_key
        for number, page in enumerate(pages):
            counted = {
                zone: [(sum(map(len, text)), self._count(text, page.language)) for text in _apart(zone, texts)]
                for zone, texts in page.zones.items()
            }
            for key, score in scoring.score(counted, weights[number]).items():
                by_key[key].postings.append((STEPS - score) * MOST_PAGES + number)
            for name in page.zones[Zone.NAME]:
                keys = [BEGIN, *(self._known[page.language][word].key for word in name), END]
                for one, next_one in pairwise(keys):
                    # The beginning is told at the word that stands there, so that no entry tells of every page.
                    holder, other = (next_one, one) if one == BEGIN else (one, next_one)
                    self.by_key[holder].pairs.setdefault(other, set()).add(number)

    def forget_empty(self) -> set[str]:
        """Forget concepts and words that lead to no page, so that a query looks further; gives the words of the rest.

        A word that is on no page stays if it belongs to a name of a concept that is on one.
        """
        for entry in self.by_key.values():
            entry.concepts = [(phrase, key) for phrase, key in entry.concepts if self.by_key[key].postings]
        named = {key for entry in self.by_key.values() for phrase, _concept in entry.concepts for key in phrase}
        for entry in list(self.by_key.values()):
            for phrase, concept in entry.concepts:
                for key in phrase if len(phrase) > 1 else ():
                    word = self.by_key[key]
                    if not word.postings and not word.function and concept not in word.parts:
                        word.parts = (*(part for part in word.parts if part.startswith(CONCEPT)), concept)
        kept = named | {BEGIN, END}
        self.by_key = {key: entry for key, entry in self.by_key.items() if entry.postings or key in kept}
        return named

    def _count(self, texts: list[list[str]], language: str) -> dict[str, float]:
        """How often each key stands in some texts; less for what is a part of a word only."""
        known = self._known[language]
        counts: dict[str, float] = {}
        for word, count in Counter(chain.from_iterable(texts)).items():
            analysis = known.get(word) or self._enter(word, language)
            counts[analysis.key] = counts.get(analysis.key, 0.0) + count
            for key in analysis.parts:
                counts[key] = counts.get(key, 0.0) + PART * count
        if not self._long.keys().isdisjoint(counts):
            for words in texts:
                keys = [known[word].key for word in words]
                for place, key in enumerate(keys):
                    for phrase, concept in self._long.get(key, ()):
                        if len(phrase) == 1 or tuple(keys[place : place + len(phrase)]) == phrase:
                            counts[concept] = counts.get(concept, 0.0) + 1
        return counts

    def _enter(self, word: str, language: str) -> WordAnalysis:
        """Enter what a word comes down to, and its parts."""
        analysis = self._known[language][word] = self._analyser.read(word, language)
        self._entry(analysis)
        for key in analysis.parts:
            self._entry(self._analyser.analysis_of(key))
        return analysis

    def _entry(self, analysis: WordAnalysis) -> Entry:
        entry = self.by_key.get(analysis.key)
        if entry is None:
            entry = self.by_key[analysis.key] = Entry(analysis.key, parts=analysis.parts, function=analysis.function)
        if not analysis.forms <= entry.forms:
            entry.forms |= analysis.forms
            entry.parts = entry.parts or analysis.parts
        return entry
