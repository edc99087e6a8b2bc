"""What of an author's Markdown is made harmless before it is read: hidden characters, and HTML without an end."""

from __future__ import annotations

import markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from leernetwerk.content.hidden_characters import leave_out_hidden
from leernetwerk.content.raw_html import find_html, show_swallowing
from leernetwerk.content.wikilinks import hide_code


class SafeSourceExtension(Extension):
    """Leaves out characters that nobody sees, and shows HTML without an end as it is written.

    The sanitiser sees to both as well; here the rest of the text stays Markdown too.
    """

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Behind the normalisation of white space (30), before fences (25) and blocks of HTML (20) are taken out."""
        md.preprocessors.register(_SafeSource(md), "leernetwerk-safe-source", 28)


class _SafeSource(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        # Python-Markdown marks what it takes out of a text with STX and ETX, but only later.
        text = leave_out_hidden("\n".join(lines))
        if "<" in text:
            text = show_swallowing(text, find_html(hide_code(text, html=False), markdown=True))
        return text.split("\n")
