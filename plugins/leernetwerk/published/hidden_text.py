"""Text of a Word document that nobody sees: marked as hidden (ECMA-376, 17.3.2.41), by itself or by its style."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.parsers import expat

WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_OFF = ("0", "false", "off")


def local(name: str) -> str:
    """The name of a Word element or attribute without its namespace; "" for one that is not Word's."""
    namespace, _, tail = name.rpartition(" ")
    return tail if namespace in WORD else ""


def value_of(attributes: dict[str, str], name: str) -> str | None:
    """The value of a Word attribute."""
    return next((value for key, value in attributes.items() if local(key) == name), None)


def is_on(attributes: dict[str, str]) -> bool:
    """Whether a property that is on or off is on."""
    return (value_of(attributes, "val") or "true").lower() not in _OFF


def find_hidden_styles(styles: bytes) -> frozenset[str]:
    """The ids of the styles whose text is hidden, from a document's part of styles (UTF-8); none if it is no XML."""
    hidden: dict[str, bool] = {}
    based: dict[str, str] = {}
    current = ""

    def enter(name: str, attributes: dict[str, str]) -> None:
        nonlocal current
        tag = local(name)
        if tag == "style":
            current = value_of(attributes, "styleId") or ""
        elif tag == "basedOn" and current:
            based[current] = value_of(attributes, "val") or ""
        elif tag == "vanish" and current:
            hidden[current] = is_on(attributes)

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = enter
    try:
        parser.Parse(styles, True)
    except (expat.ExpatError, ValueError, LookupError):
        return frozenset()

    def is_hidden(style: str) -> bool:
        for _ in range(50):  # styles that are based on each other in a ring
            if style in hidden:
                return hidden[style]
            style = based.get(style, "")
        return False

    return frozenset(style for style in {*hidden, *based} if is_hidden(style))


@dataclass
class _Run:
    start: int
    has_text: bool = False
    hidden: bool | None = None


@dataclass
class _Finding:
    styles: frozenset[str]
    content: bytes
    found: list[tuple[int, int]] = field(default_factory=list)
    runs: list[_Run] = field(default_factory=list)
    paragraphs: list[bool] = field(default_factory=list)


def find_hidden_runs(content: bytes, styles: frozenset[str] = frozenset()) -> list[tuple[int, int]]:
    """Where runs of hidden text stand in a part of a Word document (UTF-8): from the beginning to the end of each.

    Args:
        content: the part.
        styles: the styles whose text is hidden.
    """
    state = _Finding(styles, content)
    parser = expat.ParserCreate(namespace_separator=" ")
    stack: list[str] = []

    def enter(name: str, attributes: dict[str, str]) -> None:
        tag = local(name)
        stack.append(tag)
        if tag == "p":
            state.paragraphs.append(False)
        elif tag == "pStyle" and state.paragraphs:
            state.paragraphs[-1] = value_of(attributes, "val") in styles
        elif tag == "r":
            state.runs.append(_Run(parser.CurrentByteIndex))
        elif not state.runs:
            return
        elif tag in ("vanish", "specVanish") and stack[-3:-1] == ["r", "rPr"]:
            state.runs[-1].hidden = is_on(attributes)
        elif tag == "rStyle" and state.runs[-1].hidden is None and value_of(attributes, "val") in styles:
            state.runs[-1].hidden = True
        elif tag in ("t", "delText", "drawing", "pict", "object", "sym"):
            state.runs[-1].has_text = True

    def leave(_name: str) -> None:
        tag = stack.pop()
        if tag == "p" and state.paragraphs:
            state.paragraphs.pop()
        elif tag == "r" and state.runs:
            run = state.runs.pop()
            by_style = bool(state.paragraphs) and state.paragraphs[-1]
            if run.has_text and (by_style if run.hidden is None else run.hidden):
                state.found.append((run.start, content.find(b">", parser.CurrentByteIndex) + 1))

    parser.StartElementHandler, parser.EndElementHandler = enter, leave
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError, LookupError):
        return []
    return state.found
