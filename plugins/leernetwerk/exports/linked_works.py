"""What people wrote or can read, in the words of schema.org: each a CreativeWork of its kind."""

from __future__ import annotations

import mimetypes
from typing import Any

from leernetwerk.citations.names import Name, read_name
from leernetwerk.exports.linked_terms import Terms, Thing, day, filled
from leernetwerk.graph import Node
from leernetwerk.graph.report_files import pdf_of
from leernetwerk.indexes.card import cover_of
from leernetwerk.records.experience import Experience
from leernetwerk.records.methodology import Methodology
from leernetwerk.records.question import Question
from leernetwerk.records.reply import Reply
from leernetwerk.records.report import Report
from leernetwerk.records.shared_parts import VERDICT
from leernetwerk.records.story import Story
from leernetwerk.records.survey import Survey

_STORIES = {"news": "NewsArticle", "blog": "BlogPosting"}


def describe_work(node: Node, record: Any, terms: Terms) -> Thing:
    """What all of them have: language, licence, themes, sources, network, and what they translate."""
    return {
        "inLanguage": record.language or terms.language,
        "license": terms.license_of(node),
        "about": terms.refs(record.themes),
        "sourceOrganization": terms.ref(node.network_id),
        "translationOfWork": terms.ref(record.translation_of),
        "dateModified": day(record.reviewed),
        "citation": [
            filled({"@type": "CreativeWork", "name": source.title, "url": source.url}) for source in record.sources
        ],
    }


def describe_methodology(node: Node, record: Methodology, terms: Terms) -> Thing:
    """A methodology as a HowTo with its steps."""
    audience = (*terms.labels("target_groups", record.target_groups), *record.involves)
    return describe_work(node, record, terms) | {
        "@type": "HowTo",
        "alternateName": list(record.also_known_as),
        "abstract": record.purpose,
        "creator": terms.named("Organization", record.developed_by),
        "audience": [{"@type": "Audience", "audienceType": label} for label in audience],
        "supply": list(record.materials),
        "step": [
            filled({"@type": "HowToStep", "position": number, "name": step.title, "text": step.text})
            for number, step in enumerate(record.steps, start=1)
        ],
        "creativeWorkStatus": record.status,
        "encoding": [_file(terms, node, file.file, file.title) for file in record.files],
    }


def describe_question(node: Node, record: Question, terms: Terms) -> Thing:
    """A practice question."""
    return describe_work(node, record, terms) | {
        "@type": "Question",
        "about": terms.refs((*record.themes, *record.methodologies)),
        "creativeWorkStatus": record.status,
    }


def describe_report(node: Node, record: Report, terms: Terms) -> Thing:
    """A report with its authors, its file and the picture of its first page."""
    groups = frozenset(terms.graph.nodes[id].title.casefold() for id in record.organisations if id in terms.graph.nodes)
    cover, known = cover_of(node, terms.graph, terms.addresses), pdf_of(node, terms.graph.pdfs)
    numbers = (("ISBN", record.isbn), ("DOI", record.doi), ("D", record.depot))
    return describe_work(node, record, terms) | {
        "@type": "Report",
        "datePublished": record.date.text,
        "publisher": terms.refs(record.organisations),
        "author": [_author(read_name(author, groups)) for author in record.authors] or terms.refs(record.organisations),
        "contributor": terms.refs(record.commissioned_by),
        "about": terms.refs((*record.themes, record.project, *record.methodologies)),
        "identifier": [
            {"@type": "PropertyValue", "propertyID": scheme, "value": number} for scheme, number in numbers if number
        ],
        "encoding": _file(terms, node, record.file, size=known.size if known else None) if record.file else None,
        "accessibilityFeature": ["taggedPDF"] if known and known.tagged else None,
        "thumbnailUrl": terms.links.to(cover.address, terms.place) if cover else None,
        "sameAs": record.url,
    }


def _author(name: Name) -> Thing:
    if name.literal:
        return {"@type": "Organization", "name": name.literal}
    return filled({"@type": "Person", "familyName": name.family, "givenName": name.given, "name": name.natural})


def describe_story(node: Node, record: Story, terms: Terms) -> Thing:
    """A story; news and blogs are kinds of article that schema.org knows."""
    return describe_work(node, record, terms) | {
        "@type": _STORIES.get(record.kind or "", "Article"),
        "headline": record.title,
        "datePublished": record.date.text,
        "author": terms.refs(record.organisations),
        "creditText": ", ".join(record.authors),
    }


def describe_experience(node: Node, record: Experience, terms: Terms) -> Thing:
    """An experience as a Review; its verdict is a word, never a number of stars."""
    return describe_work(node, record, terms) | {
        "@type": "Review",
        "itemReviewed": terms.ref(record.methodology),
        "author": terms.ref(record.organisation),
        "datePublished": day(record.date),
        "keywords": VERDICT.label(record.verdict, terms.words),
        "audience": [
            {"@type": "Audience", "audienceType": label}
            for label in terms.labels("target_groups", record.target_groups)
        ],
    }


def describe_survey(node: Node, record: Survey, terms: Terms) -> Thing:
    """A survey as a Dataset of counts."""
    return describe_work(node, record, terms) | {
        "@type": "Dataset",
        "creator": terms.refs(record.organisations),
        "temporalCoverage": f"{record.start}/{record.end}",
        "variableMeasured": [question.text for question in record.questions],
        "distribution": _file(terms, node, record.results, kind="DataDownload") if record.results else None,
    }


def describe_reply(node: Node, record: Reply, terms: Terms) -> Thing:
    """A reply as a Comment."""
    target = terms.graph.nodes.get(record.to)
    is_work = target is not None and target.type in _WORKS
    return describe_work(node, record, terms) | {
        "@type": "Comment",
        # Only works have comments: a reply to an organisation or a meeting is about it.
        "parentItem": terms.ref(record.to) if is_work else None,
        "about": terms.refs((*record.themes, None if is_work else record.to)),
        "author": terms.ref(record.organisation),
        "creditText": record.author,
        "datePublished": day(record.date),
    }


_WORKS = frozenset(("methodology", "question", "report", "story", "experience", "survey", "reply"))


def _file(
    terms: Terms,
    node: Node,
    written: str,
    name: str | None = None,
    *,
    kind: str = "MediaObject",
    size: int | None = None,
) -> Thing:
    return filled(
        {
            "@type": kind,
            "name": name,
            "contentUrl": terms.file(node, written),
            "encodingFormat": mimetypes.guess_type(written)[0],
            "contentSize": f"{size} B" if size else None,
        }
    )
