"""Which files the built site gets, known before one is rendered, and the rule that no two of them have one path."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from leernetwerk.citations.forms import FORMS
from leernetwerk.content import Discovery, Scope, SiteSettings
from leernetwerk.content.settings import CARDS, OVERVIEWS, REPORTS
from leernetwerk.content.site_paths import PAGE_FILE, NotOnSite, TakenPaths, fold_path, output_file, redirect_file
from leernetwerk.diagnostics import Diagnostic, Place
from leernetwerk.graph import Addresses, Graph, Node
from leernetwerk.graph.address_problems import ADDRESS_COLLISION, ALIAS_COLLISION, FILE_COLLISION
from leernetwerk.graph.addresses import CALENDAR_FILE, FEED_FILE, SECTIONS
from leernetwerk.graph.report_availability import is_written_here
from leernetwerk.graph.rules.places import diagnostic_at
from leernetwerk.indexes.card import cover_of
from leernetwerk.indexes.news import FOLLOWED
from leernetwerk.indexes.publications import list_publications
from leernetwerk.indexes.years import list_years
from leernetwerk.pages.editor_page import PLAN_FILE
from leernetwerk.pages.host_headers import header_files
from leernetwerk.records.registry import RECORD_TYPES
from leernetwerk.site.published_files import list_published_files
from leernetwerk.words import N_, Message

MADE = Message.of(N_("a file that the site makes"))
THEME = Message.of(N_("a file of the theme"))
HOST = Message.of(N_("a file that hosts of sites look for"))

OWN_FOLDERS = {
    "assets/javascripts/": THEME,
    "assets/stylesheets/": THEME,
    "assets/leernetwerk/": MADE,
}
"""Folders of the built site in which nothing else stands: the theme's names differ from version to version."""

_NOT_FOR_ALIASES = {"assets/": THEME, "data/": MADE, "search/": MADE}
"""Folders in which there was never a page."""

_HOST_FILES = frozenset(("robots.txt", "cname", "favicon.ico", "web.config", "staticwebapp.config.json"))
"""What hosts look for at the top of a site, beside what begins with ``_`` (Netlify, Cloudflare Pages)."""

_EVERYWHERE = ("404.html", "sitemap.xml", "sitemap.xml.gz")
"""What MkDocs makes of the theme's templates."""

_NAMES_OF_FOLDERS = frozenset(("index", "default", "home", "iisstart"))
"""How files are called, but for their ending, that some server gives for the folder they lie in."""


@dataclass(frozen=True, slots=True)
class _Maker:
    """Who makes a file of the built site: how people know it, and whether it is a page, a file or a redirect."""

    shown: str | Message
    role: str = "page"


@dataclass
class _Outputs:
    """The files of a site, as far as they are claimed."""

    addresses: Addresses
    files: TakenPaths[_Maker] = field(default_factory=TakenPaths)
    pages: dict[str, _Maker] = field(default_factory=dict)
    """Pages and redirects by their address, as servers may read it."""

    @cached_property
    def _own(self) -> dict[str, Message]:
        # Who signed in at the editor is known to whatever stands below it.
        return OWN_FOLDERS | {self.addresses.editor().lstrip("/"): MADE}

    def take(self, path: str, maker: _Maker) -> _Maker | None:
        """Claim a path; gives who has it, if another does."""
        if (reserved := _of_folder(path, self._own) or self._of_further_page(path)) is not None:
            return _Maker(reserved)
        return self.take_own(path, maker)

    def take_own(self, path: str, maker: _Maker) -> _Maker | None:
        """Claim a path for what the site itself makes, also in folders that are its own."""
        if path.endswith((PAGE_FILE, ".html", ".htm")):
            other = self.pages.setdefault(_as_servers_read(path), maker)
            if other != maker:
                return other
        return self.files.take(path, maker)

    def _of_further_page(self, path: str) -> str | None:
        """The address of a further page of an index, if a path would lie there."""
        steps = fold_path(path).split("/")
        if len(steps) < 4 or not steps[2].isdigit():
            return None
        folder = f"/{steps[0]}/{steps[1]}/"
        every = (*(self.addresses.page_of(section, 2) for section in SECTIONS), self.addresses.map(2))
        return next((f"{folder}{steps[2]}/" for address in every if address == f"{folder}2/"), None)


