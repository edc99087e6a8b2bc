"""The table of hostile texts, and the site that is made of them."""

from __future__ import annotations

import io
import json
import os
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from PIL import Image
from tests.hostile.making import make
from tests.support.example_site import BASE, write_tree

HERE = Path(__file__).parent
FILES_OF_PLACES: dict[str, dict[str, Any]] = yaml.safe_load((HERE / "places.yml").read_text("utf-8"))


@dataclass(frozen=True)
class Case:
    """A hostile text or file at a place, and what is expected of it.

    Attributes:
        id: by which it is known; a slug.
        group: the file of the table that it stands in.
        at: the place, a key of ``places.yml``; "file" for a published file.
        text: what is hostile.
        refused: the code of the error that ``check`` gives; "" for any error, None where it passes and does no harm.
        files: what it lays over the site, by path.
        pages: the addresses that show it.
        alone: whether its error is looked for in a site of its own, because cases share a file.
        raw: whether the pages are published files, not pages of ours.
        gone: texts that a published file must not hold.
    """

    id: str
    group: str
    at: str
    text: str
    refused: str | None
    files: Mapping[str, str | bytes]
    pages: tuple[str, ...]
    alone: bool = False
    raw: bool = False
    gone: tuple[str, ...] = ()

    @property
    def sentinel(self) -> str:
        """The sentence after the payload that must still be read."""
        return sentinel(self.id)


def sentinel(id: str) -> str:
    """The sentence that stands after the payload of a case."""
    return f"Wachtzin {id} staat er nog."


def refusal(expected: object) -> str | None:
    """What a table expects, as `Case.refused`."""
    if expected == "harmless":
        return None
    if expected == "refused":
        return ""
    assert isinstance(expected, dict), expected
    return str(expected["refused"])


def read_texts() -> list[Case]:
    """Every hostile text of the tables."""
    return [
        make_case(entry, file.stem)
        for file in sorted((HERE / "texts").glob("*.yml"))
        for entry in yaml.safe_load(file.read_text("utf-8"))
    ]


def make_case(entry: dict[str, Any], group: str) -> Case:
    """A row of a table as a case."""
    id, at = entry["id"], entry["at"]
    place = FILES_OF_PLACES[at]
    text = entry["text"].replace("@EVIL@", f"{id}.evil.example")
    cell = '"' + text.replace('"', '""') + '"'
    values = {
        "TEXT": text,
        "QUOTED": quote(text),
        "CELL": cell,
        "ID": id,
        "SENTINEL": sentinel(id),
    }

    def fill(template: str) -> str:
        return re.sub(r"@(TEXT|QUOTED|CELL|ID|SENTINEL)@", lambda found: values[found[1]], template)

    files = {posixpath.normpath(fill(place["file"])): fill(place["content"])}
    files |= {fill(path): fill(content) for path, content in place.get("further", {}).items()}
    if "region" in place:
        files["docs/vocabulary.yml"] = fill(place["region"])
    pages = tuple(fill(page) for page in place["pages"])
    return Case(id, group, at, text, refusal(entry["expect"]), files, pages, place.get("alone", False))


def quote(text: str) -> str:
    """A text as YAML in quotes, with whatever cannot be seen as an escape."""
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(sign if sign.isprintable() or ord(sign) > 0xFFFF else f"\\u{ord(sign):04x}" for sign in quoted)


def read_files() -> list[Case]:
    """Every hostile file of the table."""
    cases = []
    for entry in yaml.safe_load((HERE / "files.yml").read_text("utf-8")):
        id, name = entry["id"], entry.get("name", entry["id"] + entry.get("suffix", ""))
        content = make(entry["make"], id) if "make" in entry else entry["text"].replace("@EVIL@", f"{id}.evil.example")
        files: dict[str, str | bytes]
        if entry.get("at", "beside") == "docs":
            files = {f"docs/proef/{name}": content}
        else:
            folder, kind = entry["at"].split("/") if "/" in entry.get("at", "") else ("stories", "link")
            story = f"networks/noord/{folder}/{id}.md"
            heading = f"---\ntitle: Verhaal {id}\ndate: 2026-03-01\n"
            shown = {
                "link": f"---\n\n[bestand](<{name}>)\n\n{sentinel(id)}\n",
                "image": f"---\n\n![een beeld](<{name}>)\n\n{sentinel(id)}\n",
                "file": f"organisations: [amber]\nfile: {name}\n---\n\n{sentinel(id)}\n",
                "survey": "---\n\n[bestand](" + name + ")\n\n" + sentinel(id) + "\n",
                "text-of": f"---\n\n[bestand](../surveys/{name})\n\n{sentinel(id)}\n",
            }[kind]
            if kind == "survey":
                heading = f"---\ntitle: Peiling {id}\nstart: 2026-01-01\nend: 2026-01-31\nresponses: 40\n"
                heading += "questions:\n  - id: een\n    text: Hoe gaat het?\n    kind: open\n"
            files = {
                story: heading + shown,
                f"networks/noord/{'surveys' if kind == 'text-of' else folder}/{name}": content,
            }
        gone = tuple(entry.get("gone", ()))
        expected = refusal(entry["expect"])
        cases.append(Case(id, "files", "file", name, expected, files, (), entry.get("alone", False), True, gone))
    return cases


def lay_out(root: Path, cases: list[Case]) -> dict[str, Case]:
    """Write a site with some cases in it; gives the case of each file.

    Raises:
        OSError: the machine takes no file of such a name.
    """
    vocabulary = BASE["docs/vocabulary.yml"]
    owners: dict[str, Case] = {}
    stip = png()
    files: dict[str, str | bytes] = {
        **BASE,
        "networks/noord/index.md": "---\ntitle: Noord\n---\n\nEen gewoon netwerk.\n",
        "networks/noord/stories/gewoon.md": "---\ntitle: Gewoon verhaal\ndate: 2026-03-01\n---\n\nEen gewone zin.\n",
        "networks/noord/stories/stip.png": stip,
        "networks/noord/sessions/stip.png": stip,
        "docs/proef/stip.png": stip,
        "docs/proef/index.md": "---\ntitle: Proeven\n---\n\nEen gewone bladzijde.\n",
    }
    for case in cases:
        for path, content in case.files.items():
            if path == "docs/vocabulary.yml":
                assert isinstance(content, str)
                vocabulary = vocabulary.replace("regions:\n", "regions:\n" + content)
            else:
                files[path] = content
            owners[path] = case
    files["docs/vocabulary.yml"] = vocabulary
    root.mkdir(parents=True, exist_ok=True)
    for path, content in files.items():
        try:
            if content == "|":
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                os.mkfifo(root / path)
            else:
                write_tree(root, {path: content})
        except (OSError, ValueError) as error:
            raise OSError(f"{path!r}: {error}") from error
    return owners


def png() -> bytes:
    """A picture of one dot, as many cases show it."""
    stream = io.BytesIO()
    Image.new("RGB", (8, 8), "#336699").save(stream, "PNG")
    return stream.getvalue()


def owner_of(path: str, owners: Mapping[str, Case]) -> Case | None:
    """The case that a message of ``check`` is about, by the path that it names."""
    if path in owners:
        return owners[path]
    # A message may name a folder, or show what a terminal must not be given.
    plain = {re.sub(r"[^ -~]", "?", key): case for key, case in owners.items()}
    return plain.get(re.sub(r"[^ -~]", "?", path)) or next(
        (case for key, case in owners.items() if os.path.dirname(key) == path.rstrip("/")),  # noqa: PTH120 - of a site
        None,
    )
