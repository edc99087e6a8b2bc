"""What can be wrong with a PDF."""

from leernetwerk.diagnostics.kind import declare
from leernetwerk.diagnostics.severity import Severity
from leernetwerk.pdfs.example import write_pdf
from leernetwerk.words import N_

_RECORD = "networks/noord/reports/verslag.md"
_FILE = "networks/noord/reports/verslag.pdf"


def _report(file: bytes, lines: str = "") -> dict[str, str | bytes]:
    record = f"---\ntitle: Verslag\norganisations: [amber]\ndate: 2016\nfile: verslag.pdf\n{lines}---\n"
    return {_RECORD: record, _FILE: file}


_GOOD = write_pdf("Samen leren")
_RIGHT = _report(_GOOD)

PDF_EMPTY = declare(
    "pdf-empty",
    N_("The file '{name}' is empty."),
    N_(
        "There is nothing in it, so readers would download nothing. Usually copying or uploading went wrong: "
        "put the file here once more."
    ),
    wrong=_report(b""),
    right=_RIGHT,
)
PDF_DAMAGED = declare(
    "pdf-damaged",
    N_("The file '{name}' cannot be read as a PDF."),
    N_(
        "Either it is damaged, or it is something else with the name of a PDF, such as a Word document. Open it on "
        "your computer; if that works, save or export it as PDF once more. A Word document becomes a PDF by 'Save "
        "as'."
    ),
    wrong=_report(b"PK\x03\x04 a document of a word processor"),
    right=_RIGHT,
)
PDF_TRUNCATED = declare(
    "pdf-truncated",
    N_("The file '{name}' breaks off before its end."),
    N_(
        "The end of the file is missing, most likely because copying, downloading or uploading stopped halfway. "
        "Readers would miss pages, perhaps without noticing. Put the whole file here."
    ),
    wrong=_report(_GOOD[:-200]),
    right=_RIGHT,
)
PDF_ENCRYPTED = declare(
    "pdf-encrypted",
    N_("The file '{name}' can be opened with a password only."),
    N_(
        "A report that is published here is for everyone, so nobody should need a password, and nobody could find "
        "words in it. Save it once more without a password."
    ),
    wrong=_report(write_pdf("Samen leren", encrypted=True)),
    right=_RIGHT,
)
PDF_TOO_HEAVY = declare(
    "pdf-too-heavy",
    N_("The file '{name}' could not be read within {seconds} seconds and the memory that there is."),
    N_(
        "Readers can download it, but it has no cover here, and nobody can find the words in it. Usually its pages "
        "hold very large pictures, which makes it slow for readers too. Save it with smaller pictures, or as several "
        "files."
    ),
    wrong={},
    right={},
    severity=Severity.WARNING,
)
PDF_UNTAGGED = declare(
    "pdf-untagged",
    N_("The PDF '{name}' is not tagged: people who have it read aloud cannot find their way in it."),
    N_(
        "Tags tell a screen reader what is a heading, a list or a table, and in what order to read. Public bodies "
        "must publish accessible documents (EN 301 549), and many readers need them. In Word: use the styles for "
        "headings and save as PDF with 'Document structure tags for accessibility'; in InDesign or LibreOffice: "
        "export as tagged PDF. If the source is lost, tell the main points on the page itself."
    ),
    wrong=_report(write_pdf("Samen leren", tagged=False)),
    right=_RIGHT,
    severity=Severity.WARNING,
)
PDF_WITHOUT_TEXT = declare(
    "pdf-without-text",
    N_("The PDF '{name}' holds no text, only pictures of it."),
    N_(
        "It looks like a scan. Nobody can find a word in it or copy one, and a screen reader says nothing at all. "
        "Make the PDF from the document that it was written in, or have a scanner program recognise the text (OCR)."
    ),
    wrong=_report(write_pdf("")),
    right=_RIGHT,
    severity=Severity.WARNING,
)
PDF_PAGES = declare(
    "pdf-pages",
    N_("The number of pages of the file is {found}, but 'pages' says {written}."),
    N_(
        "The number of pages is read from the file, so it need not be written. Remove the line; or, if the number is "
        "right, look whether this is the right file."
    ),
    wrong=_report(_GOOD, "pages: 12\n"),
    right=_report(_GOOD, "pages: 1\n"),
)
FILE_NO_PDF = declare(
    "report-no-pdf",
    N_("The file of a report is a PDF; '{name}' is something else."),
    N_(
        "Everyone can open a PDF, and it looks the same everywhere. Save the document as PDF and name that file here. "
        "The original can be had on request."
    ),
    wrong={
        _RECORD: "---\ntitle: Verslag\norganisations: [amber]\ndate: 2016\nfile: verslag.docx\n---\n",
        "networks/noord/reports/verslag.docx": b"PK\x03\x04",
    },
    right=_RIGHT,
)
