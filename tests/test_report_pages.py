"""The pages of reports and of who publishes them, and the files beside those pages."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from tests.support.example_site import example_site, read_example
from tests.support.taken_along import HOSTILE, SITE, Head, compile_site, front, parse_linked

from leernetwerk.diagnostics import Severity
from leernetwerk.graph import Node
from leernetwerk.indexes import SECTION_INDEXES
from leernetwerk.pdfs.example import write_pdf
from leernetwerk.site.compiling import Compilation

Files = dict[str, str | bytes]

PAGE = "/netwerken/noord/rapporten/verslag/"
FOLDER = "networks/noord/reports"
TO_AMBER = "../../../../organisaties/amber/"
AMBER = "---\ntitle: Amber\nurl: https://amber.example/\n---\n"


class Links(HTMLParser):
    """The addresses that a page leads to, and the ids of its elements."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.to: list[str] = []
        self.ids: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "a" and found.get("href"):
            self.to.append(found["href"] or "")
        if found.get("id"):
            self.ids.append(found["id"] or "")


def report(**fields: object) -> str:
    return front(**({"title": "Verslag", "organisations": ["amber"], "date": "2016"} | fields))


def compile_reports(root: Path, files: Files, **settings: Any) -> Compilation:
    return compile_site(example_site(root, {"docs/organisations/amber.md": AMBER, **files}), **settings)


def one_report(root: Path, pdf: bytes | None = None, /, **fields: object) -> Compilation:
    files: Files = {f"{FOLDER}/verslag.md": report(**fields)}
    if pdf is not None:
        files = {f"{FOLDER}/verslag.md": report(file="verslag.pdf", **fields), f"{FOLDER}/verslag.pdf": pdf}
    return compile_reports(root, files, url=SITE)


def node_of(compilation: Compilation, id: str = "report:noord/verslag") -> Node:
    return compilation.checked.graph.nodes[id]


def html_of(compilation: Compilation, id: str = "report:noord/verslag") -> str:
    return compilation.render_record(node_of(compilation, id)).html


def access(html: str) -> str | None:
    found = re.search(r'data-access="([^"]+)"', html)
    return found[1] if found else None


def test_a_report_with_a_file(tmp_path: Path) -> None:
    file = write_pdf("Een", "Twee", "Drie", bookmarks=[("Begin & <b>eind</b>", 1), ("Midden", 3), ("Slot", 3)])
    compilation = one_report(tmp_path, file)
    page = compilation.render_record(node_of(compilation))
    html, links = page.html, Links(page.html)
    assert access(html) == "file"
    assert "3 bladzijden" in html
    assert "Begin &amp; &lt;b&gt;eind&lt;/b&gt;" in html
    assert [link for link in links.to if "#page=" in link] == ["verslag.pdf#page=1", *["verslag.pdf#page=3"] * 2]
    assert [id for id in links.ids if id.startswith("blad-")] == ["blad-1", "blad-3"]
    assert re.search(r'<iframe src="verslag.pdf" loading="lazy" title="[^"]+Verslag"', html)
    assert page.files[0].address == f"{PAGE}verslag.pdf"
    covers = dict(compilation.covers())
    assert list(covers) == [f"{PAGE[1:]}first-page.webp"]
    assert covers[f"{PAGE[1:]}first-page.webp"].startswith(b"RIFF")
    assert 'src="first-page.webp"' in html
    assert "voor wie hem laat voorlezen" not in html


def test_readers_of_an_untagged_file_learn_whom_to_ask(tmp_path: Path) -> None:
    html = html_of(one_report(tmp_path, write_pdf("Een", tagged=False)))
    assert "voor wie hem laat voorlezen" in html
    assert "https://amber.example/" in Links(html).to


def test_contents_of_a_long_report_are_cut_to_what_a_page_can_hold(tmp_path: Path) -> None:
    marks = [(f"Hoofdstuk {number}", 1) for number in range(300)]
    html = html_of(one_report(tmp_path, write_pdf("Een", bookmarks=marks)))
    assert html.count("#page=") == 30
    assert "en nog 270 regels in de pdf" in html
    assert len(html.encode()) < 20_000


@pytest.mark.parametrize(
    ("fields", "expected", "leads_to", "says"),
    [
        ({"url": "https://www.a.example/x"}, "external", "https://www.a.example/x", "Lees het op a.example"),
        ({"doi": "10.1000/182"}, "external", "https://doi.org/10.1000/182", "Lees het op doi.org"),
        (
            {"availability": "on-request", "contact": {"name": "Team kennis", "email": "kennis@amber.example"}},
            "on-request",
            "mailto:kennis@amber.example",
            "Team kennis",
        ),
        ({"availability": "on-request", "contact": {"organisation": "amber"}}, "on-request", TO_AMBER, "Amber"),
        ({}, "unknown", "https://amber.example/", "niet op deze site"),
        ({"pages": 10}, "unknown", TO_AMBER, "niet op deze site"),
    ],
)
def test_a_report_without_a_file_says_how_to_have_it(
    fields: dict[str, object], expected: str, leads_to: str, says: str, tmp_path: Path
) -> None:
    html = html_of(one_report(tmp_path, **fields))
    panel = re.search(r'<section class="ln-obtain.*?</section>', html, re.DOTALL)
    assert panel
    assert access(panel[0]) == expected
    assert leads_to in Links(panel[0]).to
    assert says in panel[0]
    assert html.count("<iframe") == 0
    assert html.count("Team kennis") <= 1  # told where it is needed, and there only


