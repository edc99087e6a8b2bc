"""The forms of ``check`` that forges read."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
from tests.support.command import run
from tests.support.example_site import example_site

from leernetwerk.diagnostics import KINDS

BROKEN = {
    "docs/themes/veilig.md": "---\ntitel: Veilig\nthemes: [amber]\n---\n\nZie [[nergens]] en [[nergens]].\n",
    "docs/themes/kleur.md": "---\ntitle: Kleur\nkleur: blauw\n---\n",
}

COMMAND = re.compile(r"::(error|warning|notice) file=([^,:]+),line=(\d+),col=(\d+),title=([a-z0-9-]+)::([^\r\n]+)")

CODE_QUALITY = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "additionalProperties": False,
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^(?!\\./|/)"},
                    "lines": {"type": "object", "required": ["begin"], "properties": {"begin": {"type": "integer"}}},
                },
            },
        },
    },
}


def report(root: Path, form: str, capsys: pytest.CaptureFixture[str]) -> str:
    assert run("check", "-f", root / "mkdocs.yml", "--format", form) == 1
    return capsys.readouterr().out


def rows(root: Path, capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(report(root, "json", capsys))
    return found


def test_github_annotates_each_problem_at_its_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = example_site(tmp_path, BROKEN)
    lines = report(root, "github", capsys).splitlines()
    found = [COMMAND.fullmatch(line) for line in lines]
    assert [(each[1], each[2], int(each[3]), int(each[4]), each[5]) for each in found if each] == [
        (row["severity"], row["path"], row["line"], row["column"], row["code"]) for row in rows(root, capsys)
    ]
    assert "::Het veld 'titel' ken ik niet. Bedoelde je 'title'?" in lines[1]


def test_lines_to_write_are_one_annotation(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    contact = "---\ntitle: Kring\ncontact: lea@kring.example\n---\n"
    root = example_site(tmp_path, {"docs/themes/kring.md": contact})
    (line,) = report(root, "github", capsys).splitlines()
    assert line.endswith("%0Acontact:%0A  email: lea@kring.example")
    assert rows(root, capsys)[0]["hint"].split("\n")[1:] == ["contact:", "  email: lea@kring.example"]


def test_what_a_contributor_wrote_gives_github_no_commands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    nasty = 'themes: ["100%, ja: nee"]\n"a\\r\\n::stop-commands::x": b\n'
    root = example_site(tmp_path, {"docs/themes/a,b: c%.md": f"---\ntitle: Veilig\n{nasty}---\n", **BROKEN})
    root = example_site(tmp_path, {"docs/themes/nasty.md": f"---\ntitle: Veilig\n{nasty}---\n"})
    out = report(root, "github", capsys)
    assert all(COMMAND.fullmatch(line) for line in out.split("\n")[:-1])
    assert "a%0D%0A::stop-commands::x" in out
    assert "100%25, ja: nee" in out
    assert "file=docs/themes/a%2Cb%3A c%25.md," in out


def test_gitlab_gets_code_quality_with_lasting_fingerprints(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = example_site(tmp_path, BROKEN)
    issues = json.loads(report(root, "gitlab", capsys))
    jsonschema.validate(issues, CODE_QUALITY)
    assert [issue["check_name"] for issue in issues] == [row["code"] for row in rows(root, capsys)]
    prints = [issue["fingerprint"] for issue in issues]
    assert len(set(prints)) == len(prints)  # the two links to nowhere too
    # What stands above a problem moves it, and does not make it another.
    moved = BROKEN["docs/themes/veilig.md"].replace("---\n\n", "---\n\nEen eerste alinea.\n\n")
    (root / "docs/themes/veilig.md").write_text(moved, "utf-8")
    assert [issue["fingerprint"] for issue in json.loads(report(root, "gitlab", capsys))] == prints
    (root / "mkdocs.yml").write_text((root / "mkdocs.yml").read_text("utf-8").replace(": nl", ": fr"), "utf-8")
    assert [issue["fingerprint"] for issue in json.loads(report(root, "gitlab", capsys))] == prints


def test_sarif_has_a_rule_with_its_help_for_each_result(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = example_site(tmp_path, {"docs/themes/kleur één.md": "---\ntitle: Kleur\n---\n", **BROKEN})
    log = json.loads(report(root, "sarif", capsys))
    assert log["version"] == "2.1.0"
    (only,) = log["runs"]
    rules = only["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for rule in rules:
        kind = KINDS[rule["id"]]
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")
        assert "Fout:" in rule["help"]["text"]
        assert next(iter(kind.right.files)) in rule["help"]["text"]
    expected = rows(root, capsys)
    assert len(only["results"]) == len(expected)
    for result, row in zip(only["results"], expected, strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == row["code"]
        place = result["locations"][0]["physicalLocation"]
        assert unquote(place["artifactLocation"]["uri"]) == row["path"]
        assert " " not in place["artifactLocation"]["uri"]
        assert place["region"] == {"startLine": row["line"], "startColumn": row["column"]}
        assert result["message"]["text"].startswith(row["message"])


def test_forges_are_told_of_files_from_the_top_of_the_repository(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / ".git").mkdir()
    root = example_site(tmp_path / "sites" / "noord", BROKEN)
    assert "file=sites/noord/docs/themes/veilig.md," in report(root, "github", capsys)
    assert json.loads(report(root, "gitlab", capsys))[0]["location"]["path"].startswith("sites/noord/docs/")
    assert "sites/noord/docs/themes/kleur.md" in report(root, "sarif", capsys)


@pytest.mark.parametrize(("form", "empty"), [("github", ""), ("gitlab", "[]\n")])
def test_a_site_without_problems_is_told_in_each_form(
    form: str, empty: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = example_site(tmp_path)
    assert run("check", "-f", root / "mkdocs.yml", "--format", form) == 0
    assert capsys.readouterr().out == empty
