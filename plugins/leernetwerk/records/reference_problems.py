"""What can be wrong with a name that stands for something else: a record or a file."""

from leernetwerk.diagnostics.kind import declare
from leernetwerk.diagnostics.severity import Severity
from leernetwerk.published.example import PICTURE
from leernetwerk.words import N_

_QUESTION = "networks/noord/questions/vraag.md"
_METHOD = "docs/methodologies/kringgesprek.md"


def _question(lines: str, body: str = "") -> dict[str, str]:
    return {_QUESTION: f"---\ntitle: Hoe blijven we luisteren?\n{lines}---\n{body}"}


def _method(lines: str) -> dict[str, str]:
    return {_METHOD: f"---\ntitle: Kringgesprek\nsummary: Praten in een kring.\npurpose: Luisteren.\n{lines}---\n"}


UNKNOWN_REFERENCE = declare(
    "unknown-reference",
    N_("There is no {types} '{name}'."),
    N_(
        "A reference is the name of the other record's file, without .md. A record of another network is named with "
        "its network in front: network/name. Is the record not there yet? Make it first, or leave the reference out."
    ),
    wrong=_question("methodologies: [krachtenwyzer]\n"),
    right=_question("methodologies: [krachtenwijzer]\n"),
)
AMBIGUOUS_REFERENCE = declare(
    "ambiguous-reference",
    N_("'{name}' can be several records: {ids}."),
    N_("Put the type in front, as in [[organisation:amber]], or the network, as in network/name."),
    wrong={"docs/themes/amber.md": "---\ntitle: Amber\n---\n"} | _question("", "Volgens [[amber]].\n"),
    right={"docs/themes/amber.md": "---\ntitle: Amber\n---\n"} | _question("", "Volgens [[organisation:amber]].\n"),
)
SELF_REFERENCE = declare(
    "self-reference",
    N_("This record refers to itself."),
    N_("A page that leads to itself helps nobody. Remove the reference, or name the record that was meant."),
    wrong=_method("related: [kringgesprek]\n"),
    right=_method("related: [krachtenwijzer]\n"),
)
NEAR_REFERENCE = declare(
    "near-reference",
    N_("'{name}' is read as a text, not as a reference to a record."),
    N_("The text is close to the name of a record. If that record was meant, write its name exactly."),
    wrong=_method("not_to_confuse_with: [krachtenwyzer]\n"),
    right=_method("not_to_confuse_with: [krachtenwijzer]\n"),
    severity=Severity.WARNING,
)
PUT_IT_HERE = N_("put the file in this folder")
"""The hint for a file that nothing in the folder of the record comes near."""

MISSING_FILE = declare(
    "missing-file",
    N_("There is no file '{file}' beside this record."),
    N_("A file is named relative to the folder of the record that names it. Add the file, or correct its name."),
    wrong=_question("image: kring.png\nimage_alt: Een kring stoelen.\n"),
    right=_question("image: kring.png\nimage_alt: Een kring stoelen.\n")
    | {"networks/noord/questions/kring.png": PICTURE},
)
FILE_OUTSIDE_FOLDER = declare(
    "file-outside-folder",
    N_("'{file}' lies outside the folder of this record."),
    N_(
        "Only files in the folder of the record, or below it, are published with it. "
        "Copy the file there and write its name without ../ or / in front."
    ),
    wrong=_question("image: ../../../mkdocs.yml\nimage_alt: Een kring stoelen.\n"),
    right=_question("image: kring.png\nimage_alt: Een kring stoelen.\n")
    | {"networks/noord/questions/kring.png": PICTURE},
)
LINKED_FILE = declare(
    "linked-file",
    N_("'{file}' is reached through a symbolic link."),
    N_("A link can point outside the site. Put the file itself beside the record."),
    wrong=_question("image: kring.png\nimage_alt: Een kring stoelen.\n")
    | {"networks/noord/questions/kring.png": "@/etc/hostname"},
    right=_question("image: kring.png\nimage_alt: Een kring stoelen.\n")
    | {"networks/noord/questions/kring.png": PICTURE},
)
