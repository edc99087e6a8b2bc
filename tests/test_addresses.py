"""Where things stand on the site: old addresses that lead on, and files of which no two have one path."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.support.command import run
from tests.support.example_site import example_site, read_example
from tests.support.golden_sites import GOLDEN

from leernetwerk.content.site_paths import NotOnSite, OutsideSite, address_of, output_file, redirect_file, target_in
from leernetwerk.diagnostics import Severity

THEME = "docs/themes/veilig.md"
VERSLAG = "---\ntitle: Verslag\norganisations: [amber]\ndate: 2021\n---\n"


def theme(*aliases: str) -> dict[str, str | bytes]:
    # What JSON writes is YAML too.
    return {THEME: f"---\ntitle: Veilig\naliases: {json.dumps(aliases)}\n---\n"}


def codes(root: Path) -> list[str]:
    return [found.code for found in read_example(root).diagnostics]


OUTSIDE = [
    "/%2e%2e/%2e%2e/venv/lib/python3.11/site-packages/zz.pth",
    "/%2e%2e%2f%2e%2e%2fzz.pth",
    "/%2E%2e/x/",
    "/.%2e/x/",
    "/%252e%252e/x/",
    "/%25252e%25252e/x/",
    "/..%5c..%5cx/",
    "/oud\\..\\..\\x/",
    "/%c0%ae%c0%ae/x/",
    "/..;/x/",
    "/..%3b/x/",
    "/../x/",
    "/x/../../y/",
    "/./x/",
    "/x/.",
    "/x/..",
    "/x//y/",
    "//voorbeeld.nl/x/",
    "/%2fetc/passwd",
    "/%00x/",
    "/x%0a/",
    "/x%0d%0aLocation:%20y/",
    "/x%7f/",
    "/x%c2%85/",
    "/x%e2%80%ae/",
    "/x%e2%81%a6/",
    "/x%ff/",
    "/\u2025/x/",
    "/\uff0e\uff0e/x/",
    "/x\uff0f\uff0e\uff0e\uff0fy/",
    "/.htaccess",
    "/.git/config",
    "/.well-known/security.txt",
    "/con/",
    "/aux.html",
    "/LPT1.txt/",
    "/c:/x/",
    "/x:$DATA",
    "/x*/",
    "/x%7c/",
    "/x./",
    "/x%20/",
    "/%20x/",
    "/x?y=1",
    "/sw.js",
    "/Oud/Stijl.CSS/",
    "/app.wasm",
    "/x#y",
    "/" + "a" * 256 + "/",
    "/" + "%F0%9F%98%80" * 64 + "/",
    "/a" * 21,
]


@pytest.mark.parametrize("alias", OUTSIDE)
def test_an_old_address_that_could_be_taken_for_another_path_is_told(alias: str, tmp_path: Path) -> None:
    assert codes(example_site(tmp_path, theme(alias))) == ["invalid-alias"]


@pytest.mark.parametrize(
    "reference",
    ["/g;x=1/../y", "/./g", "/../g", "/g.", "/.g", "/g..", "/..g", "/./g/.", "/g/./h", "/g/../h", "/../../../g"],
)
def test_what_a_browser_would_resolve_to_another_path_is_no_address(reference: str) -> None:
    """Of the examples in RFC 3986, 5.4, those that have dots at the ends of a step."""
    with pytest.raises(NotOnSite):
        redirect_file(reference)


@pytest.mark.parametrize(
    ("alias", "path"),
    [
        ("/oud/", "oud/index.html"),
        ("/oud/pad", "oud/pad/index.html"),
        ("/oud.html", "oud.html"),
        ("/oud.htm", "oud.htm"),
        ("/oud/index.html", "oud/index.html"),
        # A server would run these or offer them to be saved; a folder of that name leads on.
        ("/oud.HTML", "oud.HTML/index.html"),
        ("/oud.php", "oud.php/index.html"),
        ("/oud.aspx", "oud.aspx/index.html"),
        ("/rapport.pdf", "rapport.pdf/index.html"),
        ("/pagina.md", "pagina.md/index.html"),
        ("/zz.pth", "zz.pth/index.html"),
        # Equivalent by RFC 3986, 6.2.2
        ("/%6Fud%2Dpad/", "oud-pad/index.html"),
        ("/met%20spatie/", "met spatie/index.html"),
        ("/caf%C3%A9/", "café/index.html"),
        ("/café/", "café/index.html"),
        ("/a/b&c=(d);e,f!/", "a/b&c=(d);e,f!/index.html"),
    ],
)
def test_an_old_address_is_a_page_of_html(alias: str, path: str, tmp_path: Path) -> None:
    assert redirect_file(alias) == path
    assert codes(example_site(tmp_path, theme(alias))) == []


@pytest.mark.parametrize(
    "alias",
    [
        "/",
        "/index.html",
        "/index.php",
        "/default.aspx",
        "/index.htm",
        "/beheer/",
        "/beheer/plan.json",
        "/assets/leernetwerk/x/",
        "/beheer/editor/",
        "/ASSETS/x/",
        "/methodieken/filter.json",
        "/methodieken/filter.json/",
        "/methodieken/blad/2/",
        "/data/knowledge.json",
        "/data/addresses.json",
        "/feed.xml",
        "/404.html",
        "/404.html/",
        "/sitemap.xml.gz",
        "/agenda/agenda.ics",
        "/organisaties/amber/publicaties.html",
        "/organisaties/amber/feed.xml",
        "/netwerken/noord/rapporten/verslag/verslag.pdf",
        "/netwerken/noord/rapporten/verslag/citation.bib",
        "/netwerken/noord/rapporten/verslag/bijlage.pdf",
        "/netwerken/noord/rapporten/verslag/begin.html",
        "/Netwerken/NOORD",
        "/themas/veilig",
        "/kaarten/a.png/",
        "/robots.txt",
        "/_redirects",
        "/_headers/x/",
        "/_routes.json",
        "/CNAME",
    ],
)
def test_an_old_address_takes_nothing_that_the_site_has(alias: str, tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "networks/noord/reports/verslag.md": f"{VERSLAG}\nZie de [bijlage](bijlage.pdf).\n",
        "networks/noord/reports/verslag/01-begin.md": "# Begin\n\nZo.\n",
        "networks/noord/reports/bijlage.pdf": b"%PDF-",
        "docs/kaarten/a.png": b"1",
    }
    found = read_example(example_site(tmp_path, files | theme(alias))).diagnostics
    assert [each.code for each in found if "alias" in each.code] == ["alias-collision"]


def test_two_old_addresses_that_a_server_reads_as_one_are_told(tmp_path: Path) -> None:
    other = {"docs/themes/rust.md": '---\ntitle: Rust\naliases: ["/oud/index.php"]\n---\n'}
    assert codes(example_site(tmp_path / "a", theme("/OUD.html") | other)) == ["alias-collision"]
    decomposed = unicodedata.normalize("NFD", "/één/")
    other = {"docs/themes/rust.md": f'---\ntitle: Rust\naliases: ["{decomposed}"]\n---\n'}
    assert codes(example_site(tmp_path / "b", theme("/één/") | other)) == ["alias-collision"]
    assert codes(example_site(tmp_path / "c", theme("/oud/", "/oud.html", "/oud/index.php"))) == []


ADDRESSES = st.one_of(
    st.text(max_size=40),
    st.text(max_size=40).map(lambda text: "/" + text),
    st.lists(
        st.one_of(
            st.sampled_from(["..", ".", "%2e", "%2E%2e", "%252e", "%2f", "\\", "%5c", "%00", "x", "oud", "a.php", ";"]),
            st.text(st.characters(codec="utf-8"), max_size=6),
        ),
        min_size=1,
        max_size=6,
    ).map(lambda steps: "/" + "/".join(steps)),
)


@given(ADDRESSES)
@settings(max_examples=500, deadline=None)
def test_any_text_is_refused_or_a_page_inside_the_site(alias: str) -> None:
    try:
        path = redirect_file(alias)
    except NotOnSite:
        return
    with tempfile.TemporaryDirectory() as folder:
        target = target_in(Path(folder), path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(b"")
        assert target.resolve().is_relative_to(Path(folder).resolve())
        assert path.endswith((".html", ".htm"))
    # Where it lies is at the address that leads there.
    assert redirect_file(address_of(path)) == output_file(address_of(path)) == path


@given(st.lists(ADDRESSES, min_size=40, max_size=80, unique=True))
@settings(max_examples=2, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
def test_whatever_stands_under_aliases_is_refused_or_built_as_html(aliases: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "a" / "b" / "kennis"
        files: dict[str, str | bytes] = {
            f"docs/themes/t{number}.md": (
                f'---\ntitle: "import os\\nprint({number})"\naliases: {json.dumps([alias])}\n---\n'
            )
            for number, alias in enumerate(aliases)
        }
        problems = read_example(example_site(root, files)).diagnostics
        told = {each.place.path for each in problems if each.severity is Severity.ERROR}
        for path in told:
            (root / path).unlink()
        before = {path for path in Path(folder).rglob("*") if "kennis" not in path.parts}
        assert run("build", "-f", root / "mkdocs.yml") == 0
        assert {path for path in Path(folder).rglob("*") if "kennis" not in path.parts} == before
        kept = [alias for node in read_example(root).graph.nodes.values() for alias in node.record.aliases if alias]
        assert len(kept) >= len(aliases) - len(told) - 2  # an empty text and one of spaces are no alias
        for alias in kept:
            assert (root / "site" / redirect_file(alias)).read_text("utf-8").startswith("<!doctype html>")
        files_of = [path for path in (root / "site").rglob("*") if path.is_file()]
        assert not [path for path in files_of if path.suffix in (".pth", ".php", ".md", ".py")]


FILES: list[tuple[dict[str, str | bytes], str]] = [
    ({"docs/assets/javascripts/bundle.79ae519e.min.js": "alert(1)"}, "docs/assets/javascripts/bundle.79ae519e.min.js"),
    ({"docs/Assets/Stylesheets/main.css": "*{}"}, "docs/Assets/Stylesheets/main.css"),
    ({"docs/assets/leernetwerk/search/manifest.bin": b"1"}, "docs/assets/leernetwerk/search/manifest.bin"),
    ({"docs/methodieken/filter.json": "[]"}, "docs/methodieken/filter.json"),
    ({"docs/data/knowledge.json": "{}"}, "docs/data/knowledge.json"),
    ({"docs/data/addresses.json": "{}"}, "docs/data/addresses.json"),
    ({"docs/feed.xml": "<feed/>"}, "docs/feed.xml"),
    ({"docs/sitemap.xml": "<urlset/>"}, "docs/sitemap.xml"),
    (
        {"docs/organisaties/amber/publicaties.json": "{}", "networks/noord/reports/verslag.md": VERSLAG},
        "docs/organisaties/amber/publicaties.json",
    ),
    ({"docs/beelden/a.png": b"1", "docs/Beelden/A.png": b"2"}, "docs/beelden/a.png"),
    (
        {
            "docs/beelden/é.png": b"1",
            f"docs/beelden/{unicodedata.normalize('NFD', 'é')}.png": b"2",
        },
        "docs/beelden/é.png",
    ),
    # a file beside a record, and one that lies where that is published
    (
        {
            THEME: "---\ntitle: Veilig\n---\n\n![Een kring](kring.png)\n",
            "docs/themes/kring.png": b"1",
            "docs/themas/veilig/kring.png": b"2",
        },
        "docs/themas/veilig/kring.png",
    ),
    # two files of one name that are shown on one page: a record's and that of a reply
    (
        {
            THEME: "---\ntitle: Veilig\n---\n\n![Een kring](kring.png)\n",
            "docs/themes/kring.png": b"1",
            "networks/noord/replies/dank.md": (
                "---\ntitle: Dank\nto: theme:veilig\ndate: 2021-01-01\nauthor: lezer\n---\n\n![Een kring](kring.png)\n"
            ),
            "networks/noord/replies/kring.png": b"2",
        },
        "docs/themes/veilig.md networks/noord/replies/dank.md",
    ),
    # a PDF that a report links to, where that of the report itself is made
    (
        {
            "networks/noord/reports/verslag.md": f"{VERSLAG}\n# Begin\n\nZie de [druk](verslag.pdf).\n",
            "networks/noord/reports/verslag.pdf": b"%PDF-",
        },
        "networks/noord/reports/verslag.md",
    ),
]


@pytest.mark.parametrize(("files", "told"), FILES, ids=[told for _, told in FILES])
def test_a_file_where_another_stands_is_told(files: dict[str, str | bytes], told: str, tmp_path: Path) -> None:
    found = read_example(example_site(tmp_path, files)).diagnostics
    (collision,) = [each for each in found if each.code == "file-collision"]
    assert collision.place.path in told.split(" ")
    assert collision.severity is Severity.ERROR


@pytest.mark.parametrize(
    "files",
    [
        {"docs/over.md": "# Over\n", "docs/Over.md": "# Over\n"},
        {"docs/over.md": "# Over\n", "docs/over/README.md": "# Over\n"},
        {"docs/over/index.md": "# Over\n", "docs/over/README.md": "# Over\n"},
        {"docs/methodieken/blad/2.md": "# Twee\n"},
        {"docs/beheer.md": "# Beheer\n"},
        {"docs/data/knowledge.json.md": "# Kennis\n"},
        {
            "networks/noord/reports/verslag.md": VERSLAG,
            "networks/noord/reports/verslag/01-begin.md": "# Begin\n",
            "docs/netwerken/noord/rapporten/verslag/begin.md": "# Begin\n",
        },
    ],
)
def test_a_page_where_another_stands_is_told(
    files: dict[str, str | bytes], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = example_site(tmp_path, files)
    assert run("check", "-f", root / "mkdocs.yml") == 1
    assert capsys.readouterr().out.count("[address-collision]") == 1


def test_a_file_of_the_theme_is_replaced_by_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = example_site(tmp_path, {"docs/assets/images/favicon.png": b"1"})
    assert run("check", "-f", root / "mkdocs.yml") == 1
    assert "[file-collision]" in capsys.readouterr().out


HOOK = """
from mkdocs.structure.files import File, InclusionLevel
def on_files(files, config):
    {}
    return files
