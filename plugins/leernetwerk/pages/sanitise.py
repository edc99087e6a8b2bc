"""The allow-list that author's HTML passes before a reader sees it."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from html import escape
from urllib.parse import urlsplit

import nh3

from leernetwerk.content.hidden_characters import leave_out_hidden
from leernetwerk.content.raw_html import find_html, show_swallowing
from leernetwerk.content.web_addresses import find_deceit
from leernetwerk.graph.page_ids import author_id

_TAGS = {
    # text
    *("a", "abbr", "b", "bdi", "br", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd", "mark"),
    *("q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"),
    # blocks
    *("article", "aside", "blockquote", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "footer"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "ol", "p", "pre", "section", "summary", "ul"),
    # tables, images, and what tabs and task lists are made of
    *("caption", "col", "colgroup", "table", "tbody", "td", "tfoot", "th", "thead", "tr"),
    *("img", "input", "label"),
}
_WITH_CONTENT = {
    *("script", "style", "template", "iframe", "object", "noscript", "svg", "math", "textarea"),
}
_GLOBAL = {"class", "id", "lang", "dir", "title", "role", "aria-label"}
_ATTRIBUTES: dict[str, set[str]] = {
    "*": _GLOBAL,
    "a": {"href", "hreflang"},
    "blockquote": {"cite"},
    "col": {"span"},
    "colgroup": {"span"},
    "data": {"value"},
    "del": {"cite", "datetime"},
    "details": {"open"},
    "div": {"data-tabs"},
    "img": {"src", "alt", "width", "height", "loading"},
    "input": {"type", "name", "checked", "disabled"},
    "ins": {"cite", "datetime"},
    "label": {"for"},
    "li": {"value"},
    "ol": {"start", "type", "reversed"},
    "q": {"cite"},
    # Of nothing that holds a paragraph: without an end it would hide the rest of a text from who has it read aloud.
    "span": {"aria-hidden"},
    "td": {"colspan", "rowspan", "headers", "style", "data-align"},
    "th": {"colspan", "rowspan", "headers", "scope", "style", "data-align"},
    "time": {"datetime"},
}
_SCHEMES = {"http", "https", "mailto", "tel"}
_THEMES_OWN = re.compile(r"^(?:md-(?!button(?:--primary)?$)|ln-|js-|mermaid$)", re.IGNORECASE)
_SPACE = re.compile(r"[\x00-\x20\x7f]")
_ALIGNMENT = re.compile(r"(?:^|;)\s*text-align\s*:\s*(left|right|center|justify)\s*(?:;|$)", re.IGNORECASE)
_ALIGNMENTS = {"left", "right", "center", "justify"}
_ALIGNED = re.compile(r"""(<t[dh](?: [\w-]+="[^"]*")*) style="text-align: ?(\w+);?\"""")
"""A cell as nh3 writes it, with ``<`` in no text and a quote in no value, so nothing else looks like it."""

_TABS_ID = re.compile(r"__tabbed_[0-9]+(?:_[0-9]+)?")
_ROLES = {"doc-backlink", "doc-endnotes", "doc-noteref", "doc-endnote", "img", "note", "presentation"}
_ADDRESSES = {"href", "src", "cite"}
_ID = re.compile(r"\bid\s*=\s*[\"']?([^\s\"'>]+)", re.IGNORECASE)


Lead = Callable[[str, str], str | None]
"""Called with a tag (``a`` or ``img``) and the address that it names; gives the address to write, or ``None``."""

KeepId = Callable[[str], str]
"""Gives the id that stands for an author's own."""


LeaveOut = Callable[[str], None]
"""Called with the address of an image that is not shown, because a reader's browser would ask another site for it."""


@dataclass
class _Pass:
    """One text on its way through.

    Attributes:
        lead: where the addresses of links and images lead, if not where they say.
        rename: what becomes of an author's id.
        ids: the ids of the text that become others.
        leave_out: told of images that are left out.
        end: the id of the mark behind the text; nobody can know it beforehand.
        error: what went wrong in a filter; the library itself would pass over it.
    """

    lead: Lead | None
    rename: KeepId
    ids: frozenset[str]
    leave_out: LeaveOut | None
    end: str
    error: Exception | None = None


_current: ContextVar[_Pass] = ContextVar("_current")


def _filter(tag: str, attribute: str, value: str) -> str | None:
    """What the library asks of each attribute that is allowed; ``None`` leaves it out."""
    current = _current.get()
    try:
        return _keep(tag, attribute, value, current)
    except Exception as error:  # told to who asked for the text, once the library is back
        current.error = error
        return None


def _keep(tag: str, attribute: str, value: str, current: _Pass) -> str | None:
    match attribute:
        case "class":
            return " ".join(name for name in value.split() if not _THEMES_OWN.match(name)) or None
        case "id":
            return value if value == current.end else _keep_id(value, current)
        case "name" | "for":  # what groups and labels the switches of tabs; elsewhere it names something in scripts
            return value if _TABS_ID.fullmatch(value) else None
        case "headers":
            return " ".join(filter(None, (_keep_id(each, current) for each in value.split()))) or None
        case "style":
            aligned = _ALIGNMENT.search(value)
            return f"text-align:{aligned[1].lower()}" if aligned else None
        case "data-align":
            return value if value in _ALIGNMENTS else None
        case "role":
            return value if value in _ROLES else None
        case "type" if tag == "input":
            return value if value in ("radio", "checkbox") else "checkbox"
        case _ if attribute in _ADDRESSES:
            return _keep_address(tag, attribute, value, current)
    return value


def _keep_id(id: str, current: _Pass) -> str | None:
    if _TABS_ID.fullmatch(id):
        return id
    return None if id.startswith("__") else current.rename(id)  # with "__" begin the theme's own switches


def _keep_address(tag: str, attribute: str, address: str, current: _Pass) -> str | None:
    if tag == "a" and address[:1] == "#" and address[1:] in current.ids:
        return f"#{current.rename(address[1:])}"
    if tag == "img" and not _is_local(address):
        if current.leave_out is not None:
            current.leave_out(_plain(address))
        return None
    if find_deceit(address) is not None:
        return None
    if current.lead is not None and attribute in ("href", "src"):
        return current.lead(tag, address)
    return address


def _plain(address: str) -> str:
    """An address as browsers read it: they leave out white space and take a backslash for a slash."""
    return _SPACE.sub("", address).replace("\\", "/")


def _is_local(address: str) -> bool:
    """Whether an address stays on the site, so that no reader's page asks another one."""
    plain = _plain(address)
    try:
        parts = urlsplit(plain)
    except ValueError:
        return False
    return not parts.scheme and not parts.netloc and not plain.startswith("//")


# Made once, with a function that holds nothing: the library's object is unknown to Python's collector, so whatever it
# leads back to would never be freed.
_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    clean_content_tags=_WITH_CONTENT,
    attributes=_ATTRIBUTES,
    attribute_filter=_filter,
    url_schemes=_SCHEMES,
    link_rel=None,  # nothing opens in another window, so no window needs protection
    filter_style_properties={"text-align"},
    strip_comments=True,
)


