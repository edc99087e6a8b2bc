"""What editors complete and explain: the model's fields, the site's own names, and what the checks find."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from tests.support.command import run
from tests.support.example_site import example_site

from leernetwerk.exports.editors import editor_schemas
from leernetwerk.records.registry import RECORD_TYPES
from leernetwerk.words import load_words

MORE = {
    "docs/organisations/kust.md": "---\ntitle: De Kust\n---\n",
    "networks/noord/sessions/start.md": (
        "---\ntitle: Start\ndate: 2021-03-04\ninsights:\n  - {id: samen, text: Samen kijken helpt.}\n---\n"
    ),
}


def schemas(root: Path) -> dict[str, Any]:
    return {name: json.loads((root / "schema" / f"{name}.json").read_text("utf-8")) for name in RECORD_TYPES}


def offered(schema: dict[str, Any], part: dict[str, Any]) -> dict[str, str]:
    """What an editor offers for a value, with what it says of each."""
    part = part.get("items", part)
    found: dict[str, str] = {}
    for option in [part, *part.get("anyOf", ())]:
        name = option.get("$ref", "").rpartition("/")[2]
        listed = schema["$defs"][name] if name else option
        found |= dict(zip(listed.get("enum", ()), listed.get("enumDescriptions", ()), strict=True))
    return found


def test_a_site_tells_editors_its_own_names(tmp_path: Path) -> None:
    root = example_site(tmp_path, MORE)
    assert run("schema", "-f", root / "mkdocs.yml") == 0
    made = schemas(root)
    for schema in made.values():
        jsonschema.Draft202012Validator.check_schema(schema)
    experience, session = made["experience"], made["session"]
    fields = experience["properties"]
    assert fields["organisation"]["title"] == "Organisatie"
    assert offered(experience, fields["organisation"]) == {"amber": "Amber", "kust": "De Kust"}
    assert offered(experience, fields["verdict"])["works"] == "werkt"
    assert offered(made["network"], made["network"]["properties"]["regions"]) == {"friesland": "Friesland"}
    feedback = session["$defs"]["Feedback"]["properties"]
    assert offered(session, feedback["insight"]) == {"noord/start#samen": "Samen kijken helpt."}
    assert offered(session, feedback["organisation"]) == {"amber": "Amber", "kust": "De Kust"}
    assert "session:noord/start" in offered(made["reply"], made["reply"]["properties"]["to"])


def test_what_is_not_offered_but_may_be_written_is_no_mistake(tmp_path: Path) -> None:
    root = example_site(tmp_path, MORE)
    assert run("schema", "-f", root / "mkdocs.yml") == 0
    made = schemas(root)
    right = {"title": "x", "methodology": "methodology:krachtenwijzer", "organisation": "nieuw", "date": "2024-05-01"}
    jsonschema.validate({**right, "verdict": "works"}, made["experience"])
    methodology = {"title": "x", "summary": "x", "purpose": "x", "developed_by": ["amber", "Een werkgroep van toen"]}
    jsonschema.validate(methodology, made["methodology"])
    for wrong in ({"verdict": "soms"}, {"verdict": "works", "organisation": "Niet zo!"}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({**right, **wrong}, made["experience"])


def test_nothing_that_only_developers_say_is_shown() -> None:
    for language in ("nl", "fr"):
        for path, text in editor_schemas(load_words(language)):
            for name, part in json.loads(text).get("$defs", {}).items():
                assert not {"title", "description"} & set(part), (path, name)


def test_own_settings_stay_and_those_with_comments_are_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = '{"editor.wordWrap": "on", "yaml.validate": true, "yaml.schemas": {"./old.json": ["*"]}}'
    root = example_site(tmp_path / "own", {".vscode/settings.json": own, ".vscode/tasks.json": "{}"})
    assert run("schema", "-f", root / "mkdocs.yml") == 0
    settings = json.loads((root / ".vscode" / "settings.json").read_text("utf-8"))
    assert settings["editor.wordWrap"] == "on"
    assert settings["yaml.validate"] is True
    assert settings["yaml.schemas"]["./schema/methodology.json"] == ["docs/methodologies/*.md"]
    assert settings["yaml.schemas"]["./schema/network.json"] == ["networks/*/index.md"]
    assert "./old.json" not in settings["yaml.schemas"]
    assert (root / ".vscode" / "tasks.json").read_text("utf-8") == "{}"
    capsys.readouterr()
    root = example_site(tmp_path / "comments", {".vscode/settings.json": "{\n  // van mij\n}\n"})
    assert run("schema", "-f", root / "mkdocs.yml") == 0
    assert (root / ".vscode" / "settings.json").read_text("utf-8") == "{\n  // van mij\n}\n"
    assert "opmerkingen" in capsys.readouterr().err
    assert (root / "schema" / "theme.json").is_file()


@pytest.mark.parametrize("language", ["nl", "en", "fr"])
def test_a_new_site_has_them_and_its_task_understands_the_checks(
    language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "site"
    assert run("init", root, "--name", "Proef", "--language", language, "--region", "Noord") == 0
    assert set(schemas(root)) == set(RECORD_TYPES)
    wired = json.loads((root / ".vscode" / "settings.json").read_text("utf-8"))["yaml.schemas"]
    for schema, patterns in wired.items():
        assert (root / schema).is_file()
        assert patterns
    task = json.loads((root / ".vscode" / "tasks.json").read_text("utf-8"))["tasks"][0]
    assert task["command"] == "leernetwerk check"
    wrong = "---\ntitle: Fout\nbroader: nergens\nquestion: Waarom?\nonbekend: x\n---\n"
    (root / "docs" / "themes" / "fout.md").write_text(wrong, "utf-8")
    capsys.readouterr()
    assert run("check", "-f", root / "mkdocs.yml") == 1
    said = capsys.readouterr().out
    found = {
        (matcher["severity"], *match[:3])
        for matcher in task["problemMatcher"]
        for match in re.findall(matcher["pattern"]["regexp"], said, re.MULTILINE)
    }
    assert found == {("error", "docs/themes/fout.md", "3", "10"), ("warning", "docs/themes/fout.md", "5", "1")}
