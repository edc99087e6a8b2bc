"""Addresses that die: the list that a built site keeps, and what is said of one that leads nowhere any more."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.support.command import run
from tests.support.example_site import example_site, write_tree
from tests.support.git_history import committed, git
from tests.support.golden_sites import GOLDEN

from leernetwerk.content.site_paths import output_file

THEME = "docs/themes/veilig.md"
SESSION = "networks/noord/sessions/start.md"
REPORT = "networks/noord/reports/verslag.md"
SITE: dict[str, str | bytes] = {
    THEME: "---\ntitle: Veilig\naliases: [/oud/]\n---\n",
    "docs/over.md": "# Over\n",
    SESSION: (
        "---\ntitle: Start\ndate: 2021-03-04\ninsights:\n  - {id: samen, text: Samen gaat het beter.}\n"
        "  - {id: klein, text: Klein beginnen helpt.}\n---\n"
    ),
    REPORT: "---\ntitle: Verslag\norganisations: [amber]\ndate: 2021\n---\n\nZie de [tabel](tabel.csv).\n",
    "networks/noord/reports/tabel.csv": "plaats,aantal\nNoord,12\n",
    "networks/noord/reports/verslag/01-begin.md": "# Begin\n\nZo.\n",
    "networks/noord/replies/dank.md": "---\ntitle: Dank\nto: theme:veilig\ndate: 2021-01-01\nauthor: lezer\n---\n",
}


def listed(site: Path) -> dict[str, dict[str, str]]:
    told = json.loads((site / "data" / "addresses.json").read_text("utf-8"))
    assert told["schema_version"] == "1.0"
    return {each["address"]: each for each in told["addresses"]}


def lost(text: str) -> list[str]:
    """The addresses in warnings that were printed."""
    return [line.partition("Het adres ")[2].partition(" ")[0] for line in text.splitlines() if "[lost-address]" in line]


def test_the_list_is_what_the_built_site_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795219200")
    assert run("build", "-f", GOLDEN / "all-types/site/mkdocs.yml", "--site-dir", tmp_path / "site") == 0
    site = tmp_path / "site"
    addresses = listed(site)
    paths = set()
    for address in addresses:
        page, _, place = address.partition("#")
        paths.add(path := output_file(page))
        assert (site / path).is_file(), address
        assert not place or f'id="{place}"' in (site / path).read_text("utf-8")
    built = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    unlisted = {path for path in built - paths if not path.startswith("assets/")}
    names = {path.rpartition("/")[2] for path in unlisted}
    assert names <= {"404.html", "sitemap.xml", "sitemap.xml.gz", "filter.json", "plan.json", "_headers"}
    assert addresses["/oud/luisteren/"]["leads_to"] == "theme:luisteren"
    assert addresses["/oud/luisteren/"]["kind"] == "redirect"


def test_a_build_tells_what_is_lost_since_the_site_that_it_replaces(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = example_site(tmp_path, SITE)
    config = root / "mkdocs.yml"
    assert run("build", "-f", config) == 0
    assert lost(capsys.readouterr().err) == []
    assert run("build", "-f", config, "--strict") == 0
    capsys.readouterr()

    (root / THEME).rename(root / "docs/themes/veiligheid.md")
    text = (root / SESSION).read_text("utf-8")
    (root / SESSION).write_text(text.replace("  - {id: klein, text: Klein beginnen helpt.}\n", ""), "utf-8")
    (root / "networks/noord/replies/dank.md").unlink()
    (root / "docs/over.md").unlink()
    (root / REPORT).write_text(
        (root / REPORT).read_text("utf-8").replace("Zie de [tabel](tabel.csv).", "---\n").replace("---\n\n---", "---")
    )
    (root / "networks/noord/reports/tabel.csv").unlink()
    assert run("build", "-f", config, "--strict") == 1
    told = capsys.readouterr().err
    assert sorted(lost(told)) == [
        "/netwerken/noord/bijeenkomsten/start/#inzicht-klein",
        "/netwerken/noord/rapporten/verslag/tabel.csv",
        "/over/",
        "/themas/veilig/",
    ]
    assert listed(root / "site")["/over/"]["file"] == "docs/over.md"  # it was not replaced
    # At the file that has its title, with the line to write.
    assert "docs/themes/veiligheid.md:3:10: waarschuwing: Het adres /themas/veilig/" in told
    assert "aliases: [/oud/, /themas/veilig/]" in told
    assert "docs/over.md:1:1" in told
    assert "aliases: [/over/]" in told
    assert "gone: [/over/]" in told

    write_tree(root, {"docs/themes/veiligheid.md": "---\ntitle: Veilig\naliases: [/oud/, /themas/veilig/]\n---\n"})
    options = "  - leernetwerk:\n      gone: [/over, /netwerken/noord/]\n"
    config.write_text(config.read_text("utf-8").replace("  - leernetwerk\n", options), "utf-8")
    assert run("build", "-f", config, "--strict") == 0
    assert lost(capsys.readouterr().err) == []


def test_a_chapter_a_draft_and_a_lost_redirect(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = example_site(tmp_path, SITE)
    config = root / "mkdocs.yml"
    assert run("build", "-f", config) == 0
    capsys.readouterr()
    chapter = root / "networks/noord/reports/verslag/01-begin.md"
    chapter.rename(chapter.with_name("01-start.md"))
    (root / THEME).write_text("---\ntitle: Veilig\n---\n", "utf-8")
    session = (root / SESSION).read_text("utf-8")
    (root / SESSION).write_text(session.replace("title: Start\n", "title: Start\ndraft: true\n"), "utf-8")
    assert run("build", "-f", config) == 0  # a warning
    told = capsys.readouterr().err
    assert sorted(lost(told)) == [
        "/netwerken/noord/bijeenkomsten/start/",
        "/netwerken/noord/rapporten/verslag/begin/",
        "/oud/",
    ]
    assert "aliases: [/netwerken/noord/rapporten/verslag/begin/]" in told
    assert "aliases: [/oud/]" in told
    assert "concept" in told
    # Told once: the site that is there now has them no more.
    assert run("build", "-f", config) == 0
    assert lost(capsys.readouterr().err) == []


def test_another_language_loses_everything(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = committed(tmp_path, SITE)
    config = root / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("language: nl", "language: fr"), "utf-8")
    assert run("check", "-f", config, "--since", "HEAD", "--format", "json") == 0
    found = [each for each in json.loads(capsys.readouterr().out) if each["code"] == "lost-address"]
    (theme,) = [each for each in found if each["path"] == THEME]
    assert "aliases: [/oud/, /themas/veilig/]" in theme["hint"]
    assert {each["path"] for each in found} >= {"networks/noord/index.md", SESSION, REPORT, "mkdocs.yml"}


def test_a_check_tells_what_is_lost_since_a_commit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = committed(tmp_path, SITE)
    config = root / "mkdocs.yml"
    assert run("check", "-f", config, "--since", "HEAD") == 0
    assert lost(capsys.readouterr().out) == []
    (root / THEME).unlink()
    git(root, "mv", SESSION, "networks/noord/sessions/aftrap.md")
    text = (root / "networks/noord/sessions/aftrap.md").read_text("utf-8")
    (root / "networks/noord/sessions/aftrap.md").write_text(text.replace("title: Start", "title: Aftrap"), "utf-8")
    assert run("check", "-f", config, "--since", "HEAD") == 1  # the reply names a theme that is gone
    told = capsys.readouterr().out
    assert sorted(lost(told)) == ["/netwerken/noord/bijeenkomsten/start/", "/oud/", "/themas/veilig/"]
    assert "networks/noord/sessions/aftrap.md:1:1: waarschuwing" in told
    assert "aliases: [/netwerken/noord/bijeenkomsten/start/]" in told
    # What was renamed by the command leads on already.
    git(root, "reset", "-q", "--hard")
    assert run("rename", "session:noord/start", "aftrap", "-f", config) == 0
    capsys.readouterr()
    assert run("check", "-f", config, "--since", "HEAD") == 0
    assert lost(capsys.readouterr().out) == []


def test_nothing_that_an_earlier_configuration_names_is_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = example_site(tmp_path, SITE)
    config = root / "mkdocs.yml"
    config.write_text(config.read_text("utf-8") + "hooks: [haak.py]\nextra: {x: !!python/name:os.system ''}\n", "utf-8")
    (root / "haak.py").write_text(f"open({str(tmp_path / 'gedraaid')!r}, 'w')\n", "utf-8")
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "Start")
    write_tree(root, {"mkdocs.yml": config.read_text("utf-8").partition("hooks:")[0]})
    (root / THEME).unlink()
    (root / "networks/noord/replies/dank.md").unlink()
    assert run("check", "-f", config, "--since", "HEAD") == 0
    assert sorted(lost(capsys.readouterr().out)) == ["/oud/", "/themas/veilig/"]
    assert not (tmp_path / "gedraaid").exists()


def test_a_site_in_a_folder_of_a_repository(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = tmp_path / "sites" / "noord"
    committed(root, SITE)
    (root / ".git").rename(tmp_path / ".git")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-q", "-m", "Verhuisd")
    (root / "docs/over.md").unlink()
    assert run("check", "-f", root / "mkdocs.yml", "--since", "HEAD") == 0
    assert lost(capsys.readouterr().out) == ["/over/"]


DAMAGED = {
    "no list": b"[]",
    "no JSON": b'{"schema_version"',
    "no text": b"\xff\xfe",
    "deep": b"[" * 200_000,
    "endless": b'{"schema_version": "1.0", "addresses": Infinity}',
    "another version": b'{"schema_version": "9.0", "addresses": []}',
    "a way out": b'{"schema_version":"1.0","addresses":[{"address":"/../x/","kind":"page"}]}',
    "a file elsewhere": b'{"schema_version":"1.0","addresses":[{"address":"/x/","kind":"page","file":"../../etc/x"}]}',
    "a number": b'{"schema_version":"1.0","addresses":[{"address":1,"kind":"page"}]}',
    "a kind": b'{"schema_version":"1.0","addresses":[{"address":"/x/","kind":"x"}]}',
    "a long number": b'{"schema_version":"1.0","addresses":' + b"1" * 10_000 + b"}",
}


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_list_is_as_if_there_were_none(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = example_site(tmp_path)
    assert run("build", "-f", root / "mkdocs.yml") == 0
    capsys.readouterr()
    (root / "site/data/addresses.json").write_bytes(content)
    assert run("build", "-f", root / "mkdocs.yml", "--strict") == 0
    told = capsys.readouterr().err
    assert told.count("data/addresses.json") == 1
    assert "Traceback" not in told
    assert "/over/" not in listed(root / "site")


def test_a_list_behind_a_link_is_not_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "geheim.json").write_text('{"schema_version":"1.0","addresses":[{"address":"/geheim/","kind":"page"}]}')
    root = example_site(tmp_path / "kennis")
    assert run("build", "-f", root / "mkdocs.yml") == 0
    capsys.readouterr()
    (root / "site/data/addresses.json").unlink()
    (root / "site/data/addresses.json").symlink_to(tmp_path / "geheim.json")
    assert run("build", "-f", root / "mkdocs.yml") == 0
    told = capsys.readouterr().err
    assert "/geheim/" not in told
    assert "data/addresses.json" in told


def test_mkdocs_itself_tells_it_too(tmp_path: Path) -> None:
    root = example_site(tmp_path, SITE)
    assert run("build", "-f", root / "mkdocs.yml") == 0
    (root / "docs/over.md").unlink()
    call = [sys.executable, "-m", "mkdocs", "build", "-q"]
    strict = subprocess.run([*call, "--strict"], cwd=root, capture_output=True, check=False)
    assert (strict.returncode, lost(strict.stderr.decode())) == (1, ["/over/"])
    assert (root / "site/over/index.html").is_file()
    built = subprocess.run(call, cwd=root, capture_output=True, check=False)
    assert (built.returncode, lost(built.stderr.decode())) == (0, ["/over/"])
    assert not (root / "site/over/index.html").exists()


@pytest.mark.parametrize("gone", ["themas/oud/", "https://example.org/oud/", "/../x/", "/x?y", "/oud/#", "/%00/"])
def test_what_is_no_address_cannot_be_gone(gone: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = example_site(tmp_path)
    config = root / "mkdocs.yml"
    options = f'  - leernetwerk:\n      gone: ["{gone}"]\n'
    config.write_text(config.read_text("utf-8").replace("  - leernetwerk\n", options), "utf-8")
    assert run("check", "-f", config) == 2
    told = capsys.readouterr().err
    assert f"'gone' noemt '{gone}'" in told
    assert run("build", "-f", config) == 2
