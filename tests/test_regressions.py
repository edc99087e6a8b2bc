"""Corners that once broke: each a tiny site, with what must come of it."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from tests.support.command import run
from tests.support.editor_files import picture
from tests.support.example_site import example_site, read_example

from leernetwerk.published.example import PICTURE


def theme(lines: str) -> dict[str, str | bytes]:
    return {"docs/themes/veilig.md": f"---\ntitle: Veilig\n{lines}---\n"}


def codes(root: Path) -> list[str]:
    return [found.code for found in read_example(root).diagnostics]


def test_a_record_with_an_unknown_field_is_exported_like_any_other(tmp_path: Path) -> None:
    root = example_site(tmp_path, theme("kleur: blauw\nsources:\n  - {title: Een bron, bladzijde: 3}\n"))
    assert run("build", "-f", root / "mkdocs.yml") == 0
    knowledge = json.loads((root / "site/data/knowledge.json").read_text("utf-8"))
    jsonschema.validate(knowledge, json.loads((root / "site/data/schema.json").read_text("utf-8")))
    (record,) = [record for record in knowledge["records"] if record["type"] == "theme"]
    assert record == {
        "id": "theme:veilig",
        "key": "veilig",
        "sources": [{"title": "Een bron"}],
        "title": "Veilig",
        "type": "theme",
        "url": "/themas/veilig/",
    }


@pytest.mark.parametrize("license_id", ["MIT AND", "()", "MIT OR", "MIT/X11", "(((", "MIT WITH"])
def test_half_a_licence_is_told(license_id: str, tmp_path: Path) -> None:
    assert codes(example_site(tmp_path, theme(f"license: '{license_id}'\n"))) == ["unknown-license"]


@pytest.mark.parametrize(
    ("alias", "expected"),
    [
        ('"/a\\0b/"', "hidden-character invalid-alias"),
        (f"/{'a' * 300}/", "invalid-alias"),
        ("/themas/veilig/index.html/", "alias-collision"),
        ("/404.html", "alias-collision"),
        ("/404.html/x/", "alias-collision"),
        ("/sitemap.xml", "alias-collision"),
        ("/assets/x/", "alias-collision"),
        ("/netwerken", "alias-collision"),
        ("/Netwerken/Noord", "alias-collision"),
        ("/organisaties/amber/../x/", "invalid-alias"),
    ],
)
def test_an_alias_that_cannot_be_is_told(alias: str, expected: str, tmp_path: Path) -> None:
    assert codes(example_site(tmp_path, theme(f"aliases: [{alias}]\n"))) == expected.split(" ")


def test_aliases_that_would_lie_in_one_another_are_told(tmp_path: Path) -> None:
    root = example_site(tmp_path, theme("aliases: [/oud/a.html, /oud/a.html/b/, /oud/c/, /oud%20pad/]\n"))
    assert codes(root) == ["alias-collision"]


def test_redirects_stand_where_a_server_looks(tmp_path: Path) -> None:
    reply = "---\ntitle: Dank\nto: theme:veilig\ndate: 2021-01-01\nauthor: lezer\naliases: [/oud/dank/]\n---\n"
    root = example_site(
        tmp_path, theme("aliases: [/oud%20pad/, /oud/x.php]\n") | {"networks/noord/replies/dank.md": reply}
    )
    assert run("build", "-f", root / "mkdocs.yml") == 0
    assert "../themas/veilig/" in (root / "site/oud pad/index.html").read_text("utf-8")
    assert "../../themas/veilig/" in (root / "site/oud/x.php/index.html").read_text("utf-8")
    assert "../../themas/veilig/#reactie-dank" in (root / "site/oud/dank/index.html").read_text("utf-8")


@pytest.mark.parametrize(
    "name", ["beeld.png", "./beeld.png", "sub\\beeld.png", "../themes/beeld.png", "sub//beeld.png"]
)
def test_files_are_published_however_their_path_is_written(name: str, tmp_path: Path) -> None:
    files = theme(f"image: '{name}'\nimage_alt: Een beeld.\n")
    other = picture("navy")
    files |= {"docs/themes/beeld.png": PICTURE, "docs/themes/sub/beeld.png": other}
    root = example_site(tmp_path, files)
    assert run("build", "-f", root / "mkdocs.yml") == 0
    page = root / "site" / "themas" / "veilig"
    path = "sub/beeld.png" if "sub" in name else "beeld.png"
    assert f'src="{path}"' in (page / "index.html").read_text("utf-8")
    assert (page / path).read_bytes() == (other if "sub" in name else PICTURE)


def test_replies_to_each_other_are_told(tmp_path: Path) -> None:
    def reply(to: str) -> str:
        return f"---\ntitle: R\nto: reply:noord/{to}\ndate: 2021-01-01\nauthor: lezer\n---\n"

    root = example_site(
        tmp_path, {"networks/noord/replies/a.md": reply("b"), "networks/noord/replies/b.md": reply("a")}
    )
    assert codes(root) == ["circular-reference"]


SURVEY = (
    "---\ntitle: Peiling\nstart: 2021-01-01\nend: 2021-02-01\nresponses: 40\nresults: p.csv\nquestions:\n"
    "  - {id: r, text: Ruimte?, kind: single, options: [ja, soms, nee]}\n  - {id: o, text: Waarom?, kind: open}\n---\n"
)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("r,ja,24\nr,soms,16\n", []),
        ("r,ja,24\nr,soms,12\n", ["survey-derivable-count"]),  # what is left is the count of 'nee'
        ("r,ja,24\nr,soms,\nr,nee,\n", []),
        ("r,ja,30\nr,soms,\nr,nee,10\n", ["survey-derivable-count"]),  # it can only be 0
        ("r,ja,24\nr,soms,12\nr,nee,\n", ["survey-derivable-count"]),
        ("r,ja,38\nr,soms,\nr,nee,\n", ["survey-derivable-count"] * 2),
        ("o,Mijn leidinggevende luistert nooit,\n", ["survey-row"]),  # words that somebody wrote
    ],
)
def test_surveys_give_nobody_away(rows: str, expected: list[str], tmp_path: Path) -> None:
    files = {"networks/noord/surveys/p.md": SURVEY, "networks/noord/surveys/p.csv": f"question,option,count\n{rows}"}
    assert codes(example_site(tmp_path, files)) == expected


@pytest.mark.parametrize(
    ("kind", "rows", "expected"),
    [
        ("number", "24,12,", ["survey-derivable-count"]),
        ("likert", "24,12,", ["survey-derivable-count"]),
        ("number", "24,,", []),
        ("multiple", "24,12,", []),
    ],
)
def test_numbers_in_classes_add_up_to_the_people(kind: str, rows: str, expected: list[str], tmp_path: Path) -> None:
    question = f"  - {{id: r, text: Hoe lang?, kind: {kind}, options: [0-4, 5-9, 10+]}}\n"
    record = f"{SURVEY.partition('  - ')[0]}{question}---\n"
    counts = "".join(
        f"r,{option},{count}\n" for option, count in zip(["0-4", "5-9", "10+"], rows.split(","), strict=True)
    )
    files = {"networks/noord/surveys/p.md": record, "networks/noord/surveys/p.csv": f"question,option,count\n{counts}"}
    assert codes(example_site(tmp_path, files)) == expected


def test_feedback_on_a_draft_is_plain_text(tmp_path: Path) -> None:
    draft = "---\ntitle: Stille start\ndate: 2021-01-01\ndraft: true\ninsights:\n  - {id: a, text: Wacht.}\n---\n"
    later = (
        "---\ntitle: Later\ndate: 2021-02-01\nfeedback:\n"
        "  - {insight: stil#a, organisation: amber, outcome: adopted}\n---\n"
    )
    root = example_site(tmp_path, {"networks/noord/sessions/stil.md": draft, "networks/noord/sessions/later.md": later})
    assert run("build", "-f", root / "mkdocs.yml") == 0
    page = (root / "site/netwerken/noord/bijeenkomsten/later/index.html").read_text("utf-8")
    assert "Stille start" in page
    assert "session:noord/stil" not in page


SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="4"/></svg>'


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("goed.svg", SVG, []),
        ("kwaad.svg", SVG.replace("<circle", "<script>alert(1)</script><circle"), ["active-file"]),
        ("kwaad.svg", SVG.replace("<circle", '<circle onload="alert(1)"'), ["active-file"]),
        ("kwaad.svg", SVG.replace("<circle", '<image href="https://example.org/x.png"/><circle'), ["active-content"]),
        ("kwaad.html", "<p>hoi</p>", ["active-file"]),
        ("Kwaad.HTM", "<p>hoi</p>", ["active-file"]),
        ("blad.txt", "Een blad.", []),
    ],
)
def test_files_that_could_run_are_told(name: str, content: str, expected: list[str], tmp_path: Path) -> None:
    for place in (f"docs/{name}", f"docs/themes/{name}", f"networks/noord/{name}"):
        assert codes(example_site(tmp_path / place.replace("/", "-"), {place: content})) == expected


def test_names_of_pages_and_folders_hold_no_markup(tmp_path: Path) -> None:
    text = "Een pagina.\n"
    assert codes(example_site(tmp_path / "a", {"docs/<img src=x onerror=alert(1)>.md": text})) == ["invalid-slug"]
    assert codes(example_site(tmp_path / "b", {"docs/<svg onload=alert(1)>/x.md": text})) == ["invalid-slug"]
    assert codes(example_site(tmp_path / "c", {"docs/Een gewone naam.md": text})) == []


def test_a_vocabulary_that_cannot_be_read_is_one_problem(tmp_path: Path) -> None:
    files = {
        "docs/vocabulary.yml": "regions: [\n",
        "docs/organisations/zorg.md": "---\ntitle: Zorg\nregions: [friesland]\n---\n",
    }
    assert codes(example_site(tmp_path, files)) == ["yaml-syntax"]


def test_an_object_with_nothing_but_an_unknown_field_is_told(tmp_path: Path) -> None:
    session = "---\ntitle: Start\ndate: 2021-03-04\nparticipants: [{x: 1}]\n---\n"
    root = example_site(tmp_path, {"networks/noord/sessions/start.md": session})
    assert codes(root) == ["unknown-field"]
