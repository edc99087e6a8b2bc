"""The page on what a reader can add in minutes, for sites and readers without a forge."""

from __future__ import annotations

from leernetwerk.pages.headings import PageHeadings
from leernetwerk.pages.invitations import (
    email_address,
    forge_address,
    invite_experience,
    invite_feedback,
    invite_reply,
)
from leernetwerk.pages.page import Page
from leernetwerk.pages.site_context import SiteContext
from leernetwerk.pages.templates import load_templates
from leernetwerk.words import N_

QUICK_TITLES = {
    "experience": N_("Share your experience"),
    "reply": N_("Reply"),
    "session": N_("Tell what became of it"),
}


def render_quick_page(site: SiteContext) -> Page:
    """The page that tells what is asked, with the text to fill in, and every way in which the site takes it."""
    words, address, contribution_target = site.words, site.addresses.quick(), site.contribution_target
    title = words(N_("Share something in five minutes"))
    intro = words(N_("An experience, a reply, or what your team did with an insight: a few lines are enough."))
    invitations = (invite_experience(site), invite_reply(site), invite_feedback(site))
    headings = PageHeadings()
    html = (
        load_templates(words.language)
        .get_template("quick.html")
        .render(
            headings=headings,
            site=site,
            page=address,
            title=title,
            intro=intro,
            titles=QUICK_TITLES,
            contribution_target=contribution_target,
            invitations=[
                (each, forge_address(each, contribution_target), email_address(each, contribution_target))
                for each in invitations
            ],
        )
    )
    return Page(address, title, html, intro, headings=headings.list())
