"""Front matter that is written is read back as the same."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.front_matter_values import read_back

from leernetwerk.records.front_matter import explain_field, write_record
from leernetwerk.records.methodology import Methodology
from leernetwerk.records.report import Report
from leernetwerk.records.shapes import field_named
from leernetwerk.words import load_words

LINE = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1).map(str.strip).filter(bool)


@given(
    LINE, LINE, st.lists(LINE, max_size=8), st.lists(st.fixed_dictionaries({"title": LINE, "text": LINE}), max_size=3)
)
def test_any_text_comes_back_as_it_was(title: str, summary: str, materials: list[str], steps: list[Any]) -> None:
    values = {"title": title, "summary": summary, "materials": materials, "steps": steps, "draft": True}
    assert read_back(write_record(Methodology, values, "Tekst.")) == values


@pytest.mark.parametrize(
    "text",
    ["NO", "14:00", "007", "true", "null", "~", "#x", "a: b", "- x", "[x]", "'x'", '"x"', "x #y", "@x", "*x", "!x"],
)
def test_yaml_has_no_surprises(text: str) -> None:
    assert read_back(write_record(Report, {"title": text, "authors": [text]})) == {"title": text, "authors": [text]}


def test_fields_stand_in_their_order_with_comments_above_them() -> None:
    written = write_record(
        Report,
        {"draft": True, "date": "2021", "title": "Verslag", "contact": {"email": "a@b.nl", "name": "Team"}},
        "\n\nTekst.\n\n",
        {"date": "Klopt dit?", "kind": "Soort: kies."},
    )
    assert written == (
        "---\ntitle: Verslag\n# Klopt dit?\ndate: 2021\n# Soort: kies.\n# kind:\n"
        "contact:\n  name: Team\n  email: a@b.nl\ndraft: true\n---\n\nTekst.\n"
    )
    assert read_back(written)["contact"] == {"name": "Team", "email": "a@b.nl"}


def test_what_no_type_has_is_refused() -> None:
    with pytest.raises(KeyError):
        write_record(Report, {"title": "x", "onzin": "y"})


def test_a_comment_tells_the_options() -> None:
    field = field_named(Report, "kind")
    assert field is not None
    assert "end-report (eindrapport)" in explain_field(field, load_words("nl"))
