"""Ordinary pages of the docs folder: MkDocs renders them; links, safety and indexes come from here."""

from __future__ import annotations

import html as html_module
from collections.abc import Callable

import nh3
from markupsafe import Markup
from mkdocs.structure.pages import Page as MkDocsPage

from leernetwerk.adapters.mkdocs.pages import HEAD, NO_DATE, SCRIPTS, TRANSLATIONS, CompiledPage, add_to_contents
from leernetwerk.content.textpaths import site_path
from leernetwerk.graph.page_ids import author_id
from leernetwerk.indexes import SECTION_INDEXES
from leernetwerk.pages.assets import script_file
from leernetwerk.pages.link_target import LinkTarget, own_page
from leernetwerk.pages.page import Page
from leernetwerk.pages.sanitise import Sanitiser
from leernetwerk.site.compiling import Compilation
from leernetwerk.site.patience import Patience

_OURS = ("template", HEAD, SCRIPTS, TRANSLATIONS)
"""Keys that no author sets."""


class OrdinaryPages:
    """Completes the ordinary pages, one after the other, as MkDocs renders them.

    Attributes:
        folder: the folder of the page that is being rendered, in the site's.
    """

    def __init__(self, compilation: Compilation) -> None:
        self._compilation = compilation
        self._address = "/"
        self.folder = ""
        self._text = ""
        self._patience: Patience | None = None
        self._sanitiser = Sanitiser(self._lead, self._author_id)

    def begin(self, page: MkDocsPage, text: str) -> None:
        """Note the page whose text is about to be rendered, and make what its author wrote of it safe.

        The theme prints the title and description of a page as they are.
        """
        self._address, self._text = "/" + page.url, text
        settings = self._compilation.reading.settings
        self.folder = f"{settings.relative(settings.docs)}/{page.file.src_uri}".rpartition("/")[0]
        if not isinstance(page, CompiledPage):
            self._patience = Patience(f"{settings.relative(settings.docs)}/{page.file.src_uri}")
            self._patience.start()
            page.meta = {name: _escape(value) for name, value in page.meta.items() if name not in _OURS}
            page.update_date = NO_DATE

    def resolve(self, target: str) -> tuple[LinkTarget | None, str]:
        """What ``[[target]]`` means on the current page, and the address of that page."""
        if not target:
            return own_page(self._text, self._address, self._author_id), self._address
        return self._compilation.resolve_link(site_path(target, self.folder), None), self._address

    def _author_id(self, id: str) -> str:
        """What an id of an author is on the current page: another one only where we put parts with ids below."""
        sections = (*map(self._compilation.section_address, SECTION_INDEXES), self._contribute, "/")
        return author_id(id) if self._address in sections else id

    @property
    def _contribute(self) -> str:
        return self._compilation.chrome.addresses.section("contribute")

    def _lead(self, _tag: str, address: str) -> str:
        """Lead a link to the file of a record, which MkDocs does not know, to the record's page."""
        return self._compilation.lead_to_page(address, self.folder, self._address) or address

    def finish(self, html: str, page: MkDocsPage) -> str:
        """The content of a page: sanitised, with an index below it where it introduces one."""
        if isinstance(page, CompiledPage):
            return html
        if self._patience is not None:
            self._patience.stop()
        _plain_titles(page, self._author_id)
        content = self._sanitiser.clean(html)
        summary = html_module.unescape(str(page.meta.get("description") or ""))
        self._compilation.search.add_page(self._address, html_module.unescape(_own_title(page)), summary, content)
        for index in SECTION_INDEXES:
            if self._compilation.section_address(index) == self._address:
                section = self._compilation.render_section(index, with_title=False)
                content += section.html
                page.meta[SCRIPTS] = [script_file(name) for name in section.scripts]
        if self._address == self._contribute:
            contribute = self._compilation.render_contribute(with_title=False)
            # Below how the site's own text begins, and before what it says under headings of its own.
            beginning, heading, rest = content.partition("<h2")
            content = beginning + contribute.html + heading + rest
            add_to_contents(page.toc, contribute.headings)
        if self._address == "/":
            home = self._compilation.render_home(Markup(_own_title(page)), content)
            content = home.html
            page.meta[SCRIPTS] = [script_file(name) for name in home.scripts]
        # Set here and nowhere else: what an author writes under this name is left out above.
        page.meta[HEAD] = self._compilation.add_head(_as_page(page, self._address)).head
        return content


def _as_page(page: MkDocsPage, address: str) -> Page:
    """What a head tells of an ordinary page: its title and description, which are HTML by now, as plain text."""
    description = page.meta.get("description")
    return Page(
        address,
        html_module.unescape(_own_title(page)),
        "",
        html_module.unescape(description) if isinstance(description, str) else "",
    )


def _own_title(page: MkDocsPage) -> str:
    """The title of an ordinary page as HTML: what its front matter says, whatever the menu calls it."""
    title = page.meta.get("title")
    return title if isinstance(title, str) and title else page.title or ""


def _plain_titles(page: MkDocsPage, author_id: Callable[[str], str]) -> None:
    """The theme prints the title and the table of contents as they are: no markup in them, and ids as on the page."""
    page.title = nh3.clean(page.title or "", tags=set())
    waiting = list(page.toc)
    while waiting:
        item = waiting.pop()
        item.title, item.id = nh3.clean(item.title, tags=set()), author_id(item.id)
        waiting += item.children


def _escape(value: object) -> object:
    if isinstance(value, str):
        return html_module.escape(value)
    if isinstance(value, list):
        return [_escape(item) for item in value]
    return value
