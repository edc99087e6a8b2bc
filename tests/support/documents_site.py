"""A site that makes PDF files."""

from __future__ import annotations

from pathlib import Path

from tests.support.example_site import example_site
from tests.support.written_report import FILES

SITE: dict[str, str | bytes] = FILES | {
    "docs/organisations/amber.md": "---\ntitle: Amber\ncolour: '#7a1f1f'\nlogo: amber.svg\n---\n",
    "docs/organisations/amber.svg": (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 4"><rect width="9" height="4"/></svg>'
    ),
    "docs/methodologies/krachtenwijzer.md": (
        "---\ntitle: Krachtenwijzer\nsummary: Krachten in beeld.\npurpose: Krachten zien.\nmaterials: [pen, papier]\n"
        "steps:\n  - title: Kijken\n    text: Rustig.\n  - title: Praten\nwhen: [bij de start, als het stokt]\n"
        "developed_by: [amber]\nevidence:\n  source: Een databank\n  url: https://example.org/oordeel\n"
        "not_to_confuse_with: [Kracht]\nduration: 1 uur\ngroup_size: 4 mensen\n---\n"
    ),
    "networks/noord/sessions/start.md": (
        "---\ntitle: Start\ndate: 2021-03-04\nsummary: We begonnen.\n"
        "insights:\n  - id: een\n    text: Luisteren helpt.\n---\n"
    ),
    "networks/noord/reports/kort.md": (
        "---\ntitle: Kort verslag\norganisations: [amber]\ndate: 2020-05\nlanguage: fr\nauthors: [Wie, Wat]\n"
        "sources:\n  - title: Een bron\n    url: https://example.org/bron\nlicense: CC0-1.0\n---\n\n"
        "## Un\n\n- a\n    - b\n- c\n\n> citaat\n\n```python\nprint('x')\n```\n\n"
        "## Deux\n\n- [x] klaar\n\n## Trois\n\nTekst.\n"
    ),
}


def site_with(tmp_path: Path, option: str) -> Path:
    root = example_site(tmp_path, SITE)
    config = root / "mkdocs.yml"
    config.write_text(
        config.read_text("utf-8").replace("  - leernetwerk\n", f"  - leernetwerk:\n      pdf: {option}\n")
    )
    return root
