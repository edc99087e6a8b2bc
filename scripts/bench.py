"""Measure reading and building on made-up sites, beside bare MkDocs with Material on the same Markdown.

Run it with the Python of `.venv`. The figures are of this machine at this hour: compare within one run.

    bench.py read  [--records 4000 8000 16000]
    bench.py build [--records 4000]
    bench.py check [--records 10000]
"""

from __future__ import annotations

import argparse
import datetime
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from corpus import Corpus

CONFIG = (
    "site_name: Meting\nsite_url: https://example.org/\n"
    "theme:\n  name: material\n  language: nl\n  font: false\n  features: [navigation.prune]\n"
    "plugins:\n  - search:\n      lang: nl\n{plugin}"
    "markdown_extensions: [admonition, footnotes, tables, toc]\n"
)

MISTAKES = (("titel:", "title:"), ("[x", "["), ("title: Zo: ", "title: "), ("[[x", "[["))
"""What is written instead of what: a field, a reference in a field, a colon in a text, a link."""


def measure_reading(root: Path) -> tuple[float, int]:
    """Seconds to discover, read, check and link a site in a process of its own, and its number of relations."""
    code = (
        "import sys, time, datetime; from pathlib import Path\n"
        "from leernetwerk.content import SiteSettings\n"
        "from leernetwerk.indexes import SECTION_INDEXES, list_section\n"
        "from leernetwerk.graph import Addresses\n"
        "from leernetwerk.words import load_words\n"
        "from leernetwerk.site.checked_site import read_site\n"
        "root = Path(sys.argv[1]); start = time.perf_counter()\n"
        "settings = SiteSettings(root, root/'docs', root/'networks', 'Meting', today=datetime.date(2026, 1, 1))\n"
        "reading = read_site(settings, lambda path: '/' + path)\n"
        "assert not reading.diagnostics, reading.diagnostics[:3]\n"
        "addresses = Addresses(load_words('nl'))\n"
        "[list_section(index, reading.graph, addresses, 'nl') for index in SECTION_INDEXES]\n"
        "print(time.perf_counter() - start, len(reading.graph.relations))\n"
    )
    printed = subprocess.run([sys.executable, "-c", code, root], check=True, capture_output=True, text=True).stdout
    seconds, relations = printed.split()
    return float(seconds), int(relations)


def measure_command(*command: object, status: int = 0) -> float:
    """Seconds of a command as a whole process that ends with a status."""
    start = time.perf_counter()
    done = subprocess.run([str(part) for part in command], check=False, capture_output=True)
    assert done.returncode == status, done.stderr
    return time.perf_counter() - start


def read(sizes: list[int], workshop: Path) -> None:
    """Print the time that reading takes at each size."""
    print("records  seconds  ms/record  relations")
    for size in sizes:
        root = workshop / str(size)
        count = Corpus(size).write(root)
        (root / "mkdocs.yml").write_text(CONFIG.format(plugin="  - leernetwerk\n"), "utf-8")
        seconds, relations = min(measure_reading(root) for _ in range(3))
        print(f"{count:7}  {seconds:7.2f}  {seconds / count * 1000:9.3f}  {relations:9}")


def check(size: int, workshop: Path, runs: int) -> None:
    """Print how long the command `leernetwerk check` takes: on a site that is fine, and with a mistake in each file."""
    fine, wrong = workshop / "fine", workshop / "wrong"
    count = Corpus(size).write(fine)
    (fine / "mkdocs.yml").write_text(CONFIG.format(plugin="  - leernetwerk\n"), "utf-8")
    shutil.copytree(fine, wrong)
    for position, file in enumerate(sorted(wrong.rglob("*.md"))):
        wrote, meant = MISTAKES[position % len(MISTAKES)]
        file.write_text(file.read_text("utf-8").replace(meant, wrote, 1), "utf-8")
    command = Path(sys.executable).parent / "leernetwerk"
    for run in range(1, runs + 1):
        seconds = [
            measure_command(command, "check", "-f", root / "mkdocs.yml", status=status)
            for status, root in enumerate((fine, wrong))
        ]
        load = os.getloadavg()[0]
        print(f"run {run}: {count} records: fine {seconds[0]:.2f} s, all wrong {seconds[1]:.2f} s, load {load:.1f}")


def build(size: int, workshop: Path, runs: int) -> None:
    """Print the time that whole builds take, ours and bare MkDocs' in turn."""
    ours, bare = workshop / "ours", workshop / "bare"
    count = Corpus(size).write(ours)
    (ours / "mkdocs.yml").write_text(CONFIG.format(plugin="  - leernetwerk\n"), "utf-8")
    shutil.copytree(ours / "docs", bare / "docs")
    shutil.copytree(ours / "networks", bare / "docs" / "networks")
    (bare / "mkdocs.yml").write_text(CONFIG.format(plugin=""), "utf-8")
    scripts = Path(sys.executable).parent
    for run in range(1, runs + 1):
        own = measure_command(scripts / "leernetwerk", "build", "-f", ours / "mkdocs.yml")
        other = measure_command(scripts / "mkdocs", "build", "-q", "-f", bare / "mkdocs.yml")
        ratio = own / other
        print(f"run {run}: {count} records: leernetwerk {own:.1f} s, bare MkDocs + Material {other:.1f} s, {ratio:.2f}")


def main() -> int:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["read", "build", "check"])
    parser.add_argument("--records", type=int, nargs="+")
    parser.add_argument("--runs", type=int, default=3)
    call = parser.parse_args()
    print(datetime.datetime.now(datetime.UTC).date(), sys.version.split()[0])
    workshop = Path(tempfile.mkdtemp(prefix="bench-"))
    try:
        if call.what == "read":
            read(call.records or [4000, 8000, 16000], workshop)
        elif call.what == "check":
            check((call.records or [10000])[0], workshop, call.runs)
        else:
            build((call.records or [4000])[0], workshop, call.runs)
    finally:
        shutil.rmtree(workshop)
    return 0


if __name__ == "__main__":
    sys.exit(main())
