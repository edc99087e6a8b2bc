"""Nothing of a draft reaches a reader, nor of what belongs to a draft."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.command import run
from tests.support.example_site import example_site, read_example

NETWORK = "---\ntitle: Fluister\ndraft: true\n---\n\nZebrapad.\n"
STORY = "---\ntitle: Een dag in Fluister\ndate: 2026-02-01\n---\n\nZebrapad.\n"
FILES = {
    "networks/fluister/index.md": NETWORK,
    "networks/fluister/stories/dag.md": STORY,
    "networks/fluister/sessions/start.md": "---\ntitle: Start in Fluister\ndate: 2026-02-02\n---\n\nZebrapad.\n",
    "networks/noord/stories/dag.md": "---\ntitle: Dag\ndate: 2026-02-03\n---\n\nZie [[story:fluister/dag|hun dag]].\n",
}


def test_a_draft_of_a_network_hides_all_its_records(tmp_path: Path) -> None:
    root = example_site(tmp_path / "bron", FILES)
    assert [
        node.source.path for node in read_example(root).graph.nodes.values() if "fluister" in node.source.path
    ] == []
    assert run("build", "-f", root / "mkdocs.yml", "--site-dir", tmp_path / "site") == 0
    for file in (tmp_path / "site").rglob("*"):
        if file.is_file() and file.suffix in (".html", ".json", ".jsonld", ".xml", ".csv", ".ics", ".txt"):
            text = file.read_text("utf-8").lower()
            assert "zebrapad" not in text, file
            assert "fluister" not in text.replace("hun dag", ""), file
    assert not (tmp_path / "site" / "netwerken" / "fluister").exists()


def test_a_preview_shows_it(tmp_path: Path) -> None:
    shown = read_example(example_site(tmp_path, FILES), drafts=True).graph.nodes
    assert {"network:fluister", "story:fluister/dag", "session:fluister/start"} <= set(shown)


@pytest.mark.parametrize("hidden", ["networks/fluister/stories/dag.md", "networks/fluister/sessions/start.md"])
def test_a_draft_of_a_record_hides_that_record_alone(hidden: str, tmp_path: Path) -> None:
    files = FILES | {"networks/fluister/index.md": NETWORK.replace("draft: true\n", "")}
    files[hidden] = files[hidden].replace("---\n\n", "draft: true\n---\n\n")
    shown = {node.source.path for node in read_example(example_site(tmp_path, files)).graph.nodes.values()}
    assert shown & set(FILES) == set(FILES) - {hidden}
