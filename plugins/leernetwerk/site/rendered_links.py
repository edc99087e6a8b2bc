"""The links to files of a text as its page has them: found by the very parse that renders, so that nothing is missed.

Nearly all texts are short and plain: no file can be linked to in them but in ways that are seen without rendering. Only
the others are rendered; long ones are, so that the checks tell of those on which rendering would be given up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote, unquote

import markdown

from leernetwerk.content import Document
from leernetwerk.content.filelinks import FileLink, find_file_links
from leernetwerk.pages.safe_source import SafeSourceExtension
from leernetwerk.pages.sanitise import Sanitiser
from leernetwerk.pages.wikilinks import WikiLinkExtension

_TO_ELSEWHERE = re.compile(r"\]\((?:https?://|mailto:|tel:)[A-Za-z0-9.,:;@/?&=%+~#_-]*\)|\]\(#[\w-]*\)")
_MAY_LEAD = re.compile(r"\]\(|\]:|\]\[|<[A-Za-z!/?]|\{|\[\[[^\[\]|#\n]*\.")

_SURELY_QUICK = 4_096
"""Characters up to which no text is known on which rendering takes more than some seconds."""


class LinkReader:
    """Reads links with one set of Markdown extensions, those with which the site is rendered.

    Args:
        extensions: Python-Markdown extensions for authors' texts.
        configs: their settings.
    """

    def __init__(self, extensions: Sequence[Any], configs: Mapping[str, Any]) -> None:
        self._given = (tuple(extensions), dict(configs))
        self._markdown: markdown.Markdown | None = None
        self._sanitiser = Sanitiser(self._note, leave_out=self._note_left_out)
        self._folder = ""
        self._found: list[FileLink] = []

    def read(self, document: Document) -> tuple[FileLink, ...]:
        """The links of a text, each with the place where it is written, as far as that can be told.

        Raises:
            RecursionError: the text is nested deeper than Python-Markdown can follow.
        """
        body = document.body
        if len(body) <= _SURELY_QUICK and not _MAY_LEAD.search(_TO_ELSEWHERE.sub("", body)):
            return ()
        if self._markdown is None:
            extensions, configs = self._given
            own = [SafeSourceExtension(), WikiLinkExtension(lambda _target: (None, "/"), lambda: self._folder)]
            self._markdown = markdown.Markdown(extensions=[*extensions, *own], extension_configs=configs)
        self._folder, self._found = document.path.rpartition("/")[0], []
        self._markdown.reset()
        self._sanitiser.clean(self._markdown.convert(body))
        return tuple(_placed(self._found, body))

    def _note(self, tag: str, address: str) -> str:
        self._found.append(FileLink(address, tag == "img", 0))
        return address

    def _note_left_out(self, address: str) -> None:
        self._found.append(FileLink(address, True, 0))


def _placed(links: Sequence[FileLink], body: str) -> Iterator[FileLink]:
    """The links with their places: those that are seen without rendering, or else where their address is written."""
    seen: dict[str, list[int]] = {}
    for link in find_file_links(body):
        if link.file is not None:
            seen.setdefault(link.file, []).append(link.start)
    for link in links:
        if link.file is None:
            if link.is_image and link.is_external:
                yield FileLink(link.target, True, _find(link.target, body))
            continue
        starts = seen.get(link.file, [])
        start = starts.pop(0) if len(starts) > 1 else starts[0] if starts else _find(link.target, body)
        yield FileLink(link.target, link.is_image, start)


def _find(target: str, body: str) -> int:
    forms = dict.fromkeys((target, unquote(target), quote(unquote(target)), target.rpartition("/")[2]))
    return next((at for form in forms if (at := body.find(form)) >= 0), 0)
