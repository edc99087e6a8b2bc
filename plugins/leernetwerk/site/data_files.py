"""The files of a site that are no pages: what readers and other software take along."""

from __future__ import annotations

from collections.abc import Iterator

from leernetwerk.citations import cite_report
from leernetwerk.citations.forms import FORMS
from leernetwerk.content import SiteSettings
from leernetwerk.content.site_paths import output_file
from leernetwerk.exports.calendars import CalendarWriter
from leernetwerk.exports.feeds import FeedWriter
from leernetwerk.exports.knowledge import export_knowledge, export_record
from leernetwerk.exports.linked_data import export_linked_data
from leernetwerk.exports.linked_terms import Terms
from leernetwerk.exports.links import Links
from leernetwerk.exports.publications import PublicationsWriter
from leernetwerk.exports.schema import knowledge_schema, write_schema
from leernetwerk.exports.tables import export_table
from leernetwerk.graph import Addresses, Graph
from leernetwerk.indexes.news import FOLLOWED
from leernetwerk.records.registry import RECORD_TYPES
from leernetwerk.words import Words


def list_data_files(
    graph: Graph, addresses: Addresses, words: Words, settings: SiteSettings
) -> Iterator[tuple[str, str]]:
    """Every data file: its path in the built site, and its text.

    Args:
        graph: the public graph.
        addresses: where pages stand.
        words: the words of the site's language.
        settings: the site's name, address, language, licence and time zone.
    """
    return ((output_file(address), text) for address, text in _list(graph, addresses, words, settings))


def _list(graph: Graph, addresses: Addresses, words: Words, settings: SiteSettings) -> Iterator[tuple[str, str]]:
    records = [export_record(node, graph, addresses) for node in graph.nodes.values()]
    yield addresses.data("knowledge.json"), export_knowledge(records, graph.relations, settings)
    yield addresses.data("schema.json"), write_schema(knowledge_schema(words))
    for name, model in RECORD_TYPES.items():
        yield addresses.table(name), export_table(model, [each for each in records if each["type"] == name])
    links = Links(settings.name, settings.url)
    place = addresses.data("knowledge.jsonld")
    terms = Terms(graph, addresses, words, links, settings.language, settings.license, place)
    yield place, export_linked_data(terms)
    feeds = FeedWriter(graph, addresses, words, links, settings.language, settings.license)
    yield addresses.feed(), feeds.write_site()
    for node in graph.of_type(*FOLLOWED):
        yield addresses.feed(addresses.page(node.source)), feeds.write_record(node)
    yield from PublicationsWriter(graph, addresses, words, links).write_all()
    for node in graph.of_type("report"):
        page = addresses.page(node.source)
        citation = cite_report(node, graph, words, links.absolute(page))
        yield from ((page + form.file, form.write(citation)) for form in FORMS)
    calendars = CalendarWriter(graph, addresses, words, links, settings.language, settings.timezone)
    yield addresses.calendar(addresses.section("agenda")), calendars.write_all()
    for node in graph.of_type("network"):
        yield addresses.calendar(addresses.page(node.source)), calendars.write_network(node)
