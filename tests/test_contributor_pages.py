"""Pages for who contributes and who keeps a site: what messages mean, what waits for attention."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from tests.support.command import run
from tests.support.example_site import example_site

from leernetwerk.diagnostics import KINDS
from leernetwerk.words import load_words

LARGEST_PAGE = 300_000


@pytest.fixture(scope="module")
def problems(tmp_path_factory: pytest.TempPathFactory) -> str:
    root = example_site(tmp_path_factory.mktemp("problems"))
    assert run("build", "-f", root / "mkdocs.yml") == 0
    return (root / "site" / "bijdragen" / "meldingen" / "index.html").read_text("utf-8")


def test_every_kind_of_problem_is_explained_on_the_site(problems: str) -> None:
    sections = dict(re.findall(r'<h2 id="([a-z0-9-]+)">[^<]*</h2>(.*?)</section>', problems, re.DOTALL))
    assert set(sections) == set(KINDS)
    for code, kind in KINDS.items():
        shown = unescape(re.sub(r"<[^>]+>", "", sections[code]))
        assert load_words("nl")(kind.meaning) in shown, code
        for example in (kind.wrong, kind.right):
            assert all(path in shown for path in example.files), code
    assert len(problems.encode()) <= LARGEST_PAGE


def test_explain_names_the_place_of_the_page(capsys: pytest.CaptureFixture[str], problems: str) -> None:
    assert run("explain", "unknown-reference") == 0
    place = re.search(r"/bijdragen/meldingen/#(\S+)", capsys.readouterr().out)
    assert place is not None
    assert f'id="{place[1]}"' in problems


def test_examples_cannot_break_the_page(problems: str) -> None:
    content = problems[problems.index("ln-index--problems") :]
    assert "<script>" not in content[: content.index("</article>")]


WAITING = {
    "docs/themes/oud.md": "---\ntitle: Oud thema\nreviewed: 2019-01-31\nreview_after: 12\n---\nTekst.\n",
    "docs/themes/bijna.md": "---\ntitle: Bijna\nreviewed: 2025-12-24\nreview_after: 12\n---\nTekst.\n",
    "docs/themes/later.md": "---\ntitle: Later\nreviewed: 2026-01-31\nreview_after: 36\n---\nTekst.\n",
    "docs/methodologies/groslijst.md": (
        "---\ntitle: Groslijst\nsummary: Een lijst.\npurpose: Overzicht.\nstatus: stub\n---\nTekst.\n"
    ),
    "networks/noord/index.md": "---\ntitle: Noord\norganiser: amber\n---\nTekst.\n",
    "networks/noord/stories/lang.md": "---\ntitle: Lang geleden\ndate: 2024-05\nkind: news\n---\nTekst.\n",
    "networks/zuid/index.md": "---\ntitle: Zuid\n---\nTekst.\n",
    "networks/zuid/stories/pas.md": "---\ntitle: Pas nog\ndate: 2026-05-01\nkind: news\n---\nTekst.\n",
    "networks/oost/index.md": "---\ntitle: Oost\nend: 2020-01-01\n---\n",
    "networks/zuid/questions/open.md": "---\ntitle: Hoe dan?\nstatus: open\nmethodologies: [groslijst]\n---\nTekst.\n",
    "networks/zuid/questions/klaar.md": "---\ntitle: Zo dus\nstatus: answered\n---\nTekst.\n",
}


def test_what_waits_is_listed_with_who_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795219200")  # 21 November 2026
    root = example_site(tmp_path, WAITING)
    assert run("build", "-f", root / "mkdocs.yml") == 0
    page = (root / "site" / "bijdragen" / "onderhoud" / "index.html").read_text("utf-8")
    found = {}
    for id, section in re.findall(r'<h2 id="(\w+)">.*?</h2>(.*?)</section>', page, re.DOTALL):
        found[id] = re.findall(r'<li><a href="[^"]+">([^<]+)</a>', section)
    assert found == {
        "reviews": ["Oud thema", "Bijna"],
        "stubs": ["Groslijst"],
        "quiet": ["Noord"],
        "questions": ["Hoe dan?"],
        "texts": ["Oost"],
    }
    quiet = page[page.index('<h2 id="quiet"') : page.index('<h2 id="questions"')]
    assert "organisaties/amber/" in quiet
    stubs = page[page.index('<h2 id="stubs"') : page.index('<h2 id="quiet"')]
    assert "netwerken/zuid/" in stubs  # its question names the methodology
    assert "laatste nieuws: mei 2024" in quiet
    assert "21 november 2026" in page


def test_a_day_moves_what_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1732190400")  # 21 November 2024
    root = example_site(tmp_path, WAITING)
    assert run("build", "-f", root / "mkdocs.yml") == 0
    page = (root / "site" / "bijdragen" / "onderhoud" / "index.html").read_text("utf-8")
    assert "Bijna" not in page
    assert "Oud thema" in page
