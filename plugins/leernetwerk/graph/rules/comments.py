"""A rule on the comments of a record's front matter: an answer in one is an answer that nobody gets to see."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leernetwerk.diagnostics import Diagnostic, Place
from leernetwerk.graph import text_problems
from leernetwerk.graph.model import Graph, Node
from leernetwerk.records.shapes import field_named
from leernetwerk.words import N_, Message

_ANSWER = re.compile(r"#[ \t]?([a-z_]+):[ \t]+[^\s#]")


def check_comments(node: Node, _graph: Graph) -> Iterator[Diagnostic]:
    """A field that is filled in has no # in front of it, as it has in a new file."""
    document = node.documents[0]
    if "\n#" not in document.front:
        return
    for number, line in enumerate(document.front.split("\n"), document.front_line):
        if (found := _ANSWER.match(line)) is None or found[1] in (document.data or {}):
            continue
        if field_named(type(node.record), found[1]) is not None:
            hint = Message.of(N_("take away the # and the space in front of '{field}'"), field=found[1])
            yield Diagnostic.of(text_problems.COMMENTED_FIELD, Place(document.path, number), hint, field=found[1])
