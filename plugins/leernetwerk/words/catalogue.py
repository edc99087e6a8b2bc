"""Message catalogues (gettext): English message ids, Dutch first, French and English beside it."""

from __future__ import annotations

import gettext
from functools import cache
from pathlib import Path

DOMAIN = "leernetwerk"
LOCALE_DIR = Path(__file__).parent / "locale"
LANGUAGES = ("nl", "en", "fr")


def N_(message: str) -> str:  # noqa: N802 - the name that gettext users know
    """Mark a message id for extraction where it is declared; it is translated where it is shown."""
    return message


def NC_(context: str, message: str) -> str:  # noqa: N802
    """Mark a message id with a context (``msgctxt``), for words that mean two things."""
    del context  # read by the extractor only
    return message


def NP_(one: str, many: str) -> tuple[str, str]:  # noqa: N802
    """Mark a message id with a plural form."""
    return one, many


class Words:
    """The words of one language.

    Calling it translates: ``words("At least {count} characters", count=3)``. Values are filled in with
    :meth:`str.format_map`, so a message may name any of them in any order.
    """

    def __init__(self, language: str, translations: gettext.NullTranslations) -> None:
        self.language = language
        self._translations = translations

    def __call__(self, message: str, /, **values: object) -> str:
        """Translate a message and fill in its values."""
        translated = self._translations.gettext(message) if message else ""
        return translated.format_map(values) if values else translated

    def plural(self, one: str, many: str, count: int, /, **values: object) -> str:
        """Translate with the plural form that the language uses for ``count`` (available as ``{count}``)."""
        return self._translations.ngettext(one, many, count).format_map({"count": count, **values})

    def in_context(self, context: str, message: str) -> str:
        """Translate a word within a context, such as ``address`` for the words of a URL."""
        return self._translations.pgettext(context, message)


@cache
def load_words(language: str) -> Words:
    """The words of a language, given as a BCP 47 tag (``nl``, ``nl-BE``); English where there are none."""
    primary = language.replace("_", "-").split("-")[0].lower()
    if primary not in LANGUAGES:
        primary = "en"
    # English is the language of the message ids, but has a catalogue too: it holds the URL words.
    return Words(primary, gettext.translation(DOMAIN, LOCALE_DIR, [primary], fallback=True))


@cache
def in_every_language(message: str) -> tuple[str, ...]:
    """A message in each language, for what people may have written in any."""
    return tuple(dict.fromkeys(load_words(language)(message) for language in LANGUAGES))
