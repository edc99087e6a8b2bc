"""``leernetwerk new``: a record of any type, asked for on a terminal, said with ``--set`` elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from leernetwerk.adapters.cli.asking import ask_field, ask_network, ask_slug
from leernetwerk.adapters.cli.running import CONTENT_HAS_ERRORS, FINE, WRONG_CALL, refuse
from leernetwerk.adapters.mkdocs.building import Project, Refusal, open_project
from leernetwerk.content import Scope
from leernetwerk.content.layout import SLUG
from leernetwerk.editing.beginning import begin_record, missing_fields, propose_values, read_settings
from leernetwerk.editing.changes import Changes, find_new_problems, make_changes
from leernetwerk.editing.drafting import Draft, Drafting
from leernetwerk.editing.refusal import CannotWrite, Incomplete
from leernetwerk.editing.surroundings import Surroundings
from leernetwerk.editing.writing import WrongContent
from leernetwerk.findings import Severity
from leernetwerk.records.registry import RECORD_TYPES
from leernetwerk.records.shapes import field_named
from leernetwerk.site.reading import Reading
from leernetwerk.words import N_, Message, Words


def new(
    words: Words,
    type_: str,
    title: str,
    config_file: Path,
    network: str | None,
    settings: Sequence[str],
    slug: str | None,
) -> int:
    """``leernetwerk new``."""
    for written in settings:
        if "=" not in written:
            click.echo(words(N_("'{written}' has no '=' between the two."), written=written), err=True)
            return WRONG_CALL
    try:
        project = open_project(config_file)
        reading = project.read()
        draft = _draft(type_, title, network, settings, slug, Surroundings(reading), words)
        _write(draft, project, reading)
    except Refusal as refusal:
        return refuse(refusal, words)
    except WrongContent as wrong:
        click.echo(wrong.message.render(words), err=True)
        for found in wrong.diagnostics:
            click.echo(f"{found.place.path}: {found.advice(words)} [{found.code}]", err=True)
        return CONTENT_HAS_ERRORS
    except CannotWrite as refusal:
        click.echo(refusal.message.render(words), err=True)
        return WRONG_CALL
    click.echo(draft.path)
    return FINE


def _draft(
    type_: str,
    title: str,
    network: str | None,
    settings: Sequence[str],
    slug: str | None,
    surroundings: Surroundings,
    words: Words,
) -> Draft:
    model, asking = RECORD_TYPES[type_], sys.stdin.isatty()
    if slug is not None and not SLUG.fullmatch(slug):
        message = N_("'{name}' cannot be a file's name here: lower-case letters, digits and hyphens only.")
        raise Incomplete(Message.of(message, name=slug))
    if not title.strip():
        raise Incomplete(Message.of(N_("A record needs a title.")))
    if model.layout.scope is not Scope.WITHIN:
        network = None
    elif network is None and asking and len(surroundings.networks) > 1:
        network = ask_network(surroundings, words)
    else:
        network = surroundings.choose_network(network)
    drafting = Drafting(model, network, surroundings)
    pairs = [(name.strip(), value) for name, _, value in (each.partition("=") for each in settings)]
    said: dict[str, Any] = {"title": title.strip(), **read_settings(model, pairs, surroundings.names)}
    proposed = propose_values(model, surroundings.reading.settings.today)
    if asking:
        for field in missing_fields(model, said):
            said[field.name] = ask_field(field, drafting, words, proposed.get(field.name))
        themes = field_named(model, "themes")
        if themes is not None and "themes" not in said:
            said["themes"] = ask_field(themes, drafting, words)
    draft = begin_record(drafting, {**proposed, **said}, slug)
    return begin_record(drafting, said, ask_slug(draft, drafting, words)) if asking and slug is None else draft


def _write(draft: Draft, project: Project, reading: Reading) -> None:
    """Write a record that the checks find nothing wrong with, where nothing stands yet."""
    root = reading.settings.root
    if (root / draft.path).exists():
        raise Incomplete(Message.of(N_("Nothing was written: {path} is there already."), path=draft.path))
    changes = Changes(written={draft.path: draft.text.encode()})
    found = find_new_problems(reading, changes, project.read_copy)
    if wrong := [each for each in found if each.severity is Severity.ERROR]:
        raise WrongContent(wrong, {draft.path: draft.origin})
    make_changes(root, changes)
