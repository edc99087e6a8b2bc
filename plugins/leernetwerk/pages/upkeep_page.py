"""The page with what waits for somebody's attention, so that nobody has to go and look for it."""

from __future__ import annotations

from dataclasses import dataclass

from leernetwerk.indexes.upkeep import Chore, Upkeep
from leernetwerk.pages.chrome import Chrome
from leernetwerk.pages.page import Page
from leernetwerk.pages.record_page import find_headings
from leernetwerk.pages.templates import load_templates
from leernetwerk.words import N_

MOST_CHORES = 100
"""How many of a kind are listed, so that the page stays light on a site of thousands of records."""


@dataclass(frozen=True, slots=True)
class Heap:
    """What waits of one kind.

    Attributes:
        id: its anchor.
        title: message id of its title.
        asked: message id of what is asked, and of whom.
        when: message id that says what an item's day means, with a place for it.
        chores: what waits.
    """

    id: str
    title: str
    asked: str
    when: str
    chores: tuple[Chore, ...]


def render_upkeep(upkeep: Upkeep, chrome: Chrome) -> Page:
    """The page of a site's upkeep on a day."""
    words, address = chrome.words, chrome.addresses.upkeep()
    title = words(N_("Upkeep"))
    intro = words(N_("What waits for somebody's attention, and who is asked."))
    heaps = (
        Heap(
            "reviews",
            N_("To be checked again"),
            N_("Read the page once more, mend what is no longer true, and set 'reviewed' to the day on which you did."),
            N_("by {day}"),
            upkeep.reviews,
        ),
        Heap(
            "stubs",
            N_("Still to be described"),
            N_("Do you work with this methodology? Describe it, with its source."),
            "",
            upkeep.stubs,
        ),
        Heap(
            "quiet",
            N_("Networks without news for a year"),
            N_("Tell how it goes in a few lines, or write down when the network ended: the field 'end'."),
            N_("latest news: {day}"),
            upkeep.quiet,
        ),
        Heap(
            "questions",
            N_("Questions left open"),
            N_("Do you know something that helps? Reply. Does the network have an answer? Then change 'status'."),
            "",
            upkeep.questions,
        ),
    )
    html = (
        load_templates(words.language)
        .get_template("upkeep.html")
        .render(
            heaps=heaps,
            title=title,
            intro=intro,
            today=upkeep.today,
            most=MOST_CHORES,
            chrome=chrome,
            page=address,
        )
    )
    return Page(address, title, html, intro, headings=find_headings(html))
