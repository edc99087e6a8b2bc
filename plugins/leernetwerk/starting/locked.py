"""The packages that this software needs, each at one version and with the digests of its files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import requires

from leernetwerk.content.optional_packages import DISTRIBUTION
from leernetwerk.starting.wheel import find_part

_NAME = re.compile(r"[A-Za-z0-9._-]+")
_OURS = f"{DISTRIBUTION} (pyproject.toml)"


@dataclass(frozen=True, slots=True)
class Pinned:
    """A package in a file of pinned requirements, as uv writes it.

    Attributes:
        name: as the file has it.
        lines: what pip reads: the version, the surroundings in which it is needed, digests.
        wanted_by: the packages that need it.
    """

    name: str
    lines: tuple[str, ...]
    wanted_by: tuple[str, ...]


def list_locked() -> list[str]:
    """Lines for pip of all that a site needs, extras left out; none where the package came without its list."""
    place = find_part("requirements/site.txt")
    if place is None:
        return []
    pinned = list(read_pinned(place.read_text("utf-8")))
    named = (_NAME.match(each) for each in requires(DISTRIBUTION) or () if "extra ==" not in each)
    ours = {_plain(found[0]) for found in named if found}
    needed: set[str] = set()
    more = {each.name for each in pinned if _OURS in each.wanted_by and _plain(each.name) in ours}
    while more:
        needed |= more
        more = {each.name for each in pinned if needed & set(each.wanted_by)} - needed
    return [line for each in pinned if each.name in needed for line in each.lines]


def read_pinned(text: str) -> Iterator[Pinned]:
    """The packages of a file of pinned requirements."""
    for block in re.split(r"\n(?=[A-Za-z0-9])", text):
        lines = block.splitlines()
        pip = tuple(line for line in lines if line and not line.lstrip().startswith("#"))
        if pip and (named := _NAME.match(pip[0])):
            told = [line.strip().lstrip("# ").removeprefix("via").strip() for line in lines if line.startswith("    #")]
            yield Pinned(named[0], pip, tuple(filter(None, told)))


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
