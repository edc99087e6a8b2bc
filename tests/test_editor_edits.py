"""Records that are there already: the form changes what the contributor changes, and nothing else of the file."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.support.built_site import serving
from tests.support.command import run
from tests.support.editor_form import Form, get_files, open_context, open_folder, put_files
from tests.support.example_site import BASE, example_site
from tests.support.golden_sites import GOLDEN
from tests.support.visit import Visit

from leernetwerk.records.registry import RECORD_TYPES

pytestmark = pytest.mark.browser

TREE = GOLDEN / "all-types" / "site"
CONFIG = BASE["mkdocs.yml"].replace("  - leernetwerk\n", "  - leernetwerk:\n      contribute: {}\n")

ODD_VALUES = """\
---
# boven
themes:   # waarover
- luisteren   # het eerste
  # - later
title: 'Anders dan "anders"'   # blijft

date: 2021   # dit jaar
kleur: [blauw , "rood"]
authors: [ Ann, 'Bob' ]
kind:   practice
summary: >
  Een tekst
  op twee regels.

# een los woord
organisations: [
  oever, # wij
  kust
]
sources:
  - title: "Boek: deel 1"
    url: https://example.org/a?b=c#d
    # wanneer
    accessed: 2021-03-01
  - {title: Tijdschrift, accessed: 2021-03-02}
contact:
  name: &wie Redactie

  role: *wie
draft: false
reviewed:
# slot
---


Tekst.
"""

EITHER = """\
---
title: "Twee vormen"
organisations: [oever]
goal: |-
  Een doel.

  Met een tweede alinea.
methodologies:
- kringgesprek # eerst
- methodology: stilteronde
  note: 'Rust: goed.'
- {methodology: kringgesprek, use: used}
results: ['A, B', "C"]
---
"""

ODD_TEXT = """\
---
title: Alles bij elkaar
date: 2021-06
---
Eerste *regel* met een __afbreking__ en ***meer*** en snake_case en a*b*c en [[kringgesprek|de kring]].\x20\x20
Zachte regel met <b>html</b> &amp; 2 * 3 * 4, H~2~O, ==merk==, :smile: en [^1].

Hier staat wat anders wordt, en 5 * 6.

Kop onder
---------

### Kop met `code` {#eigen} ###

!!! tip "Kop *hier*"
    Ingesprongen tekst met [[kringgesprek]].

    Tweede _alinea_.

=== "Met jongeren"

    Houd het kort.

| Kolom | Ander |
|:------|------:|
| [[kringgesprek\\|de kring]] | `a \\| b` |
|dicht|*schuin*|

[^1]: De noot met *nadruk*.
    Tweede regel van de noot.

Term
:   Uitleg van de term.

*[HTML]: Hyper Text

* punt een
* punt twee
    * onderpunt

      alinea in punt

1. een
1. twee

+ plus
+ [ ] taak

> Citaat
verder

![Een kring](kring.png){ width=200 } en ![[kring.png]]

```
code met * en \\* en _x_

[[nergens]]
```

~~~ text
tilde
~~~

    ingesprongen code [[x]]

<details markdown>
<summary>Meer *x*</summary>

Binnen __html__.

</details>

<!-- commentaar -->

***

\\# geen kop, \\*geen sterretje\\* en 1986\\. Zo.



