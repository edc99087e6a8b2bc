"""Whatever bytes a file holds: a diagnostic at its place, in bounded time, and never an exception."""

from __future__ import annotations

import signal
import time
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.support.command import run
from tests.support.example_site import example_site, read_example

from leernetwerk.content import Document, read_document, time_limit
from leernetwerk.content.yamltree import Stop, find_places, read_yaml
from leernetwerk.site import render_limit, rendered_links

HOSTILE = {
    "empty": b"",
    "binary": bytes(range(256)) * 40,
    "latin-1": "---\ntitle: Coöperatie\n---\n".encode("latin-1"),
    "utf-16": "---\ntitle: Veilig\n---\n".encode("utf-16"),
    "unclosed": b"---\ntitle: Veilig\n",
    "tabs": b"---\ntitle: Veilig\nalso_known_as:\n\t- x\n---\n",
    "alias bomb": (
        b"---\na: &a [x, x, x, x, x, x, x, x, x]\n"
        + b"".join(b"%c: &%c [%s]\n" % (c, c, b", ".join([b"*%c" % (c - 1)] * 9)) for c in range(98, 110))
        + b"---\n"
    ),
    "deep nesting": b"---\na: " + b"[" * 100_000 + b"\n---\n",
    "deep mapping": b"---\n" + b"".join(b" " * n + b"a:\n" for n in range(2000)) + b"---\n",
    "a megabyte of YAML": b"---\n" + b"".join(b"key%d: value\n" % n for n in range(80_000)) + b"---\n",
    "a long flow": b"---\na: [" + b"x," * 60_000 + b"]\n---\n",
    "two megabytes": b"---\ntitle: x\n---\n" + b"word " * 500_000,
    "one long line": b"---\ntitle: x\n---\n" + b"[" * 900_000,
    "quotations": b"---\ntitle: x\n---\n" + b"> " * 9_000,
    "quotations in lists": b"---\ntitle: x\n---\n" + b"- > " * 4_000,
    "control characters": b"---\ntitle: a\x07b\n---\n",
    "a tag": b"---\ntitle: !!python/object/apply:os.system [ls]\n---\n",
    "a list": b"---\n- title\n---\n",
    "a complex key": b"---\n? [a, b]\n: c\n---\n",
    "an unknown alias": b"---\ntitle: *nothing\n---\n",
}


def read(tmp_path: Path, raw: bytes) -> Document:
    (tmp_path / "f.md").write_bytes(raw)
    return read_document(tmp_path, "f.md")


