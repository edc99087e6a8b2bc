"""What a reader can add in minutes: for each the file that it becomes, filled in as far as the page knows it, and the
link that opens it where the site takes contributions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import quote, urlencode

from leernetwerk.content import Layout, Scope
from leernetwerk.content.settings import ContributionTarget
from leernetwerk.content.unfinished import TO_FILL_IN
from leernetwerk.forms.backend import can_sign_in
from leernetwerk.graph import Node
from leernetwerk.pages.relative import relative_address
from leernetwerk.pages.site_context import SiteContext
from leernetwerk.records.base import Part, Record
from leernetwerk.records.experience import Experience
from leernetwerk.records.front_matter import write_record
from leernetwerk.records.reply import Reply
from leernetwerk.records.scalars import Choice
from leernetwerk.records.session import Feedback, Session
from leernetwerk.records.shapes import Field, ListShape, ObjectShape, Shape, fields_of
from leernetwerk.words import N_, Words

_YOUR_NETWORK, _YOUR_TITLE = N_("your-network"), N_("your-title")
"""What stands in a path where its writer has to choose a name."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """A record that a reader can write.

    Attributes:
        type: its type.
        path: its file in the site's folder; a network that is not known stands open in it.
        title: what it is, in a line.
        text: what the file holds.
        known: what is filled in beforehand, by the names of fields; ``list.field`` is one of a list's first item.
        network: slug of the network that it belongs to, if that is known.
        open_name: the part of the path that its writer puts a name of their own in the place of.
    """

    type: str
    path: str
    title: str
    text: str
    known: Mapping[str, str] = field(default_factory=dict)
    network: str | None = None
    open_name: str = ""


def invite_experience(site: SiteContext, methodology: Node | None = None) -> Invitation:
    """An experience with a methodology."""
    known = {"methodology": methodology.source.slug} if methodology else {}
    about = methodology.title if methodology else "…"
    title = site.words(N_("Our experience with {title}"), title=about)
    slug = methodology.source.slug if methodology else ""
    return _invite(Experience, title, known, None, slug, site)


def invite_reply(site: SiteContext, to: Node | None = None) -> Invitation:
    """A reply to a record."""
    title = site.words(N_("Reply to {title}"), title=to.title if to else "…")
    network = (to.source.network or (to.source.slug if to.type == "network" else None)) if to else None
    return _invite(Reply, title, {"to": to.id} if to else {}, network, to.source.slug if to else "", site)


def invite_feedback(site: SiteContext, session: Node | None = None, insight: str = "") -> Invitation:
    """A session that tells what became of an insight."""
    known = {"insight": f"{session.source.key}#{insight}"} if session else {}
    title = site.words(N_("What became of an insight"))
    feedback = {"feedback": [_fill(Feedback, known, site.words)]}
    invitation = _invite(Session, title, feedback, session.source.network if session else None, insight, site)
    inner = {f"feedback.{name}": value for name, value in known.items()}
    return replace(invitation, known={"title": title, **inner})


def invite_record(model: type[Record], site: SiteContext) -> Invitation:
    """A record of any type, of which nothing is known yet."""
    layout = model.layout
    title = site.words(N_("A contribution: {type}"), type=site.words(model.label))
    return _write(model, title, {}, _path(layout, "", None, site), site)


def open_address(invitation: Invitation, site: SiteContext, page: str) -> str:
    """Where a page leads to for an invitation: the form, the forge, an e-mail, or the page that tells how."""
    contribution_target = site.contribution_target
    if contribution_target.editor and can_sign_in(contribution_target):
        return editor_address(invitation, site, page)
    if contribution_target.repository:
        return forge_address(invitation, contribution_target)
    if contribution_target.email:
        return email_address(invitation, contribution_target)
    return relative_address(site.addresses.quick(invitation.type), page)


def editor_address(invitation: Invitation, site: SiteContext, page: str) -> str:
    """The form for an invitation, with what is known filled in; where the network is not known, it is asked first."""
    asked = {"network": invitation.network} if invitation.network else {}
    query = {**asked, "type": invitation.type, **invitation.known}
    return f"{relative_address(site.addresses.editor(), page)}?{_query(query)}"


def has_forms(contribution_target: ContributionTarget) -> bool:
    """Whether a reader can send a form in; without a forge the editor works in a folder of one's own only."""
    return contribution_target.editor and bool(contribution_target.repository)


