"""Languages of texts, as readers are told of them."""

from __future__ import annotations

from babel import Locale, UnknownLocaleError

from leernetwerk.graph.translations import primary
from leernetwerk.words import Words


def name_language(tag: str) -> str:
    """A language by the name that its own speakers give it, with a capital: ``Français`` for ``fr-BE`` (CLDR)."""
    try:
        name = Locale(primary(tag)).get_language_name() or tag
    except UnknownLocaleError:
        return tag
    return name[:1].upper() + name[1:]


def is_foreign(tag: str | None, words: Words) -> bool:
    """Whether a text is in another language than the page around it; a text that names none is not."""
    return bool(tag) and primary(str(tag)) != words.language
