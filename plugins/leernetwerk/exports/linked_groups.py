"""Networks, organisations, projects and themes in the words of schema.org."""

from __future__ import annotations

from leernetwerk.exports.linked_terms import Terms, Thing, day, used_methodologies
from leernetwerk.graph import Node
from leernetwerk.records.network import Network
from leernetwerk.records.organisation import Organisation
from leernetwerk.records.project import Project
from leernetwerk.records.theme import Theme


def describe_network(_node: Node, record: Network, terms: Terms) -> Thing:
    """A network as an Organization: a group that people know by its name."""
    members = (*record.lead, record.facilitator, *record.partners, *(expert.organisation for expert in record.experts))
    return {
        "@type": "Organization",
        "founder": terms.ref(record.organiser),
        "member": terms.refs(members),
        "foundingDate": day(record.start),
        "dissolutionDate": day(record.end),
        "areaServed": terms.labels("regions", record.regions),
        "knowsAbout": terms.refs(record.themes),
        "dcterms:replaces": terms.ref(record.follows),
    }


def describe_organisation(node: Node, record: Organisation, terms: Terms) -> Thing:
    """An organisation; its own web address is its ``url``, its page here is what is about it."""
    return {
        "@type": "Organization",
        "alternateName": list(record.also_known_as),
        "url": record.url or terms.iri(node),
        "mainEntityOfPage": terms.iri(node) if record.url else None,
        "logo": terms.file(node, record.logo) if record.logo else None,
        "keywords": terms.labels("organisation_kinds", [record.kind] if record.kind else []),
        "areaServed": terms.labels("regions", record.regions),
        "address": {"@type": "PostalAddress", "addressCountry": record.country} if record.country else None,
        "parentOrganization": terms.ref(record.part_of),
        "knowsAbout": terms.refs(record.themes),
        "dcterms:isReplacedBy": terms.ref(record.succeeded_by),
    }


def describe_project(node: Node, record: Project, terms: Terms) -> Thing:
    """A project; to schema.org a Project is an organisation for a while."""
    members = (record.lead, *record.organisations, *(each.organisation for each in record.participants))
    return {
        "@type": "Project",
        "description": record.summary or record.goal,
        "parentOrganization": terms.ref(node.network_id),
        "member": terms.refs(members),
        "foundingDate": day(record.start),
        "dissolutionDate": day(record.end),
        "knowsAbout": terms.refs((*record.themes, *used_methodologies(record))),
    }


def describe_theme(_node: Node, record: Theme, terms: Terms) -> Thing:
    """A theme as a term of the site's own list."""
    return {
        "@type": "DefinedTerm",
        "description": record.summary or record.question,
        "alternateName": list(record.also_known_as),
        "inDefinedTermSet": terms.links.to(terms.addresses.section("themes"), terms.place),
        "skos:broader": terms.ref(record.broader),
    }
