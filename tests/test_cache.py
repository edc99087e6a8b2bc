"""What is kept between builds is ours, or it is not there: nobody else's file is published, deleted or trusted."""

from __future__ import annotations

import errno
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.support.command import run
from tests.support.documents_site import site_with
from tests.support.example_site import example_site

from leernetwerk.content import keeping
from leernetwerk.content.keeping import Store
from leernetwerk.pdfs.example import write_pdf
from leernetwerk.printing.pdf_rendering import CACHE

FORGED = b"%PDF-1.7 vervalst"


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv(keeping.SECRET, raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "van-de-gebruiker"))
    return tmp_path / "van-de-gebruiker"


def report_site(root: Path) -> Path:
    record = "---\ntitle: Verslag\norganisations: [amber]\ndate: 2016\nfile: verslag.pdf\n---\n"
    files = {"networks/noord/reports/verslag.md": record}
    example_site(root, files)
    (root / "networks/noord/reports/verslag.pdf").write_bytes(write_pdf("Samen leren"))
    return root


def built_pdfs(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root / "site").as_posix(): path.read_bytes() for path in (root / "site").rglob("*.pdf")}


def test_what_was_kept_comes_back_and_nothing_else(tmp_path: Path) -> None:
    store = Store(tmp_path / "bewaard")
    assert store.recall("a", ".x") is None
    file = store.keep("a", ".x", b"inhoud")
    assert file is not None
    again = Store(tmp_path / "bewaard")
    assert (again.recall("a", ".x"), again.recall("b", ".x"), again.locate("a", ".x")) == (b"inhoud", None, file)
    assert again.recall("a", ".y") is None
    store.keep("a", ".x", b"anders")
    assert [path.name for path in (tmp_path / "bewaard").glob("*.x")] != [file.name]
    assert len(list((tmp_path / "bewaard").glob("*.x"))) == 1
    assert not store.faults


@pytest.mark.parametrize("harm", ["cut", "forged", "empty", "longer", "other-key", "link", "folder", "pipe"])
def test_a_file_that_is_not_ours_counts_as_absent(harm: str, tmp_path: Path) -> None:
    folder = tmp_path / "bewaard"
    file = Store(folder).keep("a", ".x", b"inhoud")
    assert file is not None
    elsewhere = tmp_path / "elders"
    elsewhere.write_bytes(b"inhoud")
    if harm in ("link", "folder", "pipe"):
        file.unlink()
    harms: dict[str, Callable[[], object]] = {
        "cut": lambda: file.write_bytes(b"inh"),
        "forged": lambda: file.write_bytes(FORGED),
        "empty": lambda: file.write_bytes(b""),
        "longer": lambda: file.write_bytes(b"inhoud\n"),
        "other-key": lambda: file.rename(file.with_name(file.name.replace("a-", "b-", 1))),
        "link": lambda: file.symlink_to(elsewhere),
        "folder": file.mkdir,
        "pipe": lambda: os.mkfifo(file),
    }
    harms[harm]()
    store = Store(folder)
    assert store.recall("b" if harm == "other-key" else "a", ".x") is None
    assert [fault.text for fault in store.faults] == [keeping.NOT_OURS]
    assert elsewhere.read_bytes() == b"inhoud"


def test_another_user_or_computer_did_not_make_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Store(tmp_path / "bewaard").keep("a", ".x", b"inhoud")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "van-een-ander"))
    assert Store(tmp_path / "bewaard").recall("a", ".x") is None
    monkeypatch.setenv(keeping.SECRET, "geheim van de forge")
    Store(tmp_path / "bewaard").keep("a", ".x", b"inhoud")
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert Store(tmp_path / "bewaard").recall("a", ".x") == b"inhoud"


def test_the_secret_is_for_the_user_alone(own_folder: Path, tmp_path: Path) -> None:
    Store(tmp_path / "bewaard").keep("a", ".x", b"inhoud")
    key = own_folder / "leernetwerk" / "key"
    assert key.stat().st_mode & 0o077 == 0
    key.write_bytes(b"kort")  # damaged: another one is made, and what was kept is not ours any more
    assert Store(tmp_path / "bewaard").recall("a", ".x") is None
    assert len(key.read_bytes()) == 32


