"""Writing a text as a value of front matter."""

from __future__ import annotations

import re

_UNCLEAR = re.compile(r"[\[\]{},]|:(?: |$)| #|^[-?:#&*!|>'\"%@`]|^(?:true|false|null|~)$")


def quote(text: str) -> str:
    """A text on one line, with quotes around it where it has signs that may mean something else."""
    if not _UNCLEAR.search(text):
        return text
    return put_quotes(text)


def put_quotes(text: str) -> str:
    """A text between quotes, single ones if double ones or backslashes are in it."""
    return "'" + text.replace("'", "''") + "'" if '"' in text or "\\" in text else f'"{text}"'
