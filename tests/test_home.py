"""The home page: search, doors, and the text of the site's author."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.support.command import run
from tests.support.example_site import example_site, read_example

from leernetwerk.site.compiling import Compilation


def test_the_doors_of_the_home_page_lead_to_the_indexes_or_where_a_site_says(tmp_path: Path) -> None:
    role = "---\ntitle: Ik zoek <iets>\ndescription: Zo vind je het.\n---\nHier.\n"
    root = example_site(tmp_path, {f"docs/start/{name}.md": role for name in "abcd"})
    config = root / "mkdocs.yml"
    assert run("build", "-f", config) == 0
    home = (root / "site" / "index.html").read_text("utf-8")
    doors = re.findall(r'class="ln-door__title" href="([^"]*)"', home)
    assert doors == ["methodieken/", "netwerken/", "bijdragen/"]
    named = config.read_text("utf-8").replace(
        "- leernetwerk\n", "- leernetwerk:\n      doors: [start/b.md, start/a.md, start/c.md, start/d.md]\n"
    )
    config.write_text(named, "utf-8")
    assert run("build", "-f", config) == 0
    home = (root / "site" / "index.html").read_text("utf-8")
    assert re.findall(r'class="ln-door__title" href="([^"]*)"', home) == ["start/b/", "start/a/", "start/c/"]
    assert '<a href="start/d/">Ik zoek &lt;iets&gt;</a>' in home
    assert "Zo vind je het." in home


@pytest.mark.parametrize("path", ["start/nergens.md", "../mkdocs.yml", "start"])
def test_a_door_to_nowhere_is_a_fault_of_the_configuration(
    path: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = example_site(tmp_path)
    config = root / "mkdocs.yml"
    doors = f"- leernetwerk:\n      doors: [{path}]\n"
    config.write_text(config.read_text("utf-8").replace("- leernetwerk\n", doors), "utf-8")
    assert run("build", "-f", config) == 2
    said = capsys.readouterr().err
    assert path in said
    assert "Traceback" not in said


def test_the_home_page_has_a_search_form_that_works_without_scripts(tmp_path: Path) -> None:
    compilation = Compilation(read_example(example_site(tmp_path)), [], {})
    html = compilation.render_home().html
    form = re.search(r"<form[^>]*>.*?</form>", html, re.DOTALL)
    assert form is not None
    assert 'action="zoeken/"' in form[0]
    assert 'name="q"' in form[0]
    assert html.count("<h1") == 1
    assert compilation.render_home("Welkom", "<h1>Eigen</h1>").html.count("<h1") == 1
    assert '<h1 id="title">Welkom</h1>' in compilation.render_home("Welkom", "<p>Tekst</p>").html


def test_titles_on_the_home_page_are_escaped_once(tmp_path: Path) -> None:
    files = {"docs/index.md": "---\ntitle: 'Wij & <script>zij</script>'\n---\n\nTekst.\n"}
    root = example_site(tmp_path, files)
    assert run("build", "-f", root / "mkdocs.yml") == 0
    home = (root / "site" / "index.html").read_text("utf-8")
    (title,) = re.findall(r"<h1[^>]*>(.*?)</h1>", home)
    assert title.startswith("Wij &amp; ")
    assert "&amp;amp;" not in home
    assert "<script>zij" not in home
