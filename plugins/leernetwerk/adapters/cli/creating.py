"""``leernetwerk new``: a record of any type, asked for on a terminal, said with ``--set`` elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from leernetwerk.adapters.cli.asking import ask_field, ask_network, ask_slug, ask_title, ask_type
from leernetwerk.adapters.cli.naming_types import name_types
from leernetwerk.adapters.cli.running import CONTENT_HAS_ERRORS, FINE, WRONG_CALL, refuse
from leernetwerk.adapters.cli.writing import find_wrong, write_checked
from leernetwerk.adapters.mkdocs.building import Project, Refusal, open_project
from leernetwerk.content import Scope
from leernetwerk.content.layout import SLUG
from leernetwerk.diagnostics import Diagnostic
from leernetwerk.diagnostics.terminal import say
from leernetwerk.diagnostics.visible import show_in_line
from leernetwerk.editing.answers import fields_at
from leernetwerk.editing.beginning import begin_record, missing_fields, propose_values, read_settings
from leernetwerk.editing.drafting import Draft, Drafting, gather
from leernetwerk.editing.refusal import CannotWrite, Incomplete, WrongContent
from leernetwerk.editing.target_site import TargetSite
from leernetwerk.records.registry import RECORD_TYPES
from leernetwerk.records.shapes import field_named
from leernetwerk.site.checked_site import CheckedSite
from leernetwerk.words import N_, Message, Words


def new(
    words: Words,
    type_: str | None,
    title: Sequence[str],
    config_file: Path,
    network: str | None,
    settings: Sequence[str],
    slug: str | None,
) -> int:
    """``leernetwerk new``."""
    for written in settings:
        if "=" not in written:
            say(words(N_("'{written}' has no '=' between the two."), written=written), err=True)
            return WRONG_CALL
    asking = sys.stdin.isatty()
    try:
        project = open_project(config_file)
        checked = project.read()
        target_site = TargetSite(checked)
        if type_ is None:
            type_ = _type(asking, words)
        drafting, said = _begin(type_, " ".join(title), network, settings, slug, target_site, words)
        proposed: dict[str, Any] = {}
        if asking:
            draft = _ask_all(drafting, said, slug, project, words)
        else:
            proposed = {name: value for name, value in _propose(drafting).items() if name not in said}
            draft = begin_record(drafting, {**proposed, **said}, slug)
            _require_free(draft, checked)
        write_checked(project, words, f"new {type_}", gather([draft]), origins={draft.path: draft.origin})
        if proposed:
            filled_in = ", ".join(f"{name}={value}" for name, value in proposed.items())
            told = N_("Filled in, for nothing was said of it: {values}. Say otherwise with --set, or in the file.")
            say(words(told, values=filled_in), err=True)
    except Refusal as refusal:
        return refuse(refusal, words)
    except WrongContent as wrong_content:
        say(wrong_content.message.render(words), err=True)
        _tell_problems(wrong_content.diagnostics, words)
        return CONTENT_HAS_ERRORS
    except CannotWrite as refusal:
        say(refusal.message.render(words), err=True)
        return WRONG_CALL
    say(draft.path)
    if asking:
        further = N_("Now write your text in it, below the fields. Then: 'leernetwerk check' and 'leernetwerk serve'.")
        say(words(further), err=True)
    return FINE


def _type(asking: bool, words: Words) -> str:
    if not asking:
        raise Incomplete(Message.of(N_("Say which type of record: {types}."), types=name_types(words)))
    return ask_type(words)


def _begin(
    type_: str,
    title: str,
    network: str | None,
    settings: Sequence[str],
    slug: str | None,
    target_site: TargetSite,
    words: Words,
) -> tuple[Drafting, dict[str, Any]]:
    """What kind of record it is going to be, and what the call says of it."""
    model, asking = RECORD_TYPES[type_], sys.stdin.isatty()
    if slug is not None and not SLUG.fullmatch(slug):
        message = N_("'{name}' cannot be a file's name here: lower-case letters, digits and hyphens only.")
        raise Incomplete(Message.of(message, name=slug))
    pairs = [(name.strip(), value) for name, _, value in (each.partition("=") for each in settings)]
    said = read_settings(model, pairs, target_site.names)
    if not title.strip() and not asking:
        raise Incomplete(Message.of(N_("A record needs a title.")))
    said = {"title": title.strip() or ask_title(words), **said}
    if model.layout.scope is not Scope.WITHIN:
        network = None
    elif network is None and asking and len(target_site.networks) > 1:
        network = ask_network(target_site, words)
    else:
        network = target_site.choose_network(network)
    return Drafting(model, network, target_site), said


def _propose(drafting: Drafting) -> dict[str, Any]:
    return propose_values(drafting.model, drafting.target_site.checked.settings.today)


def _ask_all(drafting: Drafting, said: dict[str, Any], slug: str | None, project: Project, words: Words) -> Draft:
    """A draft of which nothing is wrong: what must be known is asked, and asked again as long as it cannot be."""
    proposed, checked = _propose(drafting), drafting.target_site.checked
    for field in missing_fields(drafting.model, said):
        said[field.name] = ask_field(field, drafting, words, proposed.get(field.name))
    themes = field_named(drafting.model, "themes")
    if themes is not None and "themes" not in said:
        said["themes"] = ask_field(themes, drafting, words)
    draft = begin_record(drafting, said, slug)
    if slug is None:
        slug = ask_slug(draft, drafting, words)
        draft = begin_record(drafting, said, slug)
    _require_free(draft, checked)
    while wrong := _errors(draft, project, checked):
        names = fields_at(draft.text, {each.place.line for each in wrong if each.place.path == draft.path})
        doubted = [each for name in names if (each := field_named(drafting.model, name)) is not None]
        if not doubted:
            raise WrongContent(wrong, {draft.path: draft.origin})
        _tell_problems(wrong, words)
        for field in doubted:
            said[field.name] = ask_field(field, drafting, words)
        draft = begin_record(drafting, said, slug)
    return draft


def _require_free(draft: Draft, checked: CheckedSite) -> None:
    if (checked.settings.root / draft.path).exists():
        raise Incomplete(Message.of(N_("Nothing was written: {path} is there already."), path=draft.path))


def _errors(draft: Draft, project: Project, checked: CheckedSite) -> list[Diagnostic]:
    """What the checks would find wrong if the draft were written."""
    return find_wrong(checked, gather([draft]), project)


def _tell_problems(problems: Sequence[Diagnostic], words: Words) -> None:
    for found in problems:
        say(f"{show_in_line(found.place.path)}: {found.advice(words)} [{found.code}]", err=True)
