"""From a site's folder to its graph: the one function that knows the order of the stages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial

from leernetwerk.content import Discovery, Document, SiteSettings, SourceFile, discover, read_document
from leernetwerk.content.document import read_yaml_file
from leernetwerk.content.file_problems import KEPT_NOT_USED, PAGE_LIKE_RECORD, UNRENDERABLE
from leernetwerk.content.filelinks import FileLink
from leernetwerk.content.time_limit import told_if_slow
from leernetwerk.diagnostics import Diagnostic, Place, Severity, sort_diagnostics
from leernetwerk.diagnostics.diagnostic import has_errors
from leernetwerk.diagnostics.stages import Stopwatch
from leernetwerk.graph import Addresses, Graph, Node, OrdinaryPage
from leernetwerk.graph.linking import link
from leernetwerk.graph.mentioned_files import find_published
from leernetwerk.graph.recognising import recognise
from leernetwerk.graph.report_files import fill_pages
from leernetwerk.graph.rules import check_rules
from leernetwerk.graph.rules.bodies import see_links
from leernetwerk.pdfs.cache import Cache
from leernetwerk.pdfs.reading import read_pdfs
from leernetwerk.published.judging import Assets
from leernetwerk.records.context import RecordContext
from leernetwerk.records.field_problems import UNKNOWN_FIELD
from leernetwerk.records.names import Names
from leernetwerk.records.page_fields import PageFields
from leernetwerk.records.registry import RECORD_TYPES
from leernetwerk.records.validation import read_part, read_record
from leernetwerk.records.vocabulary import Vocabulary
from leernetwerk.site.chapters import read_chapters
from leernetwerk.site.collecting import paused_collector
from leernetwerk.site.outputs import check_outputs
from leernetwerk.site.rendered_links import LinkReader
from leernetwerk.words import N_, Message, load_words

PageAddress = Callable[[str], str]
"""Tells the address of an ordinary page from its path; the adapter knows how its generator does it."""


@dataclass(frozen=True, slots=True)
class CheckedSite:
    """What a site's folder holds.

    Attributes:
        settings: what was known before.
        discovery: the files.
        graph: the records that become pages, with their relations.
        diagnostics: every problem of every file, sorted by place.
    """

    settings: SiteSettings
    discovery: Discovery
    graph: Graph
    diagnostics: tuple[Diagnostic, ...]

    @property
    def has_errors(self) -> bool:
        """Whether something stops a build."""
        return has_errors(self.diagnostics)

    def with_more(self, found: Iterable[Diagnostic]) -> CheckedSite:
        """The same with further problems."""
        return replace(self, diagnostics=sort_diagnostics((*self.diagnostics, *found)))


def read_site(settings: SiteSettings, page_address: PageAddress, links: LinkReader | None = None) -> CheckedSite:
    """Read, check and link a site: files → documents → records → graph, with every problem found on the way.

    Args:
        settings: what is known before.
        page_address: tells the addresses of ordinary pages.
        links: finds links to files as the pages will have them; without it only those are checked that are seen without
            rendering.
    """
    with paused_collector():
        return _read(settings, page_address, links)


def _read(settings: SiteSettings, page_address: PageAddress, links: LinkReader | None) -> CheckedSite:
    watch, models = Stopwatch(), RECORD_TYPES.values()
    plurals = {model.layout.folder: model.plural for model in models if model.layout.folder}
    discovery = discover(settings, (model.layout for model in models), plurals)
    found: list[Diagnostic] = list(discovery.diagnostics)

    vocabulary = _read_vocabulary(settings, discovery, found)
    names = Names(discovery.records, RECORD_TYPES)
    ids = vocabulary.ids() if vocabulary is not None else None
    nodes = [
        _read_node(settings, source, RecordContext(source, names, ids, discovery), found)
        for source in discovery.records
    ]
    watch.done(N_("Read {count} records"), count=len(nodes))
    files = (path for path in discovery.assets if path.lower().endswith(".pdf"))
    cache = Cache(settings.cache / "pdf", settings.cache.parent.parent) if settings.cache else Cache(None)
    pdfs = read_pdfs(settings.root, files, cache)
    found += (_not_used(settings, fault) for fault in cache.faults)
    watch.done(N_("Read {count} PDF files"), count=len(pdfs))
    readable = [fill_pages(node, pdfs) for node in nodes if node is not None]
    pages = tuple(_read_pages(settings, discovery, page_address, found))

    linked = link(readable, pages, vocabulary or Vocabulary(), names, pdfs, drafts=settings.drafts)
    found += linked.diagnostics
    shown = linked.everything if settings.drafts else linked.public
    addresses = Addresses(load_words(settings.language))
    read_links = partial(_read_links, links, found) if links is not None else see_links
    found += tuple(check_rules(linked.everything, discovery, settings, addresses, read_links))
    found += check_outputs(shown, discovery, settings, addresses)
    watch.done(N_("Checked the records and pages, and linked them"))
    # What is wrong with a report's file is told in the words for reports.
    told = {problem.place.path for problem in found if problem.severity is Severity.ERROR}
    told.add(settings.relative(settings.vocabulary))
    published = frozenset(find_published(discovery, settings, readable))
    found += Assets(settings).judge(discovery.assets - told, published)
    watch.done(N_("Looked at {count} files to publish"), count=len(published))
    found = [*recognise(found, linked.everything.nodes.values(), addresses)]
    return CheckedSite(settings, discovery, shown, sort_diagnostics(found))


def _read_links(links: LinkReader, found: list[Diagnostic], document: Document) -> tuple[FileLink, ...]:
    try:
        return links.read(document)
    except RecursionError:
        found.append(Diagnostic.of(UNRENDERABLE, Place(document.path, document.body_line)))
        return ()


def _not_used(settings: SiteSettings, fault: Message) -> Diagnostic:
    folder = settings.cache.relative_to(settings.cache.parent.parent).as_posix() if settings.cache else ""
    return Diagnostic.of(KEPT_NOT_USED, Place(f"{folder}/pdf"), folder=f"{folder}/pdf", reason=fault)


def _read_vocabulary(settings: SiteSettings, discovery: Discovery, found: list[Diagnostic]) -> Vocabulary | None:
    path = settings.relative(settings.vocabulary)
    if path not in discovery.assets:
        return None if path in discovery.links else Vocabulary()
    document = read_yaml_file(settings.root, path)
    found += document.diagnostics
    if document.data is None:
        return None
    vocabulary, problems = read_part(Vocabulary, document)
    found += problems
    return vocabulary


def _read_node(
    settings: SiteSettings, source: SourceFile, context: RecordContext, found: list[Diagnostic]
) -> Node | None:
    with told_if_slow(source.path, found):
        document = read_document(settings.root, source.path)
        found += document.diagnostics
        if document.data is None:
            return None
        record, problems = read_record(RECORD_TYPES[source.type], document, context)
        found += problems
        files = context.discovery.chapters.get(source.path, ())
        return Node(source, record, document, tuple(read_chapters(settings.root, files, found)))
    return None


def _read_pages(
    settings: SiteSettings, discovery: Discovery, address: PageAddress, found: list[Diagnostic]
) -> Iterable[OrdinaryPage]:
    # A record that lies where pages lie has the fields of a record: it has to move, and they can stay.
    misplaced = {each.place.path for each in discovery.diagnostics if each.kind is PAGE_LIKE_RECORD}
    for path in discovery.pages:
        document = Document(path, {})
        with told_if_slow(path, found):
            document = read_document(settings.root, path, needs_fields=False)
        found += document.diagnostics
        fields, problems = read_part(PageFields, document)
        found += (each for each in problems if path not in misplaced or each.kind is not UNKNOWN_FIELD)
        yield OrdinaryPage(path, address(path), document, fields)
