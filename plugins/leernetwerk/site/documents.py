"""Which documents a site has for paper, and how each is set."""

from __future__ import annotations

from dataclasses import dataclass

from leernetwerk.content.settings import CARDS, OVERVIEWS, REPORTS
from leernetwerk.graph.report_availability import is_written_here
from leernetwerk.indexes.years import list_years
from leernetwerk.printing.cards import build_card
from leernetwerk.printing.overviews import build_overview
from leernetwerk.printing.paper_document import PaperDocument
from leernetwerk.printing.reports import build_report
from leernetwerk.site.compiling import Compilation


@dataclass(frozen=True, slots=True)
class Job:
    """A document to make: what of (``reports``, ``cards``, ``overviews``), of which record, and for which year."""

    kind: str
    id: str
    year: int = 0


def list_jobs(compilation: Compilation) -> tuple[Job, ...]:
    """The documents of a site, in the order of their records."""
    made, graph = compilation.site.pdfs, compilation.checked.graph
    jobs: list[Job] = []
    for node in graph.nodes.values():
        if REPORTS in made and is_written_here(node):
            jobs.append(Job(REPORTS, node.id))
        elif CARDS in made and node.type == "methodology":
            jobs.append(Job(CARDS, node.id))
        elif OVERVIEWS in made and node.type == "network":
            jobs += (Job(OVERVIEWS, node.id, year) for year in list_years(node, graph))
    return tuple(jobs)


def build_document(compilation: Compilation, job: Job) -> PaperDocument:
    """The document of a job."""
    graph, site, root = compilation.checked.graph, compilation.site, compilation.checked.settings.root
    node = graph.nodes[job.id]
    if job.kind == CARDS:
        return build_card(compilation.gather(node), graph, root, site)
    if job.kind == OVERVIEWS:
        return build_overview(node, job.year, graph, root, site)
    return build_report(
        node,
        graph,
        root,
        site,
        compilation.renderer,
        lambda target: compilation.resolve_link(target, node.source.network),
        compilation.resolve_file,
    )
