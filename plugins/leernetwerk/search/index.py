"""The index of a site: what pages are listed by, and how much each word says of each page."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from leernetwerk.records.vocabulary import Vocabulary
from leernetwerk.search.concepts import Phrase, list_concepts
from leernetwerk.search.document import SearchDocument, Zone
from leernetwerk.search.readings import Reader, Reading, known_language
from leernetwerk.search.scoring import Scoring
from leernetwerk.search.tokens import fold, split_words


@dataclass
class Entry:
    """Something that pages are listed by: a word's base, or a concept.

    Attributes:
        key: the folded base; for a concept ``=`` and its number.
        forms: folded words that come down to it.
        parts: keys of the parts of a compound.
        function: whether it only holds sentences together.
        concepts: phrases that begin with it, and the key of the concept that each names.
        postings: scores in steps by the number of the page.
        pairs: pages whose name has this word in front of another, by the key of the other.
    """

    key: str
    forms: set[str] = field(default_factory=set)
    parts: tuple[str, ...] = ()
    function: bool = False
    concepts: list[tuple[Phrase, str]] = field(default_factory=list)
    postings: dict[int, int] = field(default_factory=dict)
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
    reader = Reader(own, language)
    entries = _Entries(reader)
    entries.enter_concepts(list_concepts(vocabulary, pages, reader))
    entries.enter_pages(cut, [page.weight for page in pages])
    found = (entries.by_key[key] for key in sorted(entries.by_key))
    surface = {fold(word) for words in own.values() for word in words}
    return Index(pages, tuple(found), tuple(sorted(surface)))


def _cut(page: SearchDocument, main: str) -> CutDocument:
    zones = {zone: [split_words(text) for text in texts] for zone, texts in page.zones()}
    return CutDocument(known_language(page.language, main), zones)


class _Entries:
    """The entries while they are gathered."""

    def __init__(self, reader: Reader) -> None:
        self.by_key: dict[str, Entry] = {}
        self._reader = reader
        self._long: dict[str, list[tuple[Phrase, str]]] = {}

    def enter_concepts(self, concepts: Sequence[frozenset[Phrase]]) -> None:
        """Enter the concepts, and the words of their phrases, whether they stand on a page or not."""
        for number, phrases in enumerate(concepts):
            concept = f"={number:05}"
            self.by_key[concept] = Entry(concept)
            for phrase in sorted(phrases):
                for key in phrase:
                    self._entry(self._reader.reading_of(key))
                first = self.by_key[phrase[0]]
                first.concepts.append((phrase, concept))
        for key, entry in self.by_key.items():
            if entry.concepts:
                self._long[key] = entry.concepts

    def enter_pages(self, pages: Sequence[CutDocument], weights: Sequence[float]) -> None:
        """Enter every word of every page with its score there."""
        scoring = Scoring([{zone: sum(map(len, texts)) for zone, texts in page.zones.items()} for page in pages])
        for number, page in enumerate(pages):
            counts = {zone: self._count(texts, page.language) for zone, texts in page.zones.items()}
            for key, score in scoring.score(number, counts, weights[number]):
                self.by_key[key].postings[number] = score
            for name in page.zones[Zone.NAME]:
                keys = [self._reader.read(word, page.language).key for word in name]
                for one, next_one in zip(keys, keys[1:], strict=False):
                    self.by_key[one].pairs.setdefault(next_one, set()).add(number)

    def _count(self, texts: list[list[str]], language: str) -> dict[str, tuple[float, float]]:
        """How often each key stands in some texts as a word, and how often as a part of one."""
        read = self._reader.read
        whole: dict[str, float] = defaultdict(float)
        part: dict[str, float] = defaultdict(float)
        for word, count in Counter(word for words in texts for word in words).items():
            reading = read(word, language)
            self._entry(reading)
            whole[reading.key] += count
            for key in reading.parts:
                self._entry(self._reader.reading_of(key))
                part[key] += count
        if not self._long.keys().isdisjoint(whole):
            for words in texts:
                keys = [read(word, language).key for word in words]
                for place, key in enumerate(keys):
                    for phrase, concept in self._long.get(key, ()):
                        if len(phrase) == 1 or tuple(keys[place : place + len(phrase)]) == phrase:
                            whole[concept] += 1
        return {key: (whole.get(key, 0.0), part.get(key, 0.0)) for key in whole | part}

    def _entry(self, reading: Reading) -> Entry:
        entry = self.by_key.get(reading.key)
        if entry is None:
            entry = self.by_key[reading.key] = Entry(reading.key, parts=reading.parts, function=reading.function)
        if not reading.forms <= entry.forms:
            entry.forms |= reading.forms
            entry.parts = entry.parts or reading.parts
        return entry
