"""The command as a contributor uses it."""

from __future__ import annotations

import json
import logging
import os
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from tests.support.command import run
from tests.support.example_site import example_site

from leernetwerk.diagnostics import KINDS

BROKEN = {"docs/themes/veilig.md": "---\ntitel: Veilig\nthemes: [amber]\n---\n\nZie [[nergens]].\n"}


def test_check_prints_every_problem_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = example_site(tmp_path, BROKEN)
    assert run("check", "-f", root / "mkdocs.yml", "--format", "json") == 1
    rows = json.loads(capsys.readouterr().out)
    assert [(row["code"], row["line"], row["column"], row["hint"]) for row in rows] == [
        ("misspelt-field", 2, 1, "bedoelde je 'title'?"),
        ("unknown-reference", 3, 10, None),
        ("unknown-reference", 6, 5, None),
    ]
    assert {row["path"] for row in rows} == {"docs/themes/veilig.md"}
    assert {row["severity"] for row in rows} == {"error"}


def test_check_speaks_the_language_of_the_site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for language, sentence in {
        "nl": "Het veld 'titel' ken ik niet.",
        "en": "I do not know the field 'titel'.",
        "fr": "titel",
    }.items():
        root = example_site(tmp_path / language, BROKEN)
        config = root / "mkdocs.yml"
        config.write_text(config.read_text("utf-8").replace("language: nl", f"language: {language}"), "utf-8")
        assert run("check", "-f", config) == 1
        assert sentence in capsys.readouterr().out


def test_check_of_a_path_reports_that_path_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = example_site(tmp_path, BROKEN)
    config = root / "mkdocs.yml"
    assert run("check", "-f", config, root / "networks") == 0
    assert run("check", "-f", config, root / "docs") == 1
    assert run("check", "-f", config, root / "docs" / "themes" / "veilig.md", "--format", "json") == 1
    assert run("check", "-f", config, root / "nowhere") == 2
    assert "nowhere" in capsys.readouterr().err


def test_a_failed_build_leaves_the_earlier_site_as_it_was(tmp_path: Path) -> None:
    root = example_site(tmp_path)
    assert run("build", "-f", root / "mkdocs.yml") == 0
    before = {path: path.read_bytes() for path in (root / "site").rglob("*") if path.is_file()}
    assert root / "site" / "methodieken" / "krachtenwijzer" / "index.html" in before
    example_site(root, BROKEN)
    assert run("build", "-f", root / "mkdocs.yml") == 1
    assert {path: path.read_bytes() for path in (root / "site").rglob("*") if path.is_file()} == before
    assert sorted(path.name for path in root.iterdir()) == ["docs", "mkdocs.yml", "networks", "site"]


def test_strict_lets_warnings_stop_a_build(tmp_path: Path) -> None:
    root = example_site(tmp_path, {"docs/themes/veilig.md": "---\ntitle: Veilig\nkleur: blauw\n---\n"})
    assert run("build", "-f", root / "mkdocs.yml") == 0
    assert run("build", "-f", root / "mkdocs.yml", "--site-dir", root / "other", "--strict") == 1
    assert not (root / "other").exists()


def test_two_builds_of_one_tree_are_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = Path(__file__).parent / "golden" / "all-types" / "site" / "mkdocs.yml"
    trees = []
    for number, day in enumerate(("1795219200", "1795219200", "1826755200")):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", day)
        site = tmp_path / str(number)
        assert run("build", "-f", config, "--site-dir", site) == 0
        trees.append({str(path.relative_to(site)): path.read_bytes() for path in site.rglob("*") if path.is_file()})
    today, again, after_a_year = trees
    assert today == again
    # The agenda and the upkeep say as of which day they stand; the meetings here are all past, on the home page too.
    changed = {path for path in today if today[path] != after_a_year.get(path)}
    assert changed == {"agenda/index.html", "bijdragen/onderhoud/index.html"}
    assert set(today) == set(after_a_year)


