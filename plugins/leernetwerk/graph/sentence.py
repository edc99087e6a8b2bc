"""Words out of a body as plain text: the sentence around a link, and how it opens."""

from __future__ import annotations

import re
from collections.abc import Callable

from leernetwerk.content.wikilinks import WIKILINK, WikiLink, names_file

_LONGEST = 240
_NO_TEXT = ("#", "!", "<", "|", "```", ":::")
_MARKUP = re.compile(r"!\[[^\]]*\]\([^)]*\)|\[\^[^\]]+\]|[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}|<[^>]+>")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_START = re.compile(r"^\s*(?:[-*+>]|\d+[.)]|#{1,6}|!!!\s+\w+|\|)\s*")
_END_OF_SENTENCE = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+(?=[\"'“‘(]?[A-ZÀ-Ý0-9\[])")


def sentence_around(body: str, link: WikiLink, title_of: Callable[[str], str]) -> str:
    """The sentence in which a link stands, without markup and with the words that readers see for links.

    Args:
        body: the Markdown.
        link: the link in it.
        title_of: the words for a link without a label, from its target as written.
    """
    start = body.rfind("\n\n", 0, link.start) + 2 if "\n\n" in body[: link.start] else 0
    end = body.find("\n\n", link.end)
    paragraph = body[start : end if end >= 0 else len(body)]
    offset = link.start - start
    # A list's items and a table's rows are sentences of their own.
    line_start = max(
        (found.start() + 1 for found in re.finditer(r"\n(?=\s*(?:[-*+]|\d+[.)]|\|)\s)", paragraph[:offset])),
        default=0,
    )
    following = re.search(r"\n(?=\s*(?:[-*+]|\d+[.)]|\|)\s)", paragraph[offset:])
    line_end = offset + following.start() if following else len(paragraph)
    marked = paragraph[line_start:offset] + "\x00" + paragraph[offset:line_end]
    plain = _plain(marked, title_of)
    for sentence in _END_OF_SENTENCE.split(plain):
        if "\x00" in sentence:
            return _shorten(sentence.replace("\x00", ""))
    return _shorten(plain.replace("\x00", ""))


def opening_words(body: str, title_of: Callable[[str], str]) -> str:
    """The first paragraph of a text, without markup and shortened; "" where it has none.

    Args:
        body: the Markdown.
        title_of: the words for a link without a label, from its target as written.
    """
    paragraphs = (part.strip() for part in body.split("\n\n"))
    first = next((part for part in paragraphs if part and not part.startswith(_NO_TEXT)), "")
    return _shorten(_plain(first, title_of))


def _plain(text: str, title_of: Callable[[str], str]) -> str:
    text = _START.sub("", text)
    text = WIKILINK.sub(lambda found: _words_of(found, title_of), text)
    text = _MARKUP.sub("", _LINK.sub(r"\1", text))
    return re.sub(r"\s+", " ", text.replace("|", " ")).strip()


def _words_of(link: re.Match[str], title_of: Callable[[str], str]) -> str:
    target = link["target"].strip()
    if link["embed"] and names_file(target):
        return ""
    return (link["label"] or (title_of(target) if target else link["part"])).strip()


def _shorten(sentence: str) -> str:
    if len(sentence) <= _LONGEST:
        return sentence
    return sentence[:_LONGEST].rsplit(" ", 1)[0] + " …"
