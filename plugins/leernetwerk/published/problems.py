"""What can be wrong with a file that is published beside the texts."""

from leernetwerk.diagnostics.kind import declare
from leernetwerk.diagnostics.severity import Severity
from leernetwerk.published.example import PICTURE, write_docx
from leernetwerk.words import N_

_SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}<circle r="4"/></svg>\n'
_TABLE = "jaar,bijeenkomsten\n2024,6\n2025,8\n"

ACTIVE_FILE = declare(
    "active-file",
    N_("'{name}' could run a script in the browser of a reader, so it is not published."),
    N_(
        "A web page or a drawing with a script in it, opened on this site, could do there whatever the site can. "
        "Write the text as Markdown; save a drawing as PNG, or as SVG without scripts and links to elsewhere."
    ),
    wrong={"docs/formulier.html": "<script>alert(1)</script>"},
    right={"docs/formulier.md": "# Formulier\n"},
)
FILE_TYPE = declare(
    "file-type",
    N_("'{name}' is of a type that is not published."),
    N_(
        "Published are files that everyone can open and that can be looked through for what they hide: pictures (PNG, "
        "JPEG, WebP, GIF, AVIF, SVG), documents (PDF, Word, Excel, PowerPoint, OpenDocument), tables and texts (CSV, "
        "TXT), sound and film (MP3, MP4). An archive such as ZIP hides everything that is in it, and what a program or "
        "a web server reads does not belong among texts. Save the file as one of these types, or take it away."
    ),
    wrong={"docs/bijlagen.zip": b"PK\x03\x04"},
    right={"docs/bijlagen.csv": _TABLE},
)
FILE_CONTENT = declare(
    "file-content",
    N_("'{name}' is not what its name says, or it is damaged."),
    N_(
        "The end of a file's name tells what is in it; a browser, a telephone and a screen reader go by it. Usually "
        "the file was renamed instead of saved as another type, or copying it stopped halfway. Open it in its own "
        "program and save it anew, as the type that its name tells."
    ),
    wrong={"docs/foto.png": "geen foto"},
    right={"docs/foto.svg": _SVG.format("")},
)
PICTURE_DAMAGED = declare(
    "picture-damaged",
    N_("The picture '{name}' is damaged: readers see a part of it, or nothing."),
    N_(
        "The file breaks off, or holds something that no picture holds. Most often copying or uploading stopped "
        "halfway. Open it on your computer; if it can be seen there, save it anew and put it here once more."
    ),
    wrong={"docs/stip.png": PICTURE[:-20]},
    right={"docs/stip.png": PICTURE},
    severity=Severity.WARNING,
)
FILE_TOO_HEAVY = declare(
    "file-too-heavy",
    N_("'{name}' is too large, or becomes too large when it is opened."),
    N_(
        "Readers have telephones. A file that is small and unpacks to something huge makes them stand still, and one "
        "that is huge is not loaded at all. Save it with smaller pictures, or as several files."
    ),
    wrong={"docs/kaart.svg": _SVG.format("<g>" * 300 + "</g>" * 300)},
    right={"docs/kaart.svg": _SVG.format("<g/>")},
)
HIDDEN_CONTENT = declare(
    "hidden-content",
    N_("'{name}' holds what no reader sees, but whoever looks for it finds: {what}."),
    N_(
        "Deleted text, comments, hidden sheets and notes stay in a file until somebody takes them out, and often they "
        "name people. Take them out in the program that made the file (in Word and Excel: File, Info, Inspect "
        "Document), or publish the file as PDF."
    ),
    wrong={"docs/blad.docx": write_docx("<w:r><w:rPr><w:vanish/></w:rPr><w:t>Alleen voor ons.</w:t></w:r>")},
    right={"docs/blad.docx": write_docx("<w:r><w:t>Voor iedereen.</w:t></w:r>")},
)
ACTIVE_CONTENT = declare(
    "active-content",
    N_("'{name}' would do something by itself, or ask another place, when a reader opens it: {what}."),
    N_(
        "Macros, scripts and links to other files can harm the reader's computer, and tell others that it was opened. "
        "Nobody needs them in order to read. Save the file without them."
    ),
    wrong={"docs/kaart.svg": _SVG.format("<style>@import url(https://example.org/x.css);</style>")},
    right={"docs/kaart.svg": _SVG.format("<style>circle { fill: teal }</style>")},
)
DRAWING_PART = declare(
    "drawing-part",
    N_("The drawing '{name}' has a part that would be missing on the site: '{part}'."),
    N_(
        "Drawings are published with shapes, texts, colours and filters only. What moves, and web pages inside a "
        "drawing, would be left out, and readers would see something else than its maker. Save the drawing as plain "
        "SVG or as PNG."
    ),
    wrong={"docs/kaart.svg": _SVG.format("<animate attributeName='x' to='9'/>")},
    right={"docs/kaart.svg": _SVG.format("<rect width='9' height='9'/>")},
)
PEOPLE_TABLE = declare(
    "people-table",
    N_("The table '{name}' seems to have a row for each person: it has the columns {columns}."),
    N_(
        "Answers and traits of people are never published one by one, also without their names: with few people, who "
        "knows them recognises them. Make counts of it (for a survey with leernetwerk survey aggregate), and take this "
        "file out of the site's folder."
    ),
    wrong={"docs/lijst.csv": "voornaam,geboortedatum\nA,2012-03-04\n"},
    right={"docs/lijst.csv": _TABLE},
)
LOOSE_TABLE = declare(
    "loose-table",
    N_("The table '{name}' stands with the surveys, but is the 'results' of none."),
    N_(
        "Answers of people are never kept or published one by one, only as counts. A table beside surveys that no "
        "survey names as its results is checked by nobody, and most often it is the raw answers. Make counts of it "
        "with leernetwerk survey aggregate, name those under 'results', and take this file out of the site's folder."
    ),
    wrong={"networks/noord/surveys/antwoorden.csv": "naam,antwoord\nA,ja\n"},
    right={"networks/noord/sessions/tabel.csv": _TABLE},
)
