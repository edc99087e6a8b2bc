"""A tiny site that tests lay their own files over."""

from __future__ import annotations

import datetime
import io
from collections.abc import Mapping
from pathlib import Path

from leernetwerk.content import SiteSettings
from leernetwerk.site.checked_site import CheckedSite, read_site

BASE: dict[str, str] = {
    "mkdocs.yml": (
        "site_name: Voorbeeld\nsite_url: https://example.org/kennis/\n"
        "theme:\n  name: material\n  language: nl\n  font: false\n"
        "plugins:\n  - search\n  - leernetwerk\n"
        "markdown_extensions:\n  - admonition\n  - footnotes\n  - tables\n  - toc\n"
        "  - pymdownx.superfences\n  - pymdownx.tabbed:\n      alternate_style: true\n"
    ),
    "docs/index.md": "---\ntitle: Welkom\n---\n\nWelkom bij het voorbeeld.\n",
    "docs/vocabulary.yml": (
        "regions:\n  - id: friesland\n    label: {nl: Friesland, fr: Frise, en: Friesland}\n"
        "organisation_kinds:\n  - id: zorgaanbieder\n    label: {nl: zorgaanbieder}\n"
    ),
    "docs/organisations/amber.md": "---\ntitle: Amber\n---\n",
    "docs/methodologies/krachtenwijzer.md": (
        "---\ntitle: Krachtenwijzer\nsummary: Krachten in beeld.\npurpose: Krachten zien.\n---\n"
    ),
    "networks/noord/index.md": "---\ntitle: Noord\nmax_participants_per_organisation: 2\n---\n",
}

TODAY = datetime.date(2026, 11, 21)


def terminal(typed: str) -> io.TextIOWrapper:
    """A terminal on which something is typed, to stand in for the standard input."""

    class Terminal(io.TextIOWrapper):
        def isatty(self) -> bool:
            return True

    return Terminal(io.BytesIO(typed.encode()), "utf-8")


def write_tree(root: Path, files: Mapping[str, str | bytes]) -> None:
    """Write files below a folder; content that begins with ``@`` makes a symbolic link to what follows."""
    for name, content in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            file.write_bytes(content)
        elif content.startswith("@"):
            file.symlink_to(content[1:])
        else:
            file.write_bytes(content.encode())


def example_site(root: Path, files: Mapping[str, str | bytes] | None = None) -> Path:
    """The tiny site with some files laid over it."""
    write_tree(root, BASE | dict(files or {}))
    return root


def read_example(root: Path, *, drafts: bool = False) -> CheckedSite:
    """Read a site as the checker does."""
    settings = SiteSettings(root, root / "docs", root / "networks", "Voorbeeld", today=TODAY, drafts=drafts)

    def address(path: str) -> str:
        stem = path.removeprefix("docs/").removesuffix(".md").removesuffix("index").strip("/")
        return f"/{stem}/" if stem else "/"

    return read_site(settings, address)