def check_outputs(graph: Graph, discovery: Discovery, settings: SiteSettings, addresses: Addresses) -> list[Diagnostic]:
    """No two files of the built site have one path, whoever makes them, also where capitals do not count."""
    outputs = _Outputs(addresses)
    for address in addresses.generated():
        outputs.take_own(output_file(address), _Maker(address))
    for path in (*_EVERYWHERE, *settings.theme_files):
        outputs.files.take(path, _Maker(THEME, "file"))
    for path in (*made_files(addresses), *_files_of_scripts(settings, addresses), *header_files(settings.hosts)):
        outputs.files.take(path, _Maker(MADE, "file"))
    found = [*_check_records(graph, outputs)]
    for _, path in files_beside_pages(graph, addresses, settings.pdfs):
        outputs.files.take(path, _Maker(MADE, "file"))
    found += _check_published(graph, discovery, outputs)
    found += _check_pages(graph, outputs)
    outputs.take(PAGE_FILE, _Maker("/"))
    found += _check_files(discovery, settings, outputs)
    found += _check_aliases(graph, outputs)
    return found


def made_files(addresses: Addresses) -> Iterator[str]:
    """The files that are made and stand beside no record's page: their paths in the built site."""
    for name in ("knowledge.json", "schema.json", "knowledge.jsonld", "addresses.json"):
        yield output_file(addresses.data(name))
    yield from (output_file(addresses.table(name)) for name in RECORD_TYPES)
    yield output_file(addresses.feed())
    yield output_file(addresses.calendar(addresses.section("agenda")))


def _files_of_scripts(settings: SiteSettings, addresses: Addresses) -> Iterator[str]:
    """What nobody but a script of the site reads."""
    yield from (output_file(addresses.filter(name)) for name in SECTIONS)
    if settings.contribution_target.editor:
        yield output_file(addresses.editor() + PLAN_FILE)


def files_beside_pages(graph: Graph, addresses: Addresses, pdfs: frozenset[str]) -> Iterator[tuple[str, str]]:
    """The files that are made beside the pages of records: the record's id, and the path in the built site.

    Args:
        graph: the public graph.
        addresses: where pages stand.
        pdfs: what PDF files are made of.
    """
    for node in graph.nodes.values():
        if node.type != "reply":
            yield from ((node.id, output_file(address)) for address in _made_beside(node, graph, addresses, pdfs))


def _made_beside(node: Node, graph: Graph, addresses: Addresses, pdfs: frozenset[str]) -> Iterator[str]:
    """The addresses of the files that are made beside the page of a record."""
    page = addresses.page(node.source)
    if node.type in FOLLOWED:
        yield addresses.feed(page)
    if node.type == "network":
        yield addresses.calendar(page)
        years = list_years(node, graph) if OVERVIEWS in pdfs else ()
        yield from (addresses.overview(node.source, year) for year in years)
    elif node.type == "organisation" and list_publications(node, graph):
        yield from (addresses.publications(page, form) for form in ("html", "json"))
    elif node.type == "methodology" and CARDS in pdfs:
        yield addresses.card(node.source)
    elif node.type == "report":
        yield from (page + form.file for form in FORMS)
        if cover_of(node, graph, addresses) is not None:
            yield addresses.cover(page)
        if REPORTS in pdfs and is_written_here(node):
            yield addresses.pdf(node.source)


def _check_records(graph: Graph, outputs: _Outputs) -> Iterator[Diagnostic]:
    for node in graph.nodes.values():
        if node.type == "reply":
            continue
        address = outputs.addresses.page(node.source)
        yield from _check_page(node.source.path, address, output_file(address), outputs)
        for chapter in node.chapters:
            address = outputs.addresses.chapter(node.source, chapter.slug)
            yield from _check_page(chapter.document.path, address, output_file(address), outputs)


