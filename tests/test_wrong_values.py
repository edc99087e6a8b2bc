"""Whatever stands in the place of a value: problems are told, and nothing breaks."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import frontmatter
import pytest
import yaml
from frontmatter.default_handlers import YAMLHandler
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.example_site import example_site, read_example

from leernetwerk.site.checked_site import CheckedSite

SITE = Path(__file__).parent / "golden" / "all-types" / "site"
FILES = {path.relative_to(SITE).as_posix(): path.read_bytes() for path in sorted(SITE.rglob("*")) if path.is_file()}
RECORDS = [name for name, raw in FILES.items() if name.endswith(".md") and raw.startswith(b"---")]
JUNK = [
    None,
    "",
    "x",
    "NO",
    7,
    -1,
    True,
    [],
    ["x"],
    [None, "x"],
    [["x"]],
    {},
    {"x": "y"},
    [{"x": 1}],
    "2021-02-30",
    "a#b",
]


def paths(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [path] if path else []
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in steps:
        found += paths(inner, (*path, step))
    return found


def replaced(data: dict[str, Any], path: tuple[Any, ...], junk: object) -> dict[str, Any]:
    changed = copy.deepcopy(data)
    place: Any = changed
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = junk
    return changed


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return example_site(tmp_path_factory.mktemp("junk"), FILES)


def with_junk(site: Path, name: str, data: dict[str, Any], body: str) -> CheckedSite:
    text = f"---\n{yaml.safe_dump(data, allow_unicode=True, sort_keys=False)}---\n{body}"
    (site / name).write_text(text, "utf-8")
    try:
        return read_example(site)
    finally:
        (site / name).write_bytes(FILES[name])


@given(st.data())
@settings(max_examples=400)
def test_junk_in_the_place_of_a_value_is_told(site: Path, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(RECORDS))
    post = frontmatter.loads(FILES[name].decode(), handler=YAMLHandler())
    fields = yaml.load(FILES[name].decode().split("---\n")[1], Loader=yaml.CBaseLoader)  # noqa: S506 - text only
    changed = fields
    for _ in range(data.draw(st.integers(1, 3))):
        path = data.draw(st.sampled_from(paths(changed) or [("title",)]))
        changed = replaced(changed, path, data.draw(st.sampled_from(JUNK)))
    checked = with_junk(site, name, changed, post.content)
    for found in checked.diagnostics:
        assert found.place.line >= 1
        assert found.place.column >= 1


VOCABULARY = "docs/vocabulary.yml"


@given(st.data())
@settings(max_examples=200)
def test_junk_in_the_vocabulary_is_told(site: Path, data: st.DataObject) -> None:
    lists = yaml.load(FILES[VOCABULARY], Loader=yaml.CBaseLoader)  # noqa: S506 - text only
    for _ in range(data.draw(st.integers(1, 3))):
        path = data.draw(st.sampled_from(paths(lists) or [("regions",)]))
        lists = replaced(lists, path, data.draw(st.sampled_from(JUNK)))
    (site / VOCABULARY).write_text(yaml.safe_dump(lists, allow_unicode=True, sort_keys=False), "utf-8")
    try:
        checked = read_example(site)
    finally:
        (site / VOCABULARY).write_bytes(FILES[VOCABULARY])
    for found in checked.diagnostics:
        assert found.place.line >= 1
        assert found.place.column >= 1
