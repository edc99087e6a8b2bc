"""``leernetwerk init``: asks on a terminal what it is not told."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

from leernetwerk.adapters.cli.choosing import ask, ask_needed, tell
from leernetwerk.adapters.cli.language import find_language, refuse_language
from leernetwerk.adapters.cli.running import FINE, WRONG_CALL
from leernetwerk.diagnostics.terminal import say
from leernetwerk.starting.new_site import CannotStart, NewSite, require_free, start_site
from leernetwerk.words import N_, Words, load_words


def init(words: Words, folder: Path | None, name: str | None, language: str | None, region: str | None) -> int:
    """``leernetwerk init``."""
    asking = sys.stdin.isatty()
    if folder is None and not asking:
        say(words(N_("Say in which folder the site begins, such as: leernetwerk init our-site")), err=True)
        return WRONG_CALL
    try:
        folder = _ask_folder(words) if folder is None else folder
        require_free(folder)
        if language is None and asking:
            language = _ask_language(words)
        words = load_words(language or words.language)
        site = _describe(folder, name, region, words, asking=asking)
        if not site.name or not site.region:
            say(words(N_("A site has a name and a region.")), err=True)
            return WRONG_CALL
        start_site(folder, site, words)
    except CannotStart as refusal:
        say(refusal.message.render(words), err=True)
        return WRONG_CALL
    say(words(N_("Your site is in {folder}. What is called example is there to be replaced."), folder=folder))
    further = N_(
        "Go on with: cd {folder}. See it with 'leernetwerk serve', make your own with 'leernetwerk new', and have it "
        "checked with 'leernetwerk check'."
    )
    say(words(further, folder=shlex.quote(str(folder))))
    return FINE


def _ask_folder(words: Words) -> Path:
    while True:
        folder = Path(ask_needed(words(N_("In which folder (a new one)")), words)).expanduser()
        try:
            require_free(folder)
        except CannotStart as refusal:
            tell(refusal.message.render(words))
        else:
            return folder


def _ask_language(words: Words) -> str:
    while True:
        answer = ask(words(N_("Language of the site (nl, fr or en)")), words.language)
        if (language := find_language(answer or words.language)) is not None:
            return language
        tell(refuse_language(answer, words))


def _describe(folder: Path, name: str | None, region: str | None, words: Words, *, asking: bool) -> NewSite:
    """The site's name and region; on a terminal what is not said is asked, and spaces say nothing."""
    proposed = folder.absolute().name.replace("-", " ").replace("_", " ").strip().capitalize()
    if asking and not (name or "").strip():
        name = ask_needed(words(N_("Name of the site")), words, proposed)
    some_region = words(N_("Our region"))
    if asking and not (region or "").strip():
        tell(words(N_("Later you can add more regions, in docs/vocabulary.yml.")))
        region = ask_needed(words(N_("Region that it is about")), words, some_region)
    return NewSite((proposed if name is None else name).strip(), (some_region if region is None else region).strip())
