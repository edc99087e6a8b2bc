"""Values for the fields of a draft, before it is a record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

FOLDER = "folder-of-the-record"
"""Stands for the record's name in the names of its files, until that is known."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A value that was found, and whether someone should look whether it is right."""

    value: Any
    sure: bool = True
