"""What a contributor wrote steers no terminal, turns no text around and gives a forge no command, whoever prints it."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.command import run
from tests.support.example_site import example_site

from leernetwerk.diagnostics.flood import MOST
from leernetwerk.diagnostics.terminal import SafeStream, command_line, paint, say
from leernetwerk.diagnostics.visible import write_json

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ud800-\udfff\ufeff]"
)
ANNOTATION = re.compile(r"::(error|warning|notice) file=[^,:]+,line=\d+,col=\d+,title=[a-z0-9-]+::[^\r\n]+")

NASTY = {
    "github": "\n::add-mask::geheim",
    "old-github": "##[add-mask]geheim",
    "azure": "##vso[task.setvariable variable=x]y",
    "colour": "\x1b[31mrood",
    "link": "\x1b]8;;https://evil.example\x07klik\x1b]8;;\x07",
    "c1": "\x9b31m\x9d0;titel\x9c",
    "return": "goed\rfout",
    "turned": "a\u202egpj.md\u2069",
    "bytes": "caf\udce9",
    "line": "a\u2028::warning::b",
}


def harmless(text: str, *, github: bool = False) -> None:
    found = FORBIDDEN.search(text)
    assert found is None, text[max(0, found.start() - 60) :][:120]
    assert not re.search(r"##\w*\[", text), text
    for line in text.split("\n"):
        if github and line:
            assert ANNOTATION.fullmatch(line), line
        else:
            assert not line.lstrip().startswith("::"), line


def nasty_site(root: Path, text: str) -> Path:
    """A site of which names and values of files hold a text."""
    quoted = json.dumps(text.encode("utf-8", "replace").decode())
    fields = f"title: {quoted}\nthemes: [{quoted}]\n{quoted}: x\nnamen: y\n"
    files = {
        "docs/themes/slecht.md": f"---\n{fields}---\n\n[[{text}]] ![]({text})\n",
        "networks/noord/questions/vraag.md": f"---\ntitle: Vraag\nthemes: [{quoted}]\ndate: {quoted}\n---\n",
    }
    encoded = {path: content.encode("utf-8", "replace").decode() for path, content in files.items()}
    root = example_site(root, encoded)
    for folder in ("docs/themes", "networks/noord/questions", "docs"):
        for suffix in (".md", ".png"):
            name = os.fsencode(root / folder) + b"/" + os.fsencode(f"x{text.replace('/', '')}{suffix}")
            Path(os.fsdecode(name)).write_bytes(b"---\ntitel: x\n---\n")
    return root


@pytest.mark.parametrize("name", NASTY)
@pytest.mark.parametrize("form", ["text", "json", "github", "gitlab", "sarif"])
def test_check_in_each_form(name: str, form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = nasty_site(tmp_path / "site", NASTY[name])
    assert run("check", "-f", root / "mkdocs.yml", "--format", form) == 1
    out, err = capsys.readouterr()
    assert out
    harmless(out, github=form == "github")
    harmless(err)
    if form in ("json", "gitlab", "sarif"):
        json.loads(out)


@pytest.mark.parametrize("name", NASTY)
def test_every_other_command(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = NASTY[name]
    root = nasty_site(tmp_path / "site", text)
    config = ["-f", root / "mkdocs.yml"]
    given = Path(os.fsdecode(os.fsencode(tmp_path / f"x{text.replace('/', '')}.csv")))
    given.write_text(f"titel,{json.dumps(text.encode('utf-8', 'replace').decode())}\na,b\n", "utf-8")
    calls: list[list[object]] = [
        ["build", *config],
        ["check", "--fix", *config],
        ["check", "--since", text, *config],
        ["check", text, *config],
        ["rename", "theme:slecht", text, *config],
        ["rename", f"theme:{text}", "goed", *config],
        ["import", given, "--network", "noord", *config],
        ["import", given, "--network", text, *config],
        ["import", tmp_path / f"geen{text}.docx", *config],
        ["new", "theme", text, *config],
        ["new", "theme", "Goed", "--set", f"aliases={text}", *config],
        ["new", text, "Goed", *config],
        ["survey", "aggregate", given, "--survey", f"noord/{text}", *config],
        ["schema", *config],
        ["explain", text],
        ["build", "-f", tmp_path / text / "mkdocs.yml"],
        ["serve", "--addr", text, *config],
        ["init", root],
        ["init", root / f"{text}x" / "y", "--language", text],
    ]
    for call in calls:
        run(*call)
        out, err = capsys.readouterr()
        assert out or err
        harmless(out)
        harmless(err)


@pytest.mark.parametrize("name", ["github", "colour", "turned"])
def test_mkdocs_itself(name: str, tmp_path: Path) -> None:
    root = nasty_site(tmp_path, NASTY[name])
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"], cwd=root, capture_output=True, check=False, encoding="utf-8"
    )
    assert done.returncode == 1
    harmless(re.sub(r"\x1b\[[\d;]*m", "", done.stdout + done.stderr))
    assert "U+202E" in done.stderr or name != "turned"


def test_our_own_colours_reach_a_terminal_and_no_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    say(paint("fout\x1b[32m", "error"))
    assert terminal.getvalue() == "\x1b[31;1mfout\\x1b[32m\x1b[0m\n"
    monkeypatch.setenv("NO_COLOR", "1")
    say(paint("fout", "error"))
    assert terminal.getvalue().endswith("\nfout\n")


@given(st.lists(st.text(st.sampled_from("::##[]vso\x1b\n \t\u202ea"), max_size=4), max_size=12))
def test_a_command_in_pieces_is_none_either(pieces: list[str]) -> None:
    stream = io.StringIO()
    safe = SafeStream(stream)
    for piece in pieces:
        safe.write(piece)
    harmless(stream.getvalue())


@given(st.text(st.sampled_from('::##[]vso\x1b\n \t\u202e\U000e0041a\\"'), max_size=30))
def test_json_says_the_same_and_is_harmless(text: str) -> None:
    written = write_json({"text": text})
    assert json.loads(written) == {"text": text}
    harmless(written)


def test_a_command_of_ours_is_one_and_ends_with_its_line() -> None:
    stream = io.StringIO()
    SafeStream(stream).write(command_line("error file=a::b\n::set-output::c\n"))
    assert stream.getvalue() == "::error file=a::b\n\\x3a:set-output::c\n"


@pytest.fixture
def flooded(tmp_path: Path) -> Path:
    rows = "".join(f"vraag-1,optie-{number},1\n" for number in range(500))
    record = (
        "---\ntitle: Peiling\norganisations: [amber]\ndate: 2021\nresults: peiling.csv\nresponses: 900\n"
        "questions:\n  - id: vraag-1\n    text: Hoe gaat het?\n    kind: single\n    options: [goed]\n---\n"
    )
    files = {
        "networks/noord/surveys/peiling.md": record,
        "networks/noord/surveys/peiling.csv": f"question,option,count\n{rows}",
    }
    return example_site(tmp_path, files)


@pytest.mark.parametrize("form", ["text", "github", "gitlab"])
def test_of_very_many_problems_alike_the_first_are_told(
    form: str, flooded: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("check", "-f", flooded / "mkdocs.yml", "--format", form) == 1
    out = capsys.readouterr().out
    assert f"optie-{MOST - 1}'" in out
    assert f"optie-{MOST}'" not in out
    assert "Nog 480" in out
    assert "--format json" in out
    assert ("1002 fouten" in out) == (form == "text")  # which counts them all


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_other_software_gets_all_of_them(form: str, flooded: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", "-f", flooded / "mkdocs.yml", "--format", form) == 1
    assert "optie-499'" in capsys.readouterr().out


def test_a_fault_of_the_program_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: object, **_options: object) -> None:
        raise LookupError("\x1b[31mkapot\n::error::x")

    monkeypatch.setattr("leernetwerk.adapters.cli.running.open_project", fail)
    root = example_site(tmp_path)
    assert run("check", "-f", root / "mkdocs.yml") == 3
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert "LookupError" in err
    assert "LEERNETWERK_TRACEBACK=1" in err
    harmless(err)
    monkeypatch.setenv("LEERNETWERK_TRACEBACK", "1")
    assert run("check", "-f", root / "mkdocs.yml") == 3
    err = capsys.readouterr().err
    assert "Traceback" in err
    harmless(err)
