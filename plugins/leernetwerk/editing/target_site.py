"""What an import needs to know of the site that it adds to."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from leernetwerk.editing.cells import Names
from leernetwerk.editing.refusal import Incomplete
from leernetwerk.graph import Node
from leernetwerk.graph.recognising import names_of
from leernetwerk.records.network import Network
from leernetwerk.site.checked_site import CheckedSite
from leernetwerk.words import N_, Message, Words, load_words


@dataclass(frozen=True)
class TargetSite:
    """A site as read, and the language of who imports."""

    checked: CheckedSite

    @property
    def words(self) -> Words:
        """The words of the site's language, for comments and placeholders."""
        return load_words(self.checked.settings.language)

    @cached_property
    def names(self) -> Names:
        """What people call the site's records and terms."""
        return Names(names_of(self._nodes), self.checked.graph.vocabulary)

    @property
    def _nodes(self) -> tuple[Node, ...]:
        return tuple(self.checked.graph.nodes.values())

    @property
    def networks(self) -> tuple[str, ...]:
        """The slugs of the networks."""
        return tuple(source.slug for source in self.checked.discovery.records if source.type == "network")

    def choose_network(self, given: str | None) -> str:
        """The network that a record goes into: the one that was given, or the only one.

        Raises:
            Incomplete: it is not there, or there are several to choose from.
        """
        if given is not None:
            if given not in self.networks:
                message = N_("There is no network '{network}'; there are: {networks}.")
                raise Incomplete(Message.of(message, network=given, networks=self.networks))
            return given
        if len(self.networks) != 1:
            message = N_("Say with --network in which network this belongs: {networks}.")
            raise Incomplete(Message.of(message, networks=self.networks))
        return self.networks[0]

    def likely_organisation(self, network: str) -> str | None:
        """The organisation that most likely speaks in a network, for a person to look at; ``None`` if there is none.

        Whoever the network names, or else the first that the site has.
        """
        known = (each.source.key for each in self.checked.graph.of_type("organisation"))
        return self._own_organisation(network) or next(known, None)

    def _own_organisation(self, network: str) -> str | None:
        """The organisation that most likely speaks in a network, as far as the network's records tell.

        Whoever organises it, or else is named most in its records, or else is the only one that the site has.
        """
        graph = self.checked.graph
        node = graph.nodes.get(f"network:{network}")
        record = node.record if node is not None else None
        if isinstance(record, Network):
            found = (record.organiser, *record.lead, record.facilitator, *record.partners)
            if named := next((id for id in found if id), None):
                return named.partition(":")[2]
        counts = Counter(
            relation.target
            for relation in graph.relations
            if relation.target.startswith("organisation:") and graph.nodes[relation.source].source.network == network
        )
        if counts:
            return counts.most_common(1)[0][0].partition(":")[2]
        known = [each.source.key for each in graph.of_type("organisation")]
        return known[0] if len(known) == 1 else None
