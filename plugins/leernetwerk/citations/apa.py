"""Citations in words: the APA style of the Citation Style Language, applied by citeproc-py.

The style is that of the CSL project (``styles/apa.csl``, CC BY-SA 3.0); the words of each language come with the
processor. Where its outcome differs from that of citeproc-js, the reference, it is mended here; the test of citations
holds both against each other.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

from markupsafe import Markup

STYLE = Path(__file__).parent / "styles" / "apa.csl"
LOCALES = {"nl": "nl-NL", "fr": "fr-FR", "en": "en-US"}

_STANDS_FOR = {"&": "\ue000", "<": "\ue001", ">": "\ue002"}
"""The processor writes HTML but takes values as they are; signs that mean something in HTML are hidden from it."""

_QUOTES = {"fr": "«\N{NO-BREAK SPACE}{}\N{NO-BREAK SPACE}»"}
_ADDRESSES = ("URL", "DOI", "id")
_QUOTED = re.compile(r'"([^"]*)"')
_TAG = re.compile(r"</?[a-z]+>")
_DOUBLED = re.compile(r"([!?:;]|(?<!\.)\.)((?:</i>)?)\.(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Formatted:
    """A citation in words: as plain text, and as HTML with the title in italics."""

    text: str
    html: Markup


def format_apa(item: Mapping[str, Any], language: str) -> Formatted:
    """An item in the words of a language (``nl``, ``en``, ``fr``)."""
    # The processor takes its time to be imported, and most sites' checks cite nothing.
    from citeproc import Citation, CitationItem, CitationStylesBibliography, formatter
    from citeproc.source.json import CiteProcJSON

    shown = _hide(_print(dict(item), language))
    bibliography = CitationStylesBibliography(_load_style(language), CiteProcJSON([shown]), formatter.html)
    bibliography.register(Citation([CitationItem(item["id"])]))
    written = _mend(str(bibliography.bibliography()[0]), shown)
    for sign, stand_in in _STANDS_FOR.items():
        written = written.replace(stand_in, str(Markup.escape(sign)))
    return Formatted(unescape(_TAG.sub("", written)), Markup(written))


@cache
def _load_style(language: str) -> Any:
    from citeproc import CitationStylesStyle

    return CitationStylesStyle(str(STYLE), locale=LOCALES.get(language, "en-US"), validate=False)


def _print(value: Any, language: str, name: str = "") -> Any:
    """Values with quotation marks and apostrophes as they are printed, as the reference sets those that are typed."""
    if isinstance(value, str) and name not in _ADDRESSES:
        return _QUOTED.sub(_QUOTES.get(language, "“{}”").format(r"\1"), value).replace("'", "’")
    if isinstance(value, list):
        return [_print(each, language) for each in value]
    if isinstance(value, dict):
        return {inner: _print(each, language, inner) for inner, each in value.items()}
    return value


def _mend(written: str, item: Mapping[str, Any]) -> str:
    written = _DOUBLED.sub(r"\1\2", written)
    authors = item.get("author", [])
    # Of two authors, a group that comes last follows without a comma. An "&" of theirs is hidden, so this is the first.
    if len(authors) == 2 and "literal" in authors[1]:
        written = written.replace(", &amp; ", " &amp; ", 1)
    return written


def _hide(value: Any) -> Any:
    if isinstance(value, str):
        for sign, stand_in in _STANDS_FOR.items():
            value = value.replace(sign, stand_in)
        return value
    if isinstance(value, list):
        return [_hide(each) for each in value]
    return {name: _hide(each) for name, each in value.items()} if isinstance(value, dict) else value