def form_address(record_type: str, site: SiteContext, page: str) -> str:
    """The empty form of a type of record."""
    return f"{relative_address(site.addresses.editor(), page)}?{_query({'type': record_type})}"


def forge_address(invitation: Invitation, contribution_target: ContributionTarget) -> str:
    """The address at which the forge shows the file, for its reader to complete and send in.

    GitHub, and Forgejo and Gitea after it, take the name and text of a new file. GitLab takes the name alone; so there
    the text goes into a new issue, which whoever keeps the site turns into the file.
    """
    path = f"{contribution_target.folder}/{invitation.path}".lstrip("/")
    if contribution_target.forge == "gitlab":
        text = f"`{path}`\n\n```yaml\n{invitation.text}```\n"
        return f"{contribution_target.repository}/-/issues/new?" + _query(
            {"issue[title]": invitation.title, "issue[description]": text}
        )
    new = "_new" if contribution_target.forge == "forgejo" else "new"
    return f"{contribution_target.repository}/{new}/{quote(contribution_target.branch)}/?" + _query(
        {"filename": path, "value": invitation.text}
    )


def email_address(invitation: Invitation, contribution_target: ContributionTarget) -> str:
    """An e-mail with the file's text (RFC 6068)."""
    text = f"{invitation.path}\n\n{invitation.text}".replace("\n", "\r\n")
    return f"mailto:{quote(contribution_target.email, safe='@')}?" + _query({"subject": invitation.title, "body": text})


def _query(values: Mapping[str, str]) -> str:
    return urlencode(values, safe="/:[]", quote_via=quote)


def _invite(
    model: type[Record], title: str, known: Mapping[str, Any], network: str | None, slug: str, site: SiteContext
) -> Invitation:
    named = {"title": title, **known}
    invitation = _write(model, title, named, _path(model.layout, slug, network, site), site)
    return replace(invitation, known=named, network=network)


def _write(model: type[Record], title: str, known: Mapping[str, Any], path: str, site: SiteContext) -> Invitation:
    words = site.words
    text = write_record(model, _fill(model, known, words), words(N_("Tell it here.")))
    open_name = words(_YOUR_NETWORK if model.layout.scope is Scope.NETWORK else _YOUR_TITLE)
    return Invitation(model.layout.type, path, title, text, open_name=open_name)


def _path(layout: Layout, about: str, network: str | None, site: SiteContext) -> str:
    """The file of an invitation. Its name is open: two people who write about the same would write over each other."""
    open_name = site.words(_YOUR_TITLE)
    name = f"{about}-{open_name}" if about else open_name
    if layout.scope is Scope.SHARED:
        return f"{site.docs_folder}/{layout.folder}/{name}.md"
    own = network or site.words(_YOUR_NETWORK)
    folder = f"{site.networks_folder}/{own}"
    return f"{folder}/index.md" if layout.scope is Scope.NETWORK else f"{folder}/{layout.folder}/{name}.md"


def _fill(model: type[Part], known: Mapping[str, Any], words: Words) -> dict[str, Any]:
    """The required fields of something: those that are known, and what to write for the others."""
    asked = {field.name: _ask(field.shape, field, words) for field in fields_of(model) if field.required}
    return {**asked, **known}


def _ask(shape: Shape, field: Field, words: Words) -> Any:
    if isinstance(shape, ListShape):
        return [_ask(shape.item, field, words)]
    if isinstance(shape, ObjectShape):
        return _fill(shape.model, {}, words)
    if isinstance(shape, Choice):
        wanted = ", ".join(f"{option} ({shape.label(option, words)})" for option in shape.labels)
    else:
        wanted = words(field.description)
    return f"{words(TO_FILL_IN)} {wanted}"
