"""The index as the files that the browser loads; ``pages/assets/scripts/search-index.js`` reads them.

The chunks stand in a folder that is named for their content, so that those of two builds never mix; only the
manifest has a fixed address.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from leernetwerk.search.chunks import cut_into_shards, differences, pack
from leernetwerk.search.document import SearchDocument
from leernetwerk.search.facets import FACETS
from leernetwerk.search.index import BEGIN, END, MOST_PAGES, Entry, Index
from leernetwerk.search.sections import TextSection
from leernetwerk.search.weights import QUERY, STEPS

FOLDER = "assets/leernetwerk/search"
"""Where the files stand in the built site."""

MANIFEST = f"{FOLDER}/manifest.bin"

FORMS_BYTES, ENTRIES_BYTES, PAGES_BYTES = 9_000, 9_000, 6_000
"""About how large chunks are before they are deflated: forms and postings to a third, texts to under a half."""

FACETS_BYTES = 16_000
"""Up to this size, deflated, the facets are loaded with the first results; beyond it, behind them."""

MOST_POSTINGS = 3_000
"""A word on more pages than this is told of those on which it says most."""

MOST_OF_FUNCTION_WORDS = 600
"""The same for a word that only holds sentences together: what matters are names that it stands in."""

MOST_WORDS = 16_000
"""Of how many words the spelling of a query's word is mended; in a larger site, of those on the most pages."""

Labels = Mapping[str, Mapping[str, str]]
"""Of facets and their values, what readers see: by the facet's name and the value; "" is the facet itself."""


def write_index(index: Index, labels: Labels) -> Iterator[tuple[str, bytes]]:
    """The files of an index: path in the built site, and bytes; the same for the same index."""
    ids = {entry.key: id for id, entry in enumerate(index.entries)}
    forms = _list_forms(index.entries)
    chunks: dict[str, bytes] = {}
    firsts: dict[str, list[object]] = {"forms": [], "entries": [], "pages": []}
    for shard in cut_into_shards(forms, lambda pair: len(pair[0]) + 4, FORMS_BYTES):
        chunks[f"f{len(firsts['forms'])}"] = pack(_forms_chunk(shard, index.entries, ids))
        firsts["forms"].append(shard[0][0])
    numbered = list(enumerate(index.entries))
    for run in cut_into_shards(numbered, lambda pair: 10 + 4 * len(pair[1].postings), ENTRIES_BYTES):
        chunks[f"e{len(firsts['entries'])}"] = pack([_entry(entry, ids) for _id, entry in run])
        firsts["entries"].append(run[0][0])
    pages = list(enumerate(index.documents))
    for texts in cut_into_shards(pages, lambda pair: _length(pair[1]), PAGES_BYTES):
        chunks[f"p{len(firsts['pages'])}"] = pack([_page(document) for _number, document in texts])
        firsts["pages"].append(texts[0][0])
    for number, document in pages:
        if found := _file_pages(document):
            chunks[f"t{number}"] = pack(found)
    chunks["words"] = pack(_front_code(_most_common(index)))
    chunks["facets"] = pack(_facets(index.documents, labels))
    folder = _name_for(chunks)
    for name, chunk in chunks.items():
        yield f"{FOLDER}/{folder}/{name}.bin", chunk
    manifest = {
        "facets_first": len(chunks["facets"]) <= FACETS_BYTES,
        "ends": [ids[BEGIN], ids[END]],
        "folder": folder,
        "count": len(index.documents),
        "steps": STEPS,
        "weights": QUERY,
        "forms": firsts["forms"],
        "entries": differences([number for number in firsts["entries"] if isinstance(number, int)]),
        "pages": differences([number for number in firsts["pages"] if isinstance(number, int)]),
    }
    yield MANIFEST, pack(manifest)


def _name_for(chunks: Mapping[str, bytes]) -> str:
    content = hashlib.sha256()
    for name in sorted(chunks):
        content.update(name.encode() + hashlib.sha256(chunks[name]).digest())
    return content.hexdigest()[:12]


def _list_forms(entries: Sequence[Entry]) -> list[tuple[str, tuple[int, ...]]]:
    found: dict[str, list[int]] = {}
    for id, entry in enumerate(entries):
        for form in entry.forms:
            found.setdefault(form, []).append(id)
    return [(form, tuple(found[form])) for form in sorted(found)]


