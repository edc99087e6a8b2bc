"""Hints that show the lines to write, so that nobody has to make them up from a description."""

from __future__ import annotations

from leernetwerk.words import N_, Message


def to_write(*lines: str) -> Message:
    """The hint to write these lines; those that spaces belong in front of stand below it, so that they can be seen."""
    if len(lines) == 1 and not lines[0].startswith(" "):
        return Message.of(N_("write: {line}"), line=lines[0])
    return with_lines(Message.of(N_("write it like this, with the spaces in front:")), *lines)


def to_fill_in(*lines: str) -> Message:
    """The hint to write these lines, in which … stands for what only their author knows."""
    return with_lines(Message.of(N_("write it like this, with what belongs there in the place of …:")), *lines)


def with_lines(hint: Message, *lines: str) -> Message:
    """A hint with lines of a file below it."""
    return Message.of("{hint}\n{lines}", hint=hint, lines="\n".join(lines))
