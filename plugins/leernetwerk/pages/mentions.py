"""Backlinks as a page shows them: grouped by type, each with its context."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from leernetwerk.graph import Context, Node
from leernetwerk.graph.model import MENTIONS
from leernetwerk.indexes.card import Card
from leernetwerk.indexes.facets import REFERRED, narrow_to
from leernetwerk.pages.inputs import Mention
from leernetwerk.pages.relative import relative_address
from leernetwerk.pages.values import ValueRenderer
from leernetwerk.records.base import Part, Record
from leernetwerk.records.references import Reference
from leernetwerk.records.registry import RECORD_TYPES
from leernetwerk.records.scalar import Scalar
from leernetwerk.records.shapes import EitherShape, Field, field_named, fields_of
from leernetwerk.words import N_

MOST_ENTRIES, MOST_QUOTED = 6, 2
"""How many records of a type are shown on the page that they refer to, and how many of them with their sentences."""


@dataclass(frozen=True, slots=True)
class ContextLine:
    """Where a reference stands: the field's label or "", and the words around it."""

    label: str
    html: Markup


@dataclass(frozen=True, slots=True)
class MentionEntry:
    """A record that refers to this one, with everything it says in doing so."""

    card: Card
    lines: tuple[ContextLine, ...]


@dataclass(frozen=True, slots=True)
class MentionGroup:
    """The records of one type that refer to this one: so many are shown, so many more stand at an address."""

    title: str
    entries: tuple[MentionEntry, ...]
    more: int = 0
    more_address: str = ""


def group_mentions(id: str, mentions: tuple[Mention, ...], values: ValueRenderer) -> tuple[MentionGroup, ...]:
    """The backlinks of a record, grouped by type in the order of the types; the newest of each."""
    by_type: dict[str, dict[str, list[Mention]]] = {}
    for mention in mentions:
        by_type.setdefault(mention.card.type, {}).setdefault(mention.card.id, []).append(mention)
    model = RECORD_TYPES[id.partition(":")[0]]
    own_names = frozenset(values.site.words(each).casefold() for each in (model.label, model.plural))
    groups = []
    for name in RECORD_TYPES:
        if name in by_type:
            # Whoever names it in a field comes before whoever mentions it: the index beyond knows fields only.
            found = sorted(by_type[name].values(), key=lambda same: (_in_text_only(same), *_newest_first(same[0].card)))
            shown = tuple(
                _entry(same, values, own_names, quoted=position < MOST_QUOTED)
                for position, same in enumerate(found[:MOST_ENTRIES])
            )
            plural = values.site.words(RECORD_TYPES[name].plural)
            more = len(found) - len(shown)
            address = narrowed_address(name, id, values) if more and name != "reply" else ""
            groups.append(MentionGroup(plural[:1].upper() + plural[1:], shown, more, address))
    return tuple(groups)


def narrowed_address(type_: str, id: str, values: ValueRenderer) -> str:
    """The way from a record's page to the index of a type, narrowed down to what refers to the record."""
    addresses = values.site.addresses
    way = relative_address(addresses.section_of(type_), values.address)
    return way + (narrow_to(id, values.site.words) if id.partition(":")[0] in REFERRED else "")


def _in_text_only(found: list[Mention]) -> bool:
    return all(mention.link.relation.relation == MENTIONS for mention in found)


def _newest_first(card: Card) -> tuple[int, str]:
    return -card.date.first_day.toordinal() if card.date else 0, card.title.casefold()


def _entry(found: list[Mention], values: ValueRenderer, own_names: frozenset[str], *, quoted: bool) -> MentionEntry:
    lines: list[ContextLine] = []
    for mention in found:
        fields = [context for context in mention.link.relation.contexts if context.path]
        shown = (_line(mention.link.node, context, values) for context in fields)
        # A field that is called what this page is ("Methodologies") says nothing by its name alone.
        lines += [line for line in shown if line.html or line.label.casefold() not in own_names]
    for mention in found if quoted else ():
        lines += [ContextLine("", Markup("<q>{}</q>").format(sentence)) for sentence in mention.sentences]
    return MentionEntry(found[0].card, tuple(dict.fromkeys(lines)))


def _line(node: Node, context: Context, values: ValueRenderer) -> ContextLine:
    words = values.site.words
    field = field_named(type(node.record), str(context.path[0]))
    label = words(field.label) if field else words(N_("Mentioned"))
    part = _object_around(node, context)
    if part is None:
        return ContextLine(label, Markup(""))
    shown = [inner for inner in fields_of(type(part)) if _tells_more(part, inner)]
    details = Markup(" · ").join(values.render(getattr(part, inner.attribute), inner.shape) for inner in shown)
    return ContextLine(label, details)


def _tells_more(part: Part, field: Field) -> bool:
    """Whether a field of the object around a reference belongs to its context; of a whole record, its verdict does."""
    if getattr(part, field.attribute) in (None, ()) or field.name == "id":
        return False
    if isinstance(part, Record):
        return field.name == "verdict"
    scalar = _scalar(field.shape)
    return scalar is not None and not isinstance(scalar, Reference)


def _scalar(shape: object) -> Scalar | None:
    if isinstance(shape, EitherShape):
        return shape.scalar
    return shape if isinstance(shape, Scalar) else None


def _object_around(node: Node, context: Context) -> Part | None:
    """The innermost object within the record in which the reference stands, if it stands in one."""
    value: object = node.record
    found: Part | None = node.record
    for step in context.path:
        if isinstance(value, Part):
            field = field_named(type(value), str(step))
            value = getattr(value, field.attribute) if field else None
        elif isinstance(value, tuple) and isinstance(step, int):
            value = value[step]
        if isinstance(value, Part):
            found = value
    return found
