"""Putting the fields of a record in the order of their declaration, each with its comments, byte for byte."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import yaml

from leernetwerk.content.frontmatter import split_front_matter
from leernetwerk.content.yamltree import Loader, Stop, read_yaml
from leernetwerk.records.base import Record
from leernetwerk.records.shapes import fields_of


def is_sorted(names: Iterable[str], model: type[Record]) -> bool:
    """Whether fields stand in the order of their declaration, with those that the type does not have at the end."""
    places = [_place(name, model) for name in names]
    return places == sorted(places)


def sort_fields(text: str, model: type[Record]) -> str:
    """The text of a record's file with its fields in order.

    What stands directly above a field (comments, blank lines) goes with it, and so do the indented comments below it; a
    comment that a blank line sets apart from the first field stays at the top. A file that would read otherwise
    afterwards, because a value is said by an alias first and named after, comes back as it is; so does one whose fields
    are no plain list of lines.
    """
    parts = split_front_matter(text)
    before = _read(parts.front)
    if parts.front is None or before is None or is_sorted(before, model):
        return text
    # The first line of the front matter is what is left of the boundary's.
    opening, newline, lines = parts.front.partition("\n")
    fields = _split(lines)
    if fields is None or newline == "":
        return text
    head, blocks, foot = fields
    ordered = sorted(blocks, key=lambda block: _place(block[0], model))
    after = "".join([head, *_separate([block for _, block in blocks], [block for _, block in ordered]), foot])
    front = opening + newline + after
    if _read(front) != before:
        return text
    start = text.index(parts.front, len(text) - len(text.lstrip("\n ")))
    return text[:start] + front + text[start + len(parts.front) :]


def _place(name: str, model: type[Record]) -> int:
    names = [field.name for field in fields_of(model)]
    return names.index(name) if name in names else len(names)


def _read(front: str | None) -> dict[str, Any] | None:
    """The fields of a front matter that has no problem at all."""
    if front is None:
        return None
    problems: list[object] = []
    try:
        data = read_yaml(front, lambda *found, **_values: problems.append(found))
    except Stop:
        return None
    return data if isinstance(data, dict) and not problems else None


def _split(lines: str) -> tuple[str, list[tuple[str, str]], str] | None:
    """What stands above the fields, each field's name with all of its lines, and what stands below them.

    ``None`` where the fields do not each begin a line of their own.
    """
    fields = list(_find_fields(lines))
    starts = [lines.rfind("\n", 0, start) + 1 for _, start, _ in fields]
    margins = {lines[line:start] for line, (_, start, _) in zip(starts, fields, strict=True)}
    if len(margins) != 1 or (margin := margins.pop()).strip(" "):
        return None
    ends = [_end(lines, end, len(margin)) for _, _, end in fields]
    begins = [_begin_of_first(lines, starts[0]), *ends[:-1]]
    blocks = [(name, lines[begin:end]) for (name, _, _), begin, end in zip(fields, begins, ends, strict=True)]
    return lines[: begins[0]], blocks, lines[ends[-1] :]


def _find_fields(lines: str) -> Iterator[tuple[str, int, int]]:
    """The name of each field, with where it begins and where its value ends."""
    depth, name, start, end = 0, None, 0, 0
    for event in yaml.parse(lines, Loader=Loader):
        first: Any = event.start_mark
        last: Any = event.end_mark
        if isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            depth -= 1
            # A list or object in brackets ends with its bracket; another one where its last item does.
            end = max(end, last.index if lines[last.index - 1] in "]}" else end)
        elif isinstance(event, (yaml.ScalarEvent, yaml.AliasEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            if depth == 1 and name is None:
                name, start = getattr(event, "value", ""), first.index
                continue
            end = last.index
            if not isinstance(event, (yaml.ScalarEvent, yaml.AliasEvent)):
                depth += 1
        if depth == 1 and name is not None:
            yield name, start, end
            name = None


def _end(lines: str, end: int, margin: int) -> int:
    """Where the lines of a field end: with that of its value, and with the indented comments below it."""
    end = _next_line(lines, end)
    position = end
    while position < len(lines):
        following = _next_line(lines, position + 1)
        line = lines[position:following]
        comment = line.lstrip(" ")
        if comment.startswith("#") and len(line) - len(comment) > margin:
            end = following
        elif line.strip():
            break
        position = following
    return end


def _next_line(lines: str, position: int) -> int:
    """The beginning of the first line at or behind a place."""
    if position == 0 or lines[position - 1] == "\n":
        return position
    found = lines.find("\n", position)
    return found + 1 if found >= 0 else len(lines)


def _begin_of_first(lines: str, start: int) -> int:
    """Where the lines of the first field begin: below what a blank line sets apart from it."""
    while start > 0:
        line = lines.rfind("\n", 0, start - 1) + 1
        if not lines[line:start].strip():
            break
        start = line
    return start


def _separate(blocks: list[str], ordered: list[str]) -> list[str]:
    """The blocks in their new order; the blank lines above the one that becomes the first go to the earlier first."""
    first = ordered[0]
    plain = first.lstrip("\n")
    blank = first[: len(first) - len(plain)]
    return [plain, *(blank + block if block == blocks[0] else block for block in ordered[1:])]