"""


@pytest.mark.parametrize(
    "line",
    [
        "files.append(File.generated(config, 'themas/veilig/index.html', content='weg'))",
        "files.append(File.generated(config, 'Data/Knowledge.json', content='weg'))",
        "files.append(File.generated(config, 'themas/veilig/index.md', content='weg'))",
        "files.append(File.generated(config, '404.html', content='weg'))",
        "files.append(File.generated(config, '../../buiten.txt', content='weg', inclusion=InclusionLevel.INCLUDED))",
        "files.append(File('x.txt', None, config.site_dir, True, dest_uri='../buiten.txt'))",
        "f = File.generated(config, 'x.txt', content='weg'); f.abs_dest_path = '{outside}'; files.append(f)",
    ],
)
def test_another_plugin_replaces_nothing_and_writes_nowhere_else(
    line: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = example_site(tmp_path / "a" / "b", theme())
    (root / "haak.py").write_text(HOOK.format(line.format(outside=tmp_path / "buiten.txt")), "utf-8")
    config = root / "mkdocs.yml"
    config.write_text(config.read_text("utf-8") + "hooks: [haak.py]\n", "utf-8")
    assert run("build", "-f", config) == 1
    told = capsys.readouterr().err
    assert "Traceback" not in told
    assert "De site is niet gebouwd: " in told
    assert not (root / "site").exists()
    assert not [path for path in tmp_path.rglob("*") if path.name.startswith("buiten")]


@pytest.mark.parametrize("link", ["themas", "data/schema.json"])
def test_nothing_is_written_through_a_link_in_the_built_site(link: str, tmp_path: Path) -> None:
    root = example_site(tmp_path / "kennis", theme("/oud/"))
    assert run("build", "-f", root / "mkdocs.yml") == 0
    elsewhere = tmp_path / "elders"
    elsewhere.mkdir()
    (elsewhere / "brief.txt").write_text("van mij", "utf-8")
    place = root / "site" / link
    is_folder = place.is_dir()
    place.rename(tmp_path / "weg")
    place.symlink_to(elsewhere if is_folder else elsewhere / "brief.txt")
    mkdocs = [sys.executable, "-m", "mkdocs", "build", "-q"]
    if is_folder:  # what changes the earlier site where it stands does not begin
        built = subprocess.run([*mkdocs, "--dirty"], cwd=root, capture_output=True, check=False)
        assert built.returncode == 1
        assert "De site is niet gebouwd" in built.stdout.decode()
        assert b"Traceback" not in built.stderr
        assert place.is_symlink()
    # A build makes the site beside the earlier one, and takes its place.
    assert subprocess.run(mkdocs, cwd=root, capture_output=True, check=False).returncode == 0
    assert not place.is_symlink()
    place.rename(tmp_path / "weer-weg")
    place.symlink_to(elsewhere if is_folder else elsewhere / "brief.txt")
    assert run("build", "-f", root / "mkdocs.yml") == 0
    assert not place.is_symlink()
    assert [path.name for path in elsewhere.iterdir()] == ["brief.txt"]
    assert (elsewhere / "brief.txt").read_text("utf-8") == "van mij"


def test_a_path_outside_a_folder_is_written_by_nobody(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "echt").mkdir(parents=True)
    (site / "weg").symlink_to(tmp_path)
    for path in ("../x", "/x", "a/../../x", "a//x", "./x", "", "a/", "x\0", "..\\x", "weg/x", "weg"):
        with pytest.raises(OutsideSite):
            target_in(site, path)
    assert target_in(site, "echt/x.html") == site / "echt" / "x.html"


def test_no_old_address_takes_the_place_of_any_file_that_a_build_makes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The checks know of every file that a build writes: here of all that a site with everything has."""
    source = GOLDEN / "all-types" / "site"
    everything = "  - leernetwerk:\n      headers: [netlify, apache, nginx]\n"
    for folder in ("docs", "networks"):
        shutil.copytree(source / folder, tmp_path / folder)
    config = (source / "mkdocs.yml").read_text("utf-8").replace("  - leernetwerk\n", everything)
    (tmp_path / "mkdocs.yml").write_text(config, "utf-8")
    assert run("build", "-f", tmp_path / "mkdocs.yml") == 0
    site = tmp_path / "site"
    built = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    assert {"nginx-headers.conf", "_headers", "data/addresses.json", "404.html"} <= set(built)
    lines = ["---", "title: Veilig", "aliases:", *(f"  - {json.dumps('/' + quote(path))}" for path in built), "---", ""]
    (tmp_path / "docs" / "themes" / "veilig.md").write_text("\n".join(lines), "utf-8")
    capsys.readouterr()
    run("check", "-f", tmp_path / "mkdocs.yml", "--format", "json")
    told = {each["line"] for each in json.loads(capsys.readouterr().out) if "alias" in each["code"]}
    assert [path for line, path in enumerate(built, 4) if line not in told] == []
