"""The language of the command line: that of the site, before its configuration is loaded."""

from __future__ import annotations

import gettext
import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
from babel import Locale

from leernetwerk.content.regular_files import read_regular
from leernetwerk.words import LANGUAGES, N_, Words, load_words
from leernetwerk.words.catalogue import DOMAIN, LOCALE_DIR

_THEME_LANGUAGE = re.compile(r"^theme:\s*\n(?:[ ]+.*\n|\s*\n|#.*\n)*?[ ]+language:\s*[\"']?([a-z]{2})\b", re.MULTILINE)

_MOST_READ = 1024 * 1024

CONFIGURATION = "mkdocs.yml"
"""The file by which a folder is a site."""


def choose_words(arguments: Sequence[str]) -> Words:
    """The words of the site that a call is about; Dutch where there is no site."""
    words = load_words(_site_language(_config_file(arguments)) or "nl")
    # Click asks gettext for its own sentences, in the language that the environment names.
    os.environ["LANGUAGE"] = words.language
    gettext.bindtextdomain(DOMAIN, LOCALE_DIR)
    gettext.textdomain(DOMAIN)
    return words


def _config_file(arguments: Sequence[str]) -> Path:
    for option, value in zip(arguments, [*arguments[1:], ""], strict=False):
        if option in ("-f", "--config-file") and value:
            return Path(value)
        if option.startswith("--config-file="):
            return Path(option.partition("=")[2])
    return find_configuration()


def find_configuration() -> Path:
    """The configuration of the site in which somebody works: in this folder, or in one that it lies in."""
    here = Path(CONFIGURATION)
    above = (folder / CONFIGURATION for folder in Path.cwd().parents)
    return here if here.exists() else next((file for file in above if file.is_file()), here)


def _site_language(config_file: Path) -> str | None:
    try:
        text = read_regular(config_file, _MOST_READ).decode("utf-8", "replace")
    except (OSError, ValueError):
        return None
    found = _THEME_LANGUAGE.search(text)
    return found[1] if found and found[1] in LANGUAGES else None


class SiteLanguage(click.ParamType):  # type: ignore[type-arg]
    """A language that a site can have, by its code or its name in any of them; its code comes out."""

    name = "language"

    def __init__(self, words: Words) -> None:
        self._words = words

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The language that is called so."""
        found = find_language(str(value))
        if found is None:
            self.fail(refuse_language(str(value), self._words), param, ctx)
        return found


def find_language(text: str) -> str | None:
    """The language of a site that is called so: ``NL``, ``Nederlands``, ``nl-BE``; ``None`` if none is."""
    meant = text.strip().casefold()
    for language in LANGUAGES:
        names = {Locale(each).languages[language].casefold() for each in LANGUAGES}
        if meant in {language, *names} or re.match(rf"{language}[-_]", meant):
            return language
    return None


def refuse_language(text: str, words: Words) -> str:
    """Why a site cannot have a language, with those that it can have."""
    names = ", ".join(f"{each} ({Locale(each).languages[each]})" for each in LANGUAGES)
    return words(N_("'{name}' cannot be the language of a site; there are: {languages}."), name=text, languages=names)
