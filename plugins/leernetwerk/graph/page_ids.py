"""The ids that pages have of themselves, and how an author's id that doubles one is written instead.

An address such as ``/bijeenkomsten/start/#insights`` must lead to what the page itself puts there, whatever a text on
it holds. Which ids are the page's own does not depend on what is filled in, so an author's id does not change when
a field is.
"""

from __future__ import annotations

import re
from functools import cache

from leernetwerk.graph.addresses import INSIGHT, PAGE, REPLY
from leernetwerk.records.registry import RECORD_TYPES
from leernetwerk.records.shapes import fields_of
from leernetwerk.words import LANGUAGES, load_words

PREFIX = "text-"
"""What stands before an author's id that doubles one of the page."""

_OF_TEMPLATES = frozenset(
    (
        *("afterwards", "around", "cite", "coming", "contact", "contents", "course_changes", "evidence", "every-type"),
        *("here", "insights", "join", "learned", "mentions", "more", "network", "networks", "next", "ordinary-page"),
        *("past", "practice", "published", "read", "replies", "reports", "results", "sources", "steps", "text"),
        *("themes", "ties", "timeline", "title", "years"),
    )
)
"""Ids of headings and parts in the templates of pages that also hold texts."""

_SCRIPTS_NAMES = frozenset(("mermaid", "define", "exports", "module", "require"))
"""Names that scripts of the theme look for among the globals, where a browser puts every element that has an id."""


OF_EVERY_PAGE = frozenset(("ln-suggestions",))
"""Ids of the frame that stands around any page, beside those that begin with ``__``."""


@cache
def _own() -> frozenset[str]:
    fields = (field.name for model in RECORD_TYPES.values() for field in fields_of(model))
    return frozenset((*_OF_TEMPLATES, *_SCRIPTS_NAMES, *RECORD_TYPES, *fields))


@cache
def _pattern() -> re.Pattern[str]:
    """Ids that are made of a number, a name or a year."""
    words = {load_words(language).in_context("address", word) for language in LANGUAGES for word in (REPLY, INSIGHT)}
    pages = {load_words(language).in_context("address", PAGE) for language in LANGUAGES}
    prefixes = "|".join(map(re.escape, sorted(words)))
    numbered = "|".join(map(re.escape, sorted(pages)))
    return re.compile(
        rf"__.*|(?:ln|md|js|cite|practice|heap|map)-.*|y[0-9]{{4}}|(?:{prefixes})-.*|(?:{numbered})-[0-9]*", re.DOTALL
    )


def is_own(id: str) -> bool:
    """Whether a page that shows a record has this id of itself, or may have it."""
    return id in _own() or _pattern().fullmatch(id) is not None


def author_id(id: str) -> str:
    """The id that an author's own gets on the page of a record."""
    return PREFIX + id if is_own(id) else id
