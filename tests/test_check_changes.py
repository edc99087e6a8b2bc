"""``check --since`` and ``check --fix``: what a change touches, and what mends itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from tests.support.command import run
from tests.support.example_site import example_site, write_tree
from tests.support.git_history import committed, git

ROOT = Path(__file__).parent.parent
QUESTION = "networks/noord/questions/vraag.md"
THEME = "docs/themes/veilig.md"


def since(root: Path, capsys: pytest.CaptureFixture[str], ref: str = "main") -> list[tuple[str, str]]:
    run("check", "-f", root / "mkdocs.yml", "--since", ref, "--format", "json")
    return [(row["path"], row["code"]) for row in json.loads(capsys.readouterr().out)]


def test_only_what_changed_since_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = {"docs/themes/oud.md": "---\ntitle: Oud\nthemes: [nergens]\n---\n", THEME: "---\ntitle: Veilig\n---\n"}
    root = committed(tmp_path, old)
    assert since(root, capsys) == []
    assert run("check", "-f", root / "mkdocs.yml", "--since", "main") == 0
    # new, changed and committed on a branch: a problem in each
    write_tree(root, {"docs/themes/één nieuw.md": "---\ntitle: Nieuw\n---\n"})
    git(root, "checkout", "-q", "-b", "werk")
    write_tree(root, {THEME: "---\ntitle: Veilig\nthemes: [nergens]\n---\n"})
    git(root, "commit", "-q", "-am", "Verder")
    write_tree(root, {"docs/organisations/amber.md": "---\ntitel: Amber\n---\n"})
    capsys.readouterr()
    assert {path for path, _ in since(root, capsys)} == {
        "docs/organisations/amber.md",
        "docs/themes/veilig.md",
        "docs/themes/één nieuw.md",
    }


def test_what_a_removed_record_leaves_broken_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = committed(
        tmp_path,
        {
            THEME: "---\ntitle: Veilig\n---\n",
            QUESTION: "---\ntitle: Vraag\nthemes: [veilig]\nmethodologies: [nergens]\n---\n",
        },
    )
    (root / THEME).unlink()
    assert since(root, capsys, "HEAD") == [(THEME, "lost-address"), (QUESTION, "unknown-reference")]


def test_a_site_in_a_folder_of_a_repository(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    committed(tmp_path, {})
    root = example_site(tmp_path / "sites" / "noord", {THEME: "---\ntitle: Veilig\nthemes: [nergens]\n---\n"})
    assert since(root, capsys) == [(THEME, "unknown-reference")]


@pytest.mark.parametrize(("ref", "told"), [("nowhere", "nowhere"), ("--output=x", "--output=x")])
def test_a_name_that_git_does_not_know(ref: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = committed(tmp_path, {})
    assert run("check", "-f", root / "mkdocs.yml", f"--since={ref}") == 2
    assert told in capsys.readouterr().err
    assert not (root / "x").exists()


def test_without_a_repository_or_git(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = example_site(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert run("check", "-f", root / "mkdocs.yml", "--since", "main") == 2
    assert "Git kan niet zeggen" in capsys.readouterr().err
    monkeypatch.setenv("PATH", str(tmp_path))
    assert run("check", "-f", root / "mkdocs.yml", "--since", "main") == 2
    assert "'git'" in capsys.readouterr().err


BROKEN = {
    THEME: '---\ntitel: "Veilig"   # de naam\n"summery": Kort.\n---\n',
    QUESTION: (
        "---\r\ntitle: Vraag\r\nstatus: opne # nog\r\nmethodologies: ['krachtenwyzer']\r\n---\r\n"
        "\r\nZie [[ambre|Amber]].\r\n"
    ),
    "networks/noord/sessions/start.md": (
        "---\ntitle: Start\ndate: 4-3-2021\norganisatons:\n  - organisation:ambr  # zie\n---\n\nZie `[[ambre]]`.\n"
    ),
    "docs/organisations/amber.md": "---\ntitle: Amber\nkind: zorgaanbider\ndraft: nee\n---\n",
}


def test_fix_mends_what_has_one_right_answer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = example_site(tmp_path, BROKEN)
    assert run("check", "-f", root / "mkdocs.yml", "--fix", "--format", "json") == 0
    streams = capsys.readouterr()
    assert json.loads(streams.out) == []
    read = {path: (root / path).read_bytes().decode() for path in BROKEN}
    assert read[THEME] == '---\ntitle: "Veilig"   # de naam\n"summary": Kort.\n---\n'
    assert read[QUESTION] == (
        "---\ntitle: Vraag\nstatus: open # nog\nmethodologies: ['krachtenwijzer']\n---\n\nZie [[amber|Amber]].\n"
    )
    assert read["networks/noord/sessions/start.md"] == (
        "---\ntitle: Start\ndate: 2021-03-04\norganisations:\n  - organisation:amber  # zie\n---\n\nZie `[[ambre]]`.\n"
    )
    assert read["docs/organisations/amber.md"] == "---\ntitle: Amber\nkind: zorgaanbieder\ndraft: false\n---\n"
    assert "-titel: " in streams.err
    assert "+title: " in streams.err


DOUBTFUL = {
    # two that are near, one that is too far, a name that is there already, words that are no name
    "docs/organisations/ambar.md": "---\ntitle: Ambar\n---\n",
    THEME: "---\ntitle: Veilig\ntitel: Ook\n---\n\nZie [[ambr]] en [[prachtenwijzer]].\n",
    QUESTION: "---\ntitle: Vraag\nmethodologies: [krachtenwijzer, iets-heel-anders]\nkleur: blauw\n---\n",
}


def test_fix_leaves_what_could_be_meant_otherwise(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = example_site(tmp_path, DOUBTFUL)
    assert run("check", "-f", root / "mkdocs.yml", "--fix") == 1
    assert {path: (root / path).read_text("utf-8") for path in DOUBTFUL} == DOUBTFUL
    assert capsys.readouterr().err == ""


def test_fix_keeps_to_the_paths_and_changes_that_were_asked_for(tmp_path: Path) -> None:
    root = committed(tmp_path, BROKEN)
    run("check", "-f", root / "mkdocs.yml", "--fix", "--since", "main")
    assert {path: (root / path).read_bytes().decode() for path in BROKEN} == BROKEN
    run("check", "-f", root / "mkdocs.yml", "--fix", root / "docs")
    changed = {path for path in BROKEN if (root / path).read_bytes().decode() != BROKEN[path]}
    assert changed == {THEME, "docs/organisations/amber.md"}


def test_fix_leaves_what_is_no_text_alone(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        THEME: "---\r\ntitle: Veilig\r\n---\r\n".encode("utf-16"),
        "docs/themes/los.md": b"---\r\ntitle: Caf\xe9\r\n---\r\n",
    }
    root = example_site(tmp_path, files)
    assert run("check", "-f", root / "mkdocs.yml", "--fix") == 1
    assert {path: (root / path).read_bytes() for path in files} == files


def test_the_hooks_for_pre_commit_call_what_is_there() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    for hook in hooks:
        program, *arguments = hook["entry"].split()
        assert program == "leernetwerk"
        assert hook["language"] == "python"
        assert run(*arguments, "-f", ROOT / "tests/golden/all-types/site/mkdocs.yml") == 0
