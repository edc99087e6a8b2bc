"""Styles inside a drawing (CSS Syntax 3): as they are, but for what would be asked of another place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import tinycss2

from leernetwerk.published import problems
from leernetwerk.published.faults import Fault, Refused
from leernetwerk.words import N_, Message

_AT_RULES = frozenset(
    ("media", "font-face", "keyframes", "-webkit-keyframes", "supports", "page", "charset", "namespace")
)
_WITHOUT = frozenset(("charset", "namespace"))
"""At-rules that are left out unseen: what they tell of is settled when the drawing is written anew."""

_ADDRESSES = frozenset(
    ("url", "src", "image", "image-set", "-webkit-image-set", "cross-fade", "element", "attr", "expression")
)
_PLAIN_NAMES = frozenset(("attr", "element"))
_FONT = re.compile(
    r"data:(?:font/[\w.+-]+|application/(?:x-)?font-[\w.+-]+|application/vnd\.ms-fontobject)[;,]", re.IGNORECASE
)
_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,[\sA-Za-z0-9+/=]*", re.IGNORECASE)
_DANGEROUS = frozenset(("behavior", "-moz-binding"))


@lru_cache(maxsize=4096)
def clean_value(text: str) -> str:
    """The value of a presentation attribute or the text of a style attribute, if it asks nothing of another place.

    Raises:
        Refused: it does.
    """
    if "(" not in text:
        return text  # no address without one, however its letters are written
    tokens = tinycss2.parse_component_value_list(text)
    _check(tokens)
    return str(tinycss2.serialize(tokens))


def clean_sheet(text: str) -> str:
    """A style sheet without what is left out unseen.

    Raises:
        Refused: it asks something of another place.
    """
    rules = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=False)
    return "".join(_clean_rule(rule) for rule in rules)


def _clean_rule(rule: Any) -> str:
    if rule.type == "error":
        return ""  # browsers pass it over too
    if rule.type == "at-rule":
        name = rule.lower_at_keyword
        if name == "import":
            raise asks_elsewhere()
        if name in _WITHOUT or name not in _AT_RULES:
            return ""
        _check(rule.prelude)
        _check(rule.content or ())
    elif rule.type == "qualified-rule":
        _check(rule.prelude)
        _check(rule.content)
    return str(rule.serialize())


def _check(tokens: Iterable[Any]) -> None:
    for token in tokens:
        if token.type == "url" and not _is_inside(token.value):
            raise asks_elsewhere()
        if token.type == "at-keyword" and token.lower_value == "import":
            raise asks_elsewhere()
        if token.type == "ident" and token.lower_value in _DANGEROUS:
            raise asks_elsewhere()
        if token.type == "function":
            if token.lower_name in _ADDRESSES:
                if token.lower_name not in _PLAIN_NAMES:
                    _check_strings(token.arguments)
                if token.lower_name == "expression":
                    raise asks_elsewhere()
            _check(token.arguments)
        elif token.type in ("() block", "[] block", "{} block"):
            _check(token.content)


def _check_strings(tokens: Iterable[Any]) -> None:
    for token in tokens:
        if token.type == "string" and not _is_inside(token.value):
            raise asks_elsewhere()


def _is_inside(address: str) -> bool:
    """Whether an address leads to a part of the drawing, or holds a font or a picture of dots itself."""
    plain = address.strip()
    return plain.startswith("#") or plain == "" or bool(_FONT.match(plain)) or bool(_PICTURE.fullmatch(plain))


def asks_elsewhere() -> Refused:
    """A drawing would have its reader's browser ask another place."""
    what = Message.of(N_("an address of another file or website"))
    hint = Message.of(N_("save the drawing with its pictures and fonts in it, or as PNG"))
    return Refused([Fault.of(problems.ACTIVE_CONTENT, hint, what=what)])
