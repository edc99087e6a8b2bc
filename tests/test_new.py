"""``leernetwerk new``: records of every type that pass the checks as they are written."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from tests.example_site import example_site
from tests.test_golden import run

from leernetwerk.content.document import read_document
from leernetwerk.records.registry import RECORD_TYPES

MORE = {
    "docs/organisations/kust.md": "---\ntitle: De Kust\nalso_known_as: [Kustzorg]\n---\n",
    "docs/themes/veilig.md": "---\ntitle: Veilig\n---\n",
    "networks/noord/sessions/start.md": "---\ntitle: Start\ndate: 2021-03-04\n---\n",
}

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


def tree(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


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
        (["verhaal", "Dag"], 2, "verhaal"),
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
