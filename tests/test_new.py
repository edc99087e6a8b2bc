"""``leernetwerk new``: records of every type that pass the checks as they are written."""

from __future__ import annotations

import io
import json
import re
import sys
from pathlib import Path

import pytest
from tests.support.command import run
from tests.support.example_site import BASE, example_site
from tests.support.new_records import MORE, tree

from leernetwerk.content.document import read_document
from leernetwerk.records.front_matter import asked_fields
from leernetwerk.records.registry import RECORD_TYPES
from leernetwerk.records.shapes import fields_of
from leernetwerk.words import LANGUAGES, load_words

SAID: dict[str, list[str]] = {
    "network": ["steps=[{title: Startdag, date: 2021-03-04, organisations: [De Kust]}]"],
    "project": ["organisations=amber, Kustzorg", "goal=Kinderen doen mee: elke dag."],
    "session": ["insights=[{id: eerst-luisteren, text: Eerst luisteren.}]", "organisations=amber"],
    "question": ["explanations=Er is geen tijd; en geen rust"],
    "report": ["organisations=amber"],
    "story": ["kind=nieuws"],
    "experience": ["methodology=Krachtenwijzer", "organisation=amber", "verdict=works"],
    "survey": [
        "start=2021-01-04",
        "end=29-1-2021",
        "responses=40",
        "questions=[{id: rust, text: Is er rust?, kind: single, options: ['Ja', 'Nee']}]",
    ],
    "reply": ["to=session:noord/start", "author=Team Amber"],
    "methodology": ["summary=Praten in een kring.", "purpose=Luisteren.", "steps=[{title: Zitten}]"],
    "organisation": ["kind=zorgaanbieder"],
    "theme": ["question=Hoe maken we het veilig?"],
}


def settings(said: list[str]) -> list[str]:
    return [part for each in said for part in ("--set", each)]


