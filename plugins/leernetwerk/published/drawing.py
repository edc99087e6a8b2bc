"""Drawings (SVG): read by a parser of XML, taken apart, and written anew as UTF-8 from what is known to be harmless.

What is published is what is written here, so how the file was encoded, or what its document type would have added,
does not matter to a reader's browser. What is left out is never seen; what would be seen otherwise is refused.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import unquote_to_bytes
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from leernetwerk.published import problems
from leernetwerk.published.drawing_names import (
    ATTRIBUTES,
    ELEMENTS,
    MOVING,
    RUNNING,
    SVG,
    UNSEEN,
    UNWRAPPED,
    WITH_REFERENCE,
    XLINK,
    XML,
)
from leernetwerk.published.drawing_styles import asks_elsewhere, clean_sheet, clean_value
from leernetwerk.published.faults import Fault, Refused, too_heavy, unreadable
from leernetwerk.words import N_, Message

_DEPTH = 200
_MOST_ELEMENTS = 200_000
_MOST_SHOWN = 1_000_000
_MOST_NESTED = 3
_ENCODINGS = frozenset(("utf-8", "utf8", "utf-16", "us-ascii", "ascii", "iso-8859-1", "latin1", "windows-1252"))
_DATA = re.compile(
    r"data:image/(png|jpe?g|gif|webp|svg\+xml)((?:;[\w-]+=[\w-]+)*)(;base64)?,(.*)", re.IGNORECASE | re.DOTALL
)
_WITHOUT_STYLE = frozenset(
    ("id", "class", "d", "points", "transform", "gradientTransform", "patternTransform", "viewBox")
)
_SPACE = " "
_BLANK = re.compile(r"[\x00-\x20]")

CleanPicture = Callable[[str, bytes], bytes]
"""Cleans a picture inside a drawing: the ending of its type (``.png``), and its bytes."""


@dataclass
class _Element:
    name: str
    attributes: list[tuple[str, str]]
    children: list[_Element | str] = field(default_factory=list)

    def text(self) -> str:
        return "".join(child if isinstance(child, str) else child.text() for child in self.children)


def clean_drawing(content: bytes, clean_picture: CleanPicture, depth: int = 0) -> bytes:
    """A drawing as SVG that shows the same and does nothing else.

    Args:
        content: the file.
        clean_picture: cleans the pictures inside.
        depth: in how many other drawings this one stands.

    Raises:
        Refused: it is none, would run or ask something, moves, or holds a part that would be seen otherwise.
    """
    if depth > _MOST_NESTED:
        raise too_heavy()
    root = _read(content)
    if root.name != f"{SVG}{_SPACE}svg":
        raise unreadable()
    _count_shown(root)
    written = _Writer(clean_picture, depth).write(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{written}\n'.encode()


# --- reading --------------------------------------------------------------------------------------------


def _read(content: bytes) -> _Element:
    parser = expat.ParserCreate(namespace_separator=_SPACE)
    parser.buffer_text = True
    parser.ordered_attributes = True
    open_elements: list[_Element] = []
    roots: list[_Element] = []
    count = 0

    def declare(_version: str, encoding: str | None, _standalone: int) -> None:
        if encoding is not None and encoding.lower() not in _ENCODINGS:
            raise unreadable(Message.of(N_("save the drawing as plain SVG, with the encoding UTF-8")))

    def begin_type(_name: str, _system: str | None, _public: str | None, has_subset: int) -> None:
        # One that names the W3C's description only says what every drawing is. With rules of its own it may give
        # elements attributes that nobody sees in the file.
        if has_subset:
            hint = Message.of(N_("save the drawing as plain SVG; it must not define things in its DOCTYPE"))
            raise Refused(
                [Fault.of(problems.ACTIVE_CONTENT, hint, what=Message.of(N_("a DOCTYPE with rules of its own")))]
            )

    def instruct(target: str, _data: str) -> None:
        if target.lower() == "xml-stylesheet":
            raise asks_elsewhere()

    def enter(name: str, attributes: list[str]) -> None:
        nonlocal count
        count += 1
        if count > _MOST_ELEMENTS or len(open_elements) >= _DEPTH:
            raise too_heavy(Message.of(N_("save the drawing as PNG")))
        if _SPACE not in name and (not open_elements or open_elements[0].name == f"{SVG}{_SPACE}svg"):
            name = f"{SVG}{_SPACE}{name}"  # an old program that forgot to say that it is SVG
        element = _Element(name, list(zip(attributes[::2], attributes[1::2], strict=True)))
        (open_elements[-1].children if open_elements else roots).append(element)
        open_elements.append(element)

    def leave(_name: str) -> None:
        open_elements.pop()

    def add_text(text: str) -> None:
        if open_elements:
            open_elements[-1].children.append(text)

    def skip(_name: str, _is_parameter: bool) -> None:
        raise unreadable()  # a letter that only a description elsewhere knows would be lost

    parser.XmlDeclHandler = declare
    parser.StartDoctypeDeclHandler = begin_type
    parser.ProcessingInstructionHandler = instruct
    parser.StartElementHandler, parser.EndElementHandler = enter, leave
    parser.CharacterDataHandler = add_text
    parser.SkippedEntityHandler = skip
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError, LookupError):
        raise unreadable(Message.of(N_("open the drawing in its program and save it as plain SVG"))) from None
    if not roots:
        raise unreadable()
    return roots[0]


def _count_shown(root: _Element) -> None:
    """Refuse a drawing whose parts use each other until nobody can draw it any more.

    Raises:
        Refused: it shows more elements than a browser can bear.
    """
    named: dict[str, _Element] = {}
    waiting = [root]
    while waiting:
        element = waiting.pop()
        waiting += [child for child in element.children if not isinstance(child, str)]
        named |= {value: element for name, value in element.attributes if name == "id"}
    known: dict[int, int] = {}

    def weigh(element: _Element) -> int:
        if id(element) not in known:
            known[id(element)] = 0  # a part that uses itself is not drawn
            weight = 1 + sum(weigh(child) for child in element.children if not isinstance(child, str))
            for name, value in element.attributes:
                if name.rpartition(_SPACE)[2] == "href" and value.strip()[1:] in named:
                    weight += weigh(named[value.strip()[1:]])
            known[id(element)] = weight
        return known[id(element)]

    try:
        weight = weigh(root)
    except RecursionError:
        weight = _MOST_SHOWN + 1
    if weight > _MOST_SHOWN:
        raise too_heavy(Message.of(N_("save the drawing as PNG")))


# --- writing --------------------------------------------------------------------------------------------


class _Writer:
    def __init__(self, clean_picture: CleanPicture, depth: int) -> None:
        self._clean_picture, self._depth = clean_picture, depth

    def write(self, root: _Element) -> str:
        parts: list[str] = []
        self._write(root, parts, f' xmlns="{SVG}" xmlns:xlink="{XLINK}"')
        return "".join(parts)

    def _write(self, element: _Element, parts: list[str], declared: str = "") -> None:
        namespace, _, name = element.name.rpartition(_SPACE)
        if namespace != SVG:
            if name in RUNNING or namespace.endswith("xhtml"):
                raise _runs(name)
            return  # what a program notes for itself
        if name in UNSEEN:
            return
        if name in RUNNING:
            raise _runs(name)
        if name in MOVING:
            hint = Message.of(N_("save the drawing without movement, or as GIF or film"))
            raise Refused([Fault.of(problems.DRAWING_PART, hint, part=name)])
        name = UNWRAPPED.get(name, name)
        if name not in ELEMENTS:
            hint = Message.of(N_("save the drawing as plain SVG or as PNG; in draw.io, switch 'Formatted Text' off"))
            raise Refused([Fault.of(problems.DRAWING_PART, hint, part=name)])
        parts.append(f"<{name}{declared}{self._write_attributes(name, element)}")
        children = self._children(name, element)
        if not children:
            parts.append("/>")
            return
        parts.append(">")
        if name == "style":
            parts.append(escape(clean_sheet(element.text())))
        else:
            for child in children:
                if isinstance(child, str):
                    parts.append(_escape(child))
                else:
                    self._write(child, parts)
        parts.append(f"</{name}>")

    def _children(self, name: str, element: _Element) -> list[_Element | str]:
        """What stands in an element; of a ``switch``, without a text in HTML if the same stands beside it in SVG."""
        if name != "switch":
            return element.children
        nested = [child for child in element.children if _is_html(child)]
        others = [child for child in element.children if not _is_html(child)]
        said = _words("".join(child.text() for child in nested if not isinstance(child, str)))
        shown = _words("".join(child.text() for child in others if not isinstance(child, str)))
        has_picture = any(not isinstance(child, str) and child.name.endswith(" image") for child in others)
        return others if nested and (not said or said == shown or has_picture) else element.children

    def _write_attributes(self, name: str, element: _Element) -> str:
        written: list[str] = []
        names = {attribute for attribute, _ in element.attributes}
        for attribute, value in element.attributes:
            namespace, _, local = attribute.rpartition(_SPACE)
            if not namespace and local.lower().startswith("on"):
                raise _runs(local)
            if local == "href" and namespace in ("", XLINK):
                if namespace and "href" in names:
                    continue
                if name in WITH_REFERENCE:
                    written.append(f" {'xlink:' if namespace else ''}href={quoteattr(self._reference(name, value))}")
            elif namespace == XML and local in ("space", "lang"):
                written.append(f" xml:{local}={quoteattr(value)}")
            elif not namespace and (local in ATTRIBUTES or local.startswith("aria-")):
                kept = value if local in _WITHOUT_STYLE else clean_value(value)
                written.append(f" {local}={quoteattr(kept, _WHITE)}")
        return "".join(written)

    def _reference(self, name: str, address: str) -> str:
        """What an element draws: a part of this drawing, or a picture inside it."""
        plain = address.strip()
        if plain.startswith("#") or not plain:
            return plain
        found = _DATA.fullmatch(plain)
        if found is None or name not in ("image", "feImage"):
            if _BLANK.sub("", plain).lower().startswith(("javascript:", "vbscript:", "data:text")):
                raise _runs("javascript:")
            raise asks_elsewhere()
        kind, _options, packed, data = found.groups()
        try:
            content = (
                base64.b64decode(_BLANK.sub("", unquote_to_bytes(data).decode("ascii")))
                if packed
                else unquote_to_bytes(data)
            )
        except (binascii.Error, ValueError):
            raise unreadable() from None
        kind = kind.lower()
        if kind == "svg+xml":
            clean = clean_drawing(content, self._clean_picture, self._depth + 1)
        else:
            clean = self._clean_picture(f".{kind}", content)
        return f"data:image/{kind};base64,{base64.b64encode(clean).decode()}"


_WHITE = {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}


def _escape(text: str) -> str:
    return escape(text, {"\r": "&#13;"})


def _is_html(child: _Element | str) -> bool:
    return not isinstance(child, str) and child.name == f"{SVG}{_SPACE}foreignObject"


def _words(text: str) -> str:
    return "".join(text.split())


def _runs(part: str) -> Refused:
    hint = Message.of(N_("save the drawing as plain SVG, without '{part}', or as PNG"), part=part)
    return Refused([Fault.of(problems.ACTIVE_FILE, hint)])
