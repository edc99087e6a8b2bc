"""Front matter read back as the values that it holds."""

from __future__ import annotations

from typing import Any

from leernetwerk.content.frontmatter import split_front_matter
from leernetwerk.content.yamltree import read_yaml


def read_back(text: str) -> Any:
    parts = split_front_matter(text)
    assert parts.front is not None
    found: list[object] = []
    data = read_yaml(parts.front, lambda *problem, **values: found.append((problem, values)))
    assert not found
    return data
