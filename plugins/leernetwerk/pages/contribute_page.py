"""The page on what can be contributed: of each kind what is asked, what becomes of it, and the ways to do it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from leernetwerk.pages.headings import PageHeadings
from leernetwerk.pages.invitations import (
    Invitation,
    email_address,
    forge_address,
    invite_experience,
    invite_feedback,
    invite_record,
    invite_reply,
)
from leernetwerk.pages.page import Page
from leernetwerk.pages.quick_page import QUICK_TITLES
from leernetwerk.pages.relative import relative_address
from leernetwerk.pages.site_context import SiteContext
from leernetwerk.pages.templates import load_templates
from leernetwerk.records.front_matter import asked_fields
from leernetwerk.records.registry import RECORD_TYPES
from leernetwerk.records.session import Feedback
from leernetwerk.records.shapes import Field, fields_of
from leernetwerk.words import N_, Words

_SMALL = N_("In five minutes")
_WHERE = {
    "experience": N_("'{link}' stands on the page of each methodology."),
    "reply": N_("'{link}' stands on the page that you reply to."),
}
"""The types that take minutes, and where readers find the link by which they begin one."""

HEAPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (N_("A page of your own"), ("story", "question", "session", "report")),
    (N_("Together with your network"), ("project", "survey", "network")),
    (N_("What all networks share"), ("methodology", "organisation", "theme")),
)
"""The other types, by how much of a matter they are."""

EditorAddress = Callable[[str], str]
"""Tells the address at which an editor on the site makes a record of a type."""


@dataclass(frozen=True, slots=True)
class Contribution:
    """Something that can be contributed.

    Attributes:
        id: the id of its part of the page.
        title: what it is called here.
        purpose: what it is.
        asked: what must be told.
        welcome: what may be told.
        afterwards: what becomes of it once somebody has read along.
        invitation: its file, to be filled in.
        where: where the link stands by which readers begin it; "" for what has no such link.
    """

    id: str
    title: str
    purpose: str
    asked: tuple[Field, ...]
    welcome: tuple[Field, ...]
    afterwards: str
    invitation: Invitation
    where: str


def list_contributions(site: SiteContext) -> Iterator[tuple[str, tuple[Contribution, ...]]]:
    """What can be contributed, in heaps with the message ids of their titles, the smallest first."""
    words = site.words
    small = (invite_experience(site), invite_reply(site))
    yield _SMALL, (*(_describe_type(each, words) for each in small), _describe_feedback(site))
    for title, types in HEAPS:
        yield title, tuple(_describe_type(invite_record(RECORD_TYPES[name], site), words) for name in types)


def render_contribute(site: SiteContext, editor: EditorAddress | None = None, *, with_title: bool = True) -> Page:
    """The page.

    Args:
        site: what all pages share.
        editor: tells where the site's editor makes a record, where the site has one.
        with_title: whether the page is a whole one, or part of a page that has a title.
    """
    words, address, contribution_target = site.words, site.addresses.section("contribute"), site.contribution_target
    title = words(N_("Contribute"))
    intro = words(N_("Did you learn something that helps a colleague? Share it. Also what did not work is welcome."))

    def ways(contribution: Contribution) -> dict[str, str]:
        invitation = contribution.invitation
        quick = relative_address(site.addresses.quick(invitation.type), address)
        return {
            "quick": quick if contribution.where else "",
            "editor": editor(invitation.type) if editor else "",
            "forge": forge_address(invitation, contribution_target) if contribution_target.repository else "",
            "email": email_address(invitation, contribution_target) if contribution_target.email else "",
        }

    heaps = [(heap, [(each, ways(each)) for each in inside]) for heap, inside in list_contributions(site)]
    headings = PageHeadings()
    html = (
        load_templates(words.language)
        .get_template("contribute.html")
        .render(
            headings=headings,
            site=site,
            page=address,
            title=title,
            intro=intro,
            heaps=heaps,
            with_title=with_title,
        )
    )
    return Page(address, title, html, intro, headings=headings.list())


def _describe_type(invitation: Invitation, words: Words) -> Contribution:
    """A record of a type; one that readers begin by a link is called what the link is."""
    name = invitation.type
    model, where = RECORD_TYPES[name], _WHERE.get(name)
    asked, welcome = _split(asked_fields(model))
    title = words(QUICK_TITLES[name] if where else model.label)
    return Contribution(
        name,
        title,
        words(model.purpose_text),
        asked,
        welcome,
        words(model.afterwards_text),
        invitation,
        words(where, link=title) if where else "",
    )


def _describe_feedback(site: SiteContext) -> Contribution:
    words, invitation = site.words, invite_feedback(site)
    asked, welcome = _split(fields_of(Feedback))
    title = words(QUICK_TITLES[invitation.type])
    shown = N_("It shows with the insight, on the page of the session. So who brought it in sees what became of it.")
    return Contribution(
        "feedback",
        title,
        words(N_("What your team did with an insight of a session: adopted, adapted or not, and why.")),
        asked,
        welcome,
        words(shown),
        invitation,
        words(N_("'{link}' stands with each insight of a session."), link=title),
    )


def _split(fields: tuple[Field, ...]) -> tuple[tuple[Field, ...], tuple[Field, ...]]:
    """The fields that a contribution must have, and those that it may have."""
    return tuple(each for each in fields if each.required), tuple(each for each in fields if not each.required)
