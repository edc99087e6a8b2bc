"""The fields of an ordinary page: all of its front matter that reaches the theme.

MkDocs and its theme print or obey whatever stands there; what is not declared here stays in the file.
"""

from __future__ import annotations

import re
from typing import Annotated

from leernetwerk.records import field_problems
from leernetwerk.records.base import Part, optional, several
from leernetwerk.records.scalars import Choice, Flag, Prose, Slug, Text
from leernetwerk.records.standards import PatternScalar
from leernetwerk.words import N_

HIDDEN = Choice(
    {
        "navigation": N_("the menu beside the text"),
        "toc": N_("the table of contents"),
        "footer": N_("the links to the pages before and after it"),
        "path": N_("the way to the page, above its title"),
        "tags": N_("the tags"),
        "feedback": N_("the question whether the page was helpful"),
    }
)

LONGEST_ICON = 200
"""Longer names no file has, and asking for them is an error on some systems."""

ICON = PatternScalar(
    re.compile(rf"(?=.{{1,{LONGEST_ICON}}}\Z)[A-Za-z0-9_-]+(?:/[A-Za-z0-9_-]+)*"), field_problems.UNKNOWN_ICON
)


class PageSearch(Part):
    """What the search does with a page."""

    exclude: Flag | None = optional(N_("Leave out"), N_("true if the search does not find the page."))


class PageFields(Part):
    """The fields that an ordinary page can have."""

    title: Text | None = optional(
        N_("Title"), N_("The title of the page; without it, its first heading or the name of its file is taken.")
    )
    description: Prose | None = optional(
        N_("Description"), N_("What the page is about in one or two sentences, for search results and shared links.")
    )
    subtitle: Text | None = optional(N_("Subtitle"), N_("A line below its title in the menu."))
    icon: Annotated[str, ICON] | None = optional(
        N_("Icon"), N_("The icon before its title in the menu, such as material/account-group.")
    )
    status: Slug | None = optional(
        N_("Mark"), N_("A mark behind its title in the menu: new, deprecated, or one that mkdocs.yml names.")
    )
    hide: tuple[Annotated[str, HIDDEN], ...] = several(
        N_("Hidden"), N_("Parts of the frame that this page goes without.")
    )
    tags: tuple[Text, ...] = several(N_("Tags"), N_("Words that the page is listed by, where the site has tags."))
    search: PageSearch | None = optional(N_("Search"), N_("Whether the search finds the page."))
