"""A report that is written on the site, with chapters."""

from __future__ import annotations

from tests.support.word_samples import png

REPORT = (
    "---\ntitle: Eindrapport\norganisations: [amber]\ndate: 2021\n---\n\nZie [het eerste](eind/01-aanleiding.md).\n"
)


FILES: dict[str, str | bytes] = {
    "networks/noord/reports/eind.md": REPORT,
    "networks/noord/reports/eind/01-aanleiding.md": (
        "# De *aanleiding*\n\nWaarom[^1]. Zie [stappen](02-wat-we-deden.md#stappen), "
        "[het begin](../eind.md) en [[eind]].\n\n"
        '![Een groen vlak](groen.png "Een <b>vlak</b>")\n\n'
        "Tabel: Hoe vaak\n\n| Wat | Keer |\n|---|---|\n| Kring | 2 |\n\n"
        '![Nog een vlak](groen.png "Weer")\n\n[^1]: Een noot.\n'
    ),
    "networks/noord/reports/eind/02-wat-we-deden.md": (
        "---\ntitle: Wat we deden\n---\n\n## Stappen\n\nMet de [[krachtenwijzer]].\n"
    ),
    "networks/noord/reports/eind/groen.png": png(),
}


PLACE = "netwerken/noord/rapporten/eind"
