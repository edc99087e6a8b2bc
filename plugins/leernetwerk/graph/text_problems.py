"""What can be wrong with a text: something still has to be written."""

from leernetwerk.diagnostics.kind import declare
from leernetwerk.diagnostics.severity import Severity
from leernetwerk.published.example import PICTURE
from leernetwerk.words import N_

_QUESTION = "networks/noord/questions/vraag.md"


def _question(lines: str, body: str = "") -> dict[str, str]:
    return {_QUESTION: f"---\ntitle: Hoe blijven we luisteren?\n{lines}---\n{body}"}


LIGHT_COLOUR = declare(
    "light-colour",
    N_("This colour has a contrast of {contrast} with white; text needs {wanted}, so headings stay dark."),
    N_(
        "Text in a light colour on white cannot be read by everyone (WCAG, success criterion 1.4.3). The colour is "
        "used for bands and lines only; give a darker one if headings should have it too."
    ),
    wrong={"docs/organisations/kring.md": "---\ntitle: De Kring\ncolour: ffcc00\n---\n"},
    right={"docs/organisations/kring.md": "---\ntitle: De Kring\ncolour: 6a4800\n---\n"},
    severity=Severity.WARNING,
)
LEFT_TO_FILL_IN = declare(
    "left-to-fill-in",
    N_("Here something still has to be written: '{text}'."),
    N_(
        "An import or a new record puts such a text in the place of what only its author knows. "
        "Write it, or remove the line."
    ),
    wrong=_question("origin: 'Nog in te vullen: hoe deze vraag ontstond.'\n"),
    right=_question("origin: De vraag kwam op tijdens de startdag.\n"),
    severity=Severity.WARNING,
)
COMMENTED_FIELD = declare(
    "commented-field",
    N_("The field '{field}' is filled in, but stands behind a #, so it does not count."),
    N_(
        "In a new file every field that may be left out stands behind a #, with an explanation above it. Take away the "
        "# and the space in front of the name of the field that you use."
    ),
    wrong=_question("# origin: De vraag kwam op tijdens de startdag.\n"),
    right=_question("origin: De vraag kwam op tijdens de startdag.\n"),
    severity=Severity.INFO,
)
IMAGE_WITHOUT_DESCRIPTION = declare(
    "image-without-description",
    N_("This image has no description of what it shows."),
    N_(
        "Screen readers read the text between the brackets aloud in the place of the image, and the law asks it of "
        "public bodies. Write in one sentence what the image shows: ![A circle of chairs](chairs.png)."
    ),
    wrong=_question("", "![](kring.png)\n") | {"networks/noord/questions/kring.png": PICTURE},
    right=_question("", "![Een kring van stoelen](kring.png)\n") | {"networks/noord/questions/kring.png": PICTURE},
    severity=Severity.WARNING,
)
