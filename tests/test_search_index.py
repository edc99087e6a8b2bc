"""The index as files: what is in them, that they are the same for the same site, and the text of PDFs."""

from __future__ import annotations

import itertools
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from tests.support.command import run
from tests.support.example_site import example_site
from tests.support.golden_sites import GOLDEN

from leernetwerk.records.vocabulary import Vocabulary
from leernetwerk.search.chunks import cut_into_shards, differences, pack, unpack
from leernetwerk.search.document import SearchDocument
from leernetwerk.search.files import FOLDER, MANIFEST
from leernetwerk.search.index import MOST_PAGES, build_index
from leernetwerk.search.sections import TextSection


def built_files(site: Path) -> dict[str, bytes]:
    folder = site / FOLDER
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@given(st.lists(st.integers(1, 50)), st.integers(1, 60))
def test_shards_hold_every_item_in_order(sizes: list[int], most: int) -> None:
    shards = list(cut_into_shards(sizes, lambda size: size, most))
    assert list(itertools.chain(*shards)) == sizes
    assert all(shard and (sum(shard) <= most or len(shard) == 1) for shard in shards)


@given(st.sets(st.integers(0, 10**6)))
def test_differences_add_up_to_the_numbers(numbers: set[int]) -> None:
    ordered = sorted(numbers)
    assert list(itertools.accumulate(differences(ordered))) == ordered


@given(st.recursive(st.integers() | st.text(), lambda inner: st.lists(inner)))
def test_a_chunk_gives_back_what_was_packed(data: object) -> None:
    assert unpack(pack(data)) == data


def test_two_builds_of_one_tree_write_the_same_bytes(tmp_path: Path) -> None:
    config = GOLDEN / "all-types" / "site" / "mkdocs.yml"
    for name in ("one", "two"):
        assert run("build", "-f", config, "--site-dir", tmp_path / name) == 0
    one = built_files(tmp_path / "one")
    assert one == built_files(tmp_path / "two")
    manifest = unpack(one[MANIFEST.removeprefix(f"{FOLDER}/")])
    assert isinstance(manifest, dict)
    assert {path.split("/")[0] for path in one} == {"manifest.bin", manifest["folder"]}


def test_drafts_are_not_found(tmp_path: Path) -> None:
    files = {"docs/themes/geheim.md": "---\ntitle: Zebrapad\ndraft: true\n---\n\nZebrapad.\n"}
    root = example_site(tmp_path / "source", files)
    assert run("build", "-f", root / "mkdocs.yml", "--site-dir", tmp_path / "site") == 0
    chunks = [unpack(chunk) for chunk in built_files(tmp_path / "site").values()]
    assert "Krachtenwijzer" in repr(chunks)
    assert "zebrapad" not in repr(chunks).lower()


def test_all_of_a_reply_is_found_whatever_it_holds(tmp_path: Path) -> None:
    reply = (
        "---\ntitle: Antwoord\nto: krachtenwijzer\ndate: 2026-03-01\nauthor: Team Amber\n---\n\n"
        "Voorafje.\n\n<article>\n<p>Tussendoortje.</p>\n</article>\n\n## Kopje\n\nNagerecht.\n"
    )
    root = example_site(tmp_path / "source", {"networks/noord/replies/antwoord.md": reply})
    assert run("build", "-f", root / "mkdocs.yml", "--site-dir", tmp_path / "site") == 0
    chunks = repr([unpack(chunk) for chunk in built_files(tmp_path / "site").values()]).lower()
    assert all(word in chunks for word in ("voorafje", "tussendoortje", "nagerecht", "team amber"))


def test_a_name_says_more_than_a_text_and_a_title_more_than_another_name() -> None:
    def page(id: str, title: str, names: tuple[str, ...] = (), text: str = "") -> SearchDocument:
        return SearchDocument(f"/{id}/", f"theme:{id}", title, "nl", names, sections=(TextSection("", "", text),))

    index = build_index(
        (page("a", "Ecogram"), page("b", "Netwerkkaart", ("Ecogram",)), page("c", "Kaart", text="Een ecogram helpt.")),
        Vocabulary(),
        "nl",
    )
    postings = next(entry.postings for entry in index.entries if entry.key == "ecogram")
    assert [posting % MOST_PAGES for posting in sorted(postings)] == [0, 1, 2]
    assert len({posting // MOST_PAGES for posting in postings}) == 3


def test_synonyms_that_lead_nowhere_are_forgotten_and_others_kept() -> None:
    synonyms = (("wachtlijst", "liste d'attente"), ("gezin", "famille"))
    vocabulary = Vocabulary.model_validate({"synonyms": synonyms})
    index = build_index((SearchDocument("/a/", "theme:a", "Een gezin", "nl"),), vocabulary, "nl")
    keys = {entry.key for entry in index.entries}
    assert {"gezin", "famille"} <= keys
    assert not {"wachtlyst", "attente"} & keys


def test_what_a_record_is_not_to_be_confused_with_does_not_lead_to_it(tmp_path: Path) -> None:
    other = "---\ntitle: Wijzer\nsummary: Iets anders.\npurpose: Anders.\nnot_to_confuse_with: [krachtenwijzer]\n---\n"
    root = example_site(tmp_path / "source", {"docs/methodologies/wijzer.md": other})
    assert run("build", "-f", root / "mkdocs.yml", "--site-dir", tmp_path / "site") == 0
    files = built_files(tmp_path / "site")
    pages = [page for name, chunk in sorted(files.items()) if "/p" in name for page in unpack(chunk)]  # type: ignore[attr-defined]
    found = next(page for page in pages if page[0] == "methodology:wijzer")
    assert "krachtenwijzer" not in repr(found).lower()
