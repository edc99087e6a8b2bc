"""What the search knows of one page."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum

from leernetwerk.search.sections import TextSection


class Zone(IntEnum):
    """The parts of a page that weigh differently."""

    NAME = 0
    SUMMARY = 1
    HEADING = 2
    TEXT = 3
    FACT = 4


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """A page, or a reply on one, as something to be found.

    Attributes:
        address: where it stands on the site, with a fragment for a reply.
        record_id: the record that it shows, or "" for an ordinary page.
        title: its title.
        names: other names of what it is about.
        summary: its summary, or "".
        kind: what it is in words, for the line above a result.
        language: of its text, as a language tag.
        context: the words beside the kind: the title of its network, its date.
        sections: its text.
        facts: words that say what it is about without standing in its text: labels of vocabularies, names of
            what it refers to, dates.
        facets: see :mod:`leernetwerk.search.facets`.
        weight: how likely it is to be meant, beside others that match as well.
    """

    address: str
    record_id: str
    title: str
    language: str
    names: tuple[str, ...] = ()
    summary: str = ""
    kind: str = ""
    context: tuple[str, ...] = ()
    sections: tuple[TextSection, ...] = ()
    facts: tuple[str, ...] = ()
    facets: dict[str, tuple[str, ...]] = field(default_factory=dict)
    weight: float = 1.0

    def zones(self) -> tuple[tuple[Zone, tuple[str, ...]], ...]:
        """Its texts by their weight."""
        return (
            (Zone.NAME, (self.title, *self.names)),
            (Zone.SUMMARY, (self.summary,) if self.summary else ()),
            (Zone.HEADING, tuple(one.heading for one in self.sections if one.heading and not one.file)),
            (Zone.TEXT, tuple(section.text for section in self.sections if section.text)),
            (Zone.FACT, self.facts),
        )
