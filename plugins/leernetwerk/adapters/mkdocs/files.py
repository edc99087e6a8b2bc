"""Which files MkDocs builds: pages in the place of record files, and what is published with them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from leernetwerk.adapters.mkdocs.pages import CompiledPage, add_copy, add_page, add_text, append_file
from leernetwerk.adapters.mkdocs.published_file import PublishedFile
from leernetwerk.adapters.mkdocs.scripts import drop_theme_scripts, theme_scripts
from leernetwerk.content import Scope
from leernetwerk.content.regular_files import has_link
from leernetwerk.indexes import SECTION_INDEXES, SectionIndex
from leernetwerk.pages.assets import STYLES_FILE, editor_files, script_file, write_scripts, write_styles
from leernetwerk.pages.host_headers import write_header_files
from leernetwerk.pages.page import Page
from leernetwerk.published.judging import Assets
from leernetwerk.published.types import type_of
from leernetwerk.records.registry import RECORD_TYPES
from leernetwerk.site.address_list import write_addresses
from leernetwerk.site.compiling import Compilation
from leernetwerk.site.pdf_files import make_pdf_files
from leernetwerk.site.rendering import render_records
from leernetwerk.words import Message


def arrange_files(
    files: Files, config: MkDocsConfig, compilation: Compilation, *, processes: int, tell: Callable[[Message], None]
) -> Files:
    """Take the record files out and put pages, indexes, redirects and data files in.

    ``tell`` is told why something could not be kept for the next build.
    """
    remove_sources(files, config)
    _clean_assets(files, config, compilation)
    introduced = {page.address for page in compilation.checked.graph.pages}
    records = _RecordPages(compilation, files, config, processes)
    for node in records.nodes:
        add_page(files, config, compilation.address(node), node.title, records, in_nav=False)
    for address, title, render_chapter in compilation.chapter_pages():
        chapter = _ChapterPage(compilation, files, config, render_chapter)
        add_page(files, config, address, title, chapter, in_nav=False)
    for index in SECTION_INDEXES:
        title = compilation.site.words(index.title)
        for number in range(1, compilation.section_pages(index) + 1):
            address = compilation.section_address(index, number)
            if address not in introduced:
                render = _SectionPage(compilation, index, number)
                add_page(files, config, address, title, render, in_nav=number == 1)
    if "/" not in introduced:
        home = compilation.render_home()
        add_page(files, config, home.address, home.title, lambda _page: home, in_nav=True)
    own = compilation.site.addresses.generated()  # further pages of these do not belong in the navigation
    for page in compilation.single_pages():
        if page.address not in introduced:
            add_page(files, config, page.address, page.title, partial(_given, page), in_nav=page.address in own)
    results = compilation.render_search_page()
    if results.address not in introduced:
        add_page(files, config, results.address, results.title, lambda _page: results, in_nav=False)
    for path, html in compilation.redirects():
        add_text(files, config, path, html)
    for address, made in make_pdf_files(compilation, processes, tell):
        if isinstance(made, bytes):
            add_text(files, config, address.lstrip("/"), made)
        else:
            add_copy(files, config, address.lstrip("/"), str(made))
    for path, text in (*compilation.filter_files(), *compilation.data_files()):
        add_text(files, config, path, text)
    add_text(files, config, *write_addresses(compilation.checked, compilation.site.pdfs))
    if editor := tuple(compilation.editor_files()):
        for path, text in editor:
            add_text(files, config, path, text)
        for path, source in editor_files():
            add_copy(files, config, path, str(source))
    for path, picture in compilation.covers():
        add_text(files, config, path, picture)
    add_text(files, config, STYLES_FILE, write_styles())
    drop_theme_scripts(files, config)
    for path, text in theme_scripts(config):
        add_text(files, config, path, text)
    for name, text in write_scripts().items():
        add_text(files, config, script_file(name), text)
    settings = compilation.checked.settings
    parts = {file.dest_uri.partition("/")[0] for file in files if "/" in file.dest_uri}
    for path, text in write_header_files(settings.hosts, compilation.site, parts):
        add_text(files, config, path, text)
    return files


def remove_sources(files: Files, config: MkDocsConfig) -> None:
    """Records, the files beside them and the vocabularies are published through pages only; what lies behind a link
    never, also where a site has hidden files published."""
    docs = Path(config.docs_dir)
    folders = tuple(f"{model.layout.folder}/" for model in RECORD_TYPES.values() if model.layout.scope is Scope.SHARED)
    for file in list(files):
        is_page = file.is_documentation_page() and (file.src_uri.count("/") > 1 or file.name == "index")
        linked = file.src_dir == config.docs_dir and has_link(docs, file.src_uri)
        if linked or file.src_uri == "vocabulary.yml" or (file.src_uri.startswith(folders) and not is_page):
            files.remove(file)


class _RecordPages:
    """Renders the pages of records as MkDocs asks for them, and publishes the files that they show.

    MkDocs asks in the order in which the pages were added; so they can be rendered ahead, by other processes.
    """

    def __init__(self, compilation: Compilation, files: Files, config: MkDocsConfig, processes: int) -> None:
        self._compilation, self._files, self._config = compilation, files, config
        self.nodes = tuple(compilation.record_nodes())
        self._pages = render_records(compilation, self.nodes, processes)
        self._left = len(self.nodes)

    def __call__(self, asking: CompiledPage) -> Page:
        page, found = next(self._pages)
        self._left -= 1
        if not self._left:
            next(self._pages, None)  # lets the processes that rendered end now, not when Python does
        self._compilation.search.add(*found)
        assert asking.file.url == page.address.lstrip("/"), "MkDocs asked for the pages in another order"
        _publish_files(page, self._compilation, self._files, self._config)
        return page


def _clean_assets(files: Files, config: MkDocsConfig, compilation: Compilation) -> None:
    """Have what lies among the ordinary pages published through the rules for its type, and nothing else of it."""
    settings, assets = compilation.checked.settings, compilation.checked.discovery.assets
    docs = settings.relative(settings.docs)
    for file in list(files):
        if file.src_dir != config.docs_dir or file.is_documentation_page():
            continue
        files.remove(file)
        source = f"{docs}/{file.src_uri}"
        is_hidden = any(step.startswith(".") for step in file.src_uri.split("/"))  # which MkDocs publishes if told to
        if source in assets or (is_hidden and type_of(source) is not None):
            files.append(PublishedFile(Assets(settings), source, file.src_uri, config, file.inclusion))


def _publish_files(page: Page, compilation: Compilation, files: Files, config: MkDocsConfig) -> None:
    assets = Assets(compilation.checked.settings)
    for file in page.files:
        path = file.address.lstrip("/")
        known = files.get_file_from_path(path)
        if not (isinstance(known, PublishedFile) and known.source == file.source):  # several pages may show the same
            append_file(files, PublishedFile(assets, file.source, path, config))


class _ChapterPage:
    """Renders a chapter when MkDocs asks for it, and publishes the files that it shows."""

    def __init__(
        self, compilation: Compilation, files: Files, config: MkDocsConfig, render: Callable[[], Page]
    ) -> None:
        self._compilation, self._files, self._config, self._render = compilation, files, config, render

    def __call__(self, _asking: CompiledPage) -> Page:
        page = self._render()
        _publish_files(page, self._compilation, self._files, self._config)
        self._compilation.search.add_page(page.address, page.title, page.description, page.sections)
        return page


def _given(page: Page, _asking: CompiledPage) -> Page:
    return page


class _SectionPage:
    """Renders an index when MkDocs asks for it."""

    def __init__(self, compilation: Compilation, index: SectionIndex, number: int) -> None:
        self.compilation, self.index, self.number = compilation, index, number

    def __call__(self, _page: CompiledPage) -> Page:
        page = self.compilation.render_section(self.index, self.number)
        if self.number == 1:
            self.compilation.search.add_page(page.address, page.title, page.description)
        return page
