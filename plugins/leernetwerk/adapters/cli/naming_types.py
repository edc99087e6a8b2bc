"""The types of record on the command line: by their names in files, or by what the site calls them."""

from __future__ import annotations

from typing import Any

import click

from leernetwerk.diagnostics.hints import meant, nearest
from leernetwerk.editing.types import find_type, list_types
from leernetwerk.words import N_, Words


class RecordType(click.ParamType):  # type: ignore[type-arg]
    """A type of record; its name in files comes out."""

    name = "type"

    def __init__(self, words: Words) -> None:
        self._words = words

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The type that is called so."""
        found = find_type(str(value), self._words.language)
        if found is None:
            words = {word: each.name for each in list_types(self._words.language) for word in each.words}
            hint = meant(nearest(str(value), words))
            said = self._words(N_("'{name}' is no type of record."), name=value)
            advice = f"{hint.render(self._words).capitalize()} " if hint else ""
            known = self._words(N_("There are: {types}."), types=name_types(self._words))
            self.fail(f"{said} {advice}{known}", param, ctx)
        return found


def name_types(words: Words) -> str:
    """Every type, by its name in files and by what the site calls it."""
    return ", ".join(each.shown for each in list_types(words.language))
