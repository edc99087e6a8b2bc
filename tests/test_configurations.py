"""Whatever stands in mkdocs.yml, there is one sentence on what is wrong with it, and no traceback."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.command import run
from tests.support.example_site import BASE, example_site

SITE = "site_name: Voorbeeld\ntheme:\n  name: material\n  language: nl\n"
PLUGIN = "plugins:\n  - leernetwerk\n"
OPTIONS = SITE + "plugins:\n  - leernetwerk:\n"

WRONG: dict[str, str | bytes] = {
    "empty": "",
    "comment": "# niets\n",
    "binary": bytes(range(256)) * 4,
    "utf-16": SITE.encode("utf-16"),
    "latin": "site_name: Co\xf6peratie\n".encode("latin-1"),
    "list": "- a\n- b\n",
    "text": "hallo\n",
    "deep": "a: " + "[" * 5000 + "]" * 5000,
    "bomb": "a: &a [x]\n"
    + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [{'*' + chr(97 + n) + ', '}*a]\n" for n in range(9)),
    "tag": SITE + PLUGIN + "extra: !!python/object/apply:bestaat.niet []\n",
    "own-tag": SITE + PLUGIN + "extra: !iets x\n",
    "env": SITE + PLUGIN + "extra: !ENV [\n",
    "hooks": SITE + PLUGIN + "hooks: [weg.py]\n",
    "hooks-shape": SITE + PLUGIN + "hooks: 3\n",
    "inherit": "INHERIT: weg.yml\n" + SITE + PLUGIN,
    "inherit-self": "INHERIT: mkdocs.yml\n" + SITE + PLUGIN,
    "plugins-number": SITE + "plugins: 3\n",
    "plugins-null": SITE + "plugins:\n",
    "plugins-nested": SITE + "plugins: [[leernetwerk]]\n",
    "plugins-unknown": SITE + "plugins: [weg, leernetwerk]\n",
    "plugin-number": OPTIONS.replace("leernetwerk:", "leernetwerk: 3"),
    "plugin-list": OPTIONS + "      - a\n",
    "networks-list": OPTIONS + "      networks_dir: [a]\n",
    "networks-outside": OPTIONS + "      networks_dir: ../elders\n",
    "networks-root": OPTIONS + "      networks_dir: .\n",
    "networks-docs": OPTIONS + "      networks_dir: docs\n",
    "networks-in-docs": OPTIONS + "      networks_dir: docs/networks\n",
    "docs-outside": SITE + PLUGIN + "docs_dir: ..\n",
    "docs-root": SITE + PLUGIN + "docs_dir: .\n",
    "docs-missing": SITE + PLUGIN + "docs_dir: weg\n",
    "docs-number": SITE + PLUGIN + "docs_dir: 3\n",
    "timezone": OPTIONS + "      timezone: [a]\n",
    "timezone-path": OPTIONS + "      timezone: ../../etc/passwd\n",
    "doors": OPTIONS + "      doors: x\n",
    "doors-deep": OPTIONS + "      doors: [../mkdocs.yml, [a]]\n",
    "contribute": OPTIONS + "      contribute: x\n",
    "contribute-deep": OPTIONS + "      contribute:\n        repository: 'https://[::1'\n",
    "pdf": OPTIONS + "      pdf: [{a: b}]\n",
    "theme-number": "site_name: x\ntheme: 3\n" + PLUGIN,
    "theme-unknown": "site_name: x\ntheme: weg\n" + PLUGIN,
    "theme-language": "site_name: x\ntheme:\n  name: material\n  language: [nl]\n" + PLUGIN,
    "theme-language-unknown": "site_name: x\ntheme:\n  name: material\n  language: xx\n" + PLUGIN,
    "theme-palette": SITE + "  palette: 3\n" + PLUGIN,
    "theme-features": SITE + "  features: 3\n" + PLUGIN,
    "theme-logo": SITE + "  logo: [a]\n" + PLUGIN,
    "theme-icon": SITE + "  icon: 3\n" + PLUGIN,
    "theme-icon-unknown": SITE + "  icon:\n    logo: bestaat/niet\n" + PLUGIN,
    "custom-dir": SITE + "  custom_dir: weg\n" + PLUGIN,
    "name": "site_name: [a]\n" + PLUGIN,
    "url": SITE + PLUGIN + "site_url: 'https://[::1'\n",
    "url-text": SITE + PLUGIN + "site_url: voorbeeld\n",
    "extensions": SITE + PLUGIN + "markdown_extensions: [weg]\n",
    "extensions-shape": SITE + PLUGIN + "markdown_extensions: 3\n",
    "extension-option": SITE + PLUGIN + "markdown_extensions:\n  - toc:\n      weg: 1\n",
    "extra": SITE + PLUGIN + "extra: 3\n",
    "extra-social": SITE + PLUGIN + "extra:\n  social: 3\n",
    "extra-css": SITE + PLUGIN + "extra_css: 3\n",
    "extra-templates": SITE + PLUGIN + "extra_templates: [weg.html]\n",
    "nav-number": SITE + PLUGIN + "nav: 3\n",
    "nav-items": SITE + PLUGIN + "nav: [3, [a], {a: 3}, {a: {b: c}}]\n",
    "nav-null": SITE + PLUGIN + "nav:\n  - Welkom:\n  -\n",
    "validation": SITE + PLUGIN + "validation: 3\n",
    "exclude": SITE + PLUGIN + "exclude_docs: [a]\n",
    "not-in-nav": SITE + PLUGIN + "not_in_nav: '['\n",
    "directory-urls": SITE + PLUGIN + "use_directory_urls: false\n",
    "dev-addr": SITE + PLUGIN + "dev_addr: x\n",
    "unknown": SITE + PLUGIN + "weg: 3\n",
}


@pytest.mark.parametrize("name", WRONG)
def test_a_configuration_is_used_or_refused_in_a_sentence(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = example_site(tmp_path)
    given = WRONG[name]
    (root / "mkdocs.yml").write_bytes(given.encode() if isinstance(given, str) else given)
    status = run("check", "-f", root / "mkdocs.yml")
    out, err = capsys.readouterr()
    assert status in (0, 1, 2), err
    assert "Traceback" not in err
    assert (status == 2) == (err.count("\n") == 1 and not out), err
    if status == 0:
        built = run("build", "-f", root / "mkdocs.yml")
        err = capsys.readouterr().err
        assert built == 0, err


def test_a_folder_in_the_place_of_the_configuration(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mkdocs.yml").mkdir()
    assert run("check", "-f", tmp_path / "mkdocs.yml") == 2
    assert "mkdocs.yml" in capsys.readouterr().err


def test_docs_that_are_a_link_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = example_site(tmp_path / "site")
    (root / "docs").rename(tmp_path / "teksten")
    (root / "docs").symlink_to(tmp_path / "teksten")
    for command in ("check", "build"):
        assert run(command, "-f", root / "mkdocs.yml") == 1
        out, err = capsys.readouterr()
        assert "docs:1:1: fout:" in out + err
    assert "docs" in BASE["mkdocs.yml"] or not (root / "site").exists()
