"""Questions on a terminal: the value of a field, with what is known to choose from."""

from __future__ import annotations

from typing import Any

import click

from leernetwerk.content.layout import SLUG
from leernetwerk.editing.beginning import read_value
from leernetwerk.editing.cells import is_writable
from leernetwerk.editing.drafting import Draft, Drafting
from leernetwerk.editing.refusal import CannotWrite
from leernetwerk.editing.surroundings import Surroundings
from leernetwerk.findings.hints import nearest
from leernetwerk.records.front_matter import explain_field
from leernetwerk.records.references import Reference
from leernetwerk.records.scalars import VocabularyScalar
from leernetwerk.records.shapes import EitherShape, Field, ListShape, ObjectShape, Shape
from leernetwerk.words import N_, Words

_MOST_OFFERED = 30


def agree(question: str, words: Words) -> bool:
    """Whether somebody says yes, in the language of the site or in English."""
    yes, no = words(N_("yes")), words(N_("no"))
    answer = str(click.prompt(f"{question} [{yes}/{no}]", default=no, show_default=False, err=True))
    return answer.strip().casefold()[:1] in (yes[0], "y")


def ask_network(surroundings: Surroundings, words: Words) -> str:
    """The network that a record goes into."""
    label = words(N_("In which network does this belong?"))
    return str(click.prompt(label, type=click.Choice(surroundings.networks), err=True))


def ask_slug(draft: Draft, drafting: Drafting, words: Words) -> str:
    """The name of a record's file; the proposed one by default."""
    steps = draft.path.removesuffix(".md").removesuffix("/index").split("/")
    while True:
        name = str(click.prompt(words(N_("Name of the file")), default=steps[-1], err=True)).strip()
        path = drafting.path_of(name)
        if not SLUG.fullmatch(name):
            message = N_("'{name}' cannot be a file's name here: lower-case letters, digits and hyphens only.")
            click.echo(words(message, name=name), err=True)
        elif (drafting.surroundings.reading.settings.root / path).exists():
            click.echo(words(N_("{path} is there already."), path=path), err=True)
        else:
            return name


def ask_field(field: Field, drafting: Drafting, words: Words, proposed: Any = None) -> Any:
    """The value of a field; of one that may be left out, ``None`` for an empty answer."""
    click.echo("\n" + explain_field(field, words), err=True)
    if not is_writable(field.shape):
        return _ask_parts(field.shape, drafting, words)
    known = _offer(field.shape, drafting)
    if known:
        more = " …" if len(known) > _MOST_OFFERED else ""
        click.echo(words(N_("Known: {names}"), names=", ".join(list(known)[:_MOST_OFFERED]) + more), err=True)
    if proposed is None and field.required and drafting.network and drafting.names_organisations(field):
        proposed = drafting.surroundings.likely_organisation(drafting.network)
    default = proposed if proposed is not None else None if field.required else ""
    while True:
        answer = str(click.prompt(words(field.label), default=default, show_default=bool(default), err=True))
        if not answer.strip():
            return None
        try:
            value = read_value(answer, field, drafting.surroundings.names)
        except CannotWrite as refusal:
            click.echo(refusal.message.render(words), err=True)
            continue
        return _mend(value, known, words)


def _mend(value: Any, known: dict[str, None], words: Words) -> Any:
    """Names that nearly are those of what is known, mended where that was meant."""
    if isinstance(value, list):
        return [_mend(each, known, words) for each in value]
    if not known or not isinstance(value, str) or value in known:
        return value
    near = nearest(value, known)
    return near if near and agree(words(N_("Did you mean '{name}'?"), name=near), words) else value


def _offer(shape: Shape, drafting: Drafting) -> dict[str, None]:
    """The names that a field can hold, where those are known."""
    item = shape.item if isinstance(shape, ListShape) else shape
    scalar = item.scalar if isinstance(item, EitherShape) else item
    reading = drafting.surroundings.reading
    if isinstance(scalar, Reference):
        if scalar.types:
            return dict.fromkeys(reading.graph.names.known(scalar.types, drafting.network))
        return dict.fromkeys(reading.graph.nodes)
    if isinstance(scalar, VocabularyScalar):
        return dict.fromkeys(reading.graph.vocabulary.ids().get(scalar.list_name, ()))
    return {}


def _ask_parts(shape: Shape, drafting: Drafting, words: Words) -> Any:
    """An object, or a list of them, by the fields that each must have."""
    if isinstance(shape, ListShape):
        items = [_ask_parts(shape.item, drafting, words)]
        while agree(words(N_("One more?")), words):
            items.append(_ask_parts(shape.item, drafting, words))
        return items
    thing = shape.object if isinstance(shape, EitherShape) else shape
    assert isinstance(thing, ObjectShape)
    return {field.name: ask_field(field, drafting, words) for field in thing.fields if field.required}
