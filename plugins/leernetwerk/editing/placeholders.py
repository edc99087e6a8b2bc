"""What stands where a person still has to write something; the checks find it again."""

from __future__ import annotations

from leernetwerk.content.unfinished import TO_FILL_IN
from leernetwerk.words import N_, Words


def placeholder(description: str, words: Words) -> str:
    """A text in the place of a field that nobody has filled in yet."""
    return f"{words(TO_FILL_IN)} {description}"


def image_description(words: Words) -> str:
    """A text in the place of the description of an image."""
    return placeholder(words(N_("what this image shows")), words)
