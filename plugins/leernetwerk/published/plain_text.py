"""Tables and texts (CSV, TSV, TXT, VTT): published as they are, if they are text and no page in disguise."""

from __future__ import annotations

import re

from leernetwerk.published import problems
from leernetwerk.published.faults import Fault, Refused, unreadable
from leernetwerk.published.people import check_people_in_table
from leernetwerk.words import N_, Message

_NO_TEXT = re.compile(r"[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_PAGE = re.compile(r"\s*<(?:!doctype|html|head|body|script|svg|\?xml|iframe|!--)", re.IGNORECASE)


def check_text(content: bytes) -> bytes:
    """A text file, if it is one.

    A file that begins like a web page is refused: a host that does not say which type a file has leaves it to the
    browser to guess.

    Raises:
        Refused: it is no UTF-8 text, holds control or direction characters, or begins like a web page.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        hint = Message.of(N_("open it in the program that made it, and save it with the encoding UTF-8"))
        raise unreadable(hint) from None
    if _NO_TEXT.search(text):
        hint = Message.of(N_("it holds characters that are no text; save it once more as plain text"))
        raise unreadable(hint)
    if _PAGE.match(text):
        raise Refused([Fault.of(problems.ACTIVE_FILE)])
    return content


_FORMULA = re.compile(r"""(?:^|[,;\t])"?(?:=[^\s,;]|[@+\-][^,;\t\n]*[(|!])""", re.MULTILINE)
"""How a cell begins that a spreadsheet program would compute; a number with a sign or a telephone number does not."""


def check_table(content: bytes) -> bytes:
    """A table as text (CSV, TSV), if no cell of it is a formula to the program that a reader opens it with.

    Raises:
        Refused: it is none, a cell would be computed, or it has a row for each person.
    """
    found = _FORMULA.search(check_text(content).decode("utf-8-sig"))
    if found is not None:
        hint = Message.of(N_("write the values themselves in the table, not how they are computed"))
        raise Refused([Fault.of(problems.ACTIVE_CONTENT, hint, what=Message.of(N_("a formula")))])
    check_people_in_table(content.decode("utf-8-sig"))
    return content


def check_captions(content: bytes) -> bytes:
    """The captions of a film (WebVTT), if they are.

    Raises:
        Refused: they are not.
    """
    if not content.removeprefix(b"\xef\xbb\xbf").startswith(b"WEBVTT"):
        raise unreadable()
    return check_text(content)


_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}\s*")


def check_host(content: bytes) -> bytes:
    """The name under which a host offers the site (``CNAME``), alone on its line.

    Raises:
        Refused: it is something else.
    """
    try:
        name = content.decode("ascii")
    except UnicodeDecodeError:
        raise unreadable() from None
    if not _HOST.fullmatch(name.lower()):
        raise unreadable()
    return content
