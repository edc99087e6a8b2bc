"""Questions on a terminal: the value of a field, with what is known to choose from; told at once if it cannot be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from leernetwerk.adapters.cli.choosing import NEEDED, Choosing, agree, ask, ask_needed, quote, tell
from leernetwerk.content import Scope
from leernetwerk.content.layout import SLUG
from leernetwerk.editing.answers import find_faults
from leernetwerk.editing.beginning import is_yaml, read_value
from leernetwerk.editing.cells import is_writable, split_items
from leernetwerk.editing.drafting import Draft, Drafting
from leernetwerk.editing.notes import explain_form
from leernetwerk.editing.options import Option, find_options, list_options, scalar_of
from leernetwerk.editing.refusal import CannotWrite, Incomplete
from leernetwerk.editing.target_site import TargetSite
from leernetwerk.editing.types import list_types
from leernetwerk.indexes.wording import format_day
from leernetwerk.records.dates import DayScalar, PartialDateScalar
from leernetwerk.records.front_matter import explain_field
from leernetwerk.records.references import TYPE_NAMES, Reference
from leernetwerk.records.scalars import VocabularyScalar
from leernetwerk.records.shapes import Field, ListShape, Shape, object_in
from leernetwerk.words import N_, Message, Words


def ask_type(words: Words) -> str:
    """The type of a record."""
    return _ask_choice(list_types(words.language), words(N_("What do you want to share?")), words)


def ask_title(words: Words) -> str:
    """The title of a record."""
    return ask_needed(words(N_("Title")), words)


def ask_network(target_site: TargetSite, words: Words) -> str:
    """The network that a record goes into."""
    nodes = target_site.checked.graph.nodes
    titles = {slug: nodes[f"network:{slug}"].title for slug in target_site.networks if f"network:{slug}" in nodes}
    networks = [Option(slug, titles.get(slug, slug)) for slug in target_site.networks]
    label = words(N_("In which network does this belong?"))
    return _ask_choice(networks, label, words, lambda name: _make_first("network", name, words))


def ask_slug(draft: Draft, drafting: Drafting, words: Words) -> str:
    """The name of a record's file; the proposed one by default."""
    steps = draft.path.removesuffix(".md").removesuffix("/index").split("/")
    is_network = drafting.model.layout.scope is Scope.NETWORK
    label = words(N_("Name of the folder")) if is_network else words(N_("Name of the file"))
    while True:
        name = ask(words(N_("{label} (becomes part of the web address)"), label=label), steps[-1])
        path = drafting.path_of(name)
        if not SLUG.fullmatch(name):
            message = N_("'{name}' cannot be a file's name here: lower-case letters, digits and hyphens only.")
            tell(words(message, name=name))
        elif (drafting.target_site.checked.settings.root / path).exists():
            tell(words(N_("{path} is there already."), path=path))
        else:
            return name


def ask_field(field: Field, drafting: Drafting, words: Words, proposed: Any = None) -> Any:
    """The value of a field, fit to be written; of one that may be left out, ``None`` for an empty answer.

    Raises:
        Incomplete: it must name a record, and the site has none of that type.
    """
    told = (explain_field(field, words, with_options=False), explain_form(field.shape, words))
    tell("\n" + " ".join(each for each in told if each))
    if not is_writable(field.shape):
        return _ask_parts(field.shape, drafting, words)
    options = list_options(field.shape, drafting)
    if not options and field.required:
        _need_records(field, words)
    choosing = Choosing(options, words, lambda name: _way_out(name, field, drafting, words))
    choosing.show()
    while True:
        answer = ask(_label(field, words), proposed or "")
        if not answer:
            if not field.required:
                return None
            tell(words(NEEDED))
            continue
        value = _read(answer, field, choosing, options, drafting, words)
        if value is not None and not (faults := find_faults(value, field, drafting)):
            _tell_date(value, answer, field, words)
            return value
        for fault in faults if value is not None else ():
            tell(fault.advice(words))


def _tell_date(value: Any, answer: str, field: Field, words: Words) -> None:
    """Say how a date was understood that was not written as the file has it."""
    if isinstance(field.shape, (DayScalar, PartialDateScalar)) and value != answer:
        tell(f"  → {format_day(field.shape.read(value, None), words.language)}")


def _way_out(name: str, field: Field, drafting: Drafting, words: Words) -> str:
    """What to do for who needs something that is not there."""
    scalar = scalar_of(field.shape)
    if isinstance(scalar, Reference) and len(scalar.types) == 1:
        return _make_first(scalar.types[0], name, words)
    if isinstance(scalar, VocabularyScalar):
        settings = drafting.target_site.checked.settings
        file = settings.relative(settings.vocabulary)
        return words(
            N_("Not there yet? Stop with Ctrl-C, and add it to '{list}' in {file}."), list=scalar.list_name, file=file
        )
    return ""


def _make_first(type_: str, name: str, words: Words) -> str:
    call = f"leernetwerk new {type_} {quote(name)}"
    return words(N_("Not there yet? Stop with Ctrl-C, and make it first: {call}"), call=call)


def _label(field: Field, words: Words) -> str:
    label = words(field.label)
    if isinstance(field.shape, ListShape):
        label = words(N_("{label} (several: with commas between)"), label=label)
    return label if field.required else words(N_("{label}, or nothing"), label=label)


def _read(
    answer: str, field: Field, choosing: Choosing, options: tuple[Option, ...], drafting: Drafting, words: Words
) -> Any:
    """The value that an answer stands for; ``None`` where it stands for none, which has been told."""
    scalar = scalar_of(field.shape)
    takes_text = isinstance(scalar, Reference) and scalar.or_text
    if options and not takes_text and not is_yaml(answer, field):
        if not isinstance(field.shape, ListShape):
            return choosing.find(answer)
        whole = len(find_options(answer, options)) == 1
        found = [choosing.find(each) for each in ([answer] if whole else split_items(answer, field.shape.item))]
        return None if None in found else list(dict.fromkeys(found))
    try:
        return read_value(answer, field, drafting.target_site.names)
    except CannotWrite as refusal:
        tell(refusal.message.render(words))
        return None


def _ask_choice(
    options: Sequence[Option], label: str, words: Words, way_out: Callable[[str], str] = lambda _: ""
) -> str:
    choosing = Choosing(options, words, way_out)
    tell(label)
    choosing.show()
    while True:
        answer = ask(words(N_("Number or name")))
        if answer and (found := choosing.find(answer)):
            return found


def _need_records(field: Field, words: Words) -> None:
    scalar = scalar_of(field.shape)
    if isinstance(scalar, Reference) and scalar.types and not scalar.or_text:
        name = scalar.types[0]
        message = N_('There is nothing to choose from yet. Make it first: leernetwerk new {type} "…" ({label}).')
        raise Incomplete(Message.of(message, type=name, label=Message.of(TYPE_NAMES[name])))


def _ask_parts(shape: Shape, drafting: Drafting, words: Words) -> Any:
    """An object, or a list of them, by the fields that each must have."""
    if isinstance(shape, ListShape):
        items = [_ask_parts(shape.item, drafting, words)]
        while agree(words(N_("One more?")), words):
            items.append(_ask_parts(shape.item, drafting, words))
        return items
    thing = object_in(shape)
    assert thing is not None, "a list of lists has no parts"
    return {field.name: ask_field(field, drafting, words) for field in thing.fields if field.required}
