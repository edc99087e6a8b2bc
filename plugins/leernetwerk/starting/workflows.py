"""The workflows of a new site in its own language: they stand in `templates/` in Dutch, ready to be copied."""

from __future__ import annotations

import re
import textwrap

from leernetwerk.words import N_, Words

_SAYINGS = {
    "Kijkt elk voorstel na en bouwt een voorbeeld van de site. Ook voor voorstellen uit een fork: er zijn geen "
    "geheimen bij nodig en er wordt niets geschreven. Wat er veranderde, zet comment.yml bij het voorstel.": N_(
        "Checks every proposal and builds a preview of the site. For proposals from forks as well: it needs no "
        "secrets and writes nothing. comment.yml tells beside the proposal what changed."
    ),
    "Zet bij een voorstel welke bijdragen het verandert. Mag schrijven en haalt daarom niets van het voorstel op: "
    "het vraagt GitHub alleen om de namen van de bestanden, en laat daarin niets door dan letters, cijfers en "
    "gewone tekens.": N_(
        "Tells beside a proposal which records it changes. It may write and so takes nothing from the proposal: it "
        "asks GitHub for the names of the files only, and lets pass nothing of them but letters, digits and plain "
        "signs."
    ),
    "Bouwt de site en zet haar op GitHub Pages. Zet daarvoor één keer onder Settings → Pages de bron (Source) op "
    '"GitHub Actions". Alles over publiceren staat in README.md.': N_(
        "Builds the site and puts it on GitHub Pages. For that, set the source below Settings → Pages to 'GitHub "
        "Actions' once. README.md tells all about publishing."
    ),
    "Kijkt elk voorstel na, bouwt een voorbeeld en publiceert de hoofdtak op GitLab Pages. Een voorstel uit een "
    "fork draait in die fork; er zijn geen geheimen bij nodig. Met het token van een taak kan GitLab geen opmerking"
    " plaatsen: daarom staat de lijst van wat er verandert als bestand bij het voorstel.": N_(
        "Checks every proposal, builds a preview and publishes the main branch on GitLab Pages. A proposal from a "
        "fork runs in that fork; it needs no secrets. With the token of a job GitLab cannot place a comment: so the"
        " list of what changes is a file beside the proposal."
    ),
    "elke maandag, zodat de agenda en het onderhoud bij blijven": N_(
        "every Monday, so that the agenda and the page of upkeep stay up to date"
    ),
    "De software is niet te vinden. Schrijf in requirements.txt waar ze staat; README.md zegt hoe, bij 'Online "
    "zetten'.": N_(
        "The software cannot be found. Write in requirements.txt where it is; README.md says how, below 'Putting it"
        " online'."
    ),
    "Er klopt nog iets niet: de meldingen staan bij de bestanden en bij [deze controle]($RUN).": N_(
        "Something is not right yet: the messages stand beside the files and with [this check]($RUN)."
    ),
    "Alles klopt. De voorbeeldsite staat bij [deze controle]($RUN).": N_(
        "All is right. The preview of the site is with [this check]($RUN)."
    ),
    "Geen bijdragen.": N_("No records."),
    "Voorbeeld van de site": N_("Preview of the site"),
    "Voorbeeld bewaren": N_("Keep the preview"),
    "Wat er verandert": N_("What changes"),
    "wat-er-verandert": N_("what-changes"),
    "Installeren": N_("Install"),
    "Publiceren": N_("Publish"),
    "Nakijken": N_("Check"),
    "Opsommen": N_("List"),
    "Bouwen": N_("Build"),
    "voorbeeld": N_("preview"),
}
_STATES = {"nieuw": N_("new"), "weg": N_("gone"), "hernoemd": N_("renamed"), "gewijzigd": N_("edited")}
_HEADING = re.compile(r"\A(?:# .*\n)+")
_SAID = re.compile("|".join(map(re.escape, _SAYINGS)))
_STATE = re.compile(rf'"({"|".join(_STATES)})( *)"')
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
    text = _STATE.sub(lambda found: f'"{words(_STATES[found[1]]):<{len(found[1] + found[2])}}"', text)
    return _SAID.sub(lambda found: words(_SAYINGS[found[0]]), text)
