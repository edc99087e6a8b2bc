"""Colours of house styles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated

from leernetwerk.records import field_problems
from leernetwerk.records.standards import PatternScalar
from leernetwerk.words import N_


@dataclass(frozen=True, slots=True)
class ColourScalar(PatternScalar):
    """A colour as on websites: six hexadecimal digits, with or without ``#``."""

    expected = N_("a colour such as 14545f")


COLOUR = ColourScalar(re.compile(r"#?[0-9A-Fa-f]{6}"), field_problems.INVALID_COLOUR)
Colour = Annotated[str, COLOUR]

READABLE = 4.5
"""The contrast that text must have with what is behind it (WCAG 2.2, success criterion 1.4.3)."""


def contrast_with_white(colour: str) -> float:
    """The contrast of a colour with white, from 1 (none) to 21 (WCAG 2.2's definition of contrast ratio)."""
    return 1.05 / (_luminance(colour.removeprefix("#")) + 0.05)


def _luminance(digits: str) -> float:
    red, green, blue = (_linear(int(digits[at : at + 2], 16) / 255) for at in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
