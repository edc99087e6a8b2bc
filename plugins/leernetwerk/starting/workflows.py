"""The workflows of a new site in its own language: they stand in `templates/` in Dutch, ready to be copied."""

from __future__ import annotations

import re
import textwrap

from leernetwerk.words import N_, Words, load_words

_SAYINGS = (
    N_(
        "Checks every proposal and builds a preview of the site. For proposals from forks as well: it needs no "
        "secrets and writes nothing. Only docs/ and networks/ come from the proposal; what runs (the software, "
        "mkdocs.yml, everything else) comes from the main branch. comment.yml tells beside the proposal what changed."
    ),
    N_(
        "Tells beside a proposal which records it changes, and warns of everything else that it changes. It may write "
        "and so takes nothing from the proposal: it asks GitHub for the names of the files only, and lets pass nothing "
        "of them but letters, digits and plain signs."
    ),
    N_(
        "Builds the site and puts it on GitHub Pages. For that, set the source below Settings → Pages to 'GitHub "
        "Actions' once. README.md tells all about publishing."
    ),
    N_(
        "Checks every proposal, builds a preview and publishes the main branch on GitLab Pages. A proposal from a "
        "fork runs in that fork; it needs no secrets. Only docs/ and networks/ come from the proposal; what runs is "
        "what the main branch had when the proposal began. With the token of a job GitLab cannot place a comment: so "
        "the list of what changes is a file beside the proposal."
    ),
    N_("This proposal has links to other files (symbolic links). Put the file itself in that place."),
    N_(
        "**Note:** this proposal changes more than records. Read these files yourself, line by line: once you take "
        "them over, they decide what runs where the site is built. The check did not use them."
    ),
    N_(
        "Note: this proposal changes more than records. Read these files yourself, line by line: once you take them "
        "over, they decide what runs where the site is built. The check did not use them."
    ),
    N_("**Note:** it changes the check itself too. So what that says may be untrue."),
    N_("**Note:** not all files of this proposal are named here."),
    N_("… and more files than fit here."),
    N_("The records were checked with the settings of the main branch: see [this check]($RUN)."),
    N_("Take over the content"),
    N_("every Monday, so that the agenda and the page of upkeep stay up to date"),
    N_(
        "The software cannot be found. Write in requirements.txt where it is; README.md says how, below 'Putting it"
        " online'."
    ),
    N_("Something is not right yet: the messages stand beside the files and with [this check]($RUN)."),
    N_("All is right. The preview of the site is with [this check]($RUN)."),
    N_("No records."),
    N_("Preview of the site"),
    N_("Keep the preview"),
    N_("What changes"),
    N_("what-changes"),
    N_("Install"),
    N_("Publish"),
    N_("Check"),
    N_("List"),
    N_("Build"),
    N_("preview"),
)
"""What workflows say; as they stand in `templates/`, they say it in the words of the Dutch catalogue."""

_STATES = (N_("new"), N_("gone"), N_("renamed"), N_("edited"))
_HEADING = re.compile(r"\A(?:# .*\n)+")
_WIDTH = 118


def word_workflow(text: str, words: Words) -> str:
    """A workflow as it stands in `templates/`, in the language of ``words``."""
    if words.language == "nl":
        return text
    heading = _HEADING.match(text)
    assert heading, "a workflow begins with what it does"
    told = " ".join(line.removeprefix("# ") for line in heading.group().splitlines())
    wrapped = textwrap.fill(_say(told, words), _WIDTH, initial_indent="# ", subsequent_indent="# ")
    return f"{wrapped}\n{_say(text[heading.end() :], words)}"


def _say(text: str, words: Words) -> str:
    dutch = load_words("nl")
    states = {dutch(each): words(each) for each in _STATES}
    # In a list on a page in letters of one width, states are as long as each other.
    pattern = rf'"({"|".join(map(re.escape, states))})( *)"'
    text = re.sub(pattern, lambda found: f'"{states[found[1]]:<{len(found[1] + found[2])}}"', text)
    # What is longer may hold what is shorter.
    sayings = dict(sorted(((dutch(each), words(each)) for each in _SAYINGS), key=lambda pair: -len(pair[0])))
    return re.sub("|".join(map(re.escape, sayings)), lambda found: sayings[found[0]], text)
