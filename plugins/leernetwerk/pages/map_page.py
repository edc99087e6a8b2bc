"""The map of the site: the picture and, page by page, the same facts as a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from leernetwerk.indexes.card import Card
from leernetwerk.pages.headings import PageHeadings
from leernetwerk.pages.page import Page
from leernetwerk.pages.site_context import SiteContext
from leernetwerk.pages.templates import load_templates
from leernetwerk.pictures.marks import MARKS
from leernetwerk.pictures.site_map import LINE, SCALES, WHOLE, MapLine, SiteMap
from leernetwerk.pictures.ties import MAP_TYPES, Tie, Ties
from leernetwerk.records.registry import RECORD_TYPES
from leernetwerk.words import N_

ROWS = 220
"""How many rows of the table stand on one page."""

MOST_PAGES = 10
"""A table that is longer holds its strongest ties only; the pages of the records tell of all."""

_NAMED = 2
"""How many of the records of a tie a row names."""

TITLE = N_("Map")
INTRO = N_("Networks, organisations and methodologies, and what ties them together.")
SCRIPT = "map.js"


@dataclass(frozen=True, slots=True)
class TieRow:
    """A row of the table; a record without ties stands alone.

    Attributes:
        who, whom: the ends of the tie.
        labels: the fields of the two that refer to the other (message ids).
        through: other records that tie them together.
        more: how many more of these there are.
    """

    who: Card
    whom: Card | None = None
    labels: tuple[str, ...] = ()
    through: tuple[Card, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class LineGroup:
    """Lines of one width; ``firm`` ones are drawn whole, others dashed."""

    width: int
    firm: bool
    paths: tuple[str, ...]


def render_map_pages(ties: Ties, picture: SiteMap, site: SiteContext) -> Iterator[Page]:
    """The map with the first rows of the table, and a page for each further part of the table."""
    rows, left_out = _rows(ties)
    pages = max(1, -(-len(rows) // ROWS))
    template = load_templates(site.words.language).get_template("map.html")
    name = site.words(TITLE)
    for number in range(1, pages + 1):
        title = site.words(N_("{title}, page {number}"), title=name, number=number) if number > 1 else name
        address = site.addresses.map(number)
        headings = PageHeadings()
        html = template.render(
            headings=headings,
            site=site,
            page=address,
            title=title,
            intro=INTRO,
            picture=picture if number == 1 else None,
            networks=_networks(picture),
            groups=_group_lines(picture) if number == 1 else (),
            scales=SCALES,
            whole=WHOLE,
            line_height=LINE,
            marks={name: MARKS[name] for name in MAP_TYPES},
            plurals={name: RECORD_TYPES[name].plural for name in MAP_TYPES},
            rows=rows[(number - 1) * ROWS : number * ROWS],
            rows_left_out=left_out,
            number=number,
            pages=pages,
        )
        scripts = (SCRIPT,) if number == 1 and picture.nodes else ()
        yield Page(address, title, html, site.words(INTRO), headings.list(), scripts=scripts)


def _rows(ties: Ties) -> tuple[list[TieRow], int]:
    """The rows of the table in the order of their names, and how many ties do not fit."""
    most = ROWS * MOST_PAGES
    strongest = sorted(range(len(ties.ties)), key=lambda place: (_weakness(ties.ties[place]), place))[:most]
    kept = [ties.ties[place] for place in sorted(strongest)]
    rows = [_row(tie, ties.cards) for tie in kept]
    rows += [TieRow(ties.cards[id]) for id, count in ties.count().items() if not count][: most - len(rows)]
    return rows, len(ties.ties) - len(kept)


def _row(tie: Tie, cards: dict[str, Card]) -> TieRow:
    labels = dict.fromkeys(label for one in tie.through if one.card.id in tie.ends for label in one.labels)
    others = tuple(one.card for one in tie.through if one.card.id not in tie.ends)
    return TieRow(cards[tie.ends[0]], cards[tie.ends[1]], tuple(labels), others[:_NAMED], len(others[_NAMED:]))


def _weakness(tie: Tie) -> tuple[bool, int]:
    return (not tie.firm, -len(tie.through))


def _networks(picture: SiteMap) -> list[tuple[int, Card]]:
    """The networks of the map by title, each with its place among the marks."""
    found = [(place, node.card) for place, node in enumerate(picture.nodes) if node.card.type == MAP_TYPES[0]]
    return sorted(found, key=lambda item: (item[1].title.casefold(), item[1].id))


def _group_lines(picture: SiteMap) -> tuple[LineGroup, ...]:
    """The lines by width; the script finds the ends of a line by the places of the marks."""
    groups: dict[tuple[bool, int], list[str]] = {}
    for line in picture.lines:
        groups.setdefault((line.tie.firm, line.width), []).append(_path(line, picture))
    return tuple(LineGroup(width, firm, tuple(groups[firm, width])) for firm, width in sorted(groups))


def _path(line: MapLine, picture: SiteMap) -> str:
    one, other = (picture.nodes[end] for end in line.ends)
    return f"M{one.x} {one.y} {other.x} {other.y}"
