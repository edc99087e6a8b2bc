"""Which reports are written on the site itself, rather than in a file or elsewhere."""

from __future__ import annotations

import re

from leernetwerk.graph.model import Node
from leernetwerk.records.report import Report

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
