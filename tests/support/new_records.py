"""What `leernetwerk new` is told for each type, and what it left behind."""

from __future__ import annotations

from pathlib import Path

MORE = {
    "docs/organisations/kust.md": "---\ntitle: De Kust\nalso_known_as: [Kustzorg]\n---\n",
    "docs/themes/veilig.md": "---\ntitle: Veilig\n---\n",
    "networks/noord/sessions/start.md": "---\ntitle: Start\ndate: 2021-03-04\n---\n",
}


def tree(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}
