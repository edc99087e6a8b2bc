"""Ordinary pages of the docs folder: MkDocs renders them; links, safety and indexes come from here."""

from __future__ import annotations

from collections.abc import Callable

import nh3
from markupsafe import Markup, escape
from mkdocs.structure.pages import Page as MkDocsPage

from leernetwerk.adapters.mkdocs.pages import HEAD, NO_DATE, SCRIPTS, CompiledPage, add_to_contents
from leernetwerk.content import Document
from leernetwerk.content.textpaths import site_path
from leernetwerk.graph.page_ids import OF_EVERY_PAGE, author_id
from leernetwerk.indexes import SECTION_INDEXES
from leernetwerk.pages.assets import script_file
from leernetwerk.pages.link_target import LinkTarget, own_page
from leernetwerk.pages.page import Page
from leernetwerk.pages.sanitise import Sanitiser
from leernetwerk.records.page_fields import PageFields
from leernetwerk.records.validation import read_part
from leernetwerk.search.sections import read_sections
from leernetwerk.site.compiling import Compilation
from leernetwerk.site.render_limit import RenderLimit


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
        self._limit: RenderLimit | None = None
        self._sanitiser = Sanitiser(self._lead, self._author_id)
        settings = compilation.checked.settings
        docs = settings.relative(settings.docs)
        self._pages = {page.path.removeprefix(f"{docs}/"): page for page in compilation.checked.graph.pages}

    def begin(self, page: MkDocsPage, text: str) -> None:
        """Note the page whose text is about to be rendered, and give the theme what is declared of its front matter."""
        self._address, self._text = "/" + page.url, text
        settings = self._compilation.checked.settings
        self.folder = f"{settings.relative(settings.docs)}/{page.file.src_uri}".rpartition("/")[0]
        if not isinstance(page, CompiledPage):
            self._limit = RenderLimit(f"{settings.relative(settings.docs)}/{page.file.src_uri}")
            self._limit.start()
            page.meta = self._fields(page).model_dump(exclude_none=True)
            page.update_date = NO_DATE

    def source(self, page: MkDocsPage) -> str | None:
        """The text of a page below its front matter; ``None`` for a page that was not read as a file of the site.

        MkDocs reads front matter by other rules, and takes first lines that have a colon for it; none of that is left.
        """
        known = self._pages.get(page.file.src_uri)
        return None if known is None else "\n" + known.document.body

    def _fields(self, page: MkDocsPage) -> PageFields:
        known = self._pages.get(page.file.src_uri)
        if known is not None:
            return known.fields
        # Another plugin made it; what it says of it is held to the same.
        return read_part(PageFields, Document(page.file.src_uri, dict(page.meta)))[0]

    def resolve(self, target: str) -> tuple[LinkTarget | None, str]:
        """What ``[[target]]`` means on the current page, and the address of that page."""
        if not target:
            return own_page(self._text, self._address, self._author_id), self._address
        return self._compilation.resolve_link(site_path(target, self.folder), None), self._address

    def _author_id(self, id: str) -> str:
        """What an id of an author is on the current page: another one only where we put parts with ids below, or
        where it doubles one of the frame."""
        sections = (*map(self._compilation.section_address, SECTION_INDEXES), self._contribute, "/")
        return author_id(id) if self._address in sections or id in OF_EVERY_PAGE else id

    @property
    def _contribute(self) -> str:
        return self._compilation.site.addresses.section("contribute")

    def _lead(self, _tag: str, address: str) -> str:
        """Lead a link to the file of a record, which MkDocs does not know, to the record's page."""
        return self._compilation.lead_to_page(address, self.folder, self._address) or address

    def finish(self, html: str, page: MkDocsPage) -> str:
        """The content of a page: sanitised, with an index below it where it introduces one."""
        if isinstance(page, CompiledPage):
            return html
        if self._limit is not None:
            self._limit.stop()
        _plain_titles(page, self._author_id)
        content = self._sanitiser.clean(html)
        if not page.meta.get("search", {}).get("exclude"):
            summary = page.meta.get("description", "")
            self._compilation.search.add_page(
                self._address, _own_title(page).unescape(), summary, read_sections(content)
            )
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
            home = self._compilation.render_home(_own_title(page), content)
            content = home.html
            page.meta[SCRIPTS] = [script_file(name) for name in home.scripts]
        page.meta[HEAD] = Markup(self._compilation.add_head(_as_page(page, self._address)).head)
        return content


def _as_page(page: MkDocsPage, address: str) -> Page:
    """What a head tells of an ordinary page."""
    return Page(address, _own_title(page).unescape(), "", page.meta.get("description", ""))


def _own_title(page: MkDocsPage) -> Markup:
    """The title of an ordinary page as HTML: what its front matter says, whatever the menu calls it."""
    return escape(page.meta.get("title") or page.title or "")


def _plain_titles(page: MkDocsPage, author_id: Callable[[str], str]) -> None:
    """Leave the title and the table of contents no markup where MkDocs took them from headings, which are HTML; their
    ids are those of the page."""
    if "title" not in page.meta and "title" not in vars(page):  # neither front matter nor the menu tells it
        page.title = Markup(nh3.clean(page.title or "", tags=set()))
    waiting = list(page.toc)
    while waiting:
        item = waiting.pop()
        item.title, item.id = Markup(nh3.clean(item.title, tags=set())), author_id(item.id)
        waiting += item.children