@pytest.mark.parametrize("part", [".cache", ".cache/leernetwerk", ".cache/leernetwerk/pdf"])
def test_a_folder_that_is_a_link_is_neither_read_nor_written_nor_emptied(
    part: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root, elsewhere = report_site(tmp_path / "site"), tmp_path / "elders"
    inside = elsewhere / CACHE.relative_to(part)
    inside.mkdir(parents=True)
    (inside / "belangrijk.pdf").write_bytes(b"van iemand anders")
    (root / part).parent.mkdir(parents=True, exist_ok=True)
    (root / part).symlink_to(elsewhere)
    assert run("build", "-f", root / "mkdocs.yml") == 0
    assert [path.name for path in elsewhere.rglob("*") if path.is_file()] == ["belangrijk.pdf"]
    assert capsys.readouterr().err.count("[kept-not-used]") == 1
    assert len(built_pdfs(root)) == 1


def test_what_git_keeps_with_the_site_is_not_used(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = report_site(tmp_path)
    assert run("check", "-f", root / "mkdocs.yml") == 0
    (kept,) = (root / CACHE).glob("*.json")
    subprocess.run(["git", "init", "-q"], cwd=root, check=True)
    assert run("check", "-f", root / "mkdocs.yml") == 0
    assert "kept-not-used" not in capsys.readouterr().out
    subprocess.run(["git", "add", "-f", str(kept)], cwd=root, check=True)
    before = kept.read_bytes()
    assert run("check", "-f", root / "mkdocs.yml") == 0
    out = capsys.readouterr().out
    assert "[kept-not-used]" in out
    assert "git rm -r --cached .cache/leernetwerk/pdf" in out
    assert [path.read_bytes() for path in (root / CACHE).glob("*.json")] == [before]


@pytest.mark.parametrize(
    "content", [b'{"size": Infinity, "pages": 1}', b"[" * 100_000, b"\xff\xfe", b"{}", b"null", b'{"problem": "weg"}']
)
def test_whatever_lies_there_a_site_is_read(content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = report_site(tmp_path)
    assert run("check", "-f", root / "mkdocs.yml", "--format", "json") == 0
    before = capsys.readouterr().out
    for file in (root / CACHE).glob("*.json"):
        file.write_bytes(content)
    assert run("check", "-f", root / "mkdocs.yml") == 0
    assert "[kept-not-used]" in capsys.readouterr().out
    assert run("check", "-f", root / "mkdocs.yml", "--format", "json") == 0
    assert capsys.readouterr().out == before  # it was made anew, and that is that


@pytest.mark.parametrize("harm", ["cut", "forged"])
def test_a_pdf_that_is_not_ours_is_never_published(
    harm: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = site_with(tmp_path, "[cards]")
    assert run("build", "-f", root / "mkdocs.yml") == 0
    first = built_pdfs(root)
    assert first
    for file in (root / CACHE).glob("*.pdf"):
        file.write_bytes(FORGED if harm == "forged" else file.read_bytes()[:-100])
    capsys.readouterr()
    assert run("build", "-f", root / "mkdocs.yml") == 0
    assert built_pdfs(root) == first
    assert capsys.readouterr().err.count(".cache/leernetwerk/pdf") == 1
    assert run("build", "-f", root / "mkdocs.yml") == 0
    assert ".cache/leernetwerk/pdf" not in capsys.readouterr().err


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EROFS, errno.ENAMETOOLONG])
def test_a_full_or_locked_disk_keeps_nothing_and_stops_nothing(
    number: int, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_file: Path, _content: bytes) -> None:
        raise OSError(number, os.strerror(number))

    root = site_with(tmp_path, "[cards]")
    assert keeping._load_secret()
    monkeypatch.setattr(keeping, "_write", refuse)
    assert run("build", "-f", root / "mkdocs.yml") == 0
    assert built_pdfs(root)
    assert capsys.readouterr().err.count(os.strerror(number)) == 1
    assert not list((root / CACHE).glob("*.pdf"))


def test_a_file_in_the_place_of_the_folder_stops_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = report_site(tmp_path)
    (root / ".cache").write_text("", "utf-8")
    assert run("build", "-f", root / "mkdocs.yml") == 0
    assert "[kept-not-used]" in capsys.readouterr().err


def test_without_a_folder_of_the_user_nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "geen-map").write_text("", "utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "geen-map"))
    store = Store(tmp_path / "bewaard")
    assert store.keep("a", ".x", b"inhoud") is None
    assert store.recall("a", ".x") is None
    assert [fault.text for fault in store.faults] == [keeping.NO_SECRET]
