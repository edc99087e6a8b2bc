"""What can be wrong with a record's links: to drafts, to itself, to files, to pictures elsewhere."""

from leernetwerk.findings.kind import declare
from leernetwerk.findings.severity import Severity
from leernetwerk.words import N_

_QUESTION = "networks/noord/questions/vraag.md"
_DRAFT = {"docs/themes/later.md": "---\ntitle: Later\ndraft: true\n---\n"}


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
    right=_question("", "![Een kring](kring.png)\n") | {"networks/noord/questions/kring.png": ""},
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
