"""Addresses that lead elsewhere than they seem to, or do more than lead."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from leernetwerk.content.hidden_characters import HIDDEN_IN_LINE
from leernetwerk.words import N_

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*(?=:)")
_ALLOWED = frozenset(("http", "https", "mailto", "tel"))
_MAIL_FIELDS = frozenset(("subject", "body"))
_AROUND = "".join(map(chr, range(0x21)))
"""What a browser takes away around an address (WHATWG URL, basic URL parser, 1)."""

# Alphabets that are written together (UTS 39, 5.2, highly restrictive).
_TOGETHER = (
    frozenset(("LATIN", "CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA")),
    frozenset(("LATIN", "CJK", "BOPOMOFO")),
    frozenset(("LATIN", "CJK", "HANGUL")),
)
_LIKE_LATIN = frozenset("асԁеһіјӏорԛѕԝхуѵгпμωανικορτυχеаісӏӧёї")
"""Letters of Cyrillic and Greek that are taken for Latin ones (after Chromium's rules for showing addresses)."""

SCHEME = N_("it is no address of a page, an e-mail address or a telephone number")
HIDDEN = N_("there are characters in it that nobody sees")
USER = N_("what stands before the @ is not where it leads")
BACKSLASH = N_("there is a backslash in it, which browsers read as a slash")
LETTERS = N_("its name mixes letters of several alphabets that look alike")
HOST = N_("its name is not written as names of websites are")
MAIL = N_("it would write to others as well, or set more than the subject and the text of an e-mail")


@lru_cache(maxsize=4096)
def find_deceit(address: str) -> str | None:
    """What is wrong with an address that a reader may follow (a message id); ``None`` where nothing is.

    Args:
        address: as a browser gets it: relative, or with a scheme.
    """
    plain = address.strip(_AROUND)
    if HIDDEN_IN_LINE.search(plain):
        return HIDDEN
    scheme = _SCHEME.match(plain)
    if scheme is not None and scheme.group().lower() not in _ALLOWED:
        return SCHEME
    if scheme is not None and scheme.group().lower() == "mailto":
        return _find_in_mail(plain[scheme.end() + 1 :])
    if scheme is not None and scheme.group().lower() == "tel":
        return None
    if "\\" in plain.partition("?")[0].partition("#")[0]:
        return BACKSLASH
    try:
        parts = urlsplit(plain)
        host = parts.hostname or ""
        parts.port  # noqa: B018 - says whether it is a number
    except ValueError:
        return HOST
    if "@" in parts.netloc:
        return USER
    if parts.scheme and not host:
        return HOST
    return _find_in_host(host)


def _find_in_mail(rest: str) -> str | None:
    recipients, _, fields = rest.partition("?")
    if re.search(r"[\x00-\x20<>\"\\,;]|%(?![0-9a-f]{2})", unquote(recipients), re.IGNORECASE):
        return MAIL
    for field in fields.split("&") if fields else ():
        name, _, value = field.partition("=")
        name = unquote(name).lower()
        if name not in _MAIL_FIELDS or (name == "subject" and re.search(r"[\x00-\x1f\x7f]", unquote(value))):
            return MAIL
    return None


def _find_in_host(host: str) -> str | None:
    if not host or host.startswith("[") or ":" in host:  # an address of IPv6
        return None
    if "%" in host or unicodedata.normalize("NFKC", host) != host:
        return HOST
    labels = [_decode(label) for label in host.split(".")]
    if any(unicodedata.category(letter) in ("Cf", "Cc") for label in labels for letter in label):
        return HIDDEN
    if any(_is_mixed(label) for label in labels):
        return LETTERS
    if labels[-1].isascii() and any(label and not label.isascii() and _is_like_latin(label) for label in labels):
        return LETTERS
    return None


def _decode(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except (UnicodeError, ValueError):
        return label


def _is_mixed(label: str) -> bool:
    alphabets = {_alphabet(letter) for letter in label if letter.isalpha()}
    return len(alphabets) > 1 and not any(alphabets <= together for together in _TOGETHER)


def _is_like_latin(label: str) -> bool:
    return all(letter in _LIKE_LATIN for letter in label if letter.isalpha())


def _alphabet(letter: str) -> str:
    return "LATIN" if letter.isascii() else unicodedata.name(letter, "").partition(" ")[0]
