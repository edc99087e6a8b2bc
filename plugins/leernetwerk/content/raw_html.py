"""HTML in a text that would take the rest of the page away, or that is left out with what it holds.

A browser reads ``<script>`` to its end tag, ``<!--`` to ``-->`` and a tag to its ``>``; where that never comes, the
rest of the page is part of it and is seen by nobody. Here such beginnings are found as the HTML standard reads them
(13.2.5, tokenization), so that the check tells them at their place and the page shows them as they are written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*+)"
    r"(?:[\s/]++|[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|(?=>)|[^\s\"'>][^\s>]*+)|(?!\s*+=)))*+>"
)
_NAME = re.compile(r"([a-zA-Z]{1,30})(?=[\s/>])")
_TYPE = re.compile(r"[\s\"'/]type\s*=", re.IGNORECASE)
_COMMENT_END = re.compile(r"--!?>")
_AUTOLINK = re.compile(r"<(?:(?:https?|ftp)://[^\s<>]*|[^\s<>@!]{1,254}@[^\s<>@]{1,254})>", re.IGNORECASE)

_DESTINATION = re.compile(r"<([^<>\s]*)[^<>\n]*>(?=[ ]{0,9}(?:\)|$|[ ][\"'(]))", re.MULTILINE)
_BEFORE_DESTINATION = re.compile(r"\](?:\(|:)[ ]{0,9}\Z")
"""``[words](<a name.pdf>)`` and ``[words]: <a name.pdf>`` (CommonMark 0.31, 6.3 and 4.7)."""

TEXT_ELEMENTS = frozenset(("iframe", "noembed", "noframes", "script", "style", "textarea", "title", "xmp"))
"""Elements that go on to their own end tag, whatever stands within."""

_HIDING = frozenset(("math", "noscript", "object", "svg", "template"))
"""Elements of which nothing within is shown."""

_WITHOUT_TEXT = frozenset(("audio", "embed", "video"))
"""Elements that show something without a text."""

LEFT_OUT = TEXT_ELEMENTS | _HIDING | _WITHOUT_TEXT
"""Elements that are left out with what they hold."""

CUT_SHORT = TEXT_ELEMENTS | _HIDING | {"<!--", "<!", "<?", "<", "plaintext"}
"""The names of remarks on what has no end; others are only no HTML."""

_ELEMENTS = frozenset(
    """a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote body
    br button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em
    embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i
    iframe image img input ins kbd keygen label legend li link listing main map mark marquee math menu menuitem meta
    meter multicol nav nextid nobr noembed noframes noscript object ol optgroup option output p param picture pre
    progress q rb rp rt rtc ruby s samp script search section select slot small source spacer span strike strong style
    sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr
    xmp""".split()  # noqa: SIM905 - nobody reads a list of 140 strings
)
"""Every element of HTML, today's and yesterday's; ``<name>`` in a text that is none of them is no tag."""

_MOST_CUT_OFF = 50
"""Tags without end beyond which the rest of a text is taken to have none, so that no text takes long."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about HTML in a text.

    Attributes:
        start: where it begins.
        name: the name of the element in lower case, or how it begins.
        end: where it ends; -1 where it has no end, so that it is shown as it is written.
    """

    start: int
    name: str
    end: int


def find_html(text: str, *, markdown: bool) -> Iterator[Remark]:
    """What of the HTML in a text is shown as it is written, for want of an end or of a meaning, or is left out.

    Takes time in proportion to the text, whatever it holds.

    Args:
        text: HTML, or Markdown whose code and comments are blanked.
        markdown: whether addresses between ``<`` and ``>`` are links.
    """
    return iter(_Scan(text, markdown).run())


def show_swallowing(text: str, remarks: Iterable[Remark], *, cut: bool = False) -> str:
    """The text with what has no end shown as it is written.

    Args:
        text: HTML, or Markdown.
        remarks: what was found in it.
        cut: whether what is read to an end tag of its own is taken out as well.
    """
    shown, position = [], 0
    for remark in remarks:
        if remark.start < position:
            continue
        if remark.end < 0:
            shown += [text[position : remark.start], "&lt;"]
            position = remark.start + 1
        elif cut and remark.name in TEXT_ELEMENTS:
            shown.append(text[position : remark.start])
            position = remark.end
    return "".join([*shown, text[position:]]) if position else text


class _Scan:
    """One walk through a text."""

    def __init__(self, text: str, markdown: bool) -> None:
        self.text = text
        self.markdown = markdown
        self.found: list[Remark] = []
        self.open: dict[str, list[int]] = {}
        self.endless: set[str] = set()
        self.cut_off = 0

    def run(self) -> list[Remark]:
        position = self.text.find("<")
        while position >= 0:
            position = self.text.find("<", self.step(position))
        for name, starts in self.open.items():
            self.found += [Remark(start, name, -1) for start in starts]
        return sorted(self.found, key=lambda remark: remark.start)

    def step(self, start: int) -> int:
        """Look at one ``<``; where to go on."""
        following = self.text[start + 1 : start + 2]
        if following in ("!", "?"):
            return self.declaration(start)
        if not (following == "/" or (following.isascii() and following.isalpha())):
            return start + 1  # no tag to anybody
        if self.markdown and (autolink := _AUTOLINK.match(self.text, start)):
            return autolink.end()
        if self.markdown and (destination := _DESTINATION.match(self.text, start)):
            before = _BEFORE_DESTINATION.search(self.text, max(0, start - 11), start)
            if before and destination[1].lower().lstrip("/") not in _ELEMENTS:
                return destination.end()
        tag = _TAG.match(self.text, start) if self.cut_off < _MOST_CUT_OFF else None
        if tag is None:
            self.cut_off += 1
            found = _NAME.match(self.text, start + 1)
            return self.show(start, found[1].lower() if found and found[1].lower() not in _ELEMENTS else "<")
        name = tag["name"].lower()
        if name not in _ELEMENTS:
            return self.show(start, name) if name != "plaintext" or not tag["end"] else tag.end()
        if tag["end"]:
            if self.open.get(name):
                self.found.append(Remark(self.open[name].pop(), name, tag.end()))
            return tag.end()
        if name in TEXT_ELEMENTS:
            return self.text_element(start, name, tag.end())
        if name == "input" and not _TYPE.search(tag.group()):
            return self.show(start, name)  # a field to type in, in which nobody would find what was typed
        if name in _HIDING and not (name in ("svg", "math") and tag.group().endswith("/>")):
            self.open.setdefault(name, []).append(start)
        elif name in _WITHOUT_TEXT:
            self.found.append(Remark(start, name, tag.end()))
        return tag.end()

    def show(self, start: int, name: str) -> int:
        self.found.append(Remark(start, name, -1))
        return start + 1

    def declaration(self, start: int) -> int:
        if not self.text.startswith("<!--", start):
            return self.show(start, self.text[start : start + 2])  # a browser would leave it out up to the next >
        for empty in ("<!-->", "<!--->"):
            if self.text.startswith(empty, start):
                return start + len(empty)
        end = _COMMENT_END.search(self.text, start + 4) if "<!--" not in self.endless else None
        if end is None:
            self.endless.add("<!--")
            return self.show(start, "<!--")
        return end.end()

    def text_element(self, start: int, name: str, behind: int) -> int:
        end = None
        if name not in self.endless:
            end = re.compile(rf"</{name}(?=[\s/>])[^>]*>", re.IGNORECASE).search(self.text, behind)
        if end is None:
            self.endless.add(name)
            return self.show(start, name)
        self.found.append(Remark(start, name, end.end()))
        return end.end()