def _forms_chunk(
    shard: Sequence[tuple[str, tuple[int, ...]]], entries: Sequence[Entry], ids: Mapping[str, int]
) -> object:
    """The forms with the places, in a table beside them, of the entries that they come down to."""
    places: dict[int, int] = {}
    lines = []
    previous = ""
    for form, own in shard:
        shared = _shared(previous, form)
        previous = form
        listed = [places.setdefault(id, len(places)) for id in own]
        lines.append(f"{shared} {form[shared:]} {' '.join(map(str, listed))}")
    return ["\n".join(lines), [_meaning(entries[id], id, ids) for id in places]]


def _meaning(entry: Entry, id: int, ids: Mapping[str, int]) -> list[object]:
    """What a query needs of an entry before its pages: id, number of pages, function word, parts, concepts."""
    concepts = [[*(ids[key] for key in phrase[1:]), ids[concept]] for phrase, concept in entry.concepts]
    parts = [ids[key] for key in entry.parts if key in ids]
    told: list[object] = [id, len(entry.postings), int(entry.function), parts, concepts]
    while not told[-1]:
        told.pop()
    return told


def _entry(entry: Entry, ids: Mapping[str, int]) -> list[object]:
    """An entry's number of pages, its pages from the highest score down, and the pairs that it begins."""
    ranked = sorted(entry.postings)
    ranked = ranked[: MOST_OF_FUNCTION_WORDS if entry.function else MOST_POSTINGS]
    runs: list[int] = []
    for below, group in groupby(ranked, key=lambda posting: posting // MOST_PAGES):
        pages = [posting % MOST_PAGES for posting in group]
        runs += [STEPS - below, len(pages), *differences(pages)]
    pairs = [[ids[key], *differences(sorted(pages))] for key, pages in sorted(entry.pairs.items())]
    return [len(entry.postings), runs, pairs] if pairs else [len(entry.postings), runs]


def _page(document: SearchDocument) -> list[object]:
    """What a result shows of a page; the text of its files comes apart, when the page is among the results."""
    sections = [[one.anchor, one.heading, one.text] for one in _own(document) if one.text or one.heading]
    head = [document.record_id, document.address, document.title, document.kind, document.language]
    return [*head, document.context, document.summary, sections, int(len(_own(document)) < len(document.sections))]


def _file_pages(document: SearchDocument) -> list[object]:
    return [[one.anchor, one.heading, one.text, one.file] for one in document.sections if one.file]


def _own(document: SearchDocument) -> list[TextSection]:
    return [one for one in document.sections if not one.file]


def _length(document: SearchDocument) -> int:
    return 200 + len(document.summary) + sum(len(one.text) + len(one.heading) + 20 for one in _own(document))


def _most_common(index: Index) -> list[str]:
    """The words that spelling is mended to, sorted."""
    if len(index.words) <= MOST_WORDS:
        return list(index.words)
    counts: dict[str, int] = {}
    for entry in index.entries:
        for form in entry.forms:
            counts[form] = max(counts.get(form, 0), len(entry.postings))
    ranked = sorted(index.words, key=lambda word: (-counts.get(word, 0), word))
    return sorted(ranked[:MOST_WORDS])


def _front_code(words: Sequence[str]) -> str:
    lines, previous = [], ""
    for word in words:
        shared = _shared(previous, word)
        lines.append(f"{shared} {word[shared:]}")
        previous = word
    return "\n".join(lines)


def _shared(one: str, other: str) -> int:
    """How many letters two words begin with together."""
    place = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        place += 1
    return place


def _facets(documents: Sequence[SearchDocument], labels: Labels) -> list[object]:
    """Each facet: its name, its label, and per value the value, its label and its pages."""
    found: dict[str, dict[str, list[int]]] = {facet.name: {} for facet in FACETS}
    for number, document in enumerate(documents):
        for name, values in document.facets.items():
            for value in values:
                found[name].setdefault(value, []).append(number)
    return [
        [
            name,
            labels[name][""],
            [[value, labels[name].get(value, value), differences(found[name][value])] for value in sorted(found[name])],
        ]
        for name in found
    ]
