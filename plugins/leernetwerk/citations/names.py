"""Names of authors: people have a family name by which they are listed, groups stand as they are."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

_PARTICLES = frozenset(
    ("van", "de", "der", "den", "het", "ten", "ter", "te", "in", "op", "aan", "'t", "’t", "du", "la", "le", "von", "el")
)
"""Words between given and family name; written small they do not count when names are put in order."""

_GROUPS = re.compile(
    r"\b(?:agentschap|afdeling|bestuur|bureau|centrum|centre|center|collectief|comité|commissie|dienst|federatie|gemeente"
    r"|groep|groupe|group|hogeschool|instituut|institut|institute|koepel|kenniscentrum|lectoraat|ministerie|netwerk|network"
    r"|ondersteuning\w*|organisatie|overheid|partners?|platform|project\w*|provincie|raad|redactie|regio|réseau|service"
    r"|stichting|stuurgroep|team|équipe|universiteit|university|université|vereniging|\w*groep|\w*zorg|\w*hulp|\w*welzijn"
    r"|\w*werk)\b",
    re.IGNORECASE,
)
"""Words that stand in names of groups and in hardly any name of a person."""

_PERSONAL = re.compile(r"[^\W\d_][^\W\d_'’.\-]*(?:[-'’.][^\W\d_]*)*\.?")
_ACRONYM = re.compile(r"[A-Z]{2,}")


@dataclass(frozen=True, slots=True)
class Name:
    """A name. A person has a family name, with what stands in front of it apart; a group has ``literal``."""

    literal: str = ""
    family: str = ""
    given: str = ""
    particle: str = ""

    @property
    def inverted(self) -> str:
        """As lists of references begin: ``Berg, Jan van den``; a group as it is."""
        if self.literal:
            return self.literal
        return f"{self.family}, {' '.join(filter(None, (self.given, self.particle)))}".removesuffix(", ")

    @property
    def natural(self) -> str:
        """As it is said: ``Jan van den Berg``."""
        return self.literal or " ".join(filter(None, (self.given, self.particle, self.family)))

    @property
    def sorted_as(self) -> str:
        """The name under which it is filed."""
        return self.literal or self.family


def read_name(text: str, groups: Collection[str]) -> Name:
    """A name as contributors write it.

    ``Peeters, Jan`` is a person in any case. ``Jan Peeters`` is one too, unless a word tells that it is a group, or the
    name is that of an organisation on the site.

    Args:
        text: the name.
        groups: names of organisations, in small letters.
    """
    text = " ".join(text.split())
    family, comma, given = (part.strip() for part in text.partition(","))
    if text.casefold() in groups:
        return Name(literal=text)
    if comma and family and given and "," not in given and not _GROUPS.search(text):
        words = given.split(" ")
        after = next((place for place, word in enumerate(words) if word.lower() in _PARTICLES), len(words))
        return _person(words[:after], [*words[after:], *family.split(" ")])
    words = text.split(" ")
    if len(words) < 2 or _GROUPS.search(text) or not all(map(_is_personal, words)):
        return Name(literal=text)
    if not words[0][:1].isupper() or not words[-1][:1].isupper() or any(map(_is_acronym, words)):
        return Name(literal=text)
    middle = words[1:-1]
    first = next((place for place, word in enumerate(middle, 1) if word.lower() in _PARTICLES), None)
    if first is None:
        # Between a given and a family name stand further given names, written in full or as letters.
        first = len(words) - 1
    return _person(words[:first], words[first:])


def _is_personal(word: str) -> bool:
    return word.lower() in _PARTICLES or _PERSONAL.fullmatch(word) is not None


def _is_acronym(word: str) -> bool:
    return _ACRONYM.fullmatch(word) is not None and len(word) > 1


def _person(given: list[str], family: list[str]) -> Name:
    small = 0
    while small < len(family) - 1 and family[small] in _PARTICLES:
        small += 1
    return Name(family=" ".join(family[small:]), given=" ".join(given), particle=" ".join(family[:small]))