def test_cards_say_how_a_report_can_be_had(tmp_path: Path) -> None:
    files: Files = {
        f"{FOLDER}/a.md": report(title="Een", file="a.pdf"),
        f"{FOLDER}/a.pdf": write_pdf("Een"),
        f"{FOLDER}/b.md": report(title="Twee", url="https://elders.example/"),
        f"{FOLDER}/c.md": report(title="Drie"),
    }
    compilation = compile_reports(tmp_path, files)
    index = next(index for index in SECTION_INDEXES if index.name == "reports")
    html = compilation.render_section(index).html
    for words in ("Hier te downloaden", "Op een andere website", "Niet op deze site"):
        assert html.count(words) == 1
    assert '<img class="ln-cover" src="../netwerken/noord/rapporten/a/first-page.webp"' in html
    assert html.count("<img") == 1


def test_a_report_is_cited_and_its_files_stand_beside_it(tmp_path: Path) -> None:
    fields = {"title": "Samen leren", "authors": ["Jan van den Berg"], "kind": "end-report", "isbn": "9789020989939"}
    compilation = one_report(tmp_path, write_pdf("Een"), **fields)
    html = html_of(compilation)
    address = f"{SITE.rstrip('/')}{PAGE}"
    assert f"van den Berg, J. (2016). <i>Samen leren</i> [Eindrapport]. Amber. {address}" in html
    files = dict(compilation.data_files())
    (item,) = json.loads(files[f"{PAGE[1:]}citation.json"])
    assert (item["URL"], item["ISBN"], item["number-of-pages"]) == (address, "9789020989939", "1")
    assert "author = {van den Berg, Jan}" in files[f"{PAGE[1:]}citation.bib"]
    assert "AU  - Berg, Jan van den\r\n" in files[f"{PAGE[1:]}citation.ris"]
    assert {"citation.bib", "citation.ris", "citation.json"} <= set(Links(html).to)


def test_heads_tell_search_engines_of_the_report(tmp_path: Path) -> None:
    compilation = one_report(tmp_path, write_pdf("Een"), title=HOSTILE, authors=["Jan Peeters"], doi="10.1000/182")
    page = compilation.render_record(node_of(compilation))
    head = Head(page.head)
    address = f"{SITE.rstrip('/')}{PAGE}"
    assert head.properties["citation_title"] == HOSTILE
    assert head.properties["citation_author"] == "Peeters, Jan"
    assert head.properties["citation_pdf_url"] == f"{address}verslag.pdf"
    assert head.properties["citation_publication_date"] == "2016"
    assert head.properties["DC.title"] == HOSTILE
    assert head.properties["DC.rights"] == "CC-BY-4.0"
    assert head.properties["og:image"] == f"{address}first-page.webp"
    related = {link["rel"]: link for link in head.links}
    assert related["item"]["href"] == "verslag.pdf"
    assert related["cite-as"]["href"] == "https://doi.org/10.1000/182"
    assert [link["href"] for link in head.links if link["rel"] == "describedby"] == [
        "citation.bib", "citation.ris", "citation.json",
    ]  # fmt: skip
    assert "<script>alert" not in page.html + page.head


def test_linked_data_tells_authors_file_and_cover(tmp_path: Path) -> None:
    compilation = one_report(tmp_path, write_pdf("Een"), authors=["Jan Peeters", "Team Noord"])
    triples = parse_linked(dict(compilation.data_files())["data/knowledge.jsonld"])
    schema = "https://schema.org/"
    told = {(str(name).removeprefix(schema), str(value)) for _subject, name, value in triples}
    assert {("familyName", "Peeters"), ("name", "Jan Peeters")} <= told
    assert ("name", "Team Noord") in told
    assert ("accessibilityFeature", "taggedPDF") in told
    assert ("thumbnailUrl", f"{SITE.rstrip('/')}{PAGE}first-page.webp") in told


PUBLISHED: Files = {
    f"{FOLDER}/{name}.md": report(title=f"Verslag {name}", date=date, **fields)
    for name, date, fields in (
        ("a", "2016", {"kind": "end-report"}),
        ("b", "2016-05", {"kind": "worksheet", "pages": 4}),
        ("c", "2019-01-02", {"kind": "end-report", "language": "fr"}),
        ("d", "2012", {}),
    )
}


