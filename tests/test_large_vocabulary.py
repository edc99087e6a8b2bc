"""The vocabularies are as large as they must be, and no larger."""

from __future__ import annotations

from pathlib import Path

from tests.support.example_site import example_site, read_example


def regions(count: int) -> str:
    names = (f"gemeente-{number:04}-aan-de-rivier" for number in range(count))
    return "regions:\n" + "".join(
        f"  - id: {name}\n    label: {{nl: Gemeente {name}, fr: Commune de {name}, en: Municipality of {name}}}\n"
        for name in names
    )


def test_all_regions_of_two_countries_are_there(tmp_path: Path) -> None:
    text = regions(1_100)
    assert len(text) > 128 * 1024
    root = example_site(tmp_path, {"docs/vocabulary.yml": text})
    checked = read_example(root)
    assert not [found for found in checked.diagnostics if found.place.path == "docs/vocabulary.yml"]
    assert len(checked.graph.vocabulary.regions) == 1_100


def test_a_vocabulary_without_end_is_refused(tmp_path: Path) -> None:
    root = example_site(tmp_path, {"docs/vocabulary.yml": regions(9_000)})
    codes = {found.code for found in read_example(root).diagnostics if found.place.path == "docs/vocabulary.yml"}
    assert codes == {"file-too-large"}