class Sanitiser:
    """Lets through nothing but what Markdown, tables, admonitions, tabs and footnotes are made of.

    Scripts and their like go with their content; other unknown tags go and leave their text; addresses are http,
    https, mailto, tel or relative, and lead where they seem to; images come from the site itself; classes of the theme
    are refused, and ids of the page become others. What has no end is shown as it is written, so nothing takes the
    rest of a page along.

    Args:
        lead: where the addresses of links and images lead, if not where they say.
        rename: what becomes of an author's id.
        leave_out: told of images that are left out.
    """

    def __init__(self, lead: Lead | None = None, rename: KeepId = author_id, leave_out: LeaveOut | None = None) -> None:
        self._lead, self._rename, self._leave_out = lead, rename, leave_out

    def clean(self, html: str) -> str:
        """HTML that is safe to show; how cells are aligned is told without a style, which the pages' policy refuses."""
        ids = frozenset(id for id in _ID.findall(html) if self._rename(id) != id)
        current = _Pass(self._lead, self._rename, ids, self._leave_out, f"end-{secrets.token_hex(8)}")
        token = _current.set(current)
        try:
            cleaned = _ALIGNED.sub(r'\1 data-align="\2"', _clean_whole(html, current))
            return leave_out_hidden(cleaned)
        finally:
            _current.reset(token)


def _clean_whole(html: str, current: _Pass) -> str:
    """Clean a text to its end, which a mark behind it proves."""
    mark = f'<wbr id="{current.end}">'
    shown = show_swallowing(html, find_html(html, markdown=False), cut=True)
    for text in (shown, escape(html)):  # the second for what nobody has thought of
        cleaned = _CLEANER.clean(text + mark)
        if current.error is not None:
            raise current.error
        if mark in cleaned:
            return cleaned.replace(mark, "")
    raise AssertionError("text without markup has an end")
