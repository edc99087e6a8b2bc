"""What the search makes of words: folding, bases, compounds, dates, and texts in sections."""

from __future__ import annotations

import datetime
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leernetwerk.records.dates import PartialDate
from leernetwerk.search.dates import spell_date
from leernetwerk.search.sections import TextSection, read_sections
from leernetwerk.search.tokens import fold, fold_words, split_words
from leernetwerk.search.word_analysis import WordAnalyser

OWN = [
    "netwerk",
    "werken",
    "versterken",
    "gezin",
    "kring",
    "venster",
    "hulp",
    "jeugd",
    "gesprek",
    "leren",
    "bijeenkomst",
    "kracht",
    "plan",
    "praktijk",
    "ervaring",
    "team",
    "gebied",
    "wijk",
    "ecogram",
    "deskundige",
    "volwassene",
    "continuïteit",
    "zorg",
    "zelfredzaamheid",
    "kind",
    "huis",
    "dag",
    "boek",
    "groep",
]
LETTERS = st.text(alphabet="abcdefghijklmnopqrstuvwxyzéëïöü", min_size=1, max_size=12)


@pytest.fixture(scope="module")
def reader() -> WordAnalyser:
    return WordAnalyser({"nl": OWN}, "nl")


def key(reader: WordAnalyser, word: str) -> str:
    return reader.read(word, "nl").key


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    for word in fold_words(text):
        assert fold(word) == word


@given(st.text())
def test_words_hold_letters_or_digits_and_nothing_else(text: str) -> None:
    for word in split_words(text):
        assert word
        assert all(sign.isalnum() or sign == "'" for sign in word)


@given(st.lists(LETTERS, min_size=1, max_size=5))
def test_case_marks_and_signs_make_no_difference(words: list[str]) -> None:
    plain = [fold(word) for word in words]
    assert fold_words(" ".join(words).upper()) == plain
    assert fold_words("-".join(words)) == plain
    assert fold_words(unicodedata.normalize("NFD", ", ".join(words))) == plain


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("krachtenwijzer", "Krachtenwyzer"),
        ("thema's", "themas"),
        ("thema’s", "thema's"),
        ("Fryslân", "fryslan"),
        ("hulpcontinuïteit", "hulpcontinuiteit"),
        ("07", "7"),
        ("d'apprentissage", "d apprentissage"),
        ("7factorenmodel", "7-factorenmodel"),
    ],
)
def test_spellings_of_one_word_have_one_key(one: str, other: str) -> None:
    assert fold_words(one) == fold_words(other)


@pytest.mark.parametrize(
    "forms",
    [
        ("gezin", "gezinnen"),
        ("kind", "kinderen", "kindje"),
        ("casus", "casussen"),
        ("methode", "methoden", "methodes"),
        ("ecogram", "ecogrammen"),
        ("leernetwerk", "leernetwerken"),
        ("praktijkervaring", "praktijkervaringen"),
        ("systeem", "systemen"),
        ("verantwoordelijkheid", "verantwoordelijkheden"),
        ("versterken", "versterkt", "versterkende", "versterkend"),
        ("vier", "4"),
    ],
)
def test_inflected_forms_have_one_key(forms: tuple[str, ...], reader: WordAnalyser) -> None:
    assert len({key(reader, form) for form in forms}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("organisatie", "organist"),
        ("beleid", "belijden"),
        ("moed", "moeder"),
        ("handel", "hand"),
        ("pleger", "pleeg"),
        ("krachtwerk", "krachtenwijzer"),
        ("genogram", "ecogram"),
        ("hechting", "hechtenis"),
        ("leider", "lijder"),
    ],
)
def test_words_that_only_look_alike_stay_apart(one: str, other: str, reader: WordAnalyser) -> None:
    assert key(reader, one) != key(reader, other)


@pytest.mark.parametrize(
    ("compound", "parts"),
    [
        ("netwerkversterkend", ("netwerk", "versterken")),
        ("viervensters", ("4", "venster")),
        ("gezinsgesprekken", ("gezin", "gesprek")),
        ("hulpcontinuïteit", ("hulp", "continuiteit")),
        ("jongvolwassenen", ("jong", "volwassene")),
        ("gezinsplan", ("gezin", "plan")),
        ("kinderdagboek", ("kind", "dagboek")),
        ("leernetwerkbijeenkomst", ("leren", "netwerk", "byeenkomst")),
        ("netwerk", ()),
        ("kinderen", ()),
        ("methodiek", ()),
        ("vertrouwen", ()),
        ("overleg", ()),
        ("verhalen", ()),
        ("gemeente", ()),
    ],
)
def test_compounds_come_apart_at_the_right_places(compound: str, parts: tuple[str, ...], reader: WordAnalyser) -> None:
    assert reader.read(compound, "nl").parts == parts


@given(st.sampled_from(["netwerk", "gesprek", "kracht", "praktijk", "venster"]), st.sampled_from(["", "s", "en", "e"]))
def test_compounds_that_no_list_names_come_apart(first: str, link: str) -> None:
    reader = WordAnalyser({"nl": OWN}, "nl")
    found = reader.read(f"{first}{link}ecogram", "nl").parts
    assert found == (key(reader, first), "ecogram")


@given(st.text(alphabet="abcdefghijklmnoprstuvwz", min_size=1, max_size=40))
def test_any_word_can_be_read(word: str) -> None:
    reading = WordAnalyser({"nl": OWN}, "nl").read(word, "nl")
    assert reading.key
    assert fold(word) in reading.forms
    assert reading.key not in reading.parts


def test_other_languages_keep_their_own_words() -> None:
    reader = WordAnalyser({}, "nl")
    assert reader.read("children", "en").key == reader.read("child", "en").key
    assert reader.read("enfants", "fr").key == reader.read("enfant", "fr").key
    assert reader.read_anywhere("familles").key == "famille"


@pytest.mark.parametrize(
    ("date", "said"),
    [
        (PartialDate(datetime.date(2021, 6, 23), "2021-06-23"), ["juni 2021", "23 juni 2021", "23-6-2021", "jun 2021"]),
        (PartialDate(datetime.date(2017, 6, 1), "2017-06"), ["juni 2017", "6/2017", "2017"]),
        (PartialDate(datetime.date(2015, 1, 1), "2015"), ["2015"]),
    ],
)
def test_dates_are_found_as_people_write_them(date: PartialDate, said: list[str]) -> None:
    words = fold_words(spell_date(date, "nl"))
    for way in said:
        assert set(fold_words(way)) <= set(words)


def test_a_page_is_cut_at_headings_that_can_be_linked_to() -> None:
    html = (
        '<h1 id="title">Titel</h1><p>Begin &amp; <b>meer</b>.</p><h2 id="een">Eén<a class="headerlink">¶</a></h2>'
        "<ul><li>a</li><li>b</li></ul><h3>Zonder plaats</h3><p>tekst</p><script>weg()</script>"
    )
    assert read_sections(html) == (
        TextSection("", "", "Begin & meer."),
        TextSection("een", "Eén", "a b Zonder plaats tekst"),
    )