def test_what_an_organisation_published_is_counted(tmp_path: Path) -> None:
    html = html_of(compile_reports(tmp_path, PUBLISHED), "organisation:amber")
    table = re.search(r"<table.*?</table>", html, re.DOTALL)
    assert table
    rows = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in re.findall(r"<tr>.*?</tr>", table[0], re.DOTALL)]
    plain = [[re.sub(r"<[^>]+>", "", cell) for cell in row] for row in rows]
    assert plain == [
        ["Jaar", "Samen", "Eindrapport", "Werkblad", "Andere"],
        ["2019", "1", "1", "0", "0"],
        ["2016", "2", "1", "1", "0"],
        ["2012", "1", "0", "0", "1"],
        ["Samen", "4", "2", "1", "1"],
    ]
    titles = re.findall(r'class="ln-card__title"[^>]*>([^<]+)<', html)
    assert titles == ["Verslag c", "Verslag b", "Verslag a", "Verslag d"]
    assert 'id="mentions"' not in html  # nothing is told twice


def test_a_report_without_a_date_is_told_and_nothing_breaks(tmp_path: Path) -> None:
    files = {
        f"networks/noord/reports/r{number}.md": f"---\ntitle: Een rapport\norganisations: [amber]\n{date}---\n"
        for number, date in enumerate(("", "date: 2021\n", "date: weet niet\n"))
    }
    found = read_example(example_site(tmp_path, files)).diagnostics
    assert [(each.code, each.place.path[23:25]) for each in found if each.severity is Severity.ERROR] == [
        ("missing-field", "r0"),
        ("invalid-date", "r2"),
    ]


def test_an_organisation_that_published_nothing_has_no_empty_table(tmp_path: Path) -> None:
    compilation = compile_reports(tmp_path, {})
    assert 'id="published"' not in html_of(compilation, "organisation:amber")
    assert not [path for path, _text in compilation.data_files() if "publicaties" in path]


def test_the_list_for_other_websites(tmp_path: Path) -> None:
    hostile: Files = {f"{FOLDER}/e.md": report(title=HOSTILE, date="2011")}
    files = dict(compile_reports(tmp_path, PUBLISHED | hostile, url=SITE).data_files())
    fragment = files["organisaties/amber/publicaties.html"]
    assert fragment.isascii()
    links = Links(fragment)
    assert links.to == [f"{SITE}netwerken/noord/rapporten/{name}/" for name in "cbade"]
    assert fragment.count('target="_top"') == 5
    assert "<script" not in fragment
    assert '<a href="https://example.org/kennis/netwerken/noord/rapporten/c/" target="_top" lang="fr">' in fragment
    document = json.loads(files["organisaties/amber/publicaties.json"])
    assert document["organisation"] == {
        "id": "organisation:amber", "title": "Amber", "url": f"{SITE}organisaties/amber/",
    }  # fmt: skip
    first = document["publications"][0]
    assert (first["date"], first["kind"], first["url"]) == ("2019-01-02", "end-report", links.to[0])
    assert first["citation"]["RIS"] == f"{links.to[0]}citation.ris"
    assert document["publications"][4]["title"] == HOSTILE


def test_without_an_address_of_the_site_the_list_leads_from_its_place(tmp_path: Path) -> None:
    files = dict(compile_reports(tmp_path, PUBLISHED).data_files())
    links = Links(files["organisaties/amber/publicaties.html"])
    assert links.to[0] == "../../netwerken/noord/rapporten/c/"


def test_a_draft_is_in_no_list(tmp_path: Path) -> None:
    draft: Files = {
        f"{FOLDER}/x.md": report(title="Geheim", draft=True, file="x.pdf"),
        f"{FOLDER}/x.pdf": write_pdf("Geheim"),
    }
    compilation = compile_reports(tmp_path, {**PUBLISHED, **draft})
    assert "Geheim" not in "".join(text for _path, text in compilation.data_files())
    assert dict(compilation.covers()) == {}


@pytest.mark.parametrize(
    ("language", "page", "words"),
    [
        ("en", "/networks/noord/reports/verslag/", "Peeters, J. (2016). <i>Verslag</i> [End report]. Amber."),
        ("fr", "/reseaux/noord/rapports/verslag/", "Peeters, J. (2016). <i>Verslag</i> [Rapport final]. Amber."),
    ],
)
def test_other_languages_have_their_own_words(language: str, page: str, words: str, tmp_path: Path) -> None:
    compilation = compile_reports(
        tmp_path,
        {f"{FOLDER}/verslag.md": report(authors=["Jan Peeters"], kind="end-report")},
        language=language,
    )
    shown = compilation.render_record(node_of(compilation))
    assert shown.address == page
    assert words in shown.html
    files = dict(compilation.data_files())
    assert [path for path in files if path.endswith(("/publications.html", "/publications.json"))]
