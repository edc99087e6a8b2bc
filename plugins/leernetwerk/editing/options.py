"""What a field can hold, where that is known: the records, terms and options that somebody chooses from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from leernetwerk.content.layout import propose_slug
from leernetwerk.editing.drafting import Drafting
from leernetwerk.graph import Node
from leernetwerk.records.references import Reference
from leernetwerk.records.scalar import Scalar
from leernetwerk.records.scalars import Choice, VocabularyScalar
from leernetwerk.records.shapes import EitherShape, ListShape, ObjectShape, Shape


@dataclass(frozen=True, slots=True)
class Option:
    """Something that a field can hold.

    Attributes:
        name: as a file holds it.
        label: what people call it.
        also: other words for it.
        about: what is said of it; whoever types a word of that means it only if nothing is called so.
    """

    name: str
    label: str
    also: tuple[str, ...] = ()
    about: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """All that it is called."""
        return (self.name, self.label, *self.also)

    @property
    def shown(self) -> str:
        """Its name, with what it is called where that is something else."""
        return self.name if self.name == self.label else f"{self.name} ({self.label})"


def scalar_of(shape: Shape) -> Scalar | None:
    """What the single values of a field are, where they are not objects."""
    item = shape.item if isinstance(shape, ListShape) else shape
    single = item.scalar if isinstance(item, EitherShape) else item
    return None if isinstance(single, (ObjectShape, ListShape)) else single


def list_options(shape: Shape, drafting: Drafting) -> tuple[Option, ...]:
    """What a field can hold; nothing where that is not a matter of choosing."""
    scalar = scalar_of(shape)
    if isinstance(scalar, Reference) and not scalar.part:
        return _records(scalar, drafting)
    checked, words = drafting.target_site.checked, drafting.target_site.words
    if isinstance(scalar, VocabularyScalar):
        terms = getattr(checked.graph.vocabulary, scalar.list_name)
        return tuple(Option(term.id, term.in_language(words.language), term.also) for term in terms if term.id)
    if isinstance(scalar, Choice):
        return tuple(Option(option, scalar.label(option, words)) for option in scalar.labels)
    return ()


def find_options(text: str, options: Sequence[Option]) -> tuple[Option, ...]:
    """The options that a text can mean.

    The one that is called so; or else all whose names it is a part of; or else all of which that is said.
    """
    meant = text.strip().casefold()
    if called := [option for option in options if meant in {word.casefold() for word in option.words}]:
        return tuple(called)
    part = propose_slug(text)
    if not part:
        return ()
    named = tuple(option for option in options if any(part in propose_slug(word) for word in option.words))
    return named or tuple(option for option in options if part in propose_slug(option.about))


def _records(reference: Reference, drafting: Drafting) -> tuple[Option, ...]:
    """The records that a reference can name, those of the record's own network first."""
    graph, own = drafting.target_site.checked.graph, drafting.network
    nodes: Iterable[Node] = graph.nodes.values()
    if reference.types:
        nodes = (node for type_ in reference.types for node in graph.of_type(type_))
    found = sorted(nodes, key=lambda node: (node.source.network != own, node.title.casefold(), node.id))
    prefix = f"{own}/"
    return tuple(
        Option(
            node.source.key.removeprefix(prefix) if reference.types else node.id,
            node.title,
            tuple(getattr(node.record, "also_known_as", None) or ()),
        )
        for node in found
    )
