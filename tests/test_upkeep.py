"""What waits for attention: one answer, told by ``check --overdue`` and by the page of upkeep."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest
from tests.support.command import run
from tests.support.example_site import example_site, read_example
from tests.support.golden_sites import content

NOW = "1795219200"  # 21 November 2026
STUB = "summary: Praten in een kring.\npurpose: Luisteren.\nstatus: stub\n"
FILES = {
    "docs/organisations/kring.md": "---\ntitle: De Kring\nreviewed: 2020-01-01\nreview_after: 6\n---\n",
    "docs/themes/laat.md": "---\ntitle: Laat\nreviewed: 2019-01-31\nreview_after: 12\n---\n\nOver dit thema.\n",
    "docs/themes/straks.md": "---\ntitle: Straks\nreviewed: 2025-12-31\nreview_after: 12\n---\n\nOver dit thema.\n",
    "docs/themes/later.md": "---\ntitle: Later\nreviewed: 2026-11-01\nreview_after: 12\n---\n\nOver dit thema.\n",
    "docs/methodologies/kringgesprek.md": f"---\ntitle: Kringgesprek\n{STUB}developed_by: [kring]\n---\n",
    "docs/methodologies/rondje.md": f"---\ntitle: Rondje & zo\n{STUB}reviewed: 2019-01-31\nreview_after: 12\n---\n",
    "networks/oost/index.md": "---\ntitle: Oost\norganiser: amber\nlead: [kring, amber]\n---\n\nEen tekst.\n",
    "networks/oost/stories/dag.md": "---\ntitle: Dag\ndate: 2021-03\nthemes: [laat]\n---\n\nEen tekst.\n",
    "networks/oost/replies/dank.md": (
        "---\ntitle: Dank\nto: story:oost/dag\nauthor: Lea\ndate: 2026-10-01\n---\n\nEen tekst.\n"
    ),
    "networks/oost/questions/a.md": "---\ntitle: A\ncontact: {name: Team Oost}\n---\n\nEen tekst.\n",
    "networks/oost/questions/b.md": "---\ntitle: B\nstatus: answered\n---\n\nEen tekst.\n",
    "networks/oost/questions/c.md": "---\ntitle: C\nstatus: open\ncontact: {organisation: amber}\n---\n\nEen tekst.\n",
    "networks/oost/projects/proef.md": "---\ntitle: Proef\norganisations: [amber]\ngoal: Leren.\ndraft: true\n---\n",
    "networks/noord/sessions/nu.md": "---\ntitle: Nu\ndate: 2026-10-01\nquestions: [d]\n---\n\nEen tekst.\n",
    "networks/noord/questions/d.md": "---\ntitle: D\nstatus: open\n---\n\nEen tekst.\n",
    "networks/nieuw/index.md": "---\ntitle: Nieuw\n---\n\nEen tekst.\n",
    "networks/weg/index.md": "---\ntitle: Weg\nstart: 2012-01-01\nend: 2013-01-01\n---\n\nHet was mooi.\n",
    "networks/noord/index.md": "---\ntitle: Noord\nsummary: Samen leren.\n---\n",
    "networks/noord/stories/leeg.md": "---\ntitle: Leeg\ndate: 2026-10-01\n---\n\n \n",
    "networks/noord/sessions/straks.md": "---\ntitle: Straks\ndate: 2027-10-01\n---\n",
    "networks/noord/sessions/inzicht.md": (
        "---\ntitle: Inzicht\ndate: 2026-10-01\ninsights:\n  - {id: een, text: Samen kijken helpt.}\n---\n"
    ),
    "docs/methodologies/voorbeeld.md": (
        f"---\ntitle: Voorbeeld\n{STUB}reviewed: 2019-01-31\nreview_after: 12\n---\n\nDit is een voorbeeld. Wat?\n"
    ),
    "docs/hulp.md": "---\ntitle: Hulp\n---\n\nVraag het aan *Vul aan: wie*.\n",
    "docs/klaar.md": "---\ntitle: Klaar\n---\n\nWe *vullen* dit *niet* meer aan.\n",
}
REVIEW = "Lees de pagina nog eens, verbeter wat niet meer klopt, en zet bij 'reviewed' de dag waarop je dat deed."
DESCRIBE = "Werk je met deze methodiek? Beschrijf haar, met de bron erbij."
TELL = (
    "Vertel in een paar regels hoe het gaat. Is het netwerk gestopt? Zet dan de laatste dag in het bestand van het "
    "netwerk, bij het veld 'end'."
)
ANSWER = "Weet je iets dat helpt? Reageer. Heeft het netwerk een antwoord? Verander dan 'status'."
WRITE = "Vertel in een paar zinnen wat anderen ervan moeten weten. De tekst komt onder de tweede regel met ---."
REPLACE = "Zet er iets van jullie zelf voor in de plaats, of haal het bestand weg."
COMPLETE = "Vul aan wat op de pagina nog ontbreekt. Haal daarna weg wat erom vraagt."
WAITING = {
    ("docs/organisations/kring.md", "review-overdue", f"{REVIEW} Gevraagd: De Kring."),
    ("docs/themes/laat.md", "review-overdue", f"{REVIEW} Gevraagd: Oost."),
    ("docs/themes/straks.md", "review-soon", REVIEW),
    ("docs/methodologies/kringgesprek.md", "left-a-stub", f"{DESCRIBE} Gevraagd: De Kring."),
    ("docs/methodologies/rondje.md", "left-a-stub", DESCRIBE),
    ("docs/methodologies/rondje.md", "review-overdue", REVIEW),
    ("networks/oost/index.md", "quiet-network", f"{TELL} Gevraagd: Amber, De Kring."),
    ("networks/nieuw/index.md", "quiet-network", TELL),
    ("networks/oost/questions/a.md", "question-left-open", f"{ANSWER} Gevraagd: Team Oost."),
    ("networks/oost/questions/c.md", "question-left-open", f"{ANSWER} Gevraagd: Amber."),
}
WAITING |= {("networks/noord/stories/leeg.md", "no-text", WRITE)}
WAITING |= {
    ("docs/methodologies/voorbeeld.md", "still-an-example", REPLACE),
    ("docs/hulp.md", "left-to-complete", COMPLETE),
}
HEAPS = {"no-text": "texts", "still-an-example": "examples", "left-to-complete": "pages"}
HEAPS |= {"review-overdue": "reviews", "review-soon": "reviews", "left-a-stub": "stubs", "quiet-network": "quiet"}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    return example_site(tmp_path, FILES)


def overdue(site: Path, capsys: pytest.CaptureFixture[str]) -> set[tuple[str, str, str]]:
    assert run("check", "-f", site / "mkdocs.yml", "--overdue", "--format", "json") == 0
    return {(row["path"], row["code"], row["hint"]) for row in json.loads(capsys.readouterr().out)}


@pytest.mark.parametrize(
    ("reviewed", "months", "due"),
    [
        ("2025-11-20", 12, "2026-11-20"),
        ("2025-11-21", 12, None),  # today is the last day
        ("2025-11-22", 12, None),
        ("2026-10-20", 1, "2026-11-20"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2023-01-31", 1, "2023-02-28"),
        ("2024-11-30", 13, "2025-12-30"),
        ("2025-08-31", 3, "2025-11-30"),
        ("2025-12-31", 6, "2026-06-30"),
    ],
)
def test_a_page_is_to_be_checked_by_the_same_day_of_a_later_month(
    reviewed: str, months: int, due: str | None, tmp_path: Path
) -> None:
    text = f"---\ntitle: Thema\nreviewed: {reviewed}\nreview_after: {months}\n---\n"
    found = read_example(example_site(tmp_path, {"docs/themes/thema.md": text})).diagnostics
    assert [(each.code, dict(each.values)["due"]) for each in found] == ([("review-overdue", due)] if due else [])


def test_overdue_tells_who_is_asked_to_do_what(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert overdue(site, capsys) == WAITING
    run("check", "-f", site / "mkdocs.yml", "--format", "json")
    assert {row["code"] for row in json.loads(capsys.readouterr().out)} == {"review-overdue"}


def plain(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", markup)).split())


def test_the_page_of_upkeep_lists_the_same(site: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    told = overdue(site, capsys)
    assert run("build", "-f", site / "mkdocs.yml", "--site-dir", tmp_path / "built") == 0
    page = content(tmp_path / "built" / "bijdragen" / "onderhoud" / "index.html")
    shown = set()
    for heap, section in re.findall(r'<h2 id="(\w+)">(.*?)</section>', page, re.DOTALL):
        asked_to = re.search(r"<p>(.*?)</p>", section, re.DOTALL)
        for item in re.findall(r"<li>(.*?)</li>", section, re.DOTALL):
            title = re.search(r"<a [^>]*>(.*?)</a>", item, re.DOTALL)
            assert title
            assert asked_to
            _, _, who = plain(item).partition("Gevraagd: ")
            task = plain(asked_to[1])
            shown.add((plain(title[1]), heap, f"{task} Gevraagd: {who}." if who else task))
    titles = {path: text.split("title: ")[1].split("\n")[0] for path, text in FILES.items()}
    assert shown == {(titles[path], HEAPS.get(code, "questions"), hint) for path, code, hint in told}
