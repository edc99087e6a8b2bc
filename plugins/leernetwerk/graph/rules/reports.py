"""Rules on the files of reports, and on how a report without one can be had."""

from __future__ import annotations

from collections.abc import Iterator

from leernetwerk.diagnostics import KINDS, Diagnostic, Place
from leernetwerk.diagnostics.kind import declare
from leernetwerk.diagnostics.severity import Severity
from leernetwerk.graph.model import Graph, Node
from leernetwerk.graph.rules.places import diagnostic_at
from leernetwerk.pdfs import PdfFacts, Unread, problems
from leernetwerk.records.context import file_path
from leernetwerk.records.references import FileScalar
from leernetwerk.records.report import Report
from leernetwerk.records.shapes import walk
from leernetwerk.words import N_, Message

_RECORD = "networks/noord/reports/verslag.md"
_REPORT = "---\ntitle: Verslag\norganisations: [amber]\ndate: 2016\n"

NO_WAY_TO_GET = declare(
    "report-no-way-to-get",
    N_("'availability' is {availability}, but the record does not say where or how."),
    N_(
        "Who wants to read the report must know what to do. 'file' needs the field file, 'external' needs url or "
        "doi, and 'on-request' needs contact with an address: of a team or of the organisation, not of a person who "
        "may leave."
    ),
    wrong={_RECORD: f"{_REPORT}availability: on-request\n---\n"},
    right={_RECORD: f"{_REPORT}availability: on-request\ncontact:\n  email: info@example.org\n---\n"},
    severity=Severity.WARNING,
)


def check_pdfs(node: Node, graph: Graph) -> Iterator[Diagnostic]:
    """The PDFs that a record names can be opened and read by everyone."""
    for _path, _scalar, value in walk(node.record, FileScalar):
        file = file_path(node.source.folder, value)
        known = graph.pdfs.get(file)
        place, name = Place(file), file.rpartition("/")[2]
        if isinstance(known, Unread):
            yield Diagnostic(KINDS[known.code], place, (("name", name), *known.values))
        elif known and known.texts and not any(known.texts):
            yield Diagnostic.of(problems.PDF_WITHOUT_TEXT, place, name=name)
        elif known and not known.tagged:
            yield Diagnostic.of(problems.PDF_UNTAGGED, place, name=name)


def check_report(node: Node, graph: Graph) -> Iterator[Diagnostic]:
    """A report's file is a PDF of as many pages as it says; and whoever wants to read the report can have it."""
    report = node.record
    if not isinstance(report, Report):
        return
    if report.file is not None:
        path = file_path(node.source.folder, report.file)
        known = graph.pdfs.get(path)
        if not path.lower().endswith(".pdf"):
            yield diagnostic_at(node, ("file",), problems.FILE_NO_PDF, name=path.rpartition("/")[2])
        elif isinstance(known, PdfFacts) and report.pages not in (None, known.pages):
            hint = Message.of(N_("take this line away"))
            yield diagnostic_at(node, ("pages",), problems.PDF_PAGES, hint, found=known.pages, written=report.pages)
    if report.availability is not None and not _can_be_had(report):
        yield diagnostic_at(node, ("availability",), NO_WAY_TO_GET, availability=report.availability)


def _can_be_had(report: Report) -> bool:
    match report.availability:
        case "file":
            return report.file is not None
        case "external":
            return bool(report.url or report.doi)
    contact = report.contact
    return bool(report.url or (contact and (contact.email or contact.url or contact.organisation)))
