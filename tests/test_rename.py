"""``leernetwerk rename``: the record, its files, every reference, a redirect; all of it or nothing."""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.command import run
from tests.support.example_site import example_site
from tests.support.golden_sites import GOLDEN

from leernetwerk.content import SiteSettings, discover
from leernetwerk.records.registry import RECORD_TYPES

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg"/>\n'
SITE = GOLDEN / "all-types" / "site"
ALIASES = re.compile(r"^aliases:.*\r?\n(?:[ ]*- .*\r?\n)*", re.MULTILINE)


def tree(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def without_aliases(root: Path) -> dict[str, str]:
    return {path: ALIASES.sub("", content.decode("latin-1")) for path, content in tree(root).items()}


def sources(root: Path) -> dict[str, str]:
    site = SiteSettings(root, root / "docs", root / "networks", "Voorbeeld")
    found = discover(site, (model.layout for model in RECORD_TYPES.values()))
    return {source.id: source.key for source in found.records}


IDS = sources(SITE)
SLUGS = st.from_regex(r"[a-z]{3,8}(?:-[a-z0-9]{1,5})?", fullmatch=True).map(lambda slug: f"x-{slug}")


@settings(max_examples=40)
@given(id=st.sampled_from(sorted(IDS)), slug=SLUGS, windows=st.booleans())
def test_there_and_back_leaves_everything_as_it_was(id: str, slug: str, windows: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "site"
        shutil.copytree(SITE, root)
        if windows:
            for path in root.rglob("*.md"):
                path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
        before = without_aliases(root)
        type_, _, key = id.partition(":")
        assert run("rename", id, slug, "-f", root / "mkdocs.yml") == 0
        new = f"{type_}:{key.rpartition('/')[0]}/{slug}" if "/" in key else f"{type_}:{slug}"
        assert new in sources(root)
        assert id not in sources(root)
        assert without_aliases(root) != before
        assert run("check", "-f", root / "mkdocs.yml") == 0
        assert run("rename", new, key, "-f", root / "mkdocs.yml") == 0
        assert without_aliases(root) == before


STYLES = {
    "docs/organisations/kust.md": (
        '---\ntitle: Kust  # de naam\npart_of:   "amber"   # blijft\n\nalso_known_as: [amber]\n---\n'
    ),
    "networks/noord/sessions/start.md": (
        "---\r\ntitle: Start\r\ndate: 2021-03-04\r\norganisations:\r\n- 'amber'   # eerst\r\n-   kust\r\n"
        'insights:\r\n  - {id: amber, text: "amber is geel"}\r\n---\r\n\r\n'
        "Van [[amber]], [[ amber |Amber]] en `[[amber]]`, zie [[organisation:amber#deel|amber]].\r\n"
    ),
    "networks/noord/sessions/later.md": (
        "---\ntitle: Later\ndate: 2021-05-04\n"
        "feedback:\n  - {insight: start#amber, organisation: &a amber, outcome: adopted}\n"
        "participants: [{organisation: *a, count: 1}]\n---\n"
    ),
    "docs/uitleg.md": (
        "# Uitleg\n\nWat [[amber]] doet: [hier](organisations/amber.md#kop) en [amber](organisations/amber.svg).\n"
    ),
    "docs/organisations/amber.md": "---\ntitle: Amber\nlogo: amber.svg\n---\n",
    "docs/organisations/amber.svg": DRAWING,
}


def test_names_are_replaced_where_they_stand_and_nothing_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = example_site(tmp_path, STYLES)
    assert run("rename", "organisation:amber", "barnsteen", "-f", root / "mkdocs.yml") == 0
    assert capsys.readouterr().out == "docs/organisations/barnsteen.md\n"
    assert not (root / "docs/organisations/amber.md").exists()
    assert not (root / "docs/organisations/amber.svg").exists()
    found = {path: (root / path).read_bytes().decode() for path in STYLES if "amber" not in path}
    assert found["docs/organisations/kust.md"] == STYLES["docs/organisations/kust.md"].replace('"amber"', '"barnsteen"')
    assert found["networks/noord/sessions/start.md"] == STYLES["networks/noord/sessions/start.md"].replace(
        "'amber'", "'barnsteen'"
    ).replace("Van [[amber]], [[ amber |", "Van [[barnsteen]], [[ barnsteen |").replace(
        "organisation:amber#", "organisation:barnsteen#"
    )
    assert found["networks/noord/sessions/later.md"] == STYLES["networks/noord/sessions/later.md"].replace(
        "&a amber", "&a barnsteen"
    )
    assert found["docs/uitleg.md"] == (
        "# Uitleg\n\nWat [[barnsteen]] doet: "
        "[hier](organisations/barnsteen.md#kop) en [amber](organisations/barnsteen.svg).\n"
    )
    assert (root / "docs/organisations/barnsteen.md").read_text("utf-8") == (
        "---\ntitle: Amber\nlogo: barnsteen.svg\naliases: [/organisaties/amber/]\n---\n"
    )


@pytest.mark.parametrize(
    ("written", "after"),
    [
        ("", "aliases: [/themas/veilig/]\n"),
        ("aliases:\n", "aliases: [/themas/veilig/]\n"),
        ("aliases: []\n", "aliases: [/themas/veilig/]\n"),
        ("aliases: [/oud/]  # eerst\n", "aliases: [/oud/, /themas/veilig/]  # eerst\n"),
        ("aliases:\n- /oud/  # eerst\nlanguage: nl\n", "aliases:\n- /oud/  # eerst\n- /themas/veilig/\nlanguage: nl\n"),
        ("aliases:\n  - /themas/rust/\n", "aliases:\n  - /themas/veilig/\n"),
    ],
)
def test_the_old_address_leads_to_the_new(written: str, after: str, tmp_path: Path) -> None:
    root = example_site(tmp_path, {"docs/themes/veilig.md": f"---\ntitle: Veilig\n{written}---\n\nTekst.\n"})
    assert run("rename", "theme:veilig", "rust", "-f", root / "mkdocs.yml") == 0
    assert (root / "docs/themes/rust.md").read_text("utf-8") == f"---\ntitle: Veilig\n{after}---\n\nTekst.\n"
    assert run("build", "-f", root / "mkdocs.yml") == 0
    assert "../rust/" in (root / "site/themas/veilig/index.html").read_text("utf-8")


def test_chapters_and_pictures_go_along(tmp_path: Path) -> None:
    folder = "networks/noord/reports"
    root = example_site(
        tmp_path,
        {
            f"{folder}/wijzer.md": (
                "---\ntitle: Wijzer\norganisations: [amber]\ndate: 2020\n---\n\n![Kring](wijzer/een.svg)\n"
            ),
            f"{folder}/wijzer/01-begin.md": "# Begin\n\nTerug naar [[wijzer]]. ![Kring](een.svg)\n",
            f"{folder}/wijzer/een.svg": DRAWING,
            f"{folder}/wijzers.md": "---\ntitle: Wijzers\norganisations: [amber]\ndate: 2020\n---\n\nZie [[wijzer]].\n",
        },
    )
    assert run("rename", "report:noord/wijzer", "noord/gids", "-f", root / "mkdocs.yml") == 0
    assert sorted(path for path in tree(root) if "reports" in path) == [
        f"{folder}/gids.md",
        f"{folder}/gids/01-begin.md",
        f"{folder}/gids/een.svg",
        f"{folder}/wijzers.md",
    ]
    assert not (root / folder / "wijzer").exists()
    assert "![Kring](gids/een.svg)" in (root / folder / "gids.md").read_text("utf-8")
    assert "/netwerken/noord/rapporten/wijzer/begin/" in (root / folder / "gids.md").read_text("utf-8")
    assert "[[gids]]" in (root / folder / "gids/01-begin.md").read_text("utf-8")
    assert run("check", "-f", root / "mkdocs.yml") == 0


def test_a_record_moves_to_another_network(tmp_path: Path) -> None:
    root = example_site(
        tmp_path,
        {
            "networks/zuid/index.md": "---\ntitle: Zuid\n---\n\nZie [[noord/vraag]].\n",
            "networks/noord/questions/vraag.md": "---\ntitle: Vraag\n---\n\nZie [[ander]].\n",
            "networks/noord/questions/ander.md": "---\ntitle: Ander\n---\n\nZie [[vraag]] en [tekst](vraag.md).\n",
        },
    )
    assert run("rename", "question:noord/vraag", "zuid/vraag", "-f", root / "mkdocs.yml") == 0
    read = {path: content.decode() for path, content in tree(root).items()}
    assert "Zie [[zuid/vraag]] en [tekst](../../zuid/questions/vraag.md)." in read["networks/noord/questions/ander.md"]
    assert "Zie [[noord/ander]]." in read["networks/zuid/questions/vraag.md"]
    assert "Zie [[zuid/vraag]]." in read["networks/zuid/index.md"]
    assert "[/netwerken/noord/praktijkvragen/vraag/]" in read["networks/zuid/questions/vraag.md"]


def test_a_name_that_would_mean_something_else_is_written_in_full(tmp_path: Path) -> None:
    root = example_site(
        tmp_path,
        {
            "docs/themes/rust.md": "---\ntitle: Rust\n---\n",
            "docs/themes/veilig.md": "---\ntitle: Veilig\n---\n\nZie [[rust]] en [[amber]].\n",
        },
    )
    assert run("rename", "organisation:amber", "rust", "-f", root / "mkdocs.yml") == 0
    text = (root / "docs/themes/veilig.md").read_text("utf-8")
    assert "Zie [[theme:rust]] en [[organisation:rust]]." in text


@pytest.mark.parametrize(
    ("old", "new", "status", "told"),
    [
        ("organisation:ambr", "rust", 2, "organisation:amber"),
        ("organisation:amber", "kust", 2, "docs/organisations/kust.md"),
        ("organisation:amber", "amber", 2, "amber"),
        ("organisation:amber", "Amber!", 2, "Amber!"),
        ("organisation:amber", "De Sluis", 2, "alleen kleine letters, cijfers en streepjes, zoals de-sluis"),
        ("organisation:amber", "noord/rust", 2, "schrijf rust"),
        ("docs/organisations/ambr.md", "rust", 2, "organisation:amber"),
        ("Krachtenwyzer", "rust", 2, "methodology:krachtenwijzer"),
        ("iets heel anders", "rust", 2, ".md"),
        ("organisation:amber", "../rust", 2, "../rust"),
        ("organisation:amber", "theme:rust", 2, "theme:rust"),
        ("session:noord/start", "west/start", 2, "noord"),
        ("organisation:amber", "null", 1, "["),
        ("organisation:kust", "weg", 1, "[alias-collision]"),
    ],
)
def test_what_would_not_be_right_is_not_renamed(
    old: str, new: str, status: int, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    taken = {"docs/themes/weg.md": "---\ntitle: Weg\naliases: [/organisaties/weg/]\n---\n"}
    root = example_site(tmp_path, STYLES | taken)
    before = tree(root)
    assert run("rename", old, new, "-f", root / "mkdocs.yml") == status
    streams = capsys.readouterr()
    assert told in streams.err
    assert streams.out == ""
    assert tree(root) == before


@pytest.mark.parametrize(
    ("named", "old", "new"),
    [
        ("docs/organisations/kust.md", "docs/organisations/kust.md", "docs/organisations/duin.md"),
        ("./docs/organisations/kust.md", "docs/organisations/kust.md", "docs/organisations/duin.md"),
        ("De Kust", "docs/organisations/kust.md", "docs/organisations/duin.md"),
        ("networks/noord", "networks/noord/index.md", "networks/duin/index.md"),
        ("networks/noord/index.md", "networks/noord/index.md", "networks/duin/index.md"),
    ],
)
def test_a_record_is_named_by_its_file_or_title_too(named: str, old: str, new: str, tmp_path: Path) -> None:
    root = example_site(tmp_path, {"docs/organisations/kust.md": "---\ntitle: De Kust\n---\n"})
    assert (root / old).is_file()
    assert run("rename", named, "duin", "-f", root / "mkdocs.yml") == 0
    assert (root / new).is_file()
    assert not (root / old).exists()


def test_a_file_is_named_as_seen_from_the_folder_one_works_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = example_site(tmp_path)
    monkeypatch.chdir(root / "docs" / "organisations")
    assert run("rename", "amber.md", "duin") == 0  # the site's configuration is found in a folder above
    assert (root / "docs/organisations/duin.md").is_file()


def test_an_id_of_before_a_renaming_tells_the_new_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    session = {"networks/noord/sessions/start.md": "---\ntitle: Begin\ndate: 2021-03-04\n---\n"}
    root = example_site(tmp_path, session)
    assert run("rename", "session:noord/start", "begin", "-f", root / "mkdocs.yml") == 0
    capsys.readouterr()
    assert run("rename", "session:noord/start", "einde", "-f", root / "mkdocs.yml") == 2
    assert "'session:noord/begin'" in capsys.readouterr().err


def test_a_file_that_cannot_be_read_stops_it_before_anything_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = example_site(tmp_path, STYLES | {"docs/themes/stuk.md": "---\ntitle: [amber\n---\n"})
    before = tree(root)
    assert run("rename", "organisation:amber", "rust", "-f", root / "mkdocs.yml") == 1
    assert "docs/themes/stuk.md" in capsys.readouterr().err
    assert tree(root) == before


def test_a_failure_halfway_puts_everything_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = example_site(tmp_path, STYLES)
    before = tree(root)
    replace = Path.replace

    def fail(self: Path, target: Path) -> Path:
        if self.is_relative_to(root) and target.name == "uitleg.md":
            raise OSError(28, "No space left on device", str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", fail)
    assert run("rename", "organisation:amber", "rust", "-f", root / "mkdocs.yml") == 1
    assert tree(root) == before
