"""The page of a record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from leernetwerk.graph import Node
from leernetwerk.graph.model import MENTIONS
from leernetwerk.graph.report_availability import is_written_here
from leernetwerk.indexes.card import Card
from leernetwerk.indexes.publications import PUBLISHES
from leernetwerk.pages.captions import Numbering
from leernetwerk.pages.contents import list_contents, list_documents
from leernetwerk.pages.drawings import show_neighbourhood, show_timeline
from leernetwerk.pages.headings import PageHeadings
from leernetwerk.pages.inputs import Mention, RecordInputs
from leernetwerk.pages.invitations import invite_experience, invite_feedback, invite_reply, open_address
from leernetwerk.pages.markdown import Body, BodyRenderer, BodySource, ResolveFile, ResolveLink
from leernetwerk.pages.mentions import group_mentions, narrowed_address
from leernetwerk.pages.page import Page, PageFile, PageReply
from leernetwerk.pages.paper import draw_code, full_address, is_long, short_address
from leernetwerk.pages.practice import view_practice
from leernetwerk.pages.publications import view_counts
from leernetwerk.pages.record_fields import RecordFields
from leernetwerk.pages.relative import relative_address
from leernetwerk.pages.report_view import view_report
from leernetwerk.pages.site_context import SiteContext
from leernetwerk.pages.templates import load_templates
from leernetwerk.pages.values import ValueRenderer
from leernetwerk.records.context import file_path
from leernetwerk.records.experience import Experience
from leernetwerk.records.methodology import DESCRIBED_BY, Methodology
from leernetwerk.records.references import FileScalar
from leernetwerk.records.registry import RECORD_TYPES
from leernetwerk.records.session import OUTCOME, Session
from leernetwerk.records.shapes import field_named, walk
from leernetwerk.search.sections import plain_text
from leernetwerk.words import N_, load_words

_MENTIONS_TITLE = N_("Where this comes up")
_MENTIONS_TITLES = {"organisation": N_("What it takes part in and shares")}
"""What the list of who refers to a record is called, where there is a better word for it."""

MOST_CARDS = 4
"""How many of a network's records of one type, and of its insights, are shown on its page."""

MOST_FILLED_IN = 8
"""Up to how many insights each have a link that fills in a file: each such address weighs some 700 bytes."""


@dataclass(frozen=True, slots=True)
class ReplyView:
    """A reply as its page shows it."""

    anchor: str
    node: Node
    fields: RecordFields
    body: Body
    files: tuple[PageFile, ...]


@dataclass(frozen=True, slots=True)
class FeedbackView:
    """What a team did with an insight: organisation, outcome and note, and the later session that tells it."""

    session: Card
    organisation: Markup
    outcome: Markup
    note: str


def render_record_page(
    inputs: RecordInputs,
    site: SiteContext,
    renderer: BodyRenderer,
    resolve_link: ResolveLink,
    resolve_file: ResolveFile,
) -> Page:
    """The page of a record, from its inputs and from what all pages share."""
    node = inputs.node
    address = site.addresses.page(node.source)
    values = ValueRenderer(site, inputs.cards, inputs.insights, address, node.source.folder)
    body = _render_body(node, address, site, renderer, resolve_link, resolve_file)
    replies = [_reply(reply, address, site, values, renderer, resolve_link, resolve_file) for reply in inputs.replies]
    fields = RecordFields(node.record, values)
    model = RECORD_TYPES[node.type]
    headings = PageHeadings()
    html = (
        load_templates(site.words.language)
        .get_template(f"{node.type}.html")
        .render(
            headings=headings,
            record=node.record,
            node=node,
            page=address,
            site=site,
            fields=fields,
            body=body,
            inputs=inputs,
            type_label=site.words(model.label),
            section=site.words(model.plural),
            section_address=site.addresses.section_of(node.type),
            mentions=group_mentions(node.id, _not_shown_elsewhere(inputs), values),
            replies=replies,
            feedback=_feedback(inputs, site, values),
            labels=Labels(site),
            narrowed=lambda type_: narrowed_address(type_, node.id, values),
            most_cards=MOST_CARDS,
            referring=_referring(inputs),
            mentions_title=site.words(_MENTIONS_TITLES.get(node.type, _MENTIONS_TITLE)),
            practice=view_practice(node.id, inputs.uses, values),
            missing=_missing(node, site),
            code=draw_code(address, site) if node.type == "methodology" else "",
            short=short_address(address, site),
            long=isinstance(node.record, Methodology) and is_long(node.record),
            full=lambda address: full_address(address, site),
            report=view_report(inputs, values),
            counts=view_counts(inputs, values),
            timeline=show_timeline(inputs, address, site),
            contents=list_contents(node, site),
            documents=list_documents(inputs, site),
            around=show_neighbourhood(inputs, address, site, "#mentions" if inputs.mentions else ""),
            reply_address=open_address(invite_reply(site, node), site, address),
            experience_address=_experience_address(node, site, address),
            feedback_address=lambda insight: _feedback_address(node, insight, site, address),
            text_lang=Markup(' lang="{}"').format(node.record.language) if node.record.language else "",
        )
    )
    shown = (file for reply in replies for file in reply.files)
    files = dict.fromkeys((*body.files, *_named_files(node, address), *shown))
    return Page(
        address=address,
        title=node.title,
        html=html,
        description=node.record.summary or "",
        headings=headings.list(),
        files=tuple(files),
        record_id=node.id,
        sections=body.sections,
        replies=tuple(PageReply(reply.node.id, plain_text(reply.body.html)) for reply in replies),
        scripts=("report.js",) if node.type == "report" else (),
    )


