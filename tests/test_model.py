"""One declaration, many uses: the model, its schemas and its reference agree."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest
from tests.support.example_site import example_site, read_example

from leernetwerk.exports.schema import front_matter_schema, knowledge_schema, write_schema
from leernetwerk.graph import Addresses
from leernetwerk.pages.field_reference import render_field_reference
from leernetwerk.pages.site_context import SiteContext
from leernetwerk.records.base import Record, optional
from leernetwerk.records.registry import RECORD_TYPES
from leernetwerk.records.scalars import Text
from leernetwerk.records.shapes import EitherShape, Field, ListShape, ObjectShape, fields_of
from leernetwerk.records.theme import Theme
from leernetwerk.records.vocabulary import Vocabulary
from leernetwerk.site.compiling import Compilation
from leernetwerk.words import load_words

ROOT = Path(__file__).parent.parent

CONTRACT = {
    "network": "organiser lead facilitator facilitated_until partners experts regions start end edition follows scope "
    "questions expectations steps max_participants_per_organisation join",
    "project": "organisations lead start end status need goal subgoals course_changes methodologies participants "
    "sounding_board results",
    "session": "date time duration mode place series number organisations participants methodologies questions "
    "insights feedback files registration",
    "question": "status origin explanations sustained_by changes_needed methodologies",
    "methodology": "summary purpose also_known_as not_to_confuse_with phases target_groups settings involves duration "
    "group_size materials steps developed_by evidence related status files",
    "organisation": "also_known_as kind regions country url logo part_of succeeded_by",
    "theme": "also_known_as broader question",
    "report": "organisations date kind project authors file pages url availability commissioned_by isbn doi depot "
    "methodologies",
    "story": "date kind authors organisations",
    "experience": "methodology organisation date verdict target_groups phases settings",
    "survey": "organisations start end wave population invited responses minimum_cell questions results",
    "reply": "to date author organisation",
}
ADDED = {"methodology": "when when_not conditions working_elements", "organisation": "colour"}
"""Fields that the contract does not name."""
EVERY_TYPE = (
    "title summary themes language license sources contact image image_alt aliases draft translation_of reviewed "
    "review_after"
)


def all_fields(fields: tuple[Field, ...]) -> Iterator[Field]:
    for field in fields:
        yield field
        shape = field.shape.item if isinstance(field.shape, ListShape) else field.shape
        thing = shape.object if isinstance(shape, EitherShape) else shape
        if isinstance(thing, ObjectShape):
            yield from all_fields(thing.fields)


def site() -> SiteContext:
    words = load_words("nl")
    return SiteContext(words, Addresses(words), Vocabulary(), "Voorbeeld", "CC-BY-4.0", {})


def test_the_fields_are_those_of_the_contract() -> None:
    assert set(CONTRACT) == set(RECORD_TYPES)
    for name, fields in CONTRACT.items():
        expected = {*fields.split(), *ADDED.get(name, "").split(), *EVERY_TYPE.split()}
        assert {field.name for field in fields_of(RECORD_TYPES[name])} == expected


@pytest.mark.parametrize("name", RECORD_TYPES)
def test_every_field_has_a_label_and_a_description_in_dutch(name: str) -> None:
    words = load_words("nl")
    for field in all_fields(fields_of(RECORD_TYPES[name])):
        assert field.label
        assert field.description.endswith(".")
        assert words(field.description) != field.description, f"{field.description!r} is not translated"


@pytest.mark.parametrize("name", RECORD_TYPES)
def test_the_schemas_for_editors_are_those_of_the_model(name: str) -> None:
    expected = write_schema(front_matter_schema(RECORD_TYPES[name], load_words("nl")))
    written = (ROOT / "schema" / f"{name}.json").read_text("utf-8")
    assert written == expected, "run scripts/schemas.py"
    jsonschema.Draft202012Validator.check_schema(json.loads(written))


def test_editors_know_the_schema_of_every_folder() -> None:
    wired = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))["yaml.schemas"]
    assert set(wired) == {f"./schema/{name}.json" for name in RECORD_TYPES}


def test_a_field_that_is_added_to_a_type_is_seen_everywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class ThemeWithMotto(Theme):
        motto: Text | None = optional("Motto", "A saying on the theme.")

    monkeypatch.setitem(RECORD_TYPES, "theme", ThemeWithMotto)
    root = example_site(tmp_path, {"docs/themes/veilig.md": "---\ntitle: Veilig\nmotto: Samen sterk\n---\n"})

    checked = read_example(root)  # validation
    assert checked.diagnostics == ()
    misspelt = example_site(tmp_path, {"docs/themes/veilig.md": "---\ntitle: Veilig\nmoto: Samen sterk\n---\n"})
    assert [found.code for found in read_example(misspelt).diagnostics] == ["misspelt-field"]

    compilation = Compilation(checked, [], {})
    page = compilation.render_record(checked.graph.nodes["theme:veilig"])  # its page
    assert "Motto" in page.html
    assert "Samen sterk" in page.html
    assert "A saying on the theme." in render_field_reference(site()).html  # the reference
    words = load_words("nl")
    assert "motto" in front_matter_schema(ThemeWithMotto, words)["properties"]  # editors
    assert "motto" in knowledge_schema(words)["$defs"]["theme"]["properties"]  # the data's schema
    files = dict(compilation.data_files())  # the data
    assert '"motto": "Samen sterk"' in files["data/knowledge.json"]
    jsonschema.validate(json.loads(files["data/knowledge.json"]), json.loads(files["data/schema.json"]))


def test_what_all_types_share_is_declared_once() -> None:
    shared = {field.name for field in fields_of(Record)}
    for model in RECORD_TYPES.values():
        own = set(model.__annotations__) - {"layout", "label", "plural", "purpose_text"}
        assert own & shared <= {"summary"}  # a methodology requires what others may leave out
