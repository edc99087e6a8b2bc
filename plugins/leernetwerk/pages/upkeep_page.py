"""The page with what waits for somebody's attention, so that nobody has to go and look for it."""

from __future__ import annotations

from dataclasses import dataclass

from leernetwerk.graph.chores import Task
from leernetwerk.indexes.upkeep import Upkeep
from leernetwerk.pages.headings import PageHeadings
from leernetwerk.pages.page import Page
from leernetwerk.pages.site_context import SiteContext
from leernetwerk.pages.templates import load_templates
from leernetwerk.words import N_

MOST_WAITING = 100
"""How many of a kind are listed, so that the page stays light on a site of thousands of records."""


@dataclass(frozen=True, slots=True)
class Heap:
    """What waits of one kind.

    Attributes:
        id: its anchor.
        title: message id of its title.
        when: message id that says what an item's day means, with a place for it.
        passing: whether it is left out where nothing waits: what is there when a site begins.
    """

    id: str
    title: str
    when: str = ""
    passing: bool = False


HEAPS = {
    Task.REVIEW: Heap("reviews", N_("To be checked again"), N_("by {day}")),
    Task.DESCRIBE: Heap("stubs", N_("Still to be described")),
    Task.TELL: Heap("quiet", N_("Networks without news for a year"), N_("latest news: {day}")),
    Task.ANSWER: Heap("questions", N_("Questions left open"), N_("last taken up: {day}")),
    Task.WRITE: Heap("texts", N_("Still without a text"), passing=True),
    Task.REPLACE: Heap("examples", N_("Examples to be replaced"), passing=True),
    Task.COMPLETE: Heap("pages", N_("Pages to be completed"), passing=True),
}


def render_upkeep(upkeep: Upkeep, site: SiteContext) -> Page:
    """The page of a site's upkeep on a day."""
    words, address = site.words, site.addresses.upkeep()
    title = words(N_("Upkeep"))
    intro = words(N_("What waits for somebody's attention, and who is asked."))
    heaps = [
        (heap, task.value, waiting)
        for task, heap in HEAPS.items()
        if (waiting := upkeep.waiting[task]) or not heap.passing
    ]
    headings = PageHeadings()
    html = (
        load_templates(words.language)
        .get_template("upkeep.html")
        .render(
            headings=headings,
            heaps=heaps,
            title=title,
            intro=intro,
            today=upkeep.today,
            most=MOST_WAITING,
            site=site,
            page=address,
        )
    )
    return Page(address, title, html, intro, headings=headings.list())
