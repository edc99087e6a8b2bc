"""Write the JSON Schemas of front matter that editors use, and wire them up. For developers.

Run it with the Python of `.venv` after a field was added or changed. The schemas are committed, so that an editor
knows them in a fresh clone.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from leernetwerk.exports.schema import front_matter_schema, write_schema
from leernetwerk.records.registry import RECORD_TYPES
from leernetwerk.words import load_words

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Write every schema and the editor's settings."""
    folder = ROOT / "schema"
    folder.mkdir(exist_ok=True)
    words = load_words("nl")
    wired: dict[str, list[str]] = {}
    for name, model in RECORD_TYPES.items():
        (folder / f"{name}.json").write_text(write_schema(front_matter_schema(model, words)), "utf-8", newline="\n")
        path = model.layout.scope.value.replace("<network>", "*").replace("<slug>", "*")
        wired[f"./schema/{name}.json"] = [path.replace("<folder>", model.layout.folder)]
    settings_file = ROOT / ".vscode" / "settings.json"
    settings = json.loads(settings_file.read_text("utf-8")) if settings_file.exists() else {}
    settings["yaml.schemas"] = wired
    settings_file.parent.mkdir(exist_ok=True)
    settings_file.write_text(json.dumps(settings, indent=2) + "\n", "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
