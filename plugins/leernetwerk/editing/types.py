"""The types of record, by what people call them."""

from __future__ import annotations

from functools import cache

from leernetwerk.editing.options import Option
from leernetwerk.records.registry import RECORD_TYPES
from leernetwerk.words import load_words


@cache
def list_types(language: str) -> tuple[Option, ...]:
    """Every type, with what it is called in a language."""
    words = load_words(language)
    return tuple(
        Option(name, words(model.label), (words(model.plural),), words(model.purpose_text))
        for name, model in RECORD_TYPES.items()
    )


def find_type(text: str, language: str) -> str | None:
    """The type that is called so, by its name in files or in a language; ``None`` if none is."""
    meant = text.strip().casefold()
    types = list_types(language)
    return next((each.name for each in types if meant in {word.casefold() for word in each.words}), None)
