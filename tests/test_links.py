"""Links: the scanner that checks and the renderer that shows them see the same ones."""

from __future__ import annotations

import re
from urllib.parse import urljoin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leernetwerk.content.textpaths import site_path
from leernetwerk.content.wikilinks import find_wikilinks
from leernetwerk.pages.link_target import LinkTarget
from leernetwerk.pages.markdown import BodyRenderer, BodySource
from leernetwerk.pages.relative import relative_address

EXTENSIONS = ["admonition", "footnotes", "tables", "toc", "pymdownx.superfences", "pymdownx.tabbed", "md_in_html"]
RENDERER = BodyRenderer(EXTENSIONS, {"pymdownx.tabbed": {"alternate_style": True}})


def rendered_targets(body: str) -> list[str]:
    found: list[str] = []

    def resolve(target: str) -> LinkTarget:
        found.append(target)
        return LinkTarget(target, f"/{target}/")

    RENDERER.render(BodySource(body, "docs", "/", resolve, lambda _path: None))
    return found


CASES = {
    "plain": ("Zie [[a]] en [[b|de b]].", ["a", "b"]),
    "inline code": ("Zie `[[a]]` en ``x ` [[b]]`` en [[c]].", ["c"]),
    "fence": ("```\n[[a]]\n```\n\n[[b]]", ["b"]),
    "tilde fence": ("~~~ python\n[[a]]\n~~~\n\n[[b]]", ["b"]),
    "indented code": ("Tekst\n\n    [[a]]\n\n[[b]]", ["b"]),
    "list item": ("- punt\n\n    [[a]]\n", ["a"]),
    "code in a list": ("- punt\n\n        [[a]]\n\n- [[b]]", ["b"]),
    "admonition": ("!!! note\n    [[a]]\n", ["a"]),
    "tab": ('=== "Een"\n\n    [[a]]\n', ["a"]),
    "escaped": (r"Zie \[[a]] en [[b]].", ["b"]),
    "table": ("| x | y |\n|---|---|\n| [[a\\|de a]] | [[b]] |\n", ["a", "b"]),
    "heading": ("## Over [[a]]\n", ["a"]),
    "emphasis": ("**[[a]]** en *[[b|x]]*", ["a", "b"]),
    "comment": ("<!-- [[a]] -->\n\n[[b]]", ["b"]),
    "html block": ("<div>\n[[a]]\n</div>\n\n[[b]]", ["b"]),
    "unclosed fence": ("```\n[[a]]\n", ["a"]),
    "with a part": ("[[a#deel|x]]", ["a"]),
    "footnote": ("Tekst[^1].\n\n[^1]: Zie [[a]].\n", ["a"]),
    "by path": ("[[docs/a.md|x]] en [[../b]]", ["docs/a.md", "b"]),
    "embedded": ("![[a]] en ![[foto.png|Foto]] en [[blad.pdf]]", ["a"]),
    "escaped embed": (r"\![[a]] en \\![[b]]", ["a", "b"]),
    "nothing in it": ("[[]] en [[|x]] en [[a]]", ["a"]),
    "lazy paragraph": ("Tekst\n    [[a]]\n", ["a"]),
}


@pytest.mark.parametrize(("body", "expected"), CASES.values(), ids=CASES.keys())
def test_the_checker_and_the_page_see_the_same_links(body: str, expected: list[str]) -> None:
    assert [site_path(link.target, "docs") for link in find_wikilinks(body)] == expected
    assert sorted(set(rendered_targets(body))) == sorted(expected)


def test_places_of_links_are_those_of_the_text() -> None:
    body = "Eerst `[[nee]]`.\n\nDan [[ja|wel]]."
    (link,) = find_wikilinks(body)
    assert body[link.start : link.end] == "[[ja|wel]]"
    assert (link.label, link.part) == ("wel", None)


PATHS = st.lists(st.sampled_from(["a", "b", "methodieken", "é", "x y"]), max_size=4).map(
    lambda steps: "/" + "".join(f"{step}/" for step in steps)
)


@given(PATHS, PATHS, st.sampled_from(["", "#deel", "bestand.pdf"]))
@settings(max_examples=300)
def test_relative_addresses_lead_back(target: str, page: str, end: str) -> None:
    from urllib.parse import unquote

    base = "https://example.org/kennis"
    assert (
        unquote(urljoin(base + page.replace(" ", "%20"), relative_address(target + end, page))) == base + target + end
    )


@pytest.mark.parametrize(
    "address",
    [
        "//evil.example/x.png",
        "\\\\evil.example\\x.png",
        "/\\evil.example/x.png",
        "/\t/evil.example/x.png",
        "https:x.png",
    ],
)
def test_no_image_comes_from_elsewhere_however_its_address_is_written(address: str) -> None:
    for body in (f"![x](<{address}>)", f'<img src="{address}">', f"<p><img alt='' src='{address}'></p>"):
        html = RENDERER.render(BodySource(body, "docs", "/", lambda _target: None, lambda _path: None)).html
        for found in re.findall(r'src="([^"]*)"', html):
            as_browsers_read = re.sub(r"[\x00-\x20]", "", found).replace("\\", "/")
            assert urljoin("https://own.example/", as_browsers_read).startswith("https://own.example/"), html
