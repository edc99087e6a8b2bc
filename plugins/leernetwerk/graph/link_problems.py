"""What can be wrong with a record's links: to drafts, to itself, to files, to pictures elsewhere."""

from leernetwerk.diagnostics.kind import declare
from leernetwerk.diagnostics.severity import Severity
from leernetwerk.published.example import PICTURE
from leernetwerk.words import N_

_QUESTION = "networks/noord/questions/vraag.md"
_DRAFT = {"docs/themes/later.md": "---\ntitle: Later\ndraft: true\n---\n"}

_RING = {
    "docs/methodologies/kring.md": (
        "---\ntitle: Kring\nsummary: Praten in een kring.\npurpose: Luisteren.\n---\n\n## Zo begin je\n\nGa zitten.\n"
    )
}


def _question(lines: str, body: str = "") -> dict[str, str]:
    return {_QUESTION: f"---\ntitle: Hoe blijven we luisteren?\n{lines}---\n{body}"}


REFERENCE_TO_DRAFT = declare(
    "reference-to-draft",
    N_("'{name}' is still a draft; it is shown as plain text."),
    N_("A draft has no page for the public, so a link to it would lead nowhere. Publish it, or leave the reference."),
    wrong=_DRAFT | _question("themes: [later]\n"),
    right={"docs/themes/later.md": "---\ntitle: Later\n---\n"} | _question("themes: [later]\n"),
    severity=Severity.WARNING,
)
EXTERNAL_IMAGE = declare(
    "external-image",
    N_("This image would be loaded from another website, so it is shown as a link."),
    N_(
        "Whoever opens the page would be made known to that website. Save the image beside the record (if you may) and "
        "name the file."
    ),
    wrong=_question("", "![Een kring](https://example.org/kring.png)\n"),
    right=_question("", "![Een kring](kring.png)\n") | {"networks/noord/questions/kring.png": PICTURE},
    severity=Severity.WARNING,
)
DEAD_LINK = declare(
    "dead-link",
    N_("This link leads to '{file}', which is not there."),
    N_("Whoever follows the link finds nothing. Correct the path: it begins at the folder of the page itself."),
    wrong={"docs/uitleg.md": "Lees [verder](verder.md).\n"},
    right={"docs/uitleg.md": "Lees [verder](index.md).\n"},
    severity=Severity.WARNING,
)
UNKNOWN_HEADING = declare(
    "unknown-heading",
    N_("The page that this link leads to has no heading '{heading}'; the link leads to the page as a whole."),
    N_(
        "What follows # in a link is a heading of the text that it leads to, word for word. Perhaps the heading was "
        "changed since; correct the link, or leave out what follows #."
    ),
    wrong=_question("", "## Wie luistert?\n\nZie [[#Wie spreekt?]].\n"),
    right=_question("", "## Wie luistert?\n\nZie [[#Wie luistert?]].\n"),
    severity=Severity.WARNING,
)
BLOCK_REFERENCE = declare(
    "block-reference",
    N_("A link to a block ('{block}') works in Obsidian only; on the site it leads to the page as a whole."),
    N_("Pages have no such places. Refer to a heading instead: [[methodiek#Zo begin je]]."),
    wrong={"docs/uitleg.md": "Zie [[kring#^a1b2c3]].\n"} | _RING,
    right={"docs/uitleg.md": "Zie [[kring#Zo begin je]].\n"} | _RING,
    severity=Severity.WARNING,
)
EMBEDDED_TEXT = declare(
    "embedded-text",
    N_("A text cannot be shown within another; '{name}' becomes a link."),
    N_("Obsidian shows the text in this place, the site does not. Leave out the exclamation mark before the brackets."),
    wrong={"docs/uitleg.md": "Lees dit: ![[kring]]\n"} | _RING,
    right={"docs/uitleg.md": "Lees dit: [[kring]]\n"} | _RING,
    severity=Severity.WARNING,
)
UNDECLARED_EMAIL = declare(
    "undeclared-email",
    N_("The e-mail address in this text is declared by no contact."),
    N_(
        "Addresses of people may be published only if they agreed. Name the address under 'contact' if it may be "
        "published, or else remove it from the text."
    ),
    wrong=_question("", "Schrijf naar redactie@example.org.\n"),
    right=_question(
        "contact:\n  name: Redactie\n  email: redactie@example.org\n", "Schrijf naar redactie@example.org.\n"
    ),
    severity=Severity.WARNING,
)
