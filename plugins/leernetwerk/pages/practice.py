"""What came of a methodology, as its page shows it: the verdicts, who tells them, and the conditions that they name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from leernetwerk.indexes.card import Card
from leernetwerk.indexes.use import VERDICTS, Use
from leernetwerk.pages.mentions import narrowed_address
from leernetwerk.pages.relative import relative_address
from leernetwerk.pages.values import ValueRenderer
from leernetwerk.records.registry import RECORD_TYPES
from leernetwerk.records.shared_parts import USE, VERDICT

MOST_USES = 8
"""How many uses with one verdict are shown: the newest. Every verdict gets as many."""


@dataclass(frozen=True, slots=True)
class UseView:
    """One use: the record that tells it, where in it, who used it, what was done, and what is said of it."""

    card: Card
    address: str
    organisations: tuple[Markup, ...]
    use: str
    note: str


@dataclass(frozen=True, slots=True)
class VerdictView:
    """How many uses were given a verdict, and those of them that are shown; there may be none."""

    verdict: str
    label: str
    count: int
    uses: tuple[UseView, ...]


@dataclass(frozen=True, slots=True)
class Practice:
    """Use in practice.

    Attributes:
        verdicts: every verdict in its order, with the uses that were given it.
        others: uses without a verdict.
        organisations: how many organisations tried it.
        more: per type of record that tells of it, where all of them are listed and how many there are; nothing as long
            as the page shows them all.
    """

    verdicts: tuple[VerdictView, ...]
    others: tuple[UseView, ...]
    organisations: int
    more: tuple[tuple[str, str, int], ...]

    @property
    def judged(self) -> bool:
        """Whether anybody gave a verdict."""
        return any(found.count for found in self.verdicts)


def view_practice(id: str, uses: Sequence[Use], values: ValueRenderer) -> Practice:
    """Group the uses of a methodology by their verdict."""
    words = values.site.words
    by_verdict = {verdict: [use for use in uses if use.verdict == verdict] for verdict in VERDICTS}
    others = [use for use in uses if not use.verdict]
    tried = {organisation for use in uses if use.tried for organisation in use.organisations}
    types = Counter(type_ for type_, _ in {(use.node.type, use.node.id): None for use in uses})
    is_cut = any(len(found) > MOST_USES for found in (*by_verdict.values(), others))
    return Practice(
        verdicts=tuple(
            VerdictView(verdict, VERDICT.label(verdict, words), len(found), _views(found, values))
            for verdict, found in by_verdict.items()
        ),
        others=_views(others, values),
        organisations=len(tried),
        more=tuple(
            (narrowed_address(name, id, values), words(RECORD_TYPES[name].plural), types[name])
            for name in RECORD_TYPES
            if is_cut and types[name]
        ),
    )


def _views(uses: Sequence[Use], values: ValueRenderer) -> tuple[UseView, ...]:
    return tuple(_view(use, values) for use in uses[:MOST_USES])


def _view(use: Use, values: ValueRenderer) -> UseView:
    card = values.cards[use.node.id]
    address = card.address
    if use.insight:
        address += "#" + values.site.addresses.insight_anchor(use.insight)
    return UseView(
        card,
        relative_address(address, values.address),
        tuple(values.link(id) for id in use.organisations),
        USE.label(use.use, values.site.words) if use.use and use.node.type != "experience" else "",
        use.note,
    )
