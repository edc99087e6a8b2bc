"""The front matter of ordinary pages: declared like that of records, checked at its line, and built as checked."""

from __future__ import annotations

import json
import zlib
from pathlib import Path

import pytest
from tests.support.command import run
from tests.support.example_site import example_site


def check(root: Path, capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    capsys.readouterr()
    run("check", "-f", root / "mkdocs.yml", "--format", "json")
    found: list[dict[str, object]] = json.loads(capsys.readouterr().out)
    return [each for each in found if each["path"] == "docs/uitleg.md"]


@pytest.mark.parametrize(
    ("lines", "code", "place"),
    [
        ("title: [Een, twee]", "wrong-type", (2, 8)),
        ("title: Uitleg\ndescription: {a: '\"><script>alert(1)</script>'}", "wrong-type", (3, 14)),
        ("title: Uitleg\nhide: true", "wrong-type", (3, 7)),
        ("title: Uitleg\nhide: [alles]", "unknown-option", (3, 8)),
        ("title: Uitleg\nicon: material/onbekend-ding", "unknown-icon", (3, 7)),
        ("title: Uitleg\nicon: ../../../geheim", "unknown-icon", (3, 7)),
        (f"title: Uitleg\nicon: {'x' * 5000}", "unknown-icon", (3, 7)),
        ("title: Uitleg\nstatus: 'new\"><b>'", "invalid-id", (3, 9)),
        ("title: Uitleg\nsubtitle: {a: b}", "wrong-type", (3, 11)),
        ("title: Uitleg\nsearch: {exclude: misschien}", "wrong-type", (3, 19)),
    ],
)
def test_what_the_theme_cannot_take_is_told_at_its_place(
    lines: str, code: str, place: tuple[int, int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = example_site(tmp_path, {"docs/uitleg.md": f"---\n{lines}\n---\n\n# Kop\n\nTekst.\n"})
    (found,) = check(root, capsys)
    assert (found["code"], found["severity"]) == (code, "error")
    assert (found["line"], found["column"]) == place
    assert run("build", "-f", root / "mkdocs.yml") == 1


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("title: 2021", "2021"),
        ("title: 2021-06-23", "2021-06-23"),
        ("title: true dat", "true dat"),
        ("title: NO", "NO"),
        ("title: 14:00", "14:00"),
        ("title:", "Kop"),
        ("hide:\n  - toc\n  - navigation\nicon: material/account-group\nstatus: new\ntags: [een, twee]", "Kop"),
        ("description: |\n  Twee\n  regels.", "Kop"),
    ],
)
def test_what_check_passes_is_built(lines: str, title: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = example_site(tmp_path, {"docs/uitleg.md": f"---\n{lines}\n---\n\n# Kop\n\nTekst.\n"})
    assert check(root, capsys) == []
    assert run("build", "-f", root / "mkdocs.yml") == 0
    page = (root / "site" / "uitleg" / "index.html").read_text("utf-8")
    assert f"<title>{title} - Voorbeeld</title>" in page


@pytest.mark.parametrize(
    "line",
    [
        "author: '\"><script>alert(1)</script>'",
        "template: redirect.html",
        "location: https://elders.example/",
        "git_revision_date_localized: '<script>alert(1)</script>'",
        "git_creation_date_localized: '<script>alert(1)</script>'",
        "revision_date: '<script>alert(1)</script>'",
        "ln_head: '<script>alert(1)</script>'",
        "ln_scripts: [https://elders.example/a.js]",
        "social: {cards: true}",
        "canonical_url: https://elders.example/",
    ],
)
def test_what_is_not_declared_is_told_and_reaches_no_page(
    line: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plain = "---\ntitle: Uitleg\n---\n\nTekst.\n"
    root = example_site(tmp_path, {"docs/uitleg.md": plain})
    assert run("build", "-f", root / "mkdocs.yml") == 0
    without = (root / "site" / "uitleg" / "index.html").read_text("utf-8")
    (root / "docs" / "uitleg.md").write_text(plain.replace("\n---\n\n", f"\n{line}\n---\n\n"), "utf-8")
    (found,) = check(root, capsys)
    assert (found["code"], found["severity"], found["line"]) == ("unknown-field", "warning", 3)
    assert run("build", "-f", root / "mkdocs.yml") == 0
    assert (root / "site" / "uitleg" / "index.html").read_text("utf-8") == without


def test_a_first_line_with_a_colon_is_text(tmp_path: Path) -> None:
    root = example_site(tmp_path, {"docs/uitleg.md": "Let op: dit staat er.\nTitle: en dit ook\n\nMeer.\n"})
    assert run("build", "-f", root / "mkdocs.yml") == 0
    page = (root / "site" / "uitleg" / "index.html").read_text("utf-8")
    assert "Let op: dit staat er." in page
    assert "Title: en dit ook" in page


def test_a_page_can_stay_out_of_the_search(tmp_path: Path) -> None:
    hidden = "---\ntitle: Uitleg\nsearch:\n  exclude: true\n---\n\nKwartelkuiken.\n"
    root = example_site(
        tmp_path, {"docs/uitleg.md": hidden, "docs/wel.md": hidden.replace("exclude: true", "exclude: false")}
    )
    assert run("build", "-f", root / "mkdocs.yml") == 0
    files = (root / "site" / "assets" / "leernetwerk" / "search").rglob("*.bin")
    index = b"".join(zlib.decompress(path.read_bytes()) for path in files).decode("utf-8", "replace")
    assert "wel/" in index
    assert "uitleg/" not in index


def test_an_id_of_the_frame_is_left_to_it(tmp_path: Path) -> None:
    text = "# Uitleg\n\n[Ernaar](#ln-suggestions)\n\n## ln-suggestions\n\nTekst.\n"
    root = example_site(tmp_path, {"docs/uitleg.md": text})
    assert run("build", "-f", root / "mkdocs.yml") == 0
    page = (root / "site" / "uitleg" / "index.html").read_text("utf-8")
    assert page.count('id="ln-suggestions"') == 1
    assert '<h2 id="text-ln-suggestions">' in page
    assert '<a href="#text-ln-suggestions">Ernaar</a>' in page
    assert '<a href="#text-ln-suggestions" class="md-nav__link">' in page, "the table of contents"
