"""Tables and texts (CSV, TSV, TXT, VTT): published if they are text, and neither a page nor a script in disguise."""

from __future__ import annotations

import re

from leernetwerk.published import problems
from leernetwerk.published.faults import Fault, Refused, unreadable
from leernetwerk.published.people import check_people_in_table
from leernetwerk.words import N_, Message

_NO_TEXT = re.compile(r"[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_PAGE = re.compile(r"\s*<(?:!doctype|html|head|body|script|svg|\?xml|iframe|!--)", re.IGNORECASE)


_RESERVED = """
async await break case class const continue debugger delete do else enum export extends finally for function if import
instanceof let new return static super switch this throw try typeof using var void while with yield
"""
_KEYWORDS = frozenset(_RESERVED.split())
_TWO_WORDS = re.compile(r'\s*(?:(\w+)|"[^"\\\r\n\u2028\u2029]*")[ \t]+(?!(?:in|instanceof|of)\b)["\w]')
_CAPTIONS = re.compile(r"\ufeff?WEBVTT(?![^ \t\r\n])[^\r\n]*")


def _is_no_script(text: str) -> bool:
    """Whether a text can be no script for how it begins: after a word, a number or a text in quotes, unless that is a
    keyword, no other can follow on the line (ECMA-262, 12.10). Of a script with a mistake nothing runs.

    Browsers run whatever a page names as a script, unless it is sent as a picture, a sound or ``text/csv`` (Fetch,
    "should response to request be blocked due to its MIME type"); so the policy of pages, which lets the site's own
    files run, holds only if none of these that somebody contributed can.
    """
    found = _TWO_WORDS.match(text)
    return found is not None and found[1] not in _KEYWORDS


def clean_text(content: bytes) -> bytes:
    """A text file; one that could be run as a script ends in a line that none can have.

    Raises:
        Refused: as :func:`check_text`.
    """
    if _is_no_script(check_text(content).decode("utf-8-sig")):
        return content
    return content + "\n\u200b\n".encode()


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


def check_tabbed(content: bytes) -> bytes:
    """A table with tabs, unless it could be run as a script.

    Raises:
        Refused: as :func:`check_table`, or it could.
    """
    if not _is_no_script(check_table(content).decode("utf-8-sig")):
        hint = Message.of(N_("name the columns on its first line, in words, or save it as a .csv file"))
        raise Refused([Fault.of(problems.ACTIVE_FILE, hint)])
    return content


def clean_captions(content: bytes) -> bytes:
    """The captions of a film (WebVTT, https://www.w3.org/TR/webvtt1/#file-structure), if they are.

    Nobody is shown what else stands on their first line; another word there is what no script can begin with.

    Raises:
        Refused: they are not.
    """
    text = check_text(content).decode("utf-8")
    if (first := _CAPTIONS.match(text)) is None:
        raise unreadable()
    return content if _is_no_script(text.removeprefix("\ufeff")) else f"WEBVTT Captions{text[first.end() :]}".encode()


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
