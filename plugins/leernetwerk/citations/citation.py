"""What a citation of a report is made of."""

from __future__ import annotations

from dataclasses import dataclass

from leernetwerk.citations.names import Name
from leernetwerk.records.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Citation:
    """What a citation is made of; a value that is not known is "" or ``None``.

    Attributes:
        key: its name in files of reference managers, of ASCII letters and digits.
        title: the report's title.
        kind: what kind of report it is, in words, with a capital.
        authors: who wrote it; where the record names nobody, the organisations that publish it.
        publishers: the organisations that publish it.
        date: when it was published.
        language: the tag of its language.
        url: where it can be read, as a whole address.
        doi: its DOI (ISO 26324).
        isbn: its ISBN (ISO 2108).
        depot: its Belgian depot number.
        pages: how many pages it has.
    """

    key: str
    title: str
    kind: str
    authors: tuple[Name, ...]
    publishers: tuple[str, ...]
    date: PartialDate
    language: str
    url: str = ""
    doi: str = ""
    isbn: str = ""
    depot: str = ""
    pages: int | None = None

    @property
    def is_by_its_publishers(self) -> bool:
        """Whether the organisations that publish it are its authors too, so that they need no second mention."""
        return tuple(name.literal for name in self.authors) == self.publishers
