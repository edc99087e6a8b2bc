"""What can be wrong with front matter before its fields are looked at."""

from leernetwerk.content import limits
from leernetwerk.diagnostics.kind import declare
from leernetwerk.words import N_

_PATH = "docs/themes/veilig-thuis.md"
_RIGHT = {_PATH: "---\ntitle: Veilig thuis\n---\n"}

NO_FRONT_MATTER = declare(
    "no-front-matter",
    N_("This file does not begin with front matter."),
    N_(
        "A record begins with a line of three hyphens, then its fields (such as title: …), then three hyphens again. "
        "The text comes after that."
    ),
    wrong={_PATH: "Veilig thuis is een thema.\n"},
    right=_RIGHT,
)
UNCLOSED_FRONT_MATTER = declare(
    "unclosed-front-matter",
    N_("The front matter that begins here is not closed with a line of three hyphens (---)."),
    N_("Without the closing line the whole text would be read as fields. Put --- on a line of its own after them."),
    wrong={_PATH: "---\ntitle: Veilig thuis\n\nEen thema.\n"},
    right={_PATH: "---\ntitle: Veilig thuis\n---\n\nEen thema.\n"},
)
NO_FIELDS = declare(
    "no-fields",
    N_("Here fields are expected, each on a line as 'name: value'."),
    N_("Front matter is a list of fields with a colon between name and value, not a sentence or a list of items."),
    wrong={_PATH: "---\n- Veilig thuis\n---\n"},
    right=_RIGHT,
)
FRONT_MATTER_TOO_LARGE = declare(
    "front-matter-too-large",
    N_("The front matter has {size} kB; at most {limit} kB is read."),
    N_("Fields hold facts. Move long texts to the body, below the front matter, or to a file beside the record."),
    wrong={_PATH: "---\ntitle: Veilig thuis\nsummary: " + "a " * limits.FRONT_MATTER_CHARACTERS + "\n---\n"},
    right=_RIGHT,
)
YAML_SYNTAX = declare(
    "yaml-syntax",
    N_("The fields cannot be read from here on: {problem}."),
    N_(
        "Front matter is YAML. What goes wrong most: a text with a colon and a space in it (put quotes around the "
        "text), a quote or bracket that is not closed, and lines that are indented more or less than their neighbours."
    ),
    wrong={_PATH: "---\ntitle: Veilig thuis: zo doe je dat\n---\n"},
    right={_PATH: '---\ntitle: "Veilig thuis: zo doe je dat"\n---\n'},
)
YAML_TAB = declare(
    "yaml-tab",
    N_("There is a tab here; use spaces."),
    N_("In front matter a tab looks like spaces but is read differently. Replace it by two spaces."),
    wrong={_PATH: "---\ntitle: Veilig thuis\nalso_known_as:\n\t- Veiligheid\n---\n"},
    right={_PATH: "---\ntitle: Veilig thuis\nalso_known_as:\n  - Veiligheid\n---\n"},
)
DUPLICATE_KEY = declare(
    "duplicate-key",
    N_("The field '{key}' stands here a second time; it was first on line {first}."),
    N_("Only one of the two can count, and nobody can see which. Keep one; a list can hold several values."),
    wrong={_PATH: "---\ntitle: Veilig thuis\ntitle: Veilig opgroeien\n---\n"},
    right=_RIGHT,
)
YAML_TOO_DEEP = declare(
    "yaml-too-deep",
    N_("The fields are nested more than {limit} levels deep."),
    N_("No field of any type of record is nested this deep. Look for brackets or hyphens too many."),
    wrong={_PATH: "---\ntitle: Veilig thuis\nsummary: " + "[" * 40 + "]" * 40 + "\n---\n"},
    right=_RIGHT,
)
YAML_TOO_MANY_ALIASES = declare(
    "yaml-too-many-aliases",
    N_("The front matter repeats itself through aliases (*{name}) more often than can be read."),
    N_("Aliases in aliases make a small file stand for millions of values. Write the values out."),
    wrong={
        _PATH: "---\ntitle: Veilig thuis\na: &a [x]\n"
        + "".join(f"b{n}: *a\n" for n in range(limits.ALIASES + 1))
        + "---\n"
    },
    right=_RIGHT,
)
YAML_UNKNOWN_ALIAS = declare(
    "yaml-unknown-alias",
    N_("'*{name}' refers to a value that is not there; put quotes around a text that begins with '*'."),
    N_("In YAML a value that begins with an asterisk stands for a value named earlier. Quotes make it a plain text."),
    wrong={_PATH: "---\ntitle: *Veilig\n---\n"},
    right={_PATH: '---\ntitle: "*Veilig"\n---\n'},
)
YAML_TAG = declare(
    "yaml-tag",
    N_("'{tag}' is a YAML tag, which is not used here; put quotes around a text that begins with '!'."),
    N_("Tags change how a value is read. The field already tells that, so no tags are accepted."),
    wrong={_PATH: "---\ntitle: !belangrijk Veilig thuis\n---\n"},
    right={_PATH: '---\ntitle: "!belangrijk Veilig thuis"\n---\n'},
)
YAML_KEY = declare(
    "yaml-key",
    N_("The name of a field is a word; here stands a list or an object."),
    N_("Look for a question mark or bracket at the start of the line."),
    wrong={_PATH: "---\ntitle: Veilig thuis\n[a, b]: c\n---\n"},
    right=_RIGHT,
)
HIDDEN_CHARACTER = declare(
    "hidden-character",
    N_("Here a character stands that nobody sees ({character})."),
    N_(
        "Control characters break the files that other software reads, and characters of direction make a text read as "
        "another than it is. They come along with copied names, addresses and telephone numbers: delete the letters "
        "around it and type them anew. Of a backslash and a letter between double quotes, YAML makes such a character "
        "too; single quotes leave it as it is."
    ),
    wrong={_PATH: "---\ntitle: Veilig \u202esiuht\u202c\n---\n"},
    right={_PATH: "---\ntitle: Veilig thuis\n---\n"},
)
