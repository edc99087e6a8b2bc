"""Write the JSON Schemas of front matter that editors use, and wire them up. For developers.

Run it with the Python of `.venv` after a field was added or changed. The schemas are committed, so that an editor
knows them in a fresh clone.
"""

from __future__ import annotations

import sys
from pathlib import Path

from leernetwerk.exports.editors import SETTINGS_FILE, editor_schemas, further_files, write_settings
from leernetwerk.words import load_words

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Write every schema and the editor's settings; without the names of records, which change every day."""
    words = load_words("nl")
    settings = (ROOT / SETTINGS_FILE).read_text("utf-8") if (ROOT / SETTINGS_FILE).exists() else ""
    for path, text in (
        *editor_schemas(words),
        *further_files(words),
        (SETTINGS_FILE, write_settings(settings, "docs", "networks")),
    ):
        (ROOT / path).parent.mkdir(exist_ok=True)
        (ROOT / path).write_text(text, "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
