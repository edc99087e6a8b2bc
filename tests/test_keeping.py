"""Pages for who contributes and who keeps a site: what messages mean, what waits for attention."""

from __future__ import annotations

import re
from html import unescape

import pytest
from tests.example_site import example_site
from tests.test_golden import run

from leernetwerk.findings import KINDS
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
