"""Links as Obsidian writes them: by path, to headings, to files; checked, shown and followed when names change."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from tests.support.command import run
from tests.support.example_site import example_site, read_example

from leernetwerk.content.headings import heading_ids
from leernetwerk.published.example import PICTURE

PNG = PICTURE
REPORT = "---\ntitle: Handboek\norganisations: [amber]\ndate: 2024\n---\nBegin.\n"
MORE: dict[str, str | bytes] = {
    "docs/methodologies/krachtenwijzer.md": (
        "---\ntitle: Krachtenwijzer\nsummary: Krachten in beeld.\npurpose: Krachten zien.\n---\n"
        "\n## Zo begin je\n\nGa zitten.\n\n## *Wie* doet mee?\n\nIedereen.\n"
    ),
    "docs/over.md": "---\ntitle: Over ons\n---\n\n## Wie we zijn\n\nWij.\n",
    "networks/noord/sessions/start.md": (
        "---\ntitle: Start\ndate: 2024-03-01\ninsights:\n  - {id: samen, text: Samen kijken helpt.}\n---\n"
    ),
    "networks/noord/reports/handboek.md": REPORT,
    "networks/noord/reports/handboek/01-waarom.md": "# Waarom\n\nDaarom.\n\n## En nu\n\nVerder.\n",
    "networks/noord/questions/kring foto.png": PNG,
    "networks/noord/questions/beelden/kring.png": PNG,
    "networks/noord/questions/blad.txt": b"Een blad.\n",
}
QUESTION = "networks/noord/questions/vraag.md"


def site(root: Path, body: str, more: dict[str, str | bytes] | None = None) -> Path:
    question = f"---\ntitle: Hoe blijven we luisteren?\n---\n\n{body}\n"
    return example_site(root, {**MORE, QUESTION: question, **(more or {})})


LINKS = {
    "[[krachtenwijzer]]": ("methodieken/krachtenwijzer/", "Krachtenwijzer"),
    "[[krachtenwijzer|de wijzer]]": ("methodieken/krachtenwijzer/", "de wijzer"),
    "[[krachtenwijzer.md]]": ("methodieken/krachtenwijzer/", "Krachtenwijzer"),
    "[[docs/methodologies/krachtenwijzer]]": ("methodieken/krachtenwijzer/", "Krachtenwijzer"),
    "[[docs/methodologies/krachtenwijzer.md|de wijzer]]": ("methodieken/krachtenwijzer/", "de wijzer"),
    "[[../../../docs/methodologies/krachtenwijzer|de wijzer]]": ("methodieken/krachtenwijzer/", "de wijzer"),
    "[[methodologies/krachtenwijzer]]": ("methodieken/krachtenwijzer/", "Krachtenwijzer"),
    "[[../index|Noord]]": ("netwerken/noord/", "Noord"),
    "[[noord/index]]": ("netwerken/noord/", "Noord"),
    "[[../sessions/start]]": ("netwerken/noord/bijeenkomsten/start/", "Start"),
    "[[noord/start]]": ("netwerken/noord/bijeenkomsten/start/", "Start"),
    "[[krachtenwijzer#Zo begin je]]": ("methodieken/krachtenwijzer/#zo-begin-je", "Krachtenwijzer"),
    "[[krachtenwijzer#zo-begin-je|zo]]": ("methodieken/krachtenwijzer/#zo-begin-je", "zo"),
    "[[krachtenwijzer#Zo begin je#Wie doet mee?|wie]]": ("methodieken/krachtenwijzer/#wie-doet-mee", "wie"),
    "[[start#samen|het inzicht]]": ("netwerken/noord/bijeenkomsten/start/#inzicht-samen", "het inzicht"),
    "[[docs/over]]": ("over/", "Over ons"),
    "[[over#Wie we zijn|wij]]": ("over/#wie-we-zijn", "wij"),
    "[[networks/noord/reports/handboek/01-waarom]]": ("netwerken/noord/rapporten/handboek/waarom/", "Waarom"),
    "[[handboek/01-waarom#En nu|verder]]": ("netwerken/noord/rapporten/handboek/waarom/#en-nu", "verder"),
    "| a |\n| --- |\n| [[docs/methodologies/krachtenwijzer\\|x]] |": ("methodieken/krachtenwijzer/", "x"),
}


@pytest.mark.parametrize("written", LINKS)
def test_a_link_leads_where_obsidian_means(written: str, tmp_path: Path) -> None:
    root = site(tmp_path, written)
    assert read_example(root).diagnostics == ()
    assert run("build", "-f", root / "mkdocs.yml") == 0
    html = (root / "site" / "netwerken" / "noord" / "praktijkvragen" / "vraag" / "index.html").read_text("utf-8")
    address, words = LINKS[written]
    assert (
        f'<a href="../../../../{address}">{words}</a>' in html or f'<a href="../../{address[16:]}">{words}</a>' in html
    )
    page, _hash, anchor = address.partition("#")
    target = (root / "site" / page / "index.html").read_text("utf-8")
    assert not anchor or f'id="{anchor}"' in target


def test_a_link_to_a_heading_of_the_same_text(tmp_path: Path) -> None:
    root = site(tmp_path, "Zie [[#Wat we zagen]].\n\n## Wat we zagen\n\nVeel.", {"docs/lijst.md": "# L\n\n[[#L]]\n"})
    assert read_example(root).diagnostics == ()
    assert run("build", "-f", root / "mkdocs.yml") == 0
    html = (root / "site" / "netwerken" / "noord" / "praktijkvragen" / "vraag" / "index.html").read_text("utf-8")
    assert re.search(r'<a href="[./]*#wat-we-zagen">Wat we zagen</a>', html)
    assert re.search(r'<a href="[./]*#l">L</a>', (root / "site" / "lijst" / "index.html").read_text("utf-8"))


def test_pictures_and_files_beside_a_record_are_shown_and_published(tmp_path: Path) -> None:
    body = (
        "![[kring foto.png|Een kring]]\n\n![[beelden/kring.png|Een kring van stoelen|300x200]]\n\n"
        "![[networks/noord/questions/beelden/kring.png|Kring|300]]\n\n[[blad.txt]] en ![[blad.txt#page=3|het blad]]"
    )
    root = site(tmp_path, body)
    assert read_example(root).diagnostics == ()
    assert run("build", "-f", root / "mkdocs.yml") == 0
    folder = root / "site" / "netwerken" / "noord" / "praktijkvragen" / "vraag"
    html = unescape((folder / "index.html").read_text("utf-8"))
    images = re.findall(r'<img[^>]*alt="([^"]*)"[^>]*src="([^"]*)"|<img[^>]*src="([^"]*)"[^>]*alt="([^"]*)"', html)
    assert [max(image[0], image[3]) for image in images] == ["Een kring", "Een kring van stoelen", "Kring"]
    assert 'width="300"' in html
    assert 'height="200"' in html
    assert '<a href="blad.txt">blad.txt</a>' in html
    assert '<a href="blad.txt#page=3">het blad</a>' in html
    for name in ("kring foto.png", "beelden/kring.png", "blad.txt"):
        assert (folder / name).read_bytes() == MORE[f"networks/noord/questions/{name}"]


PROBLEMS = {
    "![[kring foto.png]]": ("image-without-description", None),
    "![[kring foto.png|300]]": ("image-without-description", None),
    "![[krnig foto.png|Een kring]]": ("missing-file", "kring foto.png"),
    "[[../../../docs/over.txt]]": ("file-outside-folder", None),
    "[[krachtenwijzer#Zo begin jij]]": ("unknown-heading", "Zo begin je"),
    "[[#Nergens hier]]": ("unknown-heading", None),
    "[[krachtenwijzer#^a1b2c3]]": ("block-reference", None),
    "![[krachtenwijzer]]": ("embedded-text", None),
    "[[docs/methodologies/krachtwijzer]]": ("unknown-reference", None),
    "[[oost]]": ("unknown-reference", "zuid/oost"),
}


@pytest.mark.parametrize("written", PROBLEMS)
def test_what_cannot_be_is_told_in_its_place(written: str, tmp_path: Path) -> None:
    zuid: dict[str, str | bytes] = {
        "networks/zuid/index.md": "---\ntitle: Zuid\n---\n",
        "networks/zuid/questions/oost.md": "---\ntitle: Waar is het oosten?\n---\n",
    }
    root = site(tmp_path, f"Zie {written}.", zuid)
    (found,) = read_example(root).diagnostics
    code, near = PROBLEMS[written]
    assert (found.code, found.place.path, found.place.line) == (code, QUESTION, 5)
    from leernetwerk.words import load_words

    hint = found.hint_text(load_words("nl"))
    assert (near in hint) if near and hint else (hint is None) is (near is None)


def test_ids_of_headings_are_those_of_the_page(tmp_path: Path) -> None:
    body = (
        "## Één *twee* `drie`\n\n```\n## Geen kop\n```\n\n## Dubbel\n\n### Dubbel\n\n## Met [link](x.md) {#eigen}\n\n"
        "## Over [[krachtenwijzer|de wijzer]] ##\n"
    )
    extensions = "markdown_extensions:\n  - attr_list\n"
    root = site(tmp_path, body.replace("x.md", "https://example.org/"))
    config = root / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("markdown_extensions:\n", extensions), "utf-8")
    assert run("build", "-f", config) == 0
    html = (root / "site" / "netwerken" / "noord" / "praktijkvragen" / "vraag" / "index.html").read_text("utf-8")
    for text, id in heading_ids(body).items():
        assert re.search(rf'<h[2-6] id="{id}">', html), (text, id)
    assert list(heading_ids(body)) == ["Één twee drie", "Dubbel", "Met link", "Over de wijzer"]


RENAMED = {
    "[[docs/methodologies/krachtenwijzer|x]]": "[[docs/methodologies/wijzer|x]]",
    "[[docs/methodologies/krachtenwijzer.md]]": "[[docs/methodologies/wijzer.md]]",
    "[[../../../docs/methodologies/krachtenwijzer#Zo begin je]]": "[[../../../docs/methodologies/wijzer#Zo begin je]]",
    "[[methodologies/krachtenwijzer]]": "[[docs/methodologies/wijzer]]",
    "[[krachtenwijzer.md]]": "[[docs/methodologies/wijzer.md]]",
    "[[methodology:krachtenwijzer]]": "[[methodology:wijzer]]",
}


@pytest.mark.parametrize("written", RENAMED)
def test_a_new_name_is_followed_in_the_form_that_was_written(written: str, tmp_path: Path) -> None:
    root = site(tmp_path, f"Zie {written}.")
    assert run("rename", "methodology:krachtenwijzer", "wijzer", "-f", root / "mkdocs.yml") == 0
    assert RENAMED[written] in (root / QUESTION).read_text("utf-8")
    assert read_example(root).diagnostics == ()


def test_the_paths_in_a_network_follow_its_new_name(tmp_path: Path) -> None:
    body = (
        "[[../sessions/start]] [[networks/noord/sessions/start]] [[noord/start]] [[start]] [[../index]]\n"
        "[[networks/noord/reports/handboek/01-waarom]] ![[networks/noord/questions/beelden/kring.png|Kring]]\n"
        "![[kring foto.png|Kring]]"
    )
    root = site(tmp_path, body)
    assert run("rename", "network:noord", "oost", "-f", root / "mkdocs.yml") == 0
    text = (root / QUESTION.replace("noord", "oost")).read_text("utf-8")
    assert text.endswith(
        "[[../sessions/start]] [[networks/oost/sessions/start]] [[oost/start]] [[start]] [[../index]]\n"
        "[[networks/oost/reports/handboek/01-waarom]] ![[networks/oost/questions/beelden/kring.png|Kring]]\n"
        "![[kring foto.png|Kring]]\n"
    )
    assert read_example(root).diagnostics == ()
