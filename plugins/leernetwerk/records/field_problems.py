"""What can be wrong with a field: its name, its presence, the form of its value."""

from leernetwerk.diagnostics.kind import declare
from leernetwerk.diagnostics.severity import Severity
from leernetwerk.published.example import PICTURE
from leernetwerk.words import N_

_THEME = "docs/themes/veilig-thuis.md"
_SESSION = "networks/noord/sessions/start.md"
_REPORT = "networks/noord/reports/verslag.md"


def _theme(lines: str) -> dict[str, str]:
    return {_THEME: f"---\ntitle: Veilig thuis\n{lines}---\n"}


def _session(lines: str) -> dict[str, str]:
    return {_SESSION: f"---\ntitle: Start\n{lines}---\n"}


def _report(lines: str) -> dict[str, str]:
    return {_REPORT: f"---\ntitle: Verslag\norganisations: [amber]\ndate: 2016\n{lines}---\n"}


MISSING_FIELD = declare(
    "missing-field",
    N_("The field '{field}' is missing or empty."),
    N_("Without this field the page has nothing to show where its readers look first. Add it and fill it in."),
    wrong={_THEME: "---\nsummary: Opgroeien zonder angst.\n---\n"},
    right=_theme("summary: Opgroeien zonder angst.\n"),
)
MISSING_ONE_OF = declare(
    "missing-one-of",
    N_("Here one of these fields belongs: {fields}."),
    N_("Any one of them is enough, but without one nobody knows who or what is meant."),
    wrong=_session("date: 2021-03-04\nparticipants:\n  - count: 4\n"),
    right=_session("date: 2021-03-04\nparticipants:\n  - group: wijkteams\n    count: 4\n"),
)
MISSING_ALT = declare(
    "missing-alt",
    N_("The field 'image_alt' is missing: it tells people who do not see the image what it shows."),
    N_(
        "Screen readers read this text aloud in the place of the image, and the law asks it of public bodies. "
        "Describe what the image shows in one sentence."
    ),
    wrong=_theme("image: huis.png\n") | {"docs/themes/huis.png": PICTURE},
    right=_theme("image: huis.png\nimage_alt: Een getekend huis.\n") | {"docs/themes/huis.png": PICTURE},
)
MISSPELT_FIELD = declare(
    "misspelt-field",
    N_("I do not know the field '{field}'."),
    N_("The name is close to that of a known field, so it is most likely a slip. Field names are English."),
    wrong=_theme("sumary: Opgroeien zonder angst.\n"),
    right=_theme("summary: Opgroeien zonder angst.\n"),
)
UNKNOWN_FIELD = declare(
    "unknown-field",
    N_("I do not know the field '{field}'; it is left out of the site."),
    N_("The list of fields of each type is on the page of fields. Remove the field, or move its value to the text."),
    wrong=_theme("kleur: blauw\n"),
    right=_theme(""),
    severity=Severity.WARNING,
)
MORE_PROBLEMS = declare(
    "more-problems",
    N_("From here on there are {count} more problems with the fields of this file."),
    N_(
        "Nobody reads so many messages at once. Mend those that are told, look whether they have one cause, such as "
        "a table that was pasted in the place of fields, and check again."
    ),
    wrong=_theme("".join(f"kleur{number}: blauw\n" for number in range(300))),
    right=_theme(""),
)
WRONG_TYPE = declare(
    "wrong-type",
    N_("Here {expected} is expected."),
    N_(
        "The field takes another form of value than stands here. A list has each item on a line of its own after a "
        "hyphen, or between [ and ]. A text that is only 'true' or 'false' needs quotes."
    ),
    wrong=_theme("also_known_as: Veiligheid\n"),
    right=_theme("also_known_as: [Veiligheid]\n"),
)
TOO_LONG = declare(
    "too-long",
    N_("This text has {length} characters; at most {limit} fit here."),
    N_("Summaries stand on cards and in search results, where a long text is cut. Keep the core and move the rest."),
    wrong=_theme("summary: " + "Opgroeien zonder angst. " * 20 + "\n"),
    right=_theme("summary: Opgroeien zonder angst.\n"),
)
SEVERAL_LINES = declare(
    "several-lines",
    N_("This text has several lines; here is room for one."),
    N_(
        "Names and short texts stand in lists, tables and calendars, where a line is a line. Write the text behind the "
        "name of the field, on one line; with > in the place of |, YAML makes one line of several."
    ),
    wrong={_THEME: "---\ntitle: |\n  Veilig\n  thuis\n---\n"},
    right={_THEME: "---\ntitle: >\n  Veilig\n  thuis\n---\n"},
)
INVALID_DATE = declare(
    "invalid-date",
    N_("'{value}' is not written as a date: year-month-day, such as 2021-06-23."),
    N_("Dates are written from large to small, so that every reader and computer understands them the same way."),
    wrong=_session("date: 23-06-2021\n"),
    right=_session("date: 2021-06-23\n"),
)
IMPOSSIBLE_DATE = declare(
    "impossible-date",
    N_("The date '{value}' does not exist."),
    N_("Look at the number of the month (01 to 12) and whether that month has so many days."),
    wrong=_session("date: 2021-02-30\n"),
    right=_session("date: 2021-02-28\n"),
)
INVALID_TIME = declare(
    "invalid-time",
    N_("'{value}' is not a time such as 14:00."),
    N_("Write hours (00 to 23), a colon, and minutes (00 to 59)."),
    wrong=_session("date: 2021-03-04\ntime: 14u00\n"),
    right=_session("date: 2021-03-04\ntime: 14:00\n"),
)
NUMBER_TOO_SMALL = declare(
    "number-too-small",
    N_("The number {value} is too small; it is at least {minimum}."),
    N_("Look whether a digit or a sign got lost. What is counted cannot be negative."),
    wrong=_session("date: 2021-03-04\nnumber: 0\n"),
    right=_session("date: 2021-03-04\nnumber: 1\n"),
)
UNKNOWN_OPTION = declare(
    "unknown-option",
    N_("'{value}' cannot stand here. Choose one of these words, without what is in brackets: {options}."),
    N_("This field has a fixed list of options, so that all pages can be compared. Choose one of them."),
    wrong=_session("date: 2021-03-04\nmode: onlin\n"),
    right=_session("date: 2021-03-04\nmode: online\n"),
)
UNKNOWN_VOCABULARY_ID = declare(
    "unknown-vocabulary-id",
    N_("'{value}' is not in the list '{list}' of docs/vocabulary.yml."),
    N_(
        "The lists of regions, target groups, phases and so on are in docs/vocabulary.yml, so that everyone uses the "
        "same words. Choose one of the ids there, or propose a new one in that file."
    ),
    wrong={"docs/organisations/zorg.md": "---\ntitle: Zorg\nregions: [frieslant]\n---\n"},
    right={"docs/organisations/zorg.md": "---\ntitle: Zorg\nregions: [friesland]\n---\n"},
)
INVALID_URL = declare(
    "invalid-url",
    N_("'{value}' is not a web address; it begins with https:// and has no spaces."),
    N_("Copy the address from the browser's address bar, with https:// in front."),
    wrong=_theme("sources:\n  - title: Een bron\n    url: www.voorbeeld.nl\n"),
    right=_theme("sources:\n  - title: Een bron\n    url: https://www.voorbeeld.nl/\n"),
)
INVALID_EMAIL = declare(
    "invalid-email",
    N_("'{value}' is not an e-mail address."),
    N_("Write the address as it is typed in a mail program, without 'mailto:' and without 'at' for @."),
    wrong=_theme("contact:\n  name: Redactie\n  email: redactie(at)example.org\n"),
    right=_theme("contact:\n  name: Redactie\n  email: redactie@example.org\n"),
)
MISLEADING_URL = declare(
    "misleading-url",
    N_("'{value}' leads elsewhere than it seems: {reason}."),
    N_(
        "Readers trust what an address looks like. Copy it from the browser's address bar, once the page is open there."
    ),
    wrong=_theme("sources:\n  - title: Een bron\n    url: https://www.voorb\u0435eld.nl/\n"),
    right=_theme("sources:\n  - title: Een bron\n    url: https://www.voorbeeld.nl/\n"),
)
INVALID_COLOUR = declare(
    "invalid-colour",
    N_("'{value}' is not a colour of six digits and letters, such as 14545f."),
    N_(
        "A colour is written as on websites: six digits or letters a-f. The # in front may be left out; "
        "with it, the value needs quotes, because a # begins a comment."
    ),
    wrong={"docs/organisations/kring.md": "---\ntitle: De Kring\ncolour: donkerblauw\n---\n"},
    right={"docs/organisations/kring.md": "---\ntitle: De Kring\ncolour: 14545f\n---\n"},
)
UNKNOWN_LICENSE = declare(
    "unknown-license",
    N_("'{value}' is not an SPDX id of a licence, such as CC-BY-4.0."),
    N_("The short names of licences are agreed internationally (SPDX), so that computers recognise them too."),
    wrong=_theme("license: Creative Commons\n"),
    right=_theme("license: CC-BY-4.0\n"),
)
UNKNOWN_LANGUAGE = declare(
    "unknown-language",
    N_("'{value}' is not the code of a language, such as nl, fr or nl-BE."),
    N_("The code tells browsers and screen readers how to pronounce the text (BCP 47)."),
    wrong=_theme("language: Nederlands\n"),
    right=_theme("language: nl\n"),
)
UNKNOWN_COUNTRY = declare(
    "unknown-country",
    N_("'{value}' is not the code of a country, such as BE or NL."),
    N_("Countries are written with the two capitals of ISO 3166."),
    wrong={"docs/organisations/zorg.md": "---\ntitle: Zorg\ncountry: België\n---\n"},
    right={"docs/organisations/zorg.md": "---\ntitle: Zorg\ncountry: BE\n---\n"},
)
INVALID_IDENTIFIER = declare(
    "invalid-identifier",
    N_("'{value}' is not a valid {scheme}: {problem}."),
    N_("Libraries find a report by this number, so a wrong digit leads to another book. Compare it with the report."),
    wrong=_report("isbn: 978-90-274-3964-3\n"),
    right=_report("isbn: 978-90-274-3964-2\n"),
)
INVALID_ALIAS = declare(
    "invalid-alias",
    N_("'{value}' is not a path on this site, such as /oud/pad/."),
    N_(
        "An alias is an old address of this page on this site: it begins with /, has no host name, ? or #, and stays "
        "within the site. What it ends in does not matter: at /oud/pagina.php too stands a page that leads on."
    ),
    wrong=_theme("aliases: [https://voorbeeld.nl/oud]\n"),
    right=_theme("aliases: [/oud/pad/]\n"),
)
UNKNOWN_ICON = declare(
    "unknown-icon",
    N_("There is no icon '{value}'."),
    N_(
        "Icons are named by the folder and the file that hold them; "
        "squidfunk.github.io/mkdocs-material tells all names."
    ),
    wrong={"docs/uitleg.md": "---\ntitle: Uitleg\nicon: Twee mensen\n---\n"},
    right={"docs/uitleg.md": "---\ntitle: Uitleg\nicon: material/account-group\n---\n"},
)
INVALID_ID = declare(
    "invalid-id",
    N_("'{value}' has other characters than lower-case letters, digits and hyphens."),
    N_("This name becomes part of an address on the page."),
    wrong=_session("date: 2021-03-04\ninsights:\n  - id: Eerste Les\n    text: Samen gaat het beter.\n"),
    right=_session("date: 2021-03-04\ninsights:\n  - id: eerste-les\n    text: Samen gaat het beter.\n"),
)
