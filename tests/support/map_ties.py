"""The ties of a site, as its map draws them."""

from __future__ import annotations

from pathlib import Path

from tests.support.example_site import read_example

from leernetwerk.graph import Addresses
from leernetwerk.pictures.ties import Ties, gather_ties
from leernetwerk.words import load_words


def ties_of(root: Path) -> Ties:
    return gather_ties(read_example(root).graph, Addresses(load_words("nl")))