def _experience_address(node: Node, site: SiteContext, address: str) -> str:
    return open_address(invite_experience(site, node), site, address) if node.type == "methodology" else ""


def _feedback_address(node: Node, insight: str, site: SiteContext, address: str) -> str:
    if isinstance(node.record, Session) and len(node.record.insights) > MOST_FILLED_IN:
        return relative_address(site.addresses.quick(node.type), address)
    return open_address(invite_feedback(site, node, insight), site, address)


@dataclass(frozen=True, slots=True)
class Labels:
    """Names of types in the site's language, for templates."""

    site: SiteContext

    def plural(self, record_type: str) -> str:
        """The name of several records of a type, with a capital."""
        text = self.site.words(RECORD_TYPES[record_type].plural)
        return text[:1].upper() + text[1:]


def _render_body(
    node: Node,
    address: str,
    site: SiteContext,
    renderer: BodyRenderer,
    resolve_link: ResolveLink,
    resolve_file: ResolveFile,
) -> Body:
    numbering = Numbering(load_words(node.record.language or site.words.language)) if is_written_here(node) else None
    text, folder = node.document.body, node.source.folder
    return renderer.render(BodySource(text, folder, address, resolve_link, resolve_file, numbering=numbering))


def _reply(
    reply: Node,
    address: str,
    site: SiteContext,
    values: ValueRenderer,
    renderer: BodyRenderer,
    resolve_link: ResolveLink,
    resolve_file: ResolveFile,
) -> ReplyView:
    body = _render_body(reply, address, site, renderer, resolve_link, resolve_file)
    anchor = site.addresses.reply_anchor(reply.source.slug)
    files = (*body.files, *_named_files(reply, address))
    return ReplyView(anchor, reply, RecordFields(reply.record, values), body, files)


def _named_files(node: Node, address: str) -> tuple[PageFile, ...]:
    """The files that fields of the record name."""
    folder = node.source.folder
    paths = (file_path(folder, value) for _path, _scalar, value in walk(node.record, FileScalar))
    return tuple(PageFile(path, address + path.removeprefix(folder + "/")) for path in paths)


def _feedback(inputs: RecordInputs, site: SiteContext, values: ValueRenderer) -> Mapping[str, list[FeedbackView]]:
    """For a session, what teams did with each of its insights, as later sessions tell."""
    found: dict[str, list[FeedbackView]] = {}
    if not isinstance(inputs.node.record, Session):
        return found
    for mention in inputs.mentions:
        record: Any = mention.link.node.record
        if mention.link.relation.relation != "feedback" or not isinstance(record, Session):
            continue
        for feedback in record.feedback:
            session, _, insight = feedback.insight.partition("#")
            if session == inputs.node.id:
                view = FeedbackView(
                    mention.card,
                    values.link(feedback.organisation),
                    values.render_scalar(feedback.outcome, OUTCOME),
                    feedback.note or "",
                )
                found.setdefault(insight, []).append(view)
    return found


APART = ("broader", "follows", "part_of", "succeeded_by")
"""Relations within one type that a page shows from both ends among its facts, not as mentions."""


def _referring(inputs: RecordInputs) -> dict[str, list[Card]]:
    """The cards of the records of the same type that refer to this one, by relation."""
    found: dict[str, list[Card]] = {name: [] for name in APART}
    for mention in inputs.mentions:
        if mention.link.relation.relation in found:
            found[mention.link.relation.relation].append(mention.card)
    return found


def _not_shown_elsewhere(inputs: RecordInputs) -> tuple[Mention, ...]:
    """The mentions that the page does not show in another place."""
    told = {(use.node.id, relation) for use in inputs.uses for relation in ("methodology", "methodologies", "insights")}
    # What is used in practice is quoted there already.
    told |= {(use.node.id, MENTIONS) for use in inputs.uses if isinstance(use.node.record, Experience)}
    told |= {(entry.session.id, "insights") for entry in inputs.learned}
    if isinstance(inputs.node.record, Session):
        told |= {(mention.card.id, "feedback") for mention in inputs.mentions}
    own = {card.id for _type, cards in inputs.own for card in cards}
    own |= {mention.card.id for mention in inputs.mentions if inputs.published and _is_publication(mention)}
    return tuple(
        found
        for found in inputs.mentions
        if (found.card.id, found.link.relation.relation) not in told
        and found.card.id not in own
        and found.link.relation.relation not in APART
    )


def _is_publication(mention: Mention) -> bool:
    return mention.card.type == "report" and mention.link.relation.relation == PUBLISHES


def _missing(node: Node, site: SiteContext) -> list[str]:
    """What a methodology that still has to be described does not tell yet."""
    if not isinstance(node.record, Methodology):
        return []
    wanted = (field_named(Methodology, name) for name in DESCRIBED_BY)
    empty = (field for field in wanted if field and getattr(node.record, field.attribute) in (None, ()))
    return [site.words(field.label).lower() for field in empty]
