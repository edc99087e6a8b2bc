"""The controlled vocabularies and search synonyms of ``docs/vocabulary.yml``."""

from __future__ import annotations

from collections.abc import Mapping

from leernetwerk.diagnostics.hints import NamesWithSynonyms
from leernetwerk.records.base import Part, optional, required, several
from leernetwerk.records.scalars import Slug, Text
from leernetwerk.words import N_


class Labels(Part):
    """A label per language."""

    nl: Text | None = optional(N_("Dutch"), N_("The label in Dutch."))
    fr: Text | None = optional(N_("French"), N_("The label in French."))
    en: Text | None = optional(N_("English"), N_("The label in English."))


class Term(Part):
    """One entry of a list."""

    id: Slug = required(N_("Id"), N_("The name that records use."))
    label: Labels = required(N_("Label"), N_("The words that readers see, per language."))
    also: tuple[Text, ...] = several(N_("Also"), N_("Other words for it, for the search."))

    @property
    def words(self) -> tuple[str, ...]:
        """Its labels in all languages, and the other words for it."""
        labels = (self.label.nl, self.label.fr, self.label.en)
        return tuple(dict.fromkeys(word for word in (*labels, *self.also) if word))

    def in_language(self, language: str) -> str:
        """Its label in a language, or in the first that has one, or its id."""
        labels = [getattr(self.label, language, None), self.label.nl, self.label.en, self.label.fr]
        return next((label for label in labels if label), self.id)


class Vocabulary(Part):
    """The lists of ``vocabulary.yml``; a list that no field uses yet may be there too."""

    regions: tuple[Term, ...] = several(N_("Regions"), N_("Where networks and organisations work."))
    target_groups: tuple[Term, ...] = several(N_("Target groups"), N_("For whom a methodology is."))
    phases: tuple[Term, ...] = several(N_("Phases"), N_("When in the work a methodology is used."))
    settings: tuple[Term, ...] = several(N_("Settings"), N_("Where a methodology is used."))
    organisation_kinds: tuple[Term, ...] = several(N_("Kinds of organisation"), N_("What an organisation is."))
    evidence_levels: tuple[Term, ...] = several(N_("Evidence levels"), N_("What assessors say of a methodology."))
    synonyms: tuple[tuple[Text, ...], ...] = several(N_("Synonyms"), N_("Words that mean nearly the same."))

    def term(self, list_name: str, id: str) -> Term | None:
        """The entry with an id."""
        terms: tuple[Term, ...] = getattr(self, list_name)
        return next((term for term in terms if term.id == id), None)

    def label(self, list_name: str, id: str, language: str) -> str:
        """The label of an id in a language; the id itself where the list lacks it."""
        found = self.term(list_name, id)
        return found.in_language(language) if found else id

    def ids(self) -> Mapping[str, NamesWithSynonyms]:
        """The ids of each list, each with what else people call it: its labels and its other words."""
        # An id that is wrong is blank: the rest of its list serves all the same.
        return {
            name: NamesWithSynonyms({term.id: term.words for term in getattr(self, name) if term.id}) for name in LISTS
        }


LISTS = tuple(name for name in Vocabulary.model_fields if name != "synonyms")
