"""A page of each type."""

from __future__ import annotations

PAGES = [
    "/",
    "/methodieken/",
    "/methodieken/kringgesprek/",
    "/methodieken/stilteronde/",
    "/methodieken/cercle/",
    "/netwerken/",
    "/netwerken/noord/",
    "/netwerken/noord/projecten/kring-op-maandag/",
    "/netwerken/noord/bijeenkomsten/start/",
    "/netwerken/noord/praktijkvragen/wie-luistert/",
    "/netwerken/noord/rapporten/eindrapport/",
    "/netwerken/noord/verhalen/dag/",
    "/netwerken/noord/ervaringen/kring-bij-oever/",
    "/netwerken/noord/bevragingen/peiling/",
    "/organisaties/oever/",
    "/themas/luisteren/",
    "/inzichten/",
    "/agenda/",
    "/bijdragen/velden/",
    "/uitleg/starten/",
]
