"""Which reports are written on the site itself, and how the others can be had."""

from __future__ import annotations

import re

from leernetwerk.graph.model import Node
from leernetwerk.records.report import HERE, UNAVAILABLE, Report

_HEADING = re.compile(r"^#{1,6}[ ]\S", re.MULTILINE)


def is_written_here(node: Node) -> bool:
    """Whether a report's text is the report: it has chapters, or headings and no sign of a file elsewhere."""
    record = node.record
    if not isinstance(record, Report) or record.file is not None:
        return False
    if node.chapters:
        return True
    if record.url is not None or record.pages is not None or record.availability in ("external", "on-request"):
        return False
    return _HEADING.search(node.document.body) is not None


def availability_of(node: Node) -> str:
    """How a report can be had: what its file or address shows comes before what the record says of it; "" for other
    records."""
    report = node.record
    if not isinstance(report, Report):
        return ""
    if report.file is not None:
        return "file"
    if is_written_here(node):
        return HERE
    if report.availability == "on-request":
        return "on-request"
    return "external" if report.url or report.doi else UNAVAILABLE
