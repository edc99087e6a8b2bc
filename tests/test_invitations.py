"""The smallest contributions: each one link away from the page that it is about."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from tests.support.command import run
from tests.support.example_site import BASE, example_site, read_example

REPOSITORY = "https://git.example.org/noord/kennis"
FILES = {
    "networks/noord/sessions/start.md": (
        "---\ntitle: 'Start: het begin'\ndate: 2024-03-01\ninsights:\n  - {id: samen, text: Samen kijken helpt.}\n---\n"
    )
}
PAGES = {
    "experience": ("methodieken/krachtenwijzer", "Deel je ervaring"),
    "reply": ("netwerken/noord/bijeenkomsten/start", "Reageer"),
    "session": ("netwerken/noord/bijeenkomsten/start", "Vertel wat ermee gebeurde"),
}
ANSWERS = {
    "organisation:": "amber",
    "date:": "2024-06-01",
    "verdict:": "works",
    "author:": "Een team",
    "outcome:": "adapted",
}


def build(root: Path, options: str) -> Path:
    config = BASE["mkdocs.yml"].replace("  - leernetwerk\n", f"  - leernetwerk:\n      contribute: {{{options}}}\n")
    example_site(root, {**FILES, "mkdocs.yml": config})
    assert run("build", "-f", root / "mkdocs.yml") == 0
    return root / "site"


def link(site: Path, kind: str) -> str:
    page, label = PAGES[kind]
    html = (site / page / "index.html").read_text("utf-8")
    found = re.search(rf'<a href="([^"]+)">{label}</a>', html)
    assert found is not None, label
    return unescape(found[1])


@pytest.mark.parametrize("kind", PAGES)
def test_the_prefilled_file_passes_the_checks_once_its_gaps_are_filled(kind: str, tmp_path: Path) -> None:
    site = build(tmp_path / "site", f"forge: github, repository: '{REPOSITORY}'")
    address = urlsplit(link(site, kind))
    assert f"{address.scheme}://{address.netloc}{address.path}" == f"{REPOSITORY}/new/main/"
    (path,), (text,) = parse_qs(address.query)["filename"], parse_qs(address.query)["value"]
    assert "jouw-netwerk" not in path or kind == "experience"
    assert path.endswith("jouw-titel.md")
    gaps = [line for line in text.splitlines() if "Nog in te vullen:" in line]
    assert gaps
    for gap in gaps:
        name = next(name for name in ANSWERS if name in gap)
        text = text.replace(gap, gap[: gap.index(name)] + f"{name} {ANSWERS[name]}")
    found = read_example(example_site(tmp_path / "filled", {**FILES, path.replace("jouw-netwerk", "noord"): text}))
    assert found.diagnostics == ()
    assert len(found.graph.nodes) == 5


@pytest.mark.parametrize(
    ("options", "begins"),
    [
        (f"forge: forgejo, repository: '{REPOSITORY}', branch: trunk", f"{REPOSITORY}/_new/trunk/?filename=networks/"),
        (f"forge: github, repository: '{REPOSITORY}', folder: kennis", f"{REPOSITORY}/new/main/?filename=kennis/net"),
        (f"forge: gitlab, repository: '{REPOSITORY}'", f"{REPOSITORY}/-/issues/new?issue[title]=Onze"),
        ("repository: 'https://codeberg.org/noord/kennis'", "https://codeberg.org/noord/kennis/_new/main/?filename="),
        (
            "email: 'kennis@example.org'",
            "mailto:kennis@example.org?subject=Onze%20ervaring%20met%20Krachten",
        ),
        ("email: ''", "../../bijdragen/snel/#experience"),
    ],
)
def test_each_setting_leads_to_its_place(options: str, begins: str, tmp_path: Path) -> None:
    address = link(build(tmp_path, options), "experience")
    assert address.startswith(begins)
    if "#" not in address:
        assert "methodology: krachtenwijzer" in unquote(address)


def test_without_a_setting_a_page_tells_how(tmp_path: Path) -> None:
    site = build(tmp_path, "")
    page = (site / "bijdragen" / "snel" / "index.html").read_text("utf-8")
    for kind in PAGES:
        assert link(site, kind).endswith(f"bijdragen/snel/#{kind}")
        assert f'<h2 id="{kind}">' in page
    assert "mailto:" not in page


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ("repository: 'javascript:alert(1)'", "javascript:alert(1)"),
        ("email: 'x?bcc=a@b.nl'", "x?bcc=a@b.nl"),
        ("forge: svn", "Het kan met: github, gitlab, forgejo."),
        ("repository: 'https://git.desluis.example/noord/kennis'", "wat er op git.desluis.example draait"),
    ],
)
def test_a_wrong_setting_ends_with_two(
    options: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = BASE["mkdocs.yml"].replace("  - leernetwerk\n", f"  - leernetwerk:\n      contribute: {{{options}}}\n")
    root = example_site(tmp_path, {"mkdocs.yml": config})
    assert run("build", "-f", root / "mkdocs.yml") == 2
    said = capsys.readouterr().err
    assert "contribute" in said
    assert told in said


def test_a_repository_that_only_mkdocs_knows_is_no_fault(tmp_path: Path) -> None:
    config = BASE["mkdocs.yml"] + "repo_url: https://git.desluis.example/noord/kennis\n"
    root = example_site(tmp_path, {**FILES, "mkdocs.yml": config})
    assert run("build", "-f", root / "mkdocs.yml") == 0
    assert link(root / "site", "experience") == "../../bijdragen/snel/#experience"


def test_many_insights_keep_their_page_light(tmp_path: Path) -> None:
    config = BASE["mkdocs.yml"].replace(
        "  - leernetwerk\n", f"  - leernetwerk:\n      contribute: {{forge: github, repository: '{REPOSITORY}'}}\n"
    )
    for count, filled_in in ((8, True), (20, False)):
        insights = "".join(f"  - {{id: inzicht-{number}, text: We zagen het.}}\n" for number in range(count))
        session = f"---\ntitle: Veel\ndate: 2024-03-01\ninsights:\n{insights}---\n"
        root = tmp_path / str(count)
        example_site(root, {"mkdocs.yml": config, "networks/noord/sessions/start.md": session})
        assert run("build", "-f", root / "mkdocs.yml") == 0
        page = root / "site" / "netwerken" / "noord" / "bijeenkomsten" / "start" / "index.html"
        assert page.stat().st_size <= 35_000
        assert link(root / "site", "session").startswith(REPOSITORY) is filled_in