def test_the_order_of_sets_changes_nothing(tmp_path: Path) -> None:
    config = Path(__file__).parent / "golden" / "all-types" / "site" / "mkdocs.yml"
    trees = []
    for seed in ("1", "2"):
        site = tmp_path / seed
        start = "from leernetwerk.adapters.cli.main import main; main()"
        command = [sys.executable, "-c", start, "build", "-f", config, "--site-dir", site]
        environment = {**os.environ, "PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": "1795219200"}
        subprocess.run([str(part) for part in command], check=True, env=environment, capture_output=True)
        trees.append({str(path.relative_to(site)): path.read_bytes() for path in site.rglob("*") if path.is_file()})
    assert [path for path in trees[0] if trees[0][path] != trees[1].get(path)] == []


def test_mkdocs_itself_builds_the_same_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from mkdocs.__main__ import cli

    config = Path(__file__).parent / "golden" / "all-types" / "site" / "mkdocs.yml"
    assert run("build", "-f", config, "--site-dir", tmp_path / "ours") == 0
    monkeypatch.chdir(tmp_path)
    cli(["build", "-q", "-f", str(config), "-d", str(tmp_path / "theirs")], standalone_mode=False)
    ours, theirs = (
        {
            path.relative_to(tmp_path / name): path.read_bytes()
            for path in (tmp_path / name).rglob("*")
            if path.is_file()
        }
        for name in ("ours", "theirs")
    )
    assert ours == theirs


def test_mkdocs_leaves_the_earlier_site_too(tmp_path: Path) -> None:
    from mkdocs.__main__ import cli
    from mkdocs.exceptions import Abort

    root = example_site(tmp_path, BROKEN)
    (root / "site").mkdir()
    (root / "site" / "index.html").write_text("earlier", "utf-8")
    with pytest.raises(Abort):
        cli(["build", "-q", "-f", str(root / "mkdocs.yml")], standalone_mode=False)
    assert (root / "site" / "index.html").read_text("utf-8") == "earlier"


