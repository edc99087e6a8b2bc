"""Measure the reading of PDFs: `bench_reports.py`, with the Python of `.venv`.

Writes made-up reports (57 pages of text; the same with photographs; 400 pages of 100 MB) and prints for each how long
it takes to have its text, contents and cover, cold (nothing known) and warm (known by its content), and the most
memory that the process took that read it. The figures are of this machine at this hour.
"""

from __future__ import annotations

import ctypes
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image

from leernetwerk.pdfs import PdfFacts, reading
from leernetwerk.pdfs.cache import Cache

WORDS = ("samen", "leren", "netwerk", "gezin", "kracht", "praktijk", "vraag", "steun", "context", "gesprek")
REPORTS = {
    "57 pages": (57, None),
    "57 pages with photographs": (57, (300, 200)),
    "400 pages of 100 MB": (400, (330, 250)),
}


def write_report(file: Path, pages: int, photograph: tuple[int, int] | None) -> None:
    """Write a report with 45 lines of text on each page, and a photograph that cannot be packed."""
    dice = random.Random(7)
    document = pypdfium2.PdfDocument.new()
    for _page in range(pages):
        page = document.new_page(595, 842)
        for line in range(45):
            text = " ".join(dice.choice(WORDS) for _ in range(12))
            _add_line(document, page, text, 780 - 12 * line)
        if photograph:
            noise = Image.frombytes("RGB", photograph, dice.randbytes(photograph[0] * photograph[1] * 3))
            picture = pypdfium2.PdfImage.new(document)
            picture.set_bitmap(pypdfium2.PdfBitmap.from_pil(noise))
            picture.set_matrix(pypdfium2.PdfMatrix().scale(300, 200).translate(60, 20))
            page.insert_obj(picture)
        page.gen_content()
        page.close()
    document.save(str(file))
    document.close()


def _add_line(document: Any, page: Any, text: str, height: float) -> None:
    raw = pypdfium2.raw
    line = raw.FPDFPageObj_NewTextObj(document, b"Helvetica", ctypes.c_float(9))
    encoded = (text + "\0").encode("utf-16-le")
    raw.FPDFText_SetText(line, ctypes.cast(ctypes.create_string_buffer(encoded), ctypes.POINTER(ctypes.c_ushort)))
    raw.FPDFPageObj_Transform(line, 1, 0, 0, 1, 60, height)
    raw.FPDFPage_InsertObject(page, line)


def measure_memory(file: Path) -> int:
    """The most megabytes that the process took that reads a file (Linux)."""
    worker = Path(reading.__file__).with_name("worker.py")
    process = subprocess.Popen([sys.executable, "-I", str(worker), str(file)], stdout=subprocess.PIPE)
    assert process.stdout is not None
    told = process.stdout.read().split(b"\n")
    assert "pages" in json.loads(told[0])
    _id, _status, used = os.wait4(process.pid, 0)
    return used.ru_maxrss // 1024


def main() -> int:
    """Measure every report."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        print("report                      MB     cold s  warm s  memory MB")
        for name, (pages, photograph) in REPORTS.items():
            file = root / "report.pdf"
            write_report(file, pages, photograph)
            cache = Cache(root / name)
            seconds = []
            for _ in range(2):
                start = time.perf_counter()
                found = reading.read_pdfs(root, [file.name], cache)[file.name]
                seconds.append(time.perf_counter() - start)
                assert isinstance(found, PdfFacts)
                assert found.cover
                assert len(found.texts) == pages
            size = file.stat().st_size / 1e6
            print(f"{name:26}{size:6.1f}  {seconds[0]:8.2f}  {seconds[1]:6.3f}  {measure_memory(file):9}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
