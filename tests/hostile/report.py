"""What comes of hostile cases: ``python -m tests.hostile.report [WORD …]``, of those named by a word or of all."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.hostile.cases import read_files, read_texts
from tests.hostile.judging import judge, report
from tests.hostile.reading_back import read_back


def main(words: list[str]) -> None:
    """Judge and print."""
    cases = [
        case
        for case in (*read_texts(), *read_files())
        if not words or any(word in f"{case.group}/{case.id}" for word in words)
    ]
    with tempfile.TemporaryDirectory() as folder:
        judged = judge(Path(folder), cases)
        lines = [*report(judged, cases), *(f"- read back: {fault}" for fault in read_back(judged.site))]
    print(f"{len(cases)} cases, {len(lines)} faults", *lines, sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
