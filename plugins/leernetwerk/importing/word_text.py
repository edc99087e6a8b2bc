"""Reading Pandoc's tree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Node = dict[str, Any]


def plain_text(node: Any) -> str:
    """The text of a part of a tree."""
    if isinstance(node, list):
        return "".join(plain_text(part) for part in node)
    if not isinstance(node, dict):
        return ""
    kind = node.get("t")
    content: Any = node.get("c")
    if kind == "Str":
        return str(content)
    if kind in ("Space", "SoftBreak", "LineBreak"):
        return " "
    if kind in ("Code", "Math"):
        return str(content[1])
    if kind == "Note":
        return ""
    text = plain_text(content)
    return text + "\n" if kind in ("Para", "Plain", "Header") else text


def find_nodes(node: Any, kind: str) -> Iterator[Node]:
    """Every part of a tree that is of a kind; not those within one another."""
    if isinstance(node, list):
        for part in node:
            yield from find_nodes(part, kind)
    elif isinstance(node, dict):
        if node.get("t") == kind:
            yield node
        else:
            yield from find_nodes(node.get("c"), kind)
