"""Finding ``[[links]]`` in Markdown without rendering it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LINK = re.compile(
    r"\[\[(?![|\]])(?P<target>[^\[\]|#\\\n]*)(?:#(?P<part>[^\[\]|\\\n]+))?(?:\\?\|(?P<label>[^\[\]\n]+))?\]\]"
)
WIKILINK = re.compile(rf"(?P<embed>!)?{_LINK.pattern}")
"""``[[target]]``, ``[[target|label]]``, ``[[target#part|label]]``; the bar may be escaped, as in a table.

``[[#part]]`` is a part of the same page; ``![[target]]`` shows a picture instead of leading to it.
"""

_FILE_LIKE = re.compile(r"\[\[[^\[\]|#\n]*[^/]\.[A-Za-z0-9]{1,5}[ ]*[\]|#\\]")
_FILE = re.compile(r"[^/]\.(?!md$)[A-Za-z0-9]{1,5}$")
_IMAGE = re.compile(r"\.(?:avif|bmp|gif|jpe?g|png|svg|webp)$", re.IGNORECASE)
_BAR = re.compile(r"\\?\|")
_SIZE = re.compile(r"(?P<width>\d{1,4})(?:x(?P<height>\d{1,4}))?")

_FENCE = re.compile(r"^[ ]*(`{3,}|~{3,})[^`\n]*$")
_CONTAINER = re.compile(r"(?:[-*+]|\d+[.)])[ ]|!!!|\?\?\?|===|\[\^[^\]]+\]:|:[ ]{1,3}\S")
_BACKTICKS = re.compile(r"(?<!\\)`+")
_HTML_BLOCK = re.compile(
    r"^[ ]{0,3}<(address|article|aside|blockquote|details|div|dl|fieldset|figure|footer|form|h[1-6]|header|iframe|li|"
    r"main|nav|ol|p|pre|script|section|style|table|ul)\b(?![^>\n]*\bmarkdown\b).*?(?:</\1>|\Z)",
    re.DOTALL | re.MULTILINE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class WikiLink:
    """A link in a body.

    Attributes:
        target: what it names, as written; "" for the page that it stands on.
        part: what follows ``#``, if anything.
        label: the words that readers see, if the author gave any.
        start: offset in the body of the first bracket.
        end: offset behind the last.
        embed: whether an exclamation mark before it asks for what it names to be shown there.
    """

    target: str
    part: str | None
    label: str | None
    start: int
    end: int
    embed: bool = False

    @property
    def is_image(self) -> bool:
        """Whether it shows a picture."""
        return self.embed and _IMAGE.search(self.target) is not None


def names_file(target: str) -> bool:
    """Whether a target is a file that is no text, by how its name ends."""
    return _FILE.search(target) is not None


def find_wikilinks(body: str) -> tuple[WikiLink, ...]:
    """Every link of a body to a record or page that is not inside code, a comment or an HTML block."""
    return tuple(link for link in _find(body) if not names_file(link.target))


def find_wikifiles(body: str) -> tuple[WikiLink, ...]:
    """Every link of a body, as they, to another file."""
    if _FILE_LIKE.search(body) is None:
        return ()
    return tuple(link for link in _find(body) if names_file(link.target))


def read_label(label: str | None) -> tuple[str, str, str]:
    """The words of a link, and the width and height in pixels at which a picture is asked to be shown.

    Obsidian writes ``![[picture.png|300]]``, ``|300x200`` and ``|words|300``; what is not said is "".
    """
    *words, last = _BAR.split(label or "")
    size = _SIZE.fullmatch(last.strip())
    if size is None:
        return (label or "").strip(), "", ""
    return "|".join(words).strip(), size["width"], size["height"] or ""


def _find(body: str) -> Iterator[WikiLink]:
    if "[[" not in body:
        return
    visible = hide_code(body)
    for found in _LINK.finditer(visible):  # begins with what is rare, so that a text is gone through fast
        start = found.start()
        embed = visible[start - 1 : start] == "!" and not _is_escaped(visible, start - 1)
        if not embed and _is_escaped(visible, start):
            continue
        yield WikiLink(
            found["target"].strip(),
            found["part"].strip() if found["part"] else None,
            found["label"].strip() if found["label"] else None,
            start - embed,
            found.end(),
            embed,
        )


def _is_escaped(text: str, start: int) -> bool:
    before = text[:start]
    return (len(before) - len(before.rstrip("\\"))) % 2 == 1


def hide_code(body: str, *, html: bool = True) -> str:
    """The body with code, comments and (if asked) HTML blocks blanked, every other character at its place.

    Takes time in proportion to the text, whatever it holds.
    """
    text = body
    if "`" in body or "~~~" in body or "    " in body:
        text = _hide_code_blocks(text)
    if "`" in text:
        text = "\n\n".join(_hide_inline_code(paragraph) for paragraph in text.split("\n\n"))
    if "<" in text:
        text = hide_comments(text)
        text = _HTML_BLOCK.sub(lambda found: _blank(found.group()), text) if html else text
    return text


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def _hide_inline_code(paragraph: str) -> str:
    """Blank what stands between two equally long runs of backticks."""
    runs = [found.span() for found in _BACKTICKS.finditer(paragraph)]
    later: dict[int, list[int]] = {}
    for number in range(len(runs) - 1, -1, -1):
        later.setdefault(runs[number][1] - runs[number][0], []).append(number)
    shown, position, number = [], 0, 0
    while number < len(runs):
        start, end = runs[number]
        same = later[end - start]
        while same and same[-1] <= number:
            same.pop()
        if same and runs[same[-1]][0] > end:
            closing = same[-1]
            shown += [paragraph[position:start], _blank(paragraph[start : runs[closing][1]])]
            position, number = runs[closing][1], closing
        number += 1
    return "".join([*shown, paragraph[position:]])


def hide_comments(text: str) -> str:
    """The text with its HTML comments blanked, every other character at its place."""
    shown, position = [], 0
    # As in a browser, "<!-->" is a whole comment.
    while (start := text.find("<!--", position)) >= 0 and (end := text.find("-->", start + 2)) >= 0:
        shown += [text[position:start], _blank(text[start : end + 3])]
        position = end + 3
    return "".join([*shown, text[position:]])


def _hide_code_blocks(body: str) -> str:
    lines = body.split("\n")
    shown: list[str] = []
    container = 0  # columns that the content of the list, admonition or note around a line is indented
    after_blank, in_code = True, False
    unclosed: dict[str, int] = {}  # fences from this length on are not closed any more
    number = 0
    while number < len(lines):
        line = lines[number]
        fence = _FENCE.match(line)
        closing = _closing_fence(lines, number, fence.group(1), unclosed) if fence else None
        if closing is not None:
            shown += [" " * len(hidden) for hidden in lines[number : closing + 1]]
            number, after_blank, in_code = closing + 1, False, False
            continue
        indent = len(line) - len(line.lstrip(" "))
        if not line.strip():
            after_blank = True
        else:
            container = min(container, indent // 4 * 4)
            in_code = indent >= container + 4 and (after_blank or in_code)
            after_blank = False
            if not in_code and _CONTAINER.match(line.lstrip(" ")):
                container = indent // 4 * 4 + 4
        shown.append(" " * len(line) if in_code else line)
        number += 1
    return "\n".join(shown)


def _closing_fence(lines: list[str], opening: int, mark: str, unclosed: dict[str, int]) -> int | None:
    character, length = mark[0], len(mark)
    if length >= unclosed.get(character, length + 1):
        return None
    closing = re.compile(rf"^[ ]*{re.escape(character)}{{{length},}}[ ]*$")
    found = next((number for number in range(opening + 1, len(lines)) if closing.match(lines[number])), None)
    if found is None:
        unclosed[character] = length
    return found