def _check_pages(graph: Graph, outputs: _Outputs) -> Iterator[Diagnostic]:
    for page in graph.pages:
        # What MkDocs makes of a file's name is no address of ours: nothing in it is encoded.
        path = f"{page.address.strip('/')}/{PAGE_FILE}".lstrip("/")
        if not _is_introduction(page.path, page.address, outputs.addresses):
            yield from _check_page(page.path, page.address, path, outputs)


def _check_page(source: str, address: str, path: str, outputs: _Outputs) -> Iterator[Diagnostic]:
    if (other := outputs.take(path, _Maker(source))) is not None:
        yield Diagnostic.of(ADDRESS_COLLISION, Place(source), address=address, other=other.shown)


def _check_published(graph: Graph, discovery: Discovery, outputs: _Outputs) -> Iterator[Diagnostic]:
    for file in list_published_files(graph, discovery, outputs.addresses):
        if (other := outputs.take(file.path, _Maker(file.source, "file"))) is not None:
            name = file.source.rpartition("/")[2]
            yield Diagnostic.of(FILE_COLLISION, file.place, file=name, address=f"/{file.path}", other=other.shown)


def _check_files(discovery: Discovery, settings: SiteSettings, outputs: _Outputs) -> Iterator[Diagnostic]:
    for source, path in published_as_they_lie(discovery, settings):
        if (other := outputs.take(path, _Maker(source, "file"))) is not None:
            name = path.rpartition("/")[2]
            yield Diagnostic.of(FILE_COLLISION, Place(source), file=name, address=f"/{path}", other=other.shown)


def published_as_they_lie(discovery: Discovery, settings: SiteSettings) -> Iterator[tuple[str, str]]:
    """The files of the docs folder that are published where they lie: path in the site's folder, and in the built."""
    docs = f"{settings.relative(settings.docs)}/"
    shared = tuple(f"{model.layout.folder}/" for model in RECORD_TYPES.values() if model.layout.scope is Scope.SHARED)
    vocabulary = settings.relative(settings.vocabulary)
    for source in sorted(discovery.assets):
        path = source.removeprefix(docs)
        if path != source and source != vocabulary and not path.startswith(shared):
            yield source, path


def _check_aliases(graph: Graph, outputs: _Outputs) -> Iterator[Diagnostic]:
    for node in graph.nodes.values():
        for position, alias in enumerate(node.record.aliases):
            if alias and (other := _alias_stands_at(alias, node, outputs)) is not None:
                yield diagnostic_at(node, ("aliases", position), ALIAS_COLLISION, alias=alias, other=other)


def _alias_stands_at(alias: str, node: Node, outputs: _Outputs) -> str | Message | None:
    """What an old address is that of, beside that of its record."""
    try:
        path = redirect_file(alias)
    except NotOnSite:  # told where the record was read
        return None
    first, *further = fold_path(path).split("/")
    if first in _HOST_FILES or (first.startswith("_") and further):
        return HOST
    if reserved := _of_folder(path, _NOT_FOR_ALIASES):
        return reserved
    if {FEED_FILE, CALENDAR_FILE} & set(further):
        return MADE
    other = outputs.take(path, _Maker(node.source.path, "redirect"))
    return other.shown if other is not None else None


def _of_folder(path: str, folders: dict[str, Message]) -> Message | None:
    folded = fold_path(path)
    return next((maker for folder, maker in folders.items() if f"{folded}/".startswith(folder)), None)


def _is_introduction(path: str, address: str, addresses: Addresses) -> bool:
    """Whether a page introduces a section, whose index is then shown below its text."""
    return path.endswith("/index.md") and any(address == addresses.section(name) for name in SECTIONS)


def _as_servers_read(path: str) -> str:
    """The address of a page as some server reads it: ``/x``, ``/x.html`` and ``/x/index.php`` as ``/x/``."""
    address = fold_path(path).removesuffix(PAGE_FILE).rstrip("/")
    folder, _, name = address.rpartition("/")
    stem, dot, _ = name.partition(".")
    if dot and stem in _NAMES_OF_FOLDERS:
        return folder
    return address.removesuffix(".html").removesuffix(".htm")