@pytest.mark.parametrize("type_", RECORD_TYPES)
def test_every_type_is_written_and_passes_the_checks(
    type_: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795219200")  # 21 November 2026
    root = example_site(tmp_path, MORE)
    title = "Een kring: wie luistert er?"
    assert run("new", type_, title, "-f", root / "mkdocs.yml", "--network", "noord", *settings(SAID[type_])) == 0
    (path,) = capsys.readouterr().out.splitlines()
    assert run("check", "-f", root / "mkdocs.yml", "--format", "json") == 0
    assert capsys.readouterr().out == "[]\n"
    data = read_document(root, path).data or {}
    assert data["title"] == title
    text = (root / path).read_text("utf-8")
    assert "\n# Samenvatting: " in text
    assert "\n# themes:\n" in text
    for said in SAID[type_]:
        assert said.partition("=")[0] in data
    if type_ in ("session", "report", "story", "experience", "reply"):
        assert data["date"] == "2026-11-21"


def test_names_become_keys_and_everyday_dates_iso(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = example_site(tmp_path, MORE)
    config = root / "mkdocs.yml"
    said = [*SAID["project"], "start=4-3-2021", "participants=[{organisation: De Kust, count: 2}]"]
    assert run("new", "project", "Samen eten", "-f", config, *settings(said), "--set", "organisations=kust") == 0
    assert capsys.readouterr().out == "networks/noord/projects/samen-eten.md\n"
    data = read_document(root, "networks/noord/projects/samen-eten.md").data or {}
    assert data["organisations"] == ["amber", "kust", "kust"]
    assert data["start"] == "2021-03-04"
    assert data["participants"] == [{"organisation": "kust", "count": "2"}]


@pytest.mark.parametrize("type_", ["story", "verhaal", "Verhaal", "verhalen"])
def test_a_type_is_named_as_in_files_or_as_on_the_site(
    type_: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # A name in the site's language used to be refused; people who read 'verhaal' on every page write it here too.
    root = example_site(tmp_path, MORE)
    assert run("new", type_, "Samen", "eten", "-f", root / "mkdocs.yml") == 0
    assert capsys.readouterr().out == "networks/noord/stories/samen-eten.md\n"


def test_the_help_lists_the_types(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("new", "--help") == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "[OPTIES] SOORT TITEL" in told
    assert "session (bijeenkomst)" in told


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("type_", RECORD_TYPES)
def test_every_explained_field_can_be_used_as_the_first_comment_says(
    type_: str, language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = load_words(language)
    config = BASE["mkdocs.yml"].replace("language: nl", f"language: {language}")
    root = example_site(tmp_path, MORE | {"mkdocs.yml": config})
    call = ("new", type_, "Kring", "-f", root / "mkdocs.yml", "--network", "noord", *settings(SAID[type_]))
    assert run(*call) == 0
    path = root / capsys.readouterr().out.strip()
    text = path.read_text("utf-8")
    comments = [line for line in text.splitlines() if line.startswith("#")]
    assert len([line for line in comments if re.match("# [A-ZÉ]", line)]) >= len(asked_fields(RECORD_TYPES[type_]))
    assert not [line for line in comments if "'" in line or '"' in line]  # they would close a quote left open
    names = {field.name for field in fields_of(RECORD_TYPES[type_])}
    used = re.sub(r"^# (?=(?:[a-z_]+:(?: |$)|  ))", "", text, flags=re.MULTILINE)
    path.write_text(used, "utf-8")
    data = read_document(root, path.relative_to(root).as_posix()).data
    assert data is not None
    assert set(data) <= names
    assert {field.name for field in asked_fields(RECORD_TYPES[type_])} <= set(data)
    assert data["sources"] == [{"title": f"… ({words('Title')})"}]


def test_comments_tell_the_form_and_the_choices(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = example_site(tmp_path, MORE)
    assert run("new", "organisatie", "Kring", "-f", root / "mkdocs.yml") == 0
    text = " ".join((root / "docs/organisations/kring.md").read_text("utf-8").replace("\n#", "").split())
    assert text.startswith("--- Regels die met # beginnen, tellen niet mee.")
    assert "Een van: zorgaanbieder." in text
    assert "Een van: friesland (Friesland). Een lijst: [friesland]." in text
    assert "zoals BE" in text
    assert "zonder .md, zoals amber." in text
    capsys.readouterr()
    # Where to begin is marked, and stays out of the site.
    assert "\n---\n\n<!-- Vertel het hier," in (root / "docs/organisations/kring.md").read_text("utf-8")
    assert run("build", "-f", root / "mkdocs.yml", "--strict") == 0
    built = [path for path in (root / "site").rglob("*") if path.suffix in (".html", ".json", ".xml", ".csv")]
    assert not [path for path in built if "Vertel het hier, in plaats" in path.read_text("utf-8")]


def test_an_answer_behind_a_hash_is_noticed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = example_site(tmp_path, MORE)
    assert run("new", "organisatie", "Kring", "-f", root / "mkdocs.yml") == 0
    file = root / "docs/organisations/kring.md"
    text = file.read_text("utf-8")
    file.write_text(text.replace("# country:\n", "# country: BE\n").replace("# kind:", "kind: zorgaanbieder"), "utf-8")
    capsys.readouterr()
    assert run("check", "-f", root / "mkdocs.yml", "--format", "json") == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert found["code"] == "commented-field"
    assert found["severity"] == "info"
    assert file.read_text("utf-8").splitlines()[found["line"] - 1] == "# country: BE"
    assert "'country'" in found["hint"]


def test_what_is_filled_in_unasked_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795219200")
    root = example_site(tmp_path, MORE)
    assert run("new", "story", "Eten", "-f", root / "mkdocs.yml") == 0
    assert "date=2026-11-21" in capsys.readouterr().err
    assert run("new", "story", "Samen", "-f", root / "mkdocs.yml", "--set", "date=3 maart 2026") == 0
    assert "date=" not in capsys.readouterr().err
    assert (read_document(root, "networks/noord/stories/samen.md").data or {})["date"] == "2026-03-03"


def test_what_is_missing_is_named_and_nothing_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = example_site(tmp_path, MORE)
    before = tree(root)
    assert run("new", "survey", "Peiling", "-f", root / "mkdocs.yml", "--set", "start=2021-01-04") == 2
    said = capsys.readouterr().err
    assert "--set end=… --set responses=… --set questions=…" in said
    assert tree(root) == before


@pytest.mark.parametrize(
    ("call", "status", "told"),
    [
        (["theme", "Krachten", "--set", "brooder=veilig"], 2, "'brooder'"),
        (["theme", "Krachten", "--set", "broader"], 2, "'broader'"),
        (["theme", "Krachten", "--set", "broader=veilgi"], 1, "Bedoelde je 'veilig'?"),
        (["theme", "Krachten", "--set", "aliases=/themas/veilig/"], 1, "[alias-collision]"),
        (["theme", "Veilig"], 2, "docs/themes/veilig.md"),
        (["theme", "Krachten", "--slug", "../uit"], 2, "../uit"),
        (["theme", " "], 2, "titel"),
        (["network", "Zuid", "--set", "join=open"], 2, "--set 'join={"),
        (["story", "Dag", "--network", "zuid"], 2, "noord"),
        (["verhal", "Dag"], 2, "Bedoelde je 'verhaal'?"),
        (["storry", "Dag"], 2, "Bedoelde je 'story'?"),
        (["iets", "Dag"], 2, "session (bijeenkomst)"),
    ],
)
def test_what_would_not_be_right_is_not_written(
    call: list[str], status: int, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = example_site(tmp_path, MORE)
    before = tree(root)
    assert run("new", *call, "-f", root / "mkdocs.yml") == status
    streams = capsys.readouterr()
    assert told in streams.err
    assert streams.out == ""
    assert tree(root) == before


class Terminal(io.TextIOWrapper):
    def __init__(self, *answers: str) -> None:
        super().__init__(io.BytesIO("".join(f"{answer}\n" for answer in answers).encode()), "utf-8")

    def isatty(self) -> bool:
        return True


def test_on_a_terminal_it_asks_and_offers_what_is_known(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795219200")
    root = example_site(tmp_path, MORE)
    # methodology (nearly right, so it is proposed), organisation, the proposed date, verdict, no theme, the file's name
    answers = ["krachtenwyzer", "j", "De Kust", "", "works", "", "kring-bij-kust"]
    monkeypatch.setattr(sys, "stdin", Terminal(*answers))
    assert run("new", "experience", "De wijzer bij ons", "-f", root / "mkdocs.yml") == 0
    streams = capsys.readouterr()
    assert streams.out.endswith("networks/noord/experiences/kring-bij-kust.md\n")
    data = read_document(root, "networks/noord/experiences/kring-bij-kust.md").data
    assert data == {
        "title": "De wijzer bij ons",
        "methodology": "krachtenwijzer",
        "organisation": "kust",
        "date": "2026-11-21",
        "verdict": "works",
    }
    assert "1. Amber" in streams.err
    assert "2. De Kust (kust)" in streams.err


def test_on_a_terminal_it_asks_for_parts_one_by_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = example_site(tmp_path, MORE)
    answers = ["2021-01-04", "2021-01-29", "40", "rust", "Is er rust?", "open", "n", "veilig", ""]
    monkeypatch.setattr(sys, "stdin", Terminal(*answers))
    assert run("new", "survey", "Peiling", "-f", root / "mkdocs.yml") == 0
    capsys.readouterr()
    data = read_document(root, "networks/noord/surveys/peiling.md").data or {}
    assert data["questions"] == [{"id": "rust", "text": "Is er rust?", "kind": "open"}]
    assert data["themes"] == ["veilig"]