@pytest.mark.parametrize("raw", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_files_are_told_apart_quickly(raw: bytes, tmp_path: Path) -> None:
    started = time.process_time()
    document = read(tmp_path, raw)
    assert document.diagnostics
    assert time.process_time() - started < 2  # a bound that a slow machine keeps too; typically milliseconds


@pytest.mark.parametrize("raw", [b"\xef\xbb\xbf---\ntitle: a\n---\nb\n", b"---\r\ntitle: a\r\n---\r\nb\r\n"])
def test_byte_order_marks_and_windows_line_ends_are_no_problem(raw: bytes, tmp_path: Path) -> None:
    document = read(tmp_path, raw)
    assert (document.data, document.body, document.diagnostics) == ({"title": "a"}, "b\n", ())


def test_text_stays_as_it_is_written(tmp_path: Path) -> None:
    raw = b"---\na: NO\nb: yes\nc: 14:00\nd: 007\ne: 1_000\nf: 2021-06-23\ng: true\nh: 'true'\ni:\nj: ~\nk: 0x1F\n---\n"
    assert read(tmp_path, raw).data == {
        "a": "NO", "b": "yes", "c": "14:00", "d": "007", "e": "1_000", "f": "2021-06-23", "g": True, "h": "true",
        "i": None, "j": None, "k": "0x1F",
    }  # fmt: skip


@given(st.binary(max_size=400))
@settings(max_examples=300)
def test_any_bytes_give_a_document(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    document = read(tmp_path_factory.mktemp("any"), b"---\n" + raw)
    assert document.data is not None or document.diagnostics


def spell_out(value: object) -> object:
    """Data as PyYAML's BaseLoader gives it: all scalars as they are written."""
    if isinstance(value, dict):
        return {key: spell_out(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [spell_out(inner) for inner in value]
    return "" if value is None else value


@given(st.text(alphabet="ab: -[]{}'\"\n#&*!|>?%@`,", max_size=60))
@example("a: &x {b: *x}")
@settings(max_examples=600)
def test_yaml_is_read_or_refused_as_the_library_does(text: str) -> None:
    """What we accept, PyYAML accepts too, and it means the same."""
    problems: list[object] = []
    try:
        ours = read_yaml(text, lambda *given, **values: problems.append(given))
    except Stop:
        assert problems
        return
    if not problems:  # duplicate keys are told, and the first one counts
        assert spell_out(ours) == (yaml.load(text, Loader=yaml.CBaseLoader) or spell_out(ours))  # noqa: S506 - text only


@given(
    st.recursive(
        st.text(alphabet="abc ", min_size=1, max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(st.text("xyz", min_size=1, max_size=3), inner, max_size=3)
        ),
        max_leaves=8,
    )
)
@settings(max_examples=200)
def test_every_value_has_a_place(value: object) -> None:
    data = {"top": value}
    text = yaml.safe_dump(data, default_flow_style=False)
    places = find_places(text)

    def paths(part: object, path: tuple[object, ...]) -> list[tuple[object, ...]]:
        if isinstance(part, dict):
            return [path, *(found for key, inner in part.items() for found in paths(inner, (*path, key)))]
        if isinstance(part, list):
            return [path, *(found for number, inner in enumerate(part) for found in paths(inner, (*path, number)))]
        return [path]

    assert set(paths(data, ())) == set(places)
    lines = text.split("\n")
    for key_place, value_place in places.values():
        for line, column in (key_place, value_place):
            assert 1 <= line <= len(lines)
            assert 1 <= column <= len(lines[line - 1]) + 1


SLOW = {
    "unclosed comments": "<!-- " * 40_000,
    "unclosed fences": "```a\n" * 40_000,
    "alternating fences": "~~~a\n```b\n" * 20_000,
    "links in one paragraph": "[[amber]]\n" * 20_000,
    "backticks of every length": "\n".join("`" * length + "a" for length in range(1, 600)),
    "half a link": ("[a](b " * 1_500 + "\n") * 25,
    "brackets": ("[" * 9_000 + "\n") * 25,
    "images": "![a](b.png)\n" * 20_000,
    "names before an @": "@ x\n" + ("a" * 9_000 + "\n") * 25,
    "domains": ("a@a.a." * 1_500 + "\n") * 25,
    "unclosed tags": "<div>\n" * 40_000,
}


@pytest.mark.parametrize("body", SLOW.values(), ids=SLOW.keys())
def test_no_body_takes_long_to_check(body: str, tmp_path: Path) -> None:
    root = example_site(tmp_path, {"docs/themes/lang.md": f"---\ntitle: Lang\n---\n{body[: 255 * 1024]}\n"})
    started = time.process_time()
    read_example(root)
    assert time.process_time() - started < 15  # without bounds: minutes to hours; with them seconds


def test_a_text_on_which_a_build_would_give_up_is_told_by_the_checks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if not hasattr(signal, "setitimer"):
        pytest.skip("this system has no alarm")
    monkeypatch.setattr(time_limit, "SECONDS", 0.5)
    slow = "---\ntitle: Lang\n---\n" + ("[a" * 4_000 + "\n") * 20
    for name in ("docs/themes/lang.md", "docs/lang.md"):
        root = example_site(tmp_path / name.replace("/", "-"), {name: slow})
        assert run("check", "-f", root / "mkdocs.yml") == 1
        out = capsys.readouterr().out
        assert f"{name}:1:1: fout: " in out
        assert out.count("[takes-too-long]") == 1


def test_a_text_that_takes_too_long_ends_with_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if not hasattr(signal, "setitimer"):
        pytest.skip("this system has no alarm")
    monkeypatch.setattr(render_limit, "SECONDS", 3)
    monkeypatch.setattr(rendered_links, "_SURELY_QUICK", 10**6)  # the checks would tell of it first
    slow = "---\ntitle: Lang\n---\n" + ("[a" * 4_000 + "\n") * 20
    for name in ("docs/themes/lang.md", "docs/lang.md"):
        root = example_site(tmp_path / name.replace("/", "-"), {name: slow})
        assert run("build", "-f", root / "mkdocs.yml") == 1
        assert f"van '{name}' kan geen pagina worden gemaakt" in capsys.readouterr().err
        assert not (root / "site").exists()