Slot na lege regels.
"""

FILES = {
    "mkdocs.yml": CONFIG,
    "networks/noord/stories/anders.md": ODD_VALUES,
    "networks/zuid/questions/elders.md": "---\ntitle: Een vraag elders\n---\n",
    "networks/noord/projects/vormen.md": EITHER,
    "networks/noord/stories/tekst.md": ODD_TEXT,
}
RECORDS = sorted(
    path
    for path in {*FILES, *(each.relative_to(TREE).as_posix() for each in TREE.rglob("*.md"))}
    if path.startswith(("networks/noord/", "docs/")) and path.count("/") > 1 and "/uitleg/" not in path
)
FOLDERS = {model.layout.folder: name for name, model in RECORD_TYPES.items()}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("edits")
    tree = {path.relative_to(TREE).as_posix(): path.read_bytes() for path in TREE.rglob("*") if path.is_file()}
    example_site(root, {**tree, **FILES, "networks/noord/stories/kring.png": tree["docs/methodologies/kring.png"]})
    assert run("build", "-f", root / "mkdocs.yml") == 0
    return root


@contextmanager
def open_editor(site: Path, browser: Browser) -> Iterator[Visit]:
    """The editor for a network, with the site's files in the folder on the visitor's computer."""
    with serving(site / "site") as origin, open_context(browser.new_context) as context:
        visit = Visit(context, origin)
        put_files(visit.go("/"), site)
        page = visit.go("/beheer/?network=noord")
        open_folder(page)
        page.get_by_role("button", name="Nieuw").first.wait_for()
        yield visit


@pytest.fixture(scope="module")
def titles(site: Path, browser: Browser) -> Iterator[Visit]:
    with open_editor(site, browser) as visit:
        yield visit


@pytest.fixture(scope="module")
def visit(site: Path, browser: Browser) -> Iterator[Visit]:
    with open_editor(site, browser) as visit:
        yield visit


def open_record(page: Page, path: str) -> Form:
    *_, folder, name = path.removesuffix(".md").split("/")
    place = ("network", f"{folder}/{name}") if name == "index" else (FOLDERS[folder], name)
    page.evaluate("(hash) => { location.hash = hash }", "#/collections/{}/entries/{}".format(*place))
    form = Form(page, {}, {}, frozenset())
    form.place("title").wait_for()
    return form


def save(page: Page, path: str) -> str:
    """Save what is open; gives the file then."""
    page.get_by_role("button", name="Opslaan").click()
    page.wait_for_function("() => !location.hash.includes('/entries/')")
    return get_files(page)[path].decode()


_PUT_CURSOR = """async ([node, words]) => {
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  while (walker.nextNode() && !walker.currentNode.data.includes(words));
  const { currentNode: text } = walker;
  getSelection().collapse(text, text.length);
  // The editor may put it elsewhere once it has the focus, or has drawn itself anew.
  for (let frame = 0; frame < 5; frame += 1) await new Promise(requestAnimationFrame);
  return text.isConnected && getSelection().anchorNode === text;
}"""


def write_behind(page: Page, words: str, *lines: str) -> None:
    """Type behind a line of the text; each line after the first is a paragraph of its own."""
    text = page.locator('[data-key-path="body"] [contenteditable=true]').first
    text.get_by_text(words).last.click()
    page.wait_for_function(_PUT_CURSOR, arg=[text.element_handle(), words])
    for number, line in enumerate(lines):
        if number:
            page.keyboard.press("Enter")
        page.keyboard.type(line)


def difference(before: str, after: str) -> list[str]:
    lines = difflib.unified_diff(before.splitlines(keepends=True), after.splitlines(keepends=True), n=0)
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


@pytest.mark.parametrize("path", RECORDS)
def test_a_new_title_changes_one_line(path: str, site: Path, titles: Visit) -> None:
    page, before = titles.page, get_files(titles.page)
    form = open_record(page, path)
    field = form.place("title").locator("input")
    title = field.input_value()
    field.fill("Een nieuwe titel")
    after = save(page, path)
    old = before[path].decode()
    assert after == old.replace(title, "Een nieuwe titel", 1)
    assert after.count("\n") == old.count("\n")
    assert {name: content for name, content in get_files(page).items() if name != path} == {
        name: content for name, content in before.items() if name != path
    }
    assert titles.errors == []


def test_a_value_within_a_list_changes_alone(visit: Visit) -> None:
    page, path = visit.page, "networks/noord/projects/vormen.md"
    before = get_files(page)[path].decode()
    form = open_record(page, path)
    form.place("methodologies.1.note").locator("input, textarea").fill("Rust: beter.")
    form.place("results.1").locator("input").fill("D: e")
    form.place("goal").locator("textarea").fill("Een ander doel.\n\nEn nog wat.")
    after = save(page, path)
    assert difference(before, after) == [
        "-  Een doel.\n",
        "+  Een ander doel.\n",
        "-  Met een tweede alinea.\n",
        "+  En nog wat.\n",
        "-  note: 'Rust: goed.'\n",
        "+  note: 'Rust: beter.'\n",
        "-results: ['A, B', \"C\"]\n",
        "+results: ['A, B', \"D: e\"]\n",
    ]
    assert visit.errors == []


def test_an_item_comes_at_its_place_in_a_list(visit: Visit) -> None:
    page, path = visit.page, "networks/noord/stories/anders.md"
    before = get_files(page)[path].decode()
    form = open_record(page, path)
    form.place("sources").get_by_role("button", name="toevoegen").last.click()
    form.place("sources.2.title").locator("input").fill("Krant")
    form.place("themes").get_by_role("checkbox", name="Samen eten").click()
    after = save(page, path)
    assert difference(before, after) == [
        "+- samen-eten\n",
        "+  - title: Krant\n",
    ]
    assert visit.errors == []


def test_a_changed_paragraph_leaves_the_rest_of_the_text(visit: Visit) -> None:
    page, path = visit.page, "networks/noord/stories/tekst.md"
    before = get_files(page)[path].decode()
    open_record(page, path)
    write_behind(page, "Hier staat wat anders wordt", " Met een zin erbij: a_b en 2 * 3.")
    after = save(page, path)
    assert difference(before, after) == [
        "-Hier staat wat anders wordt, en 5 * 6.\n",
        "+Hier staat wat anders wordt, en 5 * 6. Met een zin erbij: a_b en 2 \\* 3.\n",
    ]
    assert visit.errors == []


def test_a_new_paragraph_stands_between_what_was_there(visit: Visit) -> None:
    page, path = visit.page, "networks/noord/stories/tekst.md"
    before = get_files(page)[path].decode()
    open_record(page, path)
    write_behind(page, "Slot na lege regels.", "", "Een nieuw slot.")
    write_behind(page, "{#eigen} ###", "", "Onder de kop.")
    after = save(page, path)
    expected = before.replace("{#eigen} ###\n", "{#eigen} ###\n\nOnder de kop.\n")
    assert after == expected.replace("Slot na lege regels.\n", "Slot na lege regels.\n\nEen nieuw slot.\n")
    assert visit.errors == []


def test_records_of_another_network_can_be_chosen(visit: Visit) -> None:
    page, path = visit.page, "networks/noord/sessions/start.md"
    before = get_files(page)[path].decode()
    form = open_record(page, path)
    (own,) = form.place("questions").get_by_role("checkbox").all()
    assert own.get_attribute("aria-checked") == "true"
    for field in ("questions_elsewhere", "insights.0.questions_elsewhere"):
        form.place(field).get_by_role("checkbox", name="Een vraag elders (praktijkvraag, Netwerk Zuid)").click()
    after = save(page, path)
    assert difference(before, after) == [
        "-questions: [wie-luistert]\n",
        "+questions: [wie-luistert, zuid/elders]\n",
        "-    questions: [wie-luistert]\n",
        "+    questions: [wie-luistert, zuid/elders]\n",
    ]
    form = open_record(page, path)
    assert form.place("questions_elsewhere").get_by_role("checkbox").is_checked()
    form.place("questions").get_by_role("checkbox").click()
    assert difference(after, save(page, path)) == [
        "-questions: [wie-luistert, zuid/elders]\n",
        "+questions: [zuid/elders]\n",
    ]
    assert visit.errors == []


def test_a_record_made_just_now_can_be_chosen(visit: Visit) -> None:
    page = visit.page
    page.evaluate("() => { location.hash = '#/collections/question/new' }")
    form = Form(page, {}, {}, frozenset())
    form.place("title").locator("input").fill("Een verse vraag")
    form.save()
    page.wait_for_function("() => !location.hash.endsWith('/new')")
    path = "networks/noord/sessions/vervolg.md"
    form = open_record(page, path)
    form.place("questions").get_by_role("checkbox", name="Een verse vraag").click()
    assert "\nquestions:\n  - een-verse-vraag\n---\n" in save(page, path)
    assert visit.errors == []


def test_a_name_that_stands_alone_in_one_type_is_a_choice_in_another(visit: Visit) -> None:
    form = open_record(visit.page, "networks/noord/questions/wie-luistert.md")
    form.place("methodologies").get_by_role("checkbox", name="Kringgesprek", checked=True).wait_for()


def test_an_insight_of_the_own_network_is_known_by_its_short_name(visit: Visit) -> None:
    form = open_record(visit.page, "networks/noord/sessions/vervolg.md")
    chosen = form.place("feedback.0.insight").get_by_role("radio", checked=True)
    chosen.and_(visit.page.get_by_role("radio", name="Wie eerst stil is, hoort meer. (Startbijeenkomst)")).wait_for()
