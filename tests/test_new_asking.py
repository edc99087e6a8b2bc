"""``leernetwerk new`` on a terminal: a wrong answer is told at once, and what is known can be chosen."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.example_site import example_site, read_example
from tests.support.new_records import MORE, tree
from tests.support.on_terminal import Dialogue

from leernetwerk.content.document import read_document

ORGANISATIONS = {
    f"docs/organisations/o{number:02}.md": f"---\ntitle: Zorgbedrijf {number:02}\n---\n" for number in range(20)
}


def data(root: Path, path: str) -> dict[str, object]:
    return dict(read_document(root, path).data or {})


def test_a_wrong_answer_is_told_at_once_and_asked_again(tmp_path: Path) -> None:
    root = example_site(tmp_path, MORE)
    run = Dialogue(root, "new", "survey", "Peiling")
    run.answer("Begin:", "ooit")
    assert "jaar-maand-dag" in run.answer("Begin:", "4-1-2021")
    run.answer("Einde:", "2020-01-01")
    run.answer("Ingevuld door:", "veel")
    assert "een heel getal" in run.answer("Ingevuld door:", "-3")
    assert "ten minste 0" in run.answer("Ingevuld door:", "")
    assert "kan niet leeg blijven" in run.answer("Ingevuld door:", "40")
    run.answer("Id:", "Is er rust?")
    assert "kleine letters" in run.answer("Id:", "rust")
    run.answer("Vraag:", "Is er rust?")
    run.answer("Soort:", "4")
    assert "(number)" in run.answer("Nog een?", "n")
    run.answer("Thema's", "")
    run.answer("Naam van het bestand", "")
    # Only now can be seen that the end lies before the beginning: that alone is asked again.
    told = run.answer("Einde:", "2021-01-29")
    assert "[end-before-start]" in told
    assert run.finish() == 0, run.said
    assert data(root, "networks/noord/surveys/peiling.md") == {
        "title": "Peiling",
        "start": "2021-01-04",
        "end": "2021-01-29",
        "responses": "40",
        "questions": [{"id": "rust", "text": "Is er rust?", "kind": "number"}],
    }
    assert read_example(root).diagnostics == ()


def test_what_is_known_is_chosen_by_number_name_or_part_of_a_name(tmp_path: Path) -> None:
    root = example_site(tmp_path, MORE | ORGANISATIONS)
    run = Dialogue(root, "new", "project", "Samen eten")
    told = run.answer("Organisaties", "zorgbedrijf 1")
    assert " 1. Amber\n" in told
    assert " 3. Zorgbedrijf 00 (o00)\n" in told
    assert "o12" not in told  # twelve are listed
    assert "… en nog 10: typ een deel van de naam." in told
    told = run.answer("Organisaties", "kustz, 3, De Kust, o15")  # the third of the ten that it can mean
    assert "Dat kan er meer dan één zijn" in told
    assert " 3. Zorgbedrijf 12 (o12)\n" in told
    assert "o05" not in told
    run.answer("Doel:", "Kinderen doen mee.")
    run.answer("Thema's", "bestaat niet")
    assert "staat er niet bij" in run.answer("Thema's", "1")
    run.answer("Naam van het bestand", "samen")
    assert run.finish() == 0, run.said
    assert data(root, "networks/noord/projects/samen.md") == {
        "title": "Samen eten",
        "organisations": ["kust", "o12", "o15"],
        "goal": "Kinderen doen mee.",
        "themes": ["veilig"],
    }


def test_all_that_is_missing_is_asked_the_type_and_title_too(tmp_path: Path) -> None:
    root = example_site(tmp_path, MORE | {"networks/zuid/index.md": "---\ntitle: Het zuiden\n---\n"})
    run = Dialogue(root, "new")
    told = run.answer("Nummer of naam", "ervaring")
    assert "Wat wil je delen?" in told
    run.answer("Titel:", "")
    run.answer("Titel:", "De wijzer bij ons")
    run.answer("Nummer of naam", "westen")
    assert 'leernetwerk new network "westen"' in run.answer("Nummer of naam", "zuiden")
    run.answer("Methodiek:", "kracht")
    run.answer("Organisatie:", "1")  # none is proposed: nothing says which speaks here
    run.answer("Datum [2026-11-21]:", "")
    told = run.answer("Oordeel:", "hangt ervan af")
    assert "(works)" in told
    run.answer("Thema's", "")
    run.answer("Naam van het bestand", "start?")
    run.answer("Naam van het bestand", "bij-ons")
    assert run.finish() == 0, run.said
    assert data(root, "networks/zuid/experiences/bij-ons.md") == {
        "title": "De wijzer bij ons",
        "methodology": "krachtenwijzer",
        "organisation": "amber",
        "date": "2026-11-21",
        "verdict": "depends",
    }


def test_dates_are_understood_as_people_write_them_and_said_back(tmp_path: Path) -> None:
    root = example_site(tmp_path, MORE)
    run = Dialogue(root, "new", "story", "Samen eten")
    told = run.answer("Datum [2026-11-21]:", "ergens in maart")
    assert "2021-06-23, 2021-06 of 2021" in told
    run.answer("Datum [2026-11-21]:", "maart 2026")
    assert "→ maart 2026\n" in run.answer("Thema's", "")
    run.answer("Naam van het bestand", "")
    assert run.finish() == 0, run.said
    assert data(root, "networks/noord/stories/samen-eten.md")["date"] == "2026-03"
    run = Dialogue(root, "new", "session", "Samen eten")
    run.answer("Datum [2026-11-21]:", "03/04/2026")
    assert "→ 3 april 2026\n" in run.answer("Thema's", "")
    run.answer("Naam van het bestand", "")
    assert run.finish() == 0, run.said
    assert data(root, "networks/noord/sessions/samen-eten.md")["date"] == "2026-04-03"


def test_a_type_is_found_by_its_name_before_what_is_said_of_it(tmp_path: Path) -> None:
    run = Dialogue(example_site(tmp_path, MORE), "new")
    run.answer("Nummer of naam", "net")  # a word in what is said of others too
    assert "→ netwerk (network)" in run.answer("Titel:", "Zuid")
    assert run.interrupt("Thema's") == 130


def test_no_organisation_is_proposed_and_what_is_not_there_has_a_way_out(tmp_path: Path) -> None:
    organiser = {"networks/noord/index.md": "---\ntitle: Noord\norganiser: amber\n---\n"}
    root = example_site(tmp_path, MORE | organiser)
    run = Dialogue(root, "new", "experience", "De wijzer bij ons")
    run.answer("Methodiek:", "1")
    run.answer("Organisatie:", "De Brug vzw")  # whose experience it is cannot be known from who organises
    told = run.answer("Organisatie:", "")
    assert 'leernetwerk new organisation "De Brug vzw"' in told
    assert "kan niet leeg blijven" in run.answer("Organisatie:", "1")
    assert run.interrupt("Datum") == 130
    run = Dialogue(root, "new", "organisation", "De Brug", "--set", "kind=school")
    run.answer("Thema's", "")
    run.answer("Naam van het bestand", "")
    assert "[unknown-vocabulary-id]" in run.answer("Soort", "hogeschool")
    assert "'organisation_kinds' in docs/vocabulary.yml" in run.answer("Soort", "")
    assert run.finish() == 0, run.said


@pytest.mark.parametrize("stops_at", ["Methodiek:", "Oordeel:", "Naam van het bestand"])
def test_ctrl_c_leaves_nothing(stops_at: str, tmp_path: Path) -> None:
    root = example_site(tmp_path, MORE)
    before = tree(root)
    run = Dialogue(root, "new", "experience", "De wijzer bij ons")
    dialogue = [("Methodiek:", "1"), ("Organisatie", "1"), ("Datum", ""), ("Oordeel:", "1"), ("Thema's", "")]
    for question, answer in dialogue:
        if question == stops_at:
            break
        run.answer(question, answer)
    assert run.interrupt(stops_at) == 130
    assert "Traceback" not in run.said
    assert run.said.rstrip().endswith("Gestopt. Er is niets half gedaan.")
    assert tree(root) == before


def test_where_nothing_can_be_chosen_it_says_what_to_make_first(tmp_path: Path) -> None:
    root = example_site(tmp_path)
    (root / "docs" / "methodologies" / "krachtenwijzer.md").unlink()
    run = Dialogue(root, "new", "experience", "De wijzer bij ons")
    assert run.finish() == 2
    assert "leernetwerk new methodology" in run.said
