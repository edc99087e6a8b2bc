"""What can be wrong with a file as a file: its place, its name, its bytes."""

from leernetwerk.diagnostics.kind import declare
from leernetwerk.diagnostics.severity import Severity
from leernetwerk.words import N_

_THEME = "---\ntitle: Veilig thuis\n---\n"
_REPORT = "---\ntitle: Verslag\norganisations: [amber]\ndate: 2021\n---\n"

SYMBOLIC_LINK = declare(
    "symbolic-link",
    N_("'{name}' is a link to another place and is not read."),
    N_(
        "A symbolic link can point outside the site, so that a file nobody meant to publish would be published. "
        "Put the file itself in the folder."
    ),
    wrong={"docs/themes/veilig-thuis.md": "@/etc/hostname"},
    right={"docs/themes/veilig-thuis.md": _THEME},
)
MISPLACED_FILE = declare(
    "misplaced-file",
    N_("'{name}' stands where no record belongs."),
    N_(
        "The folder tells what a file is. A network has an index.md and a folder for each type of record; "
        "a file anywhere else would never become a page. Move it to the folder of its type."
    ),
    wrong={"networks/noord/sesions/start.md": "---\ntitle: Start\ndate: 2021-03-04\n---\n"},
    right={"networks/noord/sessions/start.md": "---\ntitle: Start\ndate: 2021-03-04\n---\n"},
)
PAGE_LIKE_RECORD = declare(
    "page-like-record",
    N_("This page is not listed with the {label}: its folder is called '{folder}' and must be called '{meant}'."),
    N_(
        "The names of folders are English, so that sites in every language have the same ones. A file in a folder of "
        "another name becomes a page of the site, but none that is listed, linked or checked as a record."
    ),
    wrong={"docs/organisaties/zorg.md": "---\ntitle: Zorg\n---\n"},
    right={"docs/organisations/zorg.md": "---\ntitle: Zorg\n---\n"},
    severity=Severity.WARNING,
)
INVALID_SLUG = declare(
    "invalid-slug",
    N_("The name '{name}' cannot be: lower-case letters, digits and hyphens only, and a file ends in .md."),
    N_(
        "The name of a file or of a network's folder becomes part of the page's address and of every reference to it. "
        "Capitals, spaces and accents make addresses that break when they are copied. The file must end in .md."
    ),
    wrong={"docs/themes/Veilig Thuis.md": _THEME},
    right={"docs/themes/veilig-thuis.md": _THEME},
)
KEYS_ALIKE = declare(
    "keys-alike",
    N_("'{key}' differs from {other} in capitals only."),
    N_(
        "On many computers these two files are one and the same file, and then one of them would get lost. "
        "Give one of them another name."
    ),
    wrong={"docs/themes/veilig-thuis.md": _THEME, "docs/themes/Veilig-Thuis.md": _THEME},
    right={"docs/themes/veilig-thuis.md": _THEME, "docs/themes/veilig-opgroeien.md": _THEME},
)
CHAPTERS_ALIKE = declare(
    "chapters-alike",
    N_("Two chapters would be called '{slug}': this one and {other}."),
    N_(
        "The number in front of a chapter's name tells its place and is no part of the address. "
        "Give one of the two another name behind the number."
    ),
    wrong={
        "networks/noord/reports/verslag.md": _REPORT,
        "networks/noord/reports/verslag/01-begin.md": "# Begin\n",
        "networks/noord/reports/verslag/02-begin.md": "# Begin\n",
    },
    right={
        "networks/noord/reports/verslag.md": _REPORT,
        "networks/noord/reports/verslag/01-begin.md": "# Begin\n",
        "networks/noord/reports/verslag/02-vervolg.md": "# Vervolg\n",
    },
)
CHAPTER_WITHOUT_TITLE = declare(
    "chapter-without-title",
    N_("This chapter has no title."),
    N_(
        "A chapter is a page of its own and stands in the contents of its report, so it needs a title: "
        "begin it with a line such as '# What we did'."
    ),
    wrong={
        "networks/noord/reports/verslag.md": _REPORT,
        "networks/noord/reports/verslag/01-begin.md": "Zo begon het.\n",
    },
    right={
        "networks/noord/reports/verslag.md": _REPORT,
        "networks/noord/reports/verslag/01-begin.md": "# Begin\n\nZo begon het.\n",
    },
)
NETWORK_WITHOUT_INDEX = declare(
    "network-without-index",
    N_("The network '{network}' has no index.md."),
    N_(
        "Every record in a network's folder belongs to that network, so the network needs a page of its own: "
        "an index.md with at least a title."
    ),
    wrong={"networks/zuid/questions/vraag.md": "---\ntitle: Een vraag\n---\n"},
    right={
        "networks/zuid/questions/vraag.md": "---\ntitle: Een vraag\n---\n",
        "networks/zuid/index.md": "---\ntitle: Zuid\n---\n",
    },
)
UNREADABLE_FILE = declare(
    "unreadable-file",
    N_("This file cannot be read: {reason}."),
    N_("The system did not let the file be opened. Look at its permissions, and whether it still exists."),
    wrong={},
    right={},
)
UNREADABLE_FOLDER = declare(
    "unreadable-folder",
    N_("The folder '{name}' cannot be read: {reason}."),
    N_(
        "The system did not let the folder be looked into, so nobody knows what is missing on the site. "
        "Look at its permissions."
    ),
    wrong={},
    right={},
)
NO_FILE = declare(
    "no-file",
    N_("'{name}' is neither a file nor a folder, and is not read."),
    N_(
        "It is a pipe, a socket or a device, of which a reader might wait for ever for something to come. "
        "Nothing of that kind belongs in a site: take it away."
    ),
    wrong={},
    right={},
)
FOLDERS_TOO_DEEP = declare(
    "folders-too-deep",
    N_("The folder '{name}' lies too deep: at most {limit} folders lie in one another."),
    N_(
        "Every folder is a part of the address of what lies in it, and no system keeps names of any length. "
        "Usually a folder was copied into itself. Take it away, or put it higher."
    ),
    wrong={"docs/" + "map/" * 25 + "uitleg.md": "# Uitleg\n"},
    right={"docs/map/uitleg.md": "# Uitleg\n"},
)
HIDDEN_IN_NAME = declare(
    "hidden-in-name",
    N_("The name '{name}' holds a character that cannot be seen, or is no text."),
    N_(
        "Characters that steer a terminal or turn the direction of a text make a file look like another one, and bytes "
        "that are no text cannot be part of an address. Give the file or folder another name."
    ),
    wrong={"docs/kring\u202efdp.png": ""},
    right={"docs/kring.png": ""},
)
KEPT_NOT_USED = declare(
    "kept-not-used",
    N_("What is kept in {folder} between builds is not used: {reason}."),
    N_(
        "Reading and making PDF files takes time, so what came of it is kept for the next build. Nothing is taken over "
        "that this program did not make and sign on this computer: a proposal could bring files that look like it. "
        "Everything is made anew, so the site is right all the same. The folder may be deleted at any time."
    ),
    wrong={},
    right={},
    severity=Severity.INFO,
)
UNRENDERABLE = declare(
    "unrenderable-text",
    N_("This text cannot be made into a page: it is too long or nested too deep."),
    N_(
        "Nobody wrote such a text by hand: lists, quotations or brackets stand in one another without end. "
        "Take that part out, or put it in a file of its own."
    ),
    wrong={},
    right={},
)
TAKES_TOO_LONG = declare(
    "takes-too-long",
    N_("Looking through this file takes longer than {seconds} seconds, so nobody looked to its end."),
    N_(
        "A text that people write takes some milliseconds. Look whether something was pasted in by mistake, such as a "
        "table or a file of another program, and divide what is long over several files."
    ),
    wrong={},
    right={},
)
FILE_TOO_LARGE = declare(
    "file-too-large",
    N_("This file has {size} kB; a record's file has at most {limit} kB."),
    N_(
        "A text of this size is usually an embedded image or a pasted data set. "
        "Put images and data in files of their own beside the record."
    ),
    wrong={"docs/themes/veilig-thuis.md": _THEME + "lang " * 300_000},
    right={"docs/themes/veilig-thuis.md": _THEME},
)
NOT_UTF8 = declare(
    "not-utf8",
    N_("This file is not saved as UTF-8 text."),
    N_(
        "Files are read as UTF-8, in which every language can be written. Open the file in an editor and choose "
        "'Save with encoding: UTF-8'. A Word document or a PDF is no Markdown file, whatever its name."
    ),
    wrong={"docs/themes/veilig-thuis.md": b"---\ntitle: Co\xf6peratie\n---\n"},
    right={"docs/themes/veilig-thuis.md": "---\ntitle: Coöperatie\n---\n"},
)
NOT_TEXT = declare(
    "not-text",
    N_("This file holds a character that is no text ({character})."),
    N_(
        "Control characters come from binary files or from a damaged copy. Remove the character, "
        "or write the file anew as plain text."
    ),
    wrong={"docs/themes/veilig-thuis.md": "---\ntitle: Veilig\x00 thuis\n---\n"},
    right={"docs/themes/veilig-thuis.md": _THEME},
)
LONG_LINE = declare(
    "long-line",
    N_("This line has {length} characters; a line has at most {limit}."),
    N_(
        "A line of this length is usually an image pasted into the text. Save the image as a file beside the record "
        "and write ![what it shows](file.png)."
    ),
    wrong={"docs/themes/veilig-thuis.md": _THEME + "x" * 30_000},
    right={"docs/themes/veilig-thuis.md": _THEME + "Een alinea.\n"},
)
DEEP_NESTING = declare(
    "deep-nesting",
    N_("This line is nested {depth} levels deep; a text has at most {limit}."),
    N_("Nobody can follow quotations or lists that stand this deep in one another. Use fewer levels."),
    wrong={"docs/themes/veilig-thuis.md": _THEME + "> " * 60 + "diep\n"},
    right={"docs/themes/veilig-thuis.md": _THEME + "> een citaat\n"},
)
