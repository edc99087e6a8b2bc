"""What check passes is built, and what is built leads to no file of ours that is not there."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.support.command import run
from tests.support.example_site import example_site
from tests.support.golden_sites import CONTENT

PRESENT = ("er.png", "Verslag (1).pdf", "met blanco.pdf", "map/diep.png", "a&b.png")
NAMES = (
    *PRESENT,
    "weg.png",
    "bestaat niet.pdf",
    "weg (1).pdf",
    "../weg.png",
    "map/weg.pdf",
    "er.PNG",
    "./er.png",
    "%65r.png",
)
BASE = "https://example.org"

name = st.sampled_from(NAMES)
written = st.one_of(
    name,
    name.map(lambda each: f"<{each}>"),
    name.map(lambda each: each.replace(" ", "%20")),
    name.map(lambda each: f"{each}#deel"),
    name.map(lambda each: f'{each} "titel"'),
    name.map(lambda each: each.replace("e", "&#101;", 1)),
    st.sampled_from(
        ["java\tscript:x", "//er.png", "#", "", "?a.png", "\\er.png", "x:y.png", "data:image/png,x", "[x].png"]
    ),
)
link = st.builds(
    lambda form, target: form.replace("@", target),
    st.sampled_from(
        [
            *(
                "[k](@)",
                "![k](@)",
                "[k]( @ )",
                "[![k](@)](@)",
                "[k][a]\n\n[a]: @",
                "[a]\n\n[a]:\n  @",
                "[[@]]",
                "![[@|k]]",
            ),
            *(
                "<img src=@ alt=k>",
                '<img alt="k" src="@">',
                "<IMG\nSRC='@'>",
                "<a href=@>k</a>",
                '<a\thref = "@" >k</a>',
            ),
            *("<!--> <img src=@ alt=x> -->", "<!-- [k](@) -->", "<!-- x --!> [k](@)", "<div markdown>\n[k](@)\n</div>"),
            *(
                "`[k](@)`",
                "``[k](@)` `",
                "```\n[k](@)\n```",
                "    [k](@)",
                "~~~\n[k](@)",
                "<pre>[k](@)</pre>",
                "<code>[k](@)",
            ),
            *(
                "\\[k](@)",
                "[k]\\(@)",
                "[k\\](@)",
                "[k](@",
                "[k]\n(@)",
                "> [k](@)",
                "1. [k](@)",
                "| a |\n|---|\n| [k](@) |",
            ),
            *(
                "[^1]\n\n[^1]: [k](@)",
                "!!! note\n    [k](@)",
                '=== "T"\n    [k](@)',
                "# [k](@)",
                "<p title='[k](@)'>x</p>",
            ),
            *(
                "<script>[k](@)</script>",
                "<![CDATA[ [k](@) ]]>",
                "<?php [k](@) ?>",
                "<https://x.example/@>",
                "[k](@){: src=@ }",
            ),
        ]
    ),
    written,
)
noise = st.sampled_from(
    ["\n", "\n\n", " ", "<", "<!--", "-->", "`", "```\n", "[", "]", "(", "\\", "<div>", "</div>", "    ", "tekst"]
)
texts = st.lists(st.one_of(link, noise), min_size=1, max_size=6).map(" ".join)


def problems(root: Path, capsys: pytest.CaptureFixture[str]) -> list[dict[str, str]]:
    run("check", "-f", root / "mkdocs.yml", "--format", "json")
    found: list[dict[str, str]] = json.loads(capsys.readouterr().out)
    return found


class Addresses(HTMLParser):
    """The addresses that links and images of a page name."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name in ("href", "src") and value]


def dead_links(site: Path) -> list[tuple[str, str]]:
    """The links of the content of pages to files that are not in a built site."""
    dead = []
    for page in site.rglob("index.html"):
        content = CONTENT.search(page.read_text("utf-8"))
        addresses = Addresses()
        addresses.feed(content[1] if content else "")
        for address in addresses.found:
            parts = urlsplit(address)
            if parts.scheme or parts.netloc or not parts.path or "." not in parts.path.rpartition("/")[2]:
                continue
            target = Path(f"{page.parent}/{unquote(parts.path)}")
            if not target.resolve().is_file():
                dead.append((page.relative_to(site).as_posix(), address))
    return dead


