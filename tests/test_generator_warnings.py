"""What MkDocs and other plugins say of a site is told by the checks, so that nothing else stops a build."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest
from tests.support.command import run
from tests.support.example_site import BASE, example_site

HOOK = """\
import logging

def on_page_markdown(markdown, page, config, files):
    if "P" in markdown:
        logging.getLogger("mkdocs.hooks.ours").warning("Let op: %s.", page.file.src_uri)
"""
BREAKING_HOOK = """\
def on_page_markdown(markdown, page, config, files):
    raise {error}
"""
ANCHOR = "MkDocs waarschuwt: Doc file 'p.md' contains a link '#nergens', but there is no such anchor on this page."
WARNED = {
    "menu": (
        {"mkdocs.yml": "nav:\n  - index.md\n  - Weg: weg.md\n  - methodieken/index.md\n"},
        [("no-page-in-menu", "mkdocs.yml", 20, "Het menu verwijst naar 'weg.md', maar die pagina is er niet.")],
    ),
    "setting": (
        {"mkdocs.yml": "onbekend: 3\n"},
        [
            (
                "generator-warning",
                "mkdocs.yml",
                1,
                "MkDocs waarschuwt: Config value 'onbekend': Unrecognised configuration name: onbekend",
            )
        ],
    ),
    "anchor": (
        {"mkdocs.yml": "validation:\n  anchors: warn\n", "docs/p.md": "# P\n\n[x](#nergens) [y](#p)\n"},
        [("generator-warning", "docs/p.md", 3, ANCHOR)],
    ),
    "hook": (
        {"mkdocs.yml": "hooks: [hook.py]\n", "hook.py": HOOK, "docs/p.md": "# P\n"},
        [
            ("generator-warning", "mkdocs.yml", 1, "MkDocs waarschuwt: Let op: p.md."),
        ],
    ),
}


def site(root: Path, files: dict[str, str]) -> Path:
    return example_site(root, files | {"mkdocs.yml": BASE["mkdocs.yml"] + files["mkdocs.yml"]})


def found(root: Path, capsys: pytest.CaptureFixture[str]) -> list[tuple[str, str, int, str]]:
    run("check", "-f", root / "mkdocs.yml", "--format", "json")
    told = json.loads(capsys.readouterr().out)
    return [(row["code"], row["path"], row["line"], row["message"]) for row in told]


@pytest.mark.parametrize("case", WARNED)
def test_a_warning_is_told_before_it_stops_a_build(
    case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files, expected = WARNED[case]
    root = site(tmp_path, files)
    assert found(root, capsys) == expected
    assert run("build", "-f", root / "mkdocs.yml") == 0
    shown = capsys.readouterr().err
    assert all(row[3] in shown for row in expected)
    before = sorted(path.relative_to(root) for path in root.rglob("*"))
    assert run("build", "--strict", "-f", root / "mkdocs.yml") == 1
    shown = capsys.readouterr().err
    assert all(row[3] in shown for row in expected)
    assert "strict mode" not in shown
    assert sorted(path.relative_to(root) for path in root.rglob("*")) == before


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        ("KeyError('weg')", "KeyError: 'weg'"),
        ("__import__('mkdocs').exceptions.PluginError('zo niet')", "zo niet"),
        ("SystemExit('zo niet')", "zo niet"),
    ],
)
def test_what_stops_a_build_is_told(
    error: str, reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = site(tmp_path, {"mkdocs.yml": "hooks: [hook.py]\n", "hook.py": BREAKING_HOOK.format(error=error)})
    (told,) = found(root, capsys)
    assert told[0] == "generator-stops"
    assert reason in told[3]
    assert run("build", "-f", root / "mkdocs.yml") == 1
    assert reason in capsys.readouterr().err
    assert not (root / "site").exists()


def test_a_site_that_is_strict_by_itself_builds_unless_something_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = site(tmp_path, {"mkdocs.yml": "strict: true\n"})
    assert found(root, capsys) == []
    assert run("build", "-f", root / "mkdocs.yml") == 0
    config = root / "mkdocs.yml"
    config.write_text(config.read_text("utf-8") + "onbekend: 3\n", "utf-8")
    assert run("build", "-f", config) == 1


def test_checking_writes_nothing_and_leaves_the_log_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = site(tmp_path, WARNED["menu"][0])
    before = sorted(root.rglob("*"))
    handlers = list(logging.getLogger("mkdocs").handlers)
    found(root, capsys)
    assert sorted(root.rglob("*")) == before
    assert logging.getLogger("mkdocs").handlers == handlers
