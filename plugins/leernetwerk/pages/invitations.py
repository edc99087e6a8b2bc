"""What a reader can add in minutes: for each the file that it becomes, filled in as far as the page knows it, and the
link that opens it where the site takes contributions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import quote, urlencode

from leernetwerk.content import Layout, Scope
from leernetwerk.content.settings import Reception
from leernetwerk.content.unfinished import TO_FILL_IN
from leernetwerk.forms.backend import can_sign_in
from leernetwerk.graph import Node
from leernetwerk.pages.chrome import Chrome
from leernetwerk.pages.relative import relative_address
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


def invite_experience(chrome: Chrome, methodology: Node | None = None) -> Invitation:
    """An experience with a methodology."""
    known = {"methodology": methodology.source.slug} if methodology else {}
    about = methodology.title if methodology else "…"
    title = chrome.words(N_("Our experience with {title}"), title=about)
    slug = methodology.source.slug if methodology else ""
    return _invite(Experience, title, known, None, slug, chrome)


def invite_reply(chrome: Chrome, to: Node | None = None) -> Invitation:
    """A reply to a record."""
    title = chrome.words(N_("Reply to {title}"), title=to.title if to else "…")
    network = (to.source.network or (to.source.slug if to.type == "network" else None)) if to else None
    return _invite(Reply, title, {"to": to.id} if to else {}, network, to.source.slug if to else "", chrome)


def invite_feedback(chrome: Chrome, session: Node | None = None, insight: str = "") -> Invitation:
    """A session that tells what became of an insight."""
    known = {"insight": f"{session.source.key}#{insight}"} if session else {}
    title = chrome.words(N_("What became of an insight"))
    feedback = {"feedback": [_fill(Feedback, known, chrome.words)]}
    invitation = _invite(Session, title, feedback, session.source.network if session else None, insight, chrome)
    inner = {f"feedback.{name}": value for name, value in known.items()}
    return replace(invitation, known={"title": title, **inner})


def invite_record(model: type[Record], chrome: Chrome) -> Invitation:
    """A record of any type, of which nothing is known yet."""
    layout = model.layout
    title = chrome.words(N_("A contribution: {type}"), type=chrome.words(model.label))
    return _write(model, title, {}, _path(layout, "", None, chrome), chrome)


def open_address(invitation: Invitation, chrome: Chrome, page: str) -> str:
    """Where a page leads to for an invitation: the form, the forge, an e-mail, or the page that tells how."""
    reception = chrome.reception
    if reception.editor and can_sign_in(reception):
        return editor_address(invitation, chrome, page)
    if reception.repository:
        return forge_address(invitation, reception)
    if reception.email:
        return email_address(invitation, reception)
    return relative_address(chrome.addresses.quick(invitation.type), page)


def editor_address(invitation: Invitation, chrome: Chrome, page: str) -> str:
    """The form for an invitation, with what is known filled in; where the network is not known, it is asked first."""
    asked = {"network": invitation.network} if invitation.network else {}
    query = {**asked, "type": invitation.type, **invitation.known}
    return f"{relative_address(chrome.addresses.editor(), page)}?{_query(query)}"


def has_forms(reception: Reception) -> bool:
    """Whether a reader can send a form in; without a forge the editor works in a folder of one's own only."""
    return reception.editor and bool(reception.repository)


def form_address(record_type: str, chrome: Chrome, page: str) -> str:
    """The empty form of a type of record."""
    return f"{relative_address(chrome.addresses.editor(), page)}?{_query({'type': record_type})}"


def forge_address(invitation: Invitation, reception: Reception) -> str:
    """The address at which the forge shows the file, for its reader to complete and send in.

    GitHub, and Forgejo and Gitea after it, take the name and text of a new file. GitLab takes the name alone; so there
    the text goes into a new issue, which whoever keeps the site turns into the file.
    """
    path = f"{reception.folder}/{invitation.path}".lstrip("/")
    if reception.forge == "gitlab":
        text = f"`{path}`\n\n```yaml\n{invitation.text}```\n"
        return f"{reception.repository}/-/issues/new?" + _query(
            {"issue[title]": invitation.title, "issue[description]": text}
        )
    new = "_new" if reception.forge == "forgejo" else "new"
    return f"{reception.repository}/{new}/{quote(reception.branch)}/?" + _query(
        {"filename": path, "value": invitation.text}
    )


def email_address(invitation: Invitation, reception: Reception) -> str:
    """An e-mail with the file's text (RFC 6068)."""
    text = f"{invitation.path}\n\n{invitation.text}".replace("\n", "\r\n")
    return f"mailto:{quote(reception.email, safe='@')}?" + _query({"subject": invitation.title, "body": text})


def _query(values: Mapping[str, str]) -> str:
    return urlencode(values, safe="/:[]", quote_via=quote)


def _invite(
    model: type[Record], title: str, known: Mapping[str, Any], network: str | None, slug: str, chrome: Chrome
) -> Invitation:
    named = {"title": title, **known}
    invitation = _write(model, title, named, _path(model.layout, slug, network, chrome), chrome)
    return replace(invitation, known=named, network=network)


def _write(model: type[Record], title: str, known: Mapping[str, Any], path: str, chrome: Chrome) -> Invitation:
    words = chrome.words
    text = write_record(model, _fill(model, known, words), words(N_("Tell it here.")))
    open_name = words(_YOUR_NETWORK if model.layout.scope is Scope.NETWORK else _YOUR_TITLE)
    return Invitation(model.layout.type, path, title, text, open_name=open_name)


def _path(layout: Layout, about: str, network: str | None, chrome: Chrome) -> str:
    """The file of an invitation. Its name is open: two people who write about the same would write over each other."""
    open_name = chrome.words(_YOUR_TITLE)
    name = f"{about}-{open_name}" if about else open_name
    if layout.scope is Scope.SHARED:
        return f"{chrome.docs_folder}/{layout.folder}/{name}.md"
    own = network or chrome.words(_YOUR_NETWORK)
    folder = f"{chrome.networks_folder}/{own}"
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
