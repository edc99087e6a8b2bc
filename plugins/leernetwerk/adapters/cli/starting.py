"""``leernetwerk init``: asks on a terminal what it is not told."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import click

from leernetwerk.adapters.cli.running import FINE, WRONG_CALL
from leernetwerk.starting.new_site import CannotStart, NewSite, start_site
from leernetwerk.words import LANGUAGES, N_, Words, load_words


def init(words: Words, folder: Path, name: str | None, language: str | None, region: str | None) -> int:
    """``leernetwerk init``."""
    asking = sys.stdin.isatty()
    if language is None and asking:
        language = click.prompt(words(N_("Language of the site")), type=click.Choice(LANGUAGES), default=words.language)
    words = load_words(language or words.language)
    proposed = folder.absolute().name.replace("-", " ").replace("_", " ").capitalize()
    if name is None:
        name = click.prompt(words(N_("Name of the site")), default=proposed) if asking else proposed
    if region is None:
        proposed = words(N_("Our region"))
        region = click.prompt(words(N_("Region that it is about")), default=proposed) if asking else proposed
    if not name.strip() or not region.strip():
        click.echo(words(N_("A site has a name and a region.")), err=True)
        return WRONG_CALL
    try:
        start_site(folder, NewSite(name, region), words)
    except CannotStart as refusal:
        click.echo(refusal.message.render(words), err=True)
        return WRONG_CALL
    click.echo(
        words(N_("Your site stands in {folder}. What is called example is there to be replaced."), folder=folder)
    )
    further = N_(
        "Go on with: cd {folder}. See it with 'leernetwerk serve', make your own with 'leernetwerk new', and have it "
        "checked with 'leernetwerk check'."
    )
    click.echo(words(further, folder=shlex.quote(str(folder))))
    return FINE
