"""Texts that still wait for their author."""

from __future__ import annotations

import re
from functools import cache

from leernetwerk.words import LANGUAGES, N_, load_words

TO_FILL_IN = N_("To be filled in:")
"""Stands in front of what an import or a new record asks its author to write."""

TO_COMPLETE = N_("To be completed")
"""The title of the block on a page of a new site that says what its owner has to complete."""

EXAMPLES_LEFT = N_("Everything called *example* is there to be replaced.")
"""Stands on the home page of a new site as long as it has examples."""

EXAMPLE = N_("This is an example.")
"""How the text of each record begins that a new site has for an example."""

_PLACEHOLDER = re.compile(r"… \(.+\)")


def placeholder(name: str) -> str:
    """What stands in an example in the place of a value, by what the value is called."""
    return f"… ({name})"


def is_placeholder(text: str) -> bool:
    """Whether a text is what an example had in the place of it."""
    return _PLACEHOLDER.fullmatch(text) is not None


GAP = N_("*complete")
"""How a gap on a page of a new site begins, slanted so that readers see it too; small or capital."""


def find_gap(text: str) -> re.Match[str] | None:
    """The first thing on an ordinary page that its owner still has to complete."""
    return _gaps().search(text)


@cache
def _gaps() -> re.Pattern[str]:
    whole = [re.escape(each) for message in (TO_FILL_IN, TO_COMPLETE, EXAMPLES_LEFT) for each in every_form(message)]
    begun = [rf"(?i:{re.escape(each)})[ :][^\n]*" for each in every_form(GAP)]
    return re.compile("|".join((*whole, *begun)))


@cache
def every_form(message: str) -> tuple[str, ...]:
    """How such a text reads, in every language: a site may change its own."""
    return tuple(dict.fromkeys(load_words(language)(message) for language in LANGUAGES))