@settings(
    max_examples=2,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # a site takes seconds: no time to look for a smaller one
    suppress_health_check=list(HealthCheck),
)
@given(
    st.lists(
        st.tuples(texts, st.sampled_from(["docs/themes/t{}.md", "docs/p{}.md", "networks/noord/questions/v{}.md"])),
        min_size=20,
        max_size=20,
    )
)
def test_what_check_passes_is_built(capsys: pytest.CaptureFixture[str], written: list[tuple[str, str]]) -> None:
    with TemporaryDirectory() as folder:
        files = {place.format(number): text for number, (text, place) in enumerate(written)}
        pages = {
            path: f"# Pagina\n\n{text}\n" if path.startswith("docs/p") else f"---\ntitle: Titel\n---\n\n{text}\n"
            for path, text in files.items()
        }
        beside = {
            f"{top}/{each}": "" for top in ("docs", "docs/themes", "networks/noord/questions") for each in PRESENT
        }
        pdf = {path: "" for path in beside if not path.endswith(".pdf")}
        root = example_site(Path(folder), {**pages, **pdf, "networks/noord/index.md": "---\ntitle: Noord\n---\n"})
        for path in beside:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(b"x")
        found = problems(root, capsys)
        wrong = {each["path"] for each in found if each["severity"] == "error" or each["code"] == "dead-link"}
        for path in wrong & set(pages):
            (root / path).unlink()
        rest = [each for each in problems(root, capsys) if each["severity"] == "error"]
        if rest:  # such as a picture that is none
            for each in rest:
                (root / each["path"]).unlink(missing_ok=True)
            again = problems(root, capsys)
            for path in {each["path"] for each in again if each["severity"] == "error" or each["code"] == "dead-link"}:
                (root / path).unlink(missing_ok=True)
        status = run("build", "-f", root / "mkdocs.yml")
        err = capsys.readouterr().err
        assert status == 0, err
        assert dead_links(root / "site") == []


@pytest.mark.parametrize(
    "text",
    [
        "<!--> <img src=weg.png alt=x> -->",
        "[k](bestaat niet.pdf)",
        "[k](Verslag (1).pdf)",
        "[k](<bestaat niet.pdf>)",
        "[k](&#119;eg.pdf)",
        "[![k](weg.png)](weg.pdf)",
        "<IMG\nSRC='weg.png'>",
        "[k][a]\n\n[a]:\n  weg.pdf",
        "[k](https://example.org/a){: href=weg.pdf }",
    ],
)
@pytest.mark.parametrize("place", ["docs/themes/t.md", "docs/p.md"])
def test_what_would_lead_nowhere_is_told(
    text: str, place: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    head = "---\ntitle: Titel\n---\n\n" if "themes" in place else "# Titel\n\n"
    root = example_site(tmp_path, {place: f"{head}{text}\n"})
    config = root / "mkdocs.yml"
    config.write_text(config.read_text("utf-8") + "  - attr_list\n", "utf-8")
    codes = {each["code"] for each in problems(root, capsys)}
    assert codes & {"missing-file", "dead-link"}


@pytest.mark.parametrize(
    "text",
    [
        "![x](https://elders.example/x.png)",
        '<img src="https://elders.example/x.png" alt="x">',
        '<img src="ht\ttps://elders.example/x.png" alt="x">',
        '<img src="&#104;ttps&colon;//elders.example/x.png" alt="x">',
        '<img src="/\\elders.example/x.png" alt="x">',
        '<img src="\\\\elders.example/x.png" alt="x">',
        '<img src="//elders.example/x.png" alt="x">',
        '<img src="data:image/png;base64,AAAA" alt="x">',
    ],
)
@pytest.mark.parametrize("place", ["docs/themes/t.md", "docs/p.md"])
def test_an_image_that_is_left_out_is_told(
    text: str, place: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    head = "---\ntitle: Titel\n---\n\n" if "themes" in place else "# Titel\n\n"
    root = example_site(tmp_path, {place: f"{head}{text}\n"})
    assert [(each["code"], each["path"]) for each in problems(root, capsys)] == [("external-image", place)]


def test_a_draft_is_not_published_as_the_file_that_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = {
        "docs/themes/later.md": "---\ntitle: Later\ndraft: true\n---\n\nNog geheim.\n",
        "docs/themes/nu.md": "---\ntitle: Nu\n---\n\nZie [later](later.md).\n",
    }
    root = example_site(tmp_path, files)
    assert run("build", "-f", root / "mkdocs.yml") == 0
    assert not list((root / "site").rglob("*.md"))
    assert "Zie" in (root / "site/themas/nu/index.html").read_text("utf-8")
