"""The allow-list that author's HTML passes before a reader sees it."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

import nh3

_TAGS = {
    # text
    *(
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "br",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "i",
        "ins",
        "kbd",
        "mark",
    ),
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
_GLOBAL = {"class", "id", "lang", "dir", "title", "role", "aria-label", "aria-hidden"}
_ATTRIBUTES: dict[str, set[str]] = {
    "*": _GLOBAL,
    "a": {"href", "hreflang", "data-record"},
    "abbr": {"title"},
    "bdo": {"dir"},
    "blockquote": {"cite"},
    "code": set(),
    "col": {"span"},
    "colgroup": {"span"},
    "data": {"value"},
    "del": {"cite", "datetime"},
    "details": {"open"},
    "div": {"data-tabs"},
    "img": {"src", "alt", "width", "height", "loading"},
    "input": {"type", "name", "checked", "disabled", "id"},
    "ins": {"cite", "datetime"},
    "label": {"for"},
    "li": {"value"},
    "ol": {"start", "type", "reversed"},
    "q": {"cite"},
    "td": {"colspan", "rowspan", "headers", "style", "data-align"},
    "th": {"colspan", "rowspan", "headers", "scope", "style", "data-align"},
    "time": {"datetime"},
}
_THEMES_OWN = re.compile(r"^(?:md-(?!button(?:--primary)?$)|ln-|js-|mermaid$)")
"""Classes that make the theme's script or style sheet act; for ``mermaid`` it would load a script from elsewhere."""

_SPACE = re.compile(r"[\x00-\x20\x7f]")
_TABS_ID = re.compile(r"^__tabbed_\d+(?:_\d+)?$")
_ALIGNMENT = re.compile(r"(?:^|;)\s*text-align\s*:\s*(left|right|center|justify)\s*(?:;|$)", re.IGNORECASE)
_ALIGNED = re.compile(r"""(<t[dh](?: [\w-]+="[^"]*")*) style="text-align: ?(\w+);?\"""")
"""A cell as nh3 writes it, with ``<`` in no text and a quote in no value, so nothing else looks like it."""

_ROLES = {"doc-backlink", "doc-endnotes", "doc-noteref", "doc-endnote", "img", "note", "presentation"}


Lead = Callable[[str, str], str | None]
"""Called with a tag (``a`` or ``img``) and the address that it names; gives the address to write, or ``None``."""


def _filter_attribute(tag: str, attribute: str, value: str) -> str | None:
    if attribute == "class":
        kept = [name for name in value.split() if not _THEMES_OWN.match(name)]
        return " ".join(kept) or None
    if attribute in ("id", "for", "name") and value.startswith("__") and not _TABS_ID.match(value):
        return None  # the theme's own switches
    if attribute == "role":
        return value if value in _ROLES else None
    if attribute == "style":
        aligned = _ALIGNMENT.search(value)
        return f"text-align:{aligned[1].lower()}" if aligned else None
    if attribute == "data-align":
        return value if _ALIGNMENT.search(f"text-align:{value}") else None
    if tag == "input" and attribute == "type":
        return value if value in ("radio", "checkbox") else "checkbox"
    if tag == "img" and attribute == "src":
        return value if _is_local(value) else None
    return value


def _is_local(address: str) -> bool:
    """Whether an address stays on the site, so that no reader's page asks another one."""
    # Browsers leave out white space and read a backslash as a slash, so "/\\host" leads elsewhere too.
    plain = _SPACE.sub("", address).replace("\\", "/")
    try:
        parts = urlsplit(plain)
    except ValueError:
        return False
    return not parts.scheme and not parts.netloc and not plain.startswith("//")


class Sanitiser:
    """Lets through nothing but what Markdown, tables, admonitions, tabs and footnotes are made of.

    Scripts and their like go with their content; other unknown tags go and leave their text; addresses are http,
    https, mailto, tel or relative; images come from the site itself; ids and classes of the theme are refused.

    Args:
        lead: where the addresses of links and images lead, if not where they say.
    """

    def __init__(self, lead: Lead | None = None) -> None:
        self._lead = lead
        self._cleaner = nh3.Cleaner(
            tags=_TAGS,
            clean_content_tags=_WITH_CONTENT,
            attributes=_ATTRIBUTES,
            attribute_filter=self._filter,
            url_schemes={"http", "https", "mailto", "tel"},
            link_rel=None,  # nothing opens in another window, so no window needs protection
            filter_style_properties={"text-align"},
            strip_comments=True,
        )

    def clean(self, html: str) -> str:
        """HTML that is safe to show; how cells are aligned is told without a style, which the pages' policy refuses."""
        return _ALIGNED.sub(r'\1 data-align="\2"', self._cleaner.clean(html))

    def _filter(self, tag: str, attribute: str, value: str) -> str | None:
        kept = _filter_attribute(tag, attribute, value)
        if kept is not None and self._lead is not None and (tag, attribute) in (("a", "href"), ("img", "src")):
            return self._lead(tag, kept)
        return kept