@pytest.mark.parametrize(
    "config",
    [
        "site_name: [\n",
        "site_name: x\ntheme: material\nplugins: [search]\n",
        "site_name: x\ntheme: material\nuse_directory_urls: false\nplugins: [leernetwerk]\n",
        "site_name: x\ntheme: nowhere\nplugins: [leernetwerk]\n",
        "site_name: x\nplugins: [nowhere]\n",
        "site_name: x\ntheme: material\nplugins:\n  - leernetwerk:\n      license: [1]\n",
    ],
)
def test_a_wrong_configuration_ends_with_two(config: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = example_site(tmp_path)
    (root / "mkdocs.yml").write_text(config, "utf-8")
    assert run("build", "-f", root / "mkdocs.yml") == 2
    said = capsys.readouterr().err
    assert "mkdocs.yml" in said
    assert "Traceback" not in said


def test_a_site_is_not_built_over_its_sources(tmp_path: Path) -> None:
    root = example_site(tmp_path)
    for place in (root, root.parent, root / "docs", root / "networks" / "site"):
        assert run("build", "-f", root / "mkdocs.yml", "--site-dir", place) == 2
    assert (root / "docs" / "index.md").exists()


def test_wrong_calls_end_with_two(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("buidl") == 2
    assert "Bedoelde je 'build'?" in capsys.readouterr().err
    assert run("check", "-f", tmp_path / "mkdocs.yml") == 2
    assert run("explain", "unknown-referense") == 2
    assert "unknown-reference" in capsys.readouterr().err


def test_explain_lists_every_code_with_its_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("explain") == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == list(KINDS)
    assert all(len(line.split()) > 2 for line in lines)
    assert run("explain", "xyzzy") == 2
    assert "explain' somt ze allemaal op" in capsys.readouterr().err
    assert run("explain", "datum") == 2
    assert "impossible-date" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["build", "serve", "check", "explain", "new", "rename", "import", "schema", "init"])
def test_the_help_speaks_the_language_of_the_site(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(command, "--help") == 0
    said = capsys.readouterr().out
    english = re.findall(r"\b(?:[A-Z]*OPTIONS|COMMAND|DIR|TYPE|TITLE|SLUG|KEY|VALUE|NAME|TEXT|FILE|PATH|HOST)\b", said)
    assert english == []
    assert said.startswith(f"Gebruik: leernetwerk {command} [OPTIES]")


def test_a_site_is_found_from_a_folder_within_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = example_site(tmp_path / "site", {"docs/themes/leeg.md": "---\nsummary: x\n---\n"})
    monkeypatch.chdir(root / "docs" / "themes")
    assert run("check", "--format", "json") == 1
    assert [each["path"] for each in json.loads(capsys.readouterr().out)] == ["docs/themes/leeg.md"]
    monkeypatch.chdir(tmp_path)
    assert run("check") == 2
    assert "cd <map>" in capsys.readouterr().err


def test_fix_tells_what_its_marks_mean(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = example_site(tmp_path, {"docs/themes/veilig.md": "---\ntitle: Veilig\nsumary: Zo.\n---\n"})
    assert run("check", "--fix", "-f", root / "mkdocs.yml") == 0
    assert "Hersteld: 1 bestand." in capsys.readouterr().err.splitlines()[-1]


@pytest.mark.parametrize("code", KINDS)
def test_explain_knows_every_code(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("explain", code) == 0
    said = capsys.readouterr().out
    assert code in said
    assert KINDS[code].meaning not in said  # it is in Dutch
    assert len(said) < 8000


def test_knowledge_is_as_its_schema_says(tmp_path: Path) -> None:
    config = Path(__file__).parent / "golden" / "all-types" / "site" / "mkdocs.yml"
    assert run("build", "-f", config, "--site-dir", tmp_path / "site") == 0
    data = tmp_path / "site" / "data"
    knowledge = json.loads((data / "knowledge.json").read_text("utf-8"))
    schema = json.loads((data / "schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(knowledge, schema)
    ids = [record["id"] for record in knowledge["records"]]
    assert ids == sorted(ids)
    assert "methodology:later" not in ids  # a draft
    for relation in knowledge["relations"]:
        assert {relation["source"], relation["target"]} <= set(ids)
    keys = [(row["source"], row["relation"], row["target"]) for row in knowledge["relations"]]
    assert keys == sorted(set(keys))
    broken = dict(knowledge, records=[dict(knowledge["records"][0], id="nothing")])
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, schema)


@pytest.mark.skipif(sys.platform != "linux", reason="file names are text there")
def test_file_names_that_are_no_text_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = example_site(tmp_path)
    (root / "docs" / "themes").mkdir()
    name = os.fsencode(root / "docs" / "themes") + b"/caf\xe9.md"
    Path(os.fsdecode(name)).write_text("---\ntitle: Café\n---\n", "utf-8")
    assert run("check", "-f", root / "mkdocs.yml") == 1
    assert "[invalid-slug]" in capsys.readouterr().out


def test_verbose_tells_the_stages_and_nothing_else_does(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = example_site(tmp_path)
    handlers = list(logging.getLogger("leernetwerk").handlers)
    try:
        assert run("-v", "build", "-f", root / "mkdocs.yml") == 0
        told = capsys.readouterr().err.splitlines()
    finally:
        logging.getLogger("leernetwerk").handlers[:] = handlers
    assert [re.sub(r"\d+(\.\d\d)?", "N", line) for line in told] == [
        "N bijdragen gelezen: N s",
        "N PDF's gelezen: N s",
        "Bijdragen en pagina's nagekeken en verbonden: N s",
        "N bestanden bekeken die op de site komen: N s",
        "N bestanden van de site bepaald: N s",
        "Pagina's gemaakt: N s",
        "Pagina's opgemaakt en geschreven: N s",
        "Index van de zoekfunctie geschreven: N s",
        "Site op haar plaats gezet: N s",
    ]
    assert run("build", "-f", root / "mkdocs.yml") == 0
    assert capsys.readouterr().err == ""
